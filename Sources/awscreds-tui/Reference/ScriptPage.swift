/// The word behind `help` that tells what scripts can rely on.
let scriptsTopic = "scripts"

/// What scripts can rely on: JSON, codes, statuses and variables, as Markdown made from the tables.
func scriptPage() -> String {
  var text = """
    # For scripts

    What `awscreds-tui help scripts` prints, made from the tables that the program uses.

    Every verb reads words and standard input, writes its answer to standard output and all else to
    standard error; it asks questions on the terminal alone, and ends with a status below.

    ## Exit statuses


    """
  text += items(Failure.Status.meanings.map { ("\($0.status)", $0.meaning) })
  text += "\n## JSON\n\n" + jsonRules + "\n"
  for shape in JSONShape.all { text += "\n" + section(shape) }
  for list in codeLists { text += "\n## \(list.title)\n\n\(list.about)\n\n" + items(list.codes) }
  text += "\n## Variables\n\n"
  text += items(
    variables.map { names, meaning in
      (names.split(separator: ", ").joined(separator: "`, `"), meaning)
    })
  return text
}

/// What holds for all JSON of the program.
let jsonRules = """
  Verbs with --json print one object, `check` one a line. Names are in snake_case. What is unknown
  is null; only fields with “if any” are left out. New fields may come: skip what you do not know.
  """

/// The lists of codes, each with what it is about.
var codeLists: [(title: String, about: String, codes: [CodeMeaning])] {
  [
    ("Codes of errors", "As `error.code`; verbs that ask AWS give classes too.", Codes.errors),
    ("Classes of verdicts", "As `class` of `check`.", Codes.classes),
    (
      "Codes of findings in the AWS files", "As `doctor` and `show` give them, for `--fix` too.",
      Codes.findings
    ),
    ("Codes of findings in projects", "As `stages` and `doctor` give them.", Codes.stageFindings),
    (
      "Codes of notices",
      "As `current` and `doctor` give them, and lines `notice CODE: …` on stderr.",
      Codes.notices
    ),
  ]
}

private func items(_ rows: [CodeMeaning]) -> String {
  rows.map { "- `\($0.code)`: \($0.meaning)\n" }.joined()
}

private func section(_ shape: JSONShape) -> String {
  var text = "### \(shape.name)\n\n\(shape.title)\n\n"
  for field in shape.fields {
    text +=
      "- `\(field.path)` (\(field.type))" + (field.meaning.isEmpty ? "" : ": \(field.meaning)")
    text += "\n"
  }
  return text
}

extension JSONShape {
  /// What it is, as a sentence.
  var title: String {
    let isVerb = Self.ofVerbs.contains { $0.name == name }
    let start = isVerb ? "`\(name) --json`: \(about)" : "\(about)"
    let more = base.map { ": all fields of `\($0)`, and" } ?? ""
    return start.prefix(1).uppercased() + start.dropFirst() + more + (more.isEmpty ? "." : ":")
  }
}
