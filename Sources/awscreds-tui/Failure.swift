import JSONText

/// Why a verb ends with a status other than 0.
struct Failure: Error, Sendable, Equatable {
  /// The exit statuses that scripts can rely on.
  enum Status: Int32, Sendable {
    case failed = 1
    case usage = 2
    case missing = 3
    case changed = 4
    /// As shells say it of a command that is there but cannot be run.
    case notExecutable = 126
    /// As shells say it of a command that is not there.
    case notFound = 127
    case interrupted = 130

    /// All statuses with what they mean, as help and manual page tell them.
    static let meanings: [(status: Int32, meaning: String)] = [
      (0, "done"), (failed.rawValue, "failed, or a checked profile is not valid"),
      (usage.rawValue, "usage"), (missing.rawValue, "a terminal, hook or consent is missing"),
      (changed.rawValue, "the file changed meanwhile or is locked"),
      (notExecutable.rawValue, "exec: the command cannot be run"),
      (notFound.rawValue, "exec: there is no such command"),
      (interrupted.rawValue, "interrupted"),
    ]
  }

  var status: Status = .failed
  /// A code of the documented list; nil where none fits.
  var code: String?
  /// What, where, why and the remedy, on one line; empty where all has been said already.
  var message: String
  var file: String?
  var line: Int?

  static func usage(_ message: String) -> Failure {
    Failure(status: .usage, code: "usage", message: message)
  }

  /// A word that is none of the known ones, with the nearest that is.
  static func unknown(_ what: String, near word: String, among names: [String], prefix: String = "")
    -> Failure
  {
    guard let near = nearestName(to: word, among: names) else {
      // Few enough to be read in one glance.
      let known =
        names.count > 8 ? "" : "; known are \(names.map { prefix + $0 }.joined(separator: ", "))"
      return .usage("unknown \(what)\(known)")
    }
    return .usage("unknown \(what); did you mean \(prefix)\(near)?")
  }

  /// A value that was to be read and is not there.
  static func noValue(
    _ what: String, _ why: String, _ remedy: String?, status: Status = .failed
  ) -> Failure {
    let rest = remedy.map { "; \($0)" } ?? ""
    return Failure(
      status: status, code: "no-value",
      message: "no value given: \(what): \(why). Pipe it in or type it\(rest)")
  }

  /// Nothing more to say: the verb has told its story on stdout.
  static let silent = Failure(message: "")

  /// The error as `--json` gives it.
  var json: JSONValue {
    [
      "error": [
        "code": JSONValue(code), "message": .string(message), "file": JSONValue(file),
        "line": JSONValue(line),
      ]
    ]
  }
}
