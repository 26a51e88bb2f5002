import TestSupport
import Testing

/// A job as a user does it, told twice: in keys on a screen, and in lines.
///
/// Both ways start from the same home and must leave the same files.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// What the user does on the screen.
  enum Step: Sendable {
    /// Letters, one key each.
    case type(String)
    /// A key by tmux's name for it, as `Enter` or `C-r`.
    case press(String)
    /// A paste from the clipboard.
    case paste(String)
    /// Waits until the screen holds a text.
    case see(String)
    /// Waits until the screen holds a text no longer.
    case miss(String)
  }

  /// The job, in a few words.
  var name: String
  /// Files below the home, by their paths.
  var files: [String: String] = [:]
  /// Variables besides `HOME` and `PATH`.
  var environment: [String: String] = [:]
  /// The words behind the program's name.
  var arguments: [String] = []
  /// The folder to start in, below the home.
  var folder = "work"
  /// Whether the shell is one with the hook.
  var hasHook = false
  /// The job in keys.
  var screen: [Step]
  /// The job in lines.
  var lines: [String]
  /// Texts that the line by line program must say, in this order.
  var says: [String]
  /// Files that must stand at the end; nil: must not be there.
  var after: [String: String?] = [:]
  /// Variables of the shell at the end, where it has the hook; an empty value: not set.
  var variables: [String: String] = [:]

  var testDescription: String { name }

  /// The home that the job is done in.
  func home() -> TemporaryFolder {
    let home = TemporaryFolder()
    home.makeFolder(folder)
    for (path, text) in files { home.write(path, text) }
    return home
  }

  /// All variables of the program, with the peers of the tests out of its way.
  func variables(_ home: TemporaryFolder) -> [String: String] {
    var all = environment
    all["HOME"] = home.path
    all["PATH"] = "\(builtPrograms):/usr/local/bin:/usr/bin:/bin"
    all["LC_ALL"] = "C.UTF-8"
    all["AWS_EC2_METADATA_DISABLED"] = "true"
    return all
  }

  /// The script that starts the program in bash and tells the variables at the end.
  func script(_ words: String) -> String {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let told = variables.keys.sorted().map { "echo \"\($0)=[${\($0)-}]\"" }.joined(separator: "; ")
    let end = told.isEmpty ? ":" : told
    guard hasHook else { return "command awscreds-tui \(quoted) \(words); \(end)" }
    return "eval \"$(awscreds-tui init bash)\"; awscreds-tui \(quoted) \(words); \(end)"
  }

  /// Says what is not as it should be at the end.
  func expectEnd(_ home: TemporaryFolder, _ printed: String) {
    for (path, wanted) in after {
      let found = home.bytes(path).map { String(decoding: $0, as: UTF8.self) }
      #expect(found == wanted, "\(name): \(path)")
    }
    for (variable, value) in variables {
      #expect(printed.contains("\(variable)=[\(value)]"), "\(name): \(variable)\n\(printed)")
    }
  }
}
