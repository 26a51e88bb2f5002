import AWSProfiles
import INIDocument
import JSONText
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the installed botocore makes of shared files: `Tests/Peers/botocore_oracle.py`.
enum BotocoreOracle {
  /// One answer for each pair of files, from one process; fewer where the peer is missing.
  ///
  /// `errors` is what the process wrote where it ended in another way than well.
  static func answers(for files: [SharedFiles]) -> (answers: [JSONValue], errors: String) {
    let python = peer("python3")
    var environment: [String: String] = [:]
    for name in ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION"] {
      environment[name] = environmentVariable(name)
    }
    // The encoding of the files is that of the locale for Python.
    environment["PYTHONUTF8"] = "1"
    let run = ChildRun(
      [python, fixturesRoot + "/Peers/botocore_oracle.py", "--batch"], environment: environment,
      input: files.map(request).joined())
    let lines = run.outputBytes.split(separator: 0x0A)
    let answers = lines.compactMap { try? JSONValue(parsing: Array($0)) }
    return (answers, run.status == 0 ? "" : "status \(run.status): \(run.errors)")
  }

  private static func request(_ files: SharedFiles) -> String {
    let fields = FileRole.allCases.map { role in
      files[role].map { "\"\(role.rawValue)_base64\":\"\(encodedBase64($0.bytes))\"" }
        ?? "\"no_\(role.rawValue)\":true"
    }
    return "{\(fields.joined(separator: ","))}\n"
  }
}

/// The base64 text of bytes.
func encodedBase64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = 0
    for place in 0..<3 { bits = bits << 8 | (place < group.count ? Int(group[start + place]) : 0) }
    for place in 0..<4 {
      text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
    }
  }
  return text
}
