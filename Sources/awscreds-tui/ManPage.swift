import App
import Canvas

/// The manual page, made from the tables that the help is made from.
func manualPage() -> String {
  var page = ManualPage()
  let name = programVersion.split(separator: " ")
  page.request("TH AWSCREDS\\-TUI 1 \"\" \"\(name.joined(separator: " "))\"")
  page.section("NAME")
  page.text("awscreds-tui - browse, check, switch and repair AWS profiles in the terminal")
  page.section("SYNOPSIS")
  page.bold("awscreds-tui \(VerbForm(options: screenOptions).synopsis)")
  page.request("br")
  page.bold("awscreds-tui VERB ...")
  page.section("DESCRIPTION")
  page.text(
    "Without a verb the program opens its screen; ? there tells the keys. The verbs do the same "
      + "for scripts and for the hook of your shell.")
  page.section("OPTIONS")
  page.options(interfaceOptions)
  page.verbs()
  page.keys()
  page.section("EXIT STATUS")
  for (status, meaning) in Failure.Status.meanings { page.tagged("\(status)", meaning) }
  page.request("PP")
  page.text("A command under exec ends with its own status.")
  page.scripts()
  page.section("FILES")
  for (names, meaning) in files { page.tagged(names, meaning) }
  page.section("ENVIRONMENT")
  for (names, meaning) in variables { page.tagged(names, meaning) }
  page.section("EXAMPLES")
  for (command, meaning) in examples { page.tagged(command, meaning) }
  page.section("SEE ALSO")
  page.text("aws(1)")
  return page.roff
}

private let files = [
  ("~/.aws/credentials, ~/.aws/config", "the profiles"),
  (
    "$XDG_CONFIG_HOME/awscreds-tui/settings",
    "settings of the program, mostly in ~/.config; one that tells all there are can be written "
      + "from the settings on the screen"
  ),
  (
    "$XDG_STATE_HOME/awscreds-tui/",
    "versions written, for undo; last verdicts and recent profiles; mostly in ~/.local/state"
  ),
]

private let examples = [
  ("eval \"$(awscreds-tui init bash)\"", "in ~/.bashrc: from then on use switches the shell"),
  ("awscreds-tui list --json --filter prod", "merged profiles, with the last verdict and its age"),
  ("awscreds-tui check --all", "a line per answer; status 1 where one is not valid"),
  ("awscreds-tui exec prod -- terraform plan", "one command under a profile"),
  ("awscreds-tui stages set prod acme-prod", "one row of the stage map"),
  ("awscreds-tui doctor --fix-safe --diff", "what would be mended"),
]

/// Lines of roff with the macros of man(7).
private struct ManualPage {
  private(set) var roff = ""

  mutating func request(_ text: String) { roff += ".\(text)\n" }
  mutating func section(_ title: String) { request("SH \(title)") }
  mutating func text(_ text: String) { roff += Self.line(text) }

  mutating func bold(_ text: String) {
    request("B \(Self.escaped(text))")
  }

  mutating func tagged(_ tag: String, _ text: String) {
    request("TP")
    bold(tag)
    self.text(text)
  }

  /// All verbs with their options.
  mutating func verbs() {
    section("VERBS")
    for verb in Verb.all {
      request("SS \(Self.escaped(verb.name))")
      for form in verb.forms {
        bold(([verb.name] + form.pieces).joined(separator: " "))
        request("br")
      }
      text(verb.summary)
      options(verb.options)
    }
  }

  /// The keys of the screen.
  mutating func keys() {
    section("KEYS")
    text(
      "As the screen binds them by itself. Settings can bind others (the , key): ? on the screen "
        + "and its palette (the : key) always show those in force.")
    for row in Action.table where !row.keys.isEmpty {
      tagged(
        row.keys.map { $0.label(.ascii) }.joined(separator: " "),
        row.screens.map { "\(row.title) (\($0.map(\.rawValue).joined(separator: ", ")))" }
          ?? row.title)
    }
  }

  /// What scripts can rely on beside the statuses.
  mutating func scripts() {
    section("JSON")
    text(jsonRules)
    for shape in JSONShape.all {
      request("SS \(Self.escaped(shape.name))")
      text(shape.title)
      for field in shape.fields {
        tagged(field.path, field.type + (field.meaning.isEmpty ? "" : ": \(field.meaning)"))
      }
    }
    for list in codeLists {
      section(list.title.uppercased())
      text(list.about)
      for (code, meaning) in list.codes { tagged(code, meaning) }
    }
  }

  mutating func options(_ options: [VerbOption]) {
    for option in options {
      tagged(option.label, option.help)
    }
  }

  /// Text in which nothing is read as roff.
  static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "\"": "\\(dq"
      case "\n": " "
      default: String(character)
      }
    }.joined()
  }

  /// A line of text, which a dot or a quote at its start would make a request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    let isRequest = escaped.hasPrefix(".") || escaped.hasPrefix("'")
    return (isRequest ? "\\&" : "") + escaped + "\n"
  }
}
