import JSONText
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What carries out the cases of an area: the case's folder and its `case.json`; nil is passed,
/// else why not, in words that hold no secret.
typealias CaseRun = @Sendable (_ folder: String, _ caseJSON: JSONValue) -> String?

/// Who carries out which area.
let caseRuns: [String: CaseRun] = [
  "filesystem": runFilesystemCase,
  "ini-edit": runReadingCase,
  "ini-parse": runReadingCase,
  "keys-import": runImportCase,
  "resolve": runResolveCase,
  "shell": runShellCase,
  "stages": runStageCase,
  "sts": runSTSCase,
]

/// Areas that the program cannot do yet: their failing cases are counted and told, no more.
let areasToCome: Set<String> = []

/// A case folder, read.
struct StoredCase: Sendable, CustomTestStringConvertible {
  /// The folder that holds `case.json` and the files it names.
  var folder: String
  var id: String
  var area: String
  /// The content of `case.json`; nil where it is no JSON.
  var json: JSONValue?

  /// The id alone: input files hold keys, invented ones here, but a habit is a habit.
  var testDescription: String { id }

  /// Reads the case in `folder`, `<area>/<id>`; what `case.json` says of id and area leads.
  init(folder: String) {
    let names = folder.split(separator: "/").suffix(2).map(String.init)
    self.folder = folder
    json = readFile(folder + "/case.json").flatMap { try? JSONValue(parsing: $0) }
    id = json?["id"]?.string ?? names.last ?? folder
    area = json?["area"]?.string ?? names.first ?? ""
  }

  /// Carries the case out; nil is passed, else why not.
  func failure() -> String? {
    guard let json else { return "case.json is missing or is no JSON" }
    guard let run = caseRuns[area] else { return "area \(area) cannot be carried out yet" }
    return run(folder, json)
  }
}

extension StoredCase {
  /// Where cases are looked for: the handed ones, our own of the same form, then what
  /// `AWSCREDS_CASES` names.
  static let roots: [String] = {
    let ours = ["/cases", "/own-cases"].map { fixturesFolder + $0 }
    let more = getenv("AWSCREDS_CASES").map { String(cString: $0) } ?? ""
    return ours + more.split(separator: ":").map(String.init)
  }()

  /// All cases below the roots, in the order of their paths.
  static let all: [StoredCase] = roots.flatMap { root in
    caseFolders(below: root).map(StoredCase.init(folder:))
  }

  private static func caseFolders(below folder: String) -> [String] {
    let names = folderEntries(folder)
    if names.contains("case.json") { return [folder] }
    return names.flatMap { caseFolders(below: folder + "/" + $0) }
  }
}

/// Counts cases, and prints what they came to when the suite is through.
struct CaseTally: SuiteTrait, TestScoping {
  static let shared = CaseTally()
  private static let outcomes = Mutex<(passed: Int, failures: [(id: String, why: String)])>((0, []))

  static func count(_ stored: StoredCase, failure: String?) {
    outcomes.withLock { outcomes in
      if let failure {
        outcomes.failures.append((stored.id, failure))
      } else {
        outcomes.passed += 1
      }
    }
  }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    defer { Self.report() }
    try await function()
  }

  private static func report() {
    let (passed, failures) = outcomes.withLock { ($0.passed, $0.failures) }
    var text = "cases: \(passed) passed, \(failures.count) failed\n"
    for (id, why) in failures.sorted(by: { $0.id < $1.id }) {
      text += "case \(id): \(why.split(whereSeparator: \.isNewline).joined(separator: " | "))\n"
    }
    // In one piece: suites beside this one write too.
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
