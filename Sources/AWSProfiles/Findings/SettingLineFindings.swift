import INIDocument

extension TextExaminer {
  /// What is wrong with the settings of a section.
  mutating func examine(_ section: Section) {
    if document.lines[section.header].isUnclosed { return }
    let profile: String? = if case .profile(let name) = section.kind { name } else { nil }
    var firstLines = FirstLines()
    // The setting that an indented line runs on from.
    var owner: Int?
    let cliNames = CLINames(document, section)
    for index in section.header + 1..<max(section.end, section.header + 1) {
      let line = document.lines[index]
      if line.role == .other {
        add(
          "missing-delimiter", .error, index + 1, profile: profile, trips: ["cli"], stopsCLI: true,
          "The line is no setting: it has no = or no name before it. The AWS CLI refuses the whole "
            + "file for it: delete the line, or put a # in front.")
      }
      if line.role == .continuation, line.indentation > 0, let owner {
        continuation(index, of: owner, profile)
      }
      guard line.role == .setting else { continue }
      owner = index
      let first = firstLines.first(of: line.name, line: index + 1, in: document)
      let hasCapitals = profile != nil && document.hasCapitals(line.name)
      let hasColon = document.bytes[line.name].contains(0x3A)
      guard hasCapitals || line.inlineComment != nil || first != nil || hasColon else { continue }
      if hasColon { colonInName(index, cliNames, profile) }
      let spelled = document.text(line.name)
      let key = spelled.lowercased()
      if hasCapitals {
        add(
          "uppercase-key", .warning, index + 1, profile: profile, name: spelled,
          trips: ["terraform", "serverless3", "serverless4"],
          fix: .lowercaseKey(role, line: index + 1),
          "\(spelled) is in capitals: the AWS CLI reads it, most SDKs do not.")
      }
      if line.inlineComment != nil {
        add(
          "inline-comment-in-value", .warning, index + 1, profile: profile, name: key,
          trips: ["cli"], fix: .moveComment(role, line: index + 1),
          "The comment behind \(key) is part of the value for the AWS CLI.")
      }
      if let first {
        add(
          "duplicate-key", .error, index + 1, profile: profile, name: key, firstLine: first,
          trips: ["cli"], stopsCLI: true,
          "\(key) stands twice (first: line \(first)): the AWS CLI refuses the file.")
      }
    }
  }

  /// A name with a colon in it, which the AWS CLI ends there; what stands behind it may be a secret,
  /// and is not told.
  private mutating func colonInName(_ index: Int, _ names: CLINames, _ profile: String?) {
    let name = names.name(at: index)
    let other = names.other(than: index)
    let harm =
      name.isEmpty || other != nil
      ? "refuses the file" : "reads a setting \(name) here, with the rest of the line for its value"
    add(
      "colon-in-name", harm == "refuses the file" ? .error : .warning, index + 1,
      profile: profile, name: name, firstLine: other.map { $0 + 1 }, trips: ["cli"],
      stopsCLI: harm == "refuses the file",
      "The AWS CLI parts name and value at the first colon and \(harm); other tools part at the =. "
        + "If \(name.isEmpty ? "a name" : name) is meant, write = for the colon; if not, "
        + "use a name without one.")
  }

  /// An indented line that runs on from a setting with a value and looks like a setting itself.
  private mutating func continuation(_ index: Int, of owner: Int, _ profile: String?) {
    let text = document.text(document.lines[index].value)
    if document.lines[owner].value.isEmpty {
      nestedComment(index, owner, profile)
      guard !text.contains("=") || text.hasPrefix("=") else { return }
      add(
        "missing-delimiter", .error, index + 1, profile: profile, trips: ["cli"], stopsCLI: true,
        "The indented line is no setting: it has no = or no name before it. The AWS CLI refuses the "
          + "whole file for it: delete the line, or put a # at its margin.")
      return
    }
    guard text.contains("=") || text.hasPrefix("[") else { return }
    add(
      "unexpected-continuation", .warning, index + 1, profile: profile,
      name: document.text(document.lines[owner].name).lowercased(), trips: ["cli"],
      "The line is indented, so it is part of the setting above it and none of its own.")
  }

  /// SDKs end a nested value at a comment, the AWS CLI reads on, and so does this program.
  private mutating func nestedComment(_ index: Int, _ owner: Int, _ profile: String?) {
    let line = document.lines[index]
    guard document.nestedComment(line) != nil else { return }
    let inner = document.text(line.value).prefix { !"= \t".contains($0) }
    let key = "\(document.text(document.lines[owner].name)).\(inner)".lowercased()
    add(
      "comment-in-nested-value", .warning, index + 1, profile: profile, name: key, trips: ["cli"],
      fix: .moveComment(role, line: index + 1), isSafe: false,
      "The comment behind \(key) is part of the value for the AWS CLI.")
  }
}

/// The names of a section's settings as the AWS CLI reads them: up to the first colon.
private struct CLINames {
  private let document: Document
  private let section: Section
  private let lines = Kept<[ExactText: [Int]]>()

  init(_ document: Document, _ section: Section) {
    self.document = document
    self.section = section
  }

  func name(at index: Int) -> String {
    let name = document.text(document.lines[index].name).lowercased().prefix { $0 != ":" }
    let end = name.lastIndex { $0 != " " && $0 != "\t" }.map(name.index(after:))
    return String(name[..<(end ?? name.startIndex)])
  }

  /// The first other line of the same name; all names are read once, where a colon asks for them.
  func other(than index: Int) -> Int? {
    let all = lines {
      (section.header + 1..<section.end).reduce(into: [:]) { all, index in
        guard document.lines[index].role == .setting else { return }
        let name = ExactText(name(at: index))
        // Two are enough: one of them is another one.
        if all[name, default: []].count < 2 { all[name, default: []].append(index) }
      }
    }
    return all[ExactText(name(at: index))]?.first { $0 != index }
  }
}
