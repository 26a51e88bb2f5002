import JSONText
import TestSupport

/// Carries out a case of the area `shell` with the real program and the real shell: nil where it
/// passed or where the shell is not installed, else why not.
func runShellCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let action = caseJSON["action"], action["kind"]?.string == "shell-env",
    let shell = action["shell"]?.string
  else { return "no shell-env action" }
  let run = ShellCase(folder: folder, json: caseJSON, action: action, shell: shell)
  defer { run.home.remove() }
  guard run.isInstalled else { return nil }
  guard let given = caseJSON["given"] else { return "nothing is given" }
  if let why = run.place(given["files"]) { return why }
  let outcome: ShellCase.Outcome?
  if action["cancel"]?.bool == true || action["via"] != nil {
    guard run.has("tmux") else { return nil }
    outcome = run.onScreen()
  } else {
    outcome = run.directly()
  }
  guard let outcome else { return "the shell did not come to its end" }
  return caseJSON["expect"].flatMap { run.compare(outcome, $0) }
}

/// One case on its way: its own HOME with the files, and what comes out.
private struct ShellCase {
  var folder: String
  var json: JSONValue
  var action: JSONValue
  var shell: String
  let home = TemporaryFolder()

  /// What the shell had in the end.
  struct Outcome {
    var output: String
    var errors: String
    var status: String
    var environment: [String: String]
  }

  static let program = builtPrograms

  static let systemPath = "/usr/local/bin:/usr/bin:/bin"

  var isInstalled: Bool { has(executable) }

  var executable: String {
    ["posix": "dash", "powershell": "pwsh", "nushell": "nu"][shell] ?? shell
  }

  func has(_ name: String) -> Bool {
    ChildRun(["which", name], environment: ["PATH": Self.systemPath]).status == 0
  }

  func place(_ files: JSONValue?) -> String? {
    home.makeFolder(".aws")
    home.makeFolder("work")
    for member in files?.members ?? [] {
      guard let name = member.value.string, let bytes = readFile(folder + "/" + name) else {
        return "file of \(member.key) is missing"
      }
      home.write(member.key == "serverless" ? "work/serverless.yml" : ".aws/\(member.key)", bytes)
    }
    return nil
  }

  var environment: [String: String] {
    var variables = [
      "HOME": home.path, "PATH": Self.program + ":" + Self.systemPath, "LC_ALL": "C.UTF-8",
      "TERM": "xterm-256color", "OUT": home.path,
    ]
    for member in json["given"]?["env"]?.members ?? [] {
      variables[member.key] = member.value.string
    }
    return variables
  }

