import JSONText
import TestSupport

/// The built program with a HOME of its own.
struct Program {
  let home = TemporaryFolder()
  var environment: [String: String] = [:]

  /// Puts the files at `~/.aws`; nil leaves one out.
  init(credentials: String? = nil, config: String? = nil) {
    home.makeFolder(".aws")
    home.makeFolder("work")
    if let credentials { home.write(".aws/credentials", credentials) }
    if let config { home.write(".aws/config", config) }
  }

  /// Runs the program in a folder of its own, with no terminal.
  func run(_ arguments: String..., input: String = "") -> ChildRun {
    run(arguments, input: input)
  }

  /// Runs the program with a list of words.
  func run(_ arguments: [String], input: String = "") -> ChildRun {
    var variables = environment
    variables["HOME"] = variables["HOME"] ?? home.path
    variables["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    variables["LC_ALL"] = "C.UTF-8"
    return ChildRun(
      ["setsid", "-w", builtPrograms + "/awscreds-tui"] + arguments, environment: variables,
      input: input, directory: home.path("work"))
  }

  /// A file at `~/.aws`, as text.
  func file(_ name: String) -> String? {
    home.bytes(".aws/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }
}

extension ChildRun {
  /// Standard output as one JSON value; nil where it is none.
  var json: JSONValue? { try? JSONValue(parsing: outputBytes) }
}
