import CBuild

/// The name and version, as `--version` prints them.
let programVersion = "awscreds-tui 0.1.0"

/// The version with the commit that it was built from, where that is known.
///
/// As `awscreds-tui 0.1.0 (0123456789ab, changed)`; the word is there where files had been changed
/// since that commit.
var programVersionAndCommit: String {
  let commit = String(cString: build_commit())
  guard !commit.isEmpty else { return programVersion }
  return "\(programVersion) (\(commit.prefix(12))\(build_is_changed() == 0 ? "" : ", changed"))"
}

/// The options of the screen.
let screenOptions = [
  VerbOption("project", value: "DIR", of: .folder, "the folder of the Serverless project"),
  VerbOption("demo", "invented profiles; no file and no network is touched"),
  VerbOption("plain", "line by line, for screen readers and plain terminals"),
]

/// The options that stand before any verb.
let interfaceOptions =
  screenOptions + [
    VerbOption("help", short: "h", "the verbs and statuses; `help VERB` tells more of a verb"),
    VerbOption("man-page", "the manual page, as man(1) reads it"),
    VerbOption("version", short: "V", "name and version"),
  ]

/// The text of `--help`.
func usage() -> String {
  let width = Verb.all.map(\.name.count).max() ?? 0
  let verbs = Verb.all.map { "  \($0.name.padded(width))  \($0.summary)\n" }.joined()
  return """
    awscreds-tui: AWS profiles and keys in the terminal: browse, check, switch, repair.

    usage: awscreds-tui \(VerbForm(options: screenOptions).synopsis)      the screen
           awscreds-tui VERB …                                  the same, for scripts

    options:
    \(lines(of: interfaceOptions))
    verbs:
    \(verbs)
    To switch the shell you are in, put its hook into the rc file:
      bash   eval "$(awscreds-tui init bash)"          in ~/.bashrc
      zsh    eval "$(awscreds-tui init zsh)"           in ~/.zshrc
      fish   awscreds-tui init fish | source           in ~/.config/fish/config.fish

    exit status:
    \(exitStatuses())

    `awscreds-tui VERB --help` tells the options of a verb, `help scripts` the JSON, the codes and
    the variables, `man awscreds-tui` all of it.

    """
}

private func exitStatuses() -> String {
  Failure.Status.meanings.map { status, meaning in
    let number = String(status)
    return String(repeating: " ", count: 5 - number.count) + "\(number)  \(meaning)"
  }.joined(separator: "\n")
}

/// The text of `VERB --help`.
func usage(of verb: Verb) -> String {
  let start = "usage: awscreds-tui \(verb.name)"
  var text = ""
  for (index, form) in verb.forms.enumerated() {
    let head = index == 0 ? start : String(repeating: " ", count: 7) + start.dropFirst(7)
    text += filled([head] + form.pieces, indent: 12) + "\n"
  }
  text += "\n\(verb.summary)\n"
  if !verb.options.isEmpty { text += "\noptions:\n\(lines(of: verb.options))" }
  return text
}

/// Words in lines of at most 88 columns, the second and later ones indented.
private func filled(_ words: [String], indent: Int) -> String {
  var lines = [words.first ?? ""]
  for word in words.dropFirst() {
    if lines[lines.count - 1].count + 1 + word.count <= 88 {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(repeating: " ", count: indent) + word)
    }
  }
  return lines.joined(separator: "\n")
}

private func lines(of options: [VerbOption]) -> String {
  let left = options.map { ($0.short == nil ? "    " : "") + $0.label }
  let width = left.map(\.count).max() ?? 0
  return zip(left, options).map { "  \($0.padded(width))  \($1.help)\n" }.joined()
}