  var quiet: [String] {
    ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][shell] ?? []
  }

  /// The text that runs `command`, keeps its output, evaluates it and keeps the environment, which
  /// is there only once it is whole.
  func script(_ command: String) -> String {
    if shell == "fish" {
      return """
        \(command) >$OUT/out 2>$OUT/err
        echo $status >$OUT/status
        source $OUT/out
        command env -0 >$OUT/env.part
        command mv $OUT/env.part $OUT/env
        """
    }
    return """
      \(command) >"$OUT/out" 2>"$OUT/err"
      echo $? >"$OUT/status"
      eval "$(cat "$OUT/out")"
      command env -0 >"$OUT/env.part"
      command mv "$OUT/env.part" "$OUT/env"
      """
  }

  /// `env`, in the shell named.
  func directly() -> Outcome? {
    var variables = environment
    var command = "awscreds-tui env --shell \(shell) --none"
    if let name = action["select"]?.string {
      variables["SELECT"] = name
      command = "awscreds-tui env --shell \(shell) -- \"$SELECT\""
    }
    _ = ChildRun(
      [executable] + quiet + ["-c", script(command)], environment: variables,
      directory: home.path("work"))
    return outcome()
  }

  /// `pick`, in the shell named, on the screen of a terminal of its own.
  func onScreen() -> Outcome? {
    home.write("script", script("awscreds-tui pick --shell \(shell)"))
    let name = "awscreds-case-\(home.path.suffix(8))"
    var words = [
      "tmux", "-L", name, "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30",
    ]
    words += [executable] + quiet + [home.path("script")]
    guard ChildRun(words, environment: environment, directory: home.path("work")).status == 0 else {
      return nil
    }
    defer { _ = ChildRun(["tmux", "-L", name, "kill-server"], environment: environment) }
    let first = action["select"]?.string ?? "profile"
    guard wait(name, until: { $0.lowercased().contains(first.lowercased()) }) else { return nil }
    var keys: [[String]] = [["q"]]
    if action["cancel"]?.bool != true {
      keys = [["/"], ["-l", "--", first], ["Enter"], ["Enter"]]
    }
    for key in keys {
      _ = ChildRun(["tmux", "-L", name, "send-keys"] + key, environment: environment)
    }
    guard wait(name, until: { _ in home.bytes("env") != nil && home.bytes("status") != nil }) else {
      return nil
    }
    return outcome()
  }

  /// Looks at the screen until it is as wished, for a minute at most.
  func wait(_ name: String, until condition: (String) -> Bool) -> Bool {
    for _ in 0..<600 {
      let screen = ChildRun(["tmux", "-L", name, "capture-pane", "-p"], environment: environment)
      if condition(screen.output) { return true }
      if screen.status != 0 { return condition("") }
      _ = ChildRun(["sleep", "0.05"], environment: environment)
    }
    return false
  }

  func outcome() -> Outcome? {
    guard let entries = home.bytes("env"), let status = home.bytes("status") else { return nil }
    var variables: [String: String] = [:]
    for entry in entries.split(separator: 0) {
      let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard let name = parts.first else { continue }
      variables[String(decoding: name, as: UTF8.self)] =
        parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : ""
    }
    return Outcome(
      output: String(decoding: home.bytes("out") ?? [], as: UTF8.self),
      errors: String(decoding: home.bytes("err") ?? [], as: UTF8.self),
      status: String(decoding: status, as: UTF8.self).filter { $0 != "\n" }, environment: variables)
  }

  func compare(_ outcome: Outcome, _ expect: JSONValue) -> String? {
    for member in expect["env_set"]?.members ?? []
    where outcome.environment[member.key] != member.value.string {
      return "\(member.key) is not as expected; \(outcome.errors)"
    }
    for name in (expect["env_unset"]?.array ?? []).compactMap(\.string)
    where outcome.environment[name] != nil {
      return "\(name) is still set"
    }
    for name in (expect["exported"]?.array ?? []).compactMap(\.string)
    where outcome.environment[name] == nil {
      return "\(name) is not exported"
    }
    for name in (expect["must_not_exist"]?.array ?? []).compactMap(\.string)
    where home.bytes("work/\(name)") != nil {
      return "\(name) was made: text of a name was run"
    }
    if let text = expect["stdout"]?.string, outcome.output != text {
      return "standard output is not as expected"
    }
    let excluded = expect["stdout_excludes"]
    for text in (excluded?.array ?? [excluded].compactMap { $0 }).compactMap(\.string)
    where outcome.output.contains(text) {
      return "standard output holds what it must not"
    }
    if expect["stdout_only_shell_code"]?.bool == true {
      let lines = outcome.output.split(separator: "\n")
      let starts = shell == "fish" ? ["set "] : ["export ", "unset "]
      guard lines.allSatisfy({ line in starts.contains { line.hasPrefix($0) } }) else {
        return "standard output holds more than shell code"
      }
    }
    if expect["exit_nonzero"]?.bool == true, outcome.status == "0" { return "exit status is 0" }
    for code in (expect["notices"]?.array ?? []).compactMap(\.string)
    where !outcome.errors.contains(code) {
      return "notice \(code) is missing"
    }
    for code in (expect["notices_exclude"]?.array ?? []).compactMap(\.string)
    where outcome.errors.contains(code) {
      return "notice \(code) is told"
    }
    return nil
  }
}
