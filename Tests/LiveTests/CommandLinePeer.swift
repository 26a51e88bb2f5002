import JSONText
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The AWS CLI that `setup.sh` installed, or the one on PATH: `Tests/Peers/awscli_identity.py`.
enum CommandLinePeer {
  struct Answer {
    var arn: String?
    var errors: String
  }

  /// What the CLI says of each profile; fewer answers where it is missing.
  static func identities(
    of profiles: [String], _ variables: [String: String]
  ) -> [String: Answer] {
    let python = peer("python3")
    var environment = variables
    for name in ["PATH", "PYENV_ROOT", "PYENV_VERSION"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    environment["PYTHONUTF8"] = "1"
    let run = ChildRun(
      [python, fixturesRoot + "/Peers/awscli_identity.py"] + profiles, environment: environment)
    var answers: [String: Answer] = [:]
    for line in run.outputBytes.split(separator: 0x0A) {
      guard let json = try? JSONValue(parsing: Array(line)), let name = json["profile"]?.string
      else { continue }
      answers[name] = Answer(arn: json["arn"]?.string, errors: json["errors"]?.string ?? "")
    }
    return answers
  }
}
