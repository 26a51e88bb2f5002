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
  page.bold("awscreds-tui [--project DIR] [--demo] [--plain]")
  page.request("br")
  page.bold("awscreds-tui VERB ...")
  page.section("DESCRIPTION")
  page.text(
    "Without a verb the program opens its screen; ? there tells the keys. The verbs do the same "
      + "for scripts and for the hook of your shell.")
  page.section("OPTIONS")
  page.options(interfaceOptions)
  page.section("VERBS")
  for verb in Verb.all {
    page.request("SS \(ManualPage.escaped("\(verb.name) \(verb.synopsis)"))")
    page.text(verb.summary)
    page.options(verb.options)
  }
  page.section("KEYS")
  page.text("On the screen; settings can bind others.")
  for row in Action.table where !row.keys.isEmpty {
    page.tagged(
      row.keys.map { $0.label(.ascii) }.joined(separator: " "),
      row.screens.map { "\(row.title) (\($0.map(\.rawValue).joined(separator: ", ")))" }
        ?? row.title)
  }
  page.section("EXIT STATUS")
  let statuses = [
    ("0", "done"), ("1", "failed, or a checked profile is not valid"), ("2", "usage"),
    ("3", "a terminal, hook or consent is missing"),
    ("4", "the file changed meanwhile or is locked"), ("130", "interrupted"),
  ]
  for (status, meaning) in statuses { page.tagged(status, meaning) }
  page.section("FILES")
  page.tagged("~/.aws/credentials, ~/.aws/config", "the profiles")
  page.tagged("$XDG_CONFIG_HOME/awscreds-tui/settings", "settings of the program")
  page.tagged("$XDG_STATE_HOME/awscreds-tui/", "versions written, for undo")
  page.section("ENVIRONMENT")
  page.tagged("AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE", "other places of the profiles")
  page.tagged("NO_COLOR", "no colours")
  page.section("SEE ALSO")
  page.text("aws(1)")
  return page.roff
}

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

  mutating func options(_ options: [VerbOption]) {
    for option in options {
      let short = option.short.map { "-\($0), " } ?? ""
      tagged(short + "--\(option.name)" + (option.value.map { " \($0)" } ?? ""), option.help)
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
