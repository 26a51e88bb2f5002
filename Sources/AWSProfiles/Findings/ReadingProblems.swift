import INIDocument

extension ProfileCatalog {
  /// Why the AWS CLI reads neither file, as `config:3: …`; nil where it reads both.
  ///
  /// It looks through all of both files once.
  public var cliRefusal: String? {
    keptRefusal {
      problems.first(where: \.stopsCLI).map { finding in
        let line = finding.line.map { ":\($0)" } ?? ""
        return "\(finding.file?.rawValue ?? "")\(line): \(finding.message)"
      }
    }
  }

  /// What is wrong with the text of the files, and who trips over it; lines in order, a file each.
  public var problems: [Finding] {
    FileRole.allCases.flatMap { role -> [Finding] in
      guard let document = files[role] else { return [] }
      var examiner = TextExaminer(
        document: document, role: role, sections: sections[role] ?? [], findings: [])
      examiner.examine()
      examiner.examine(hidden: hiddenRefusal(of: role))
      return examiner.findings.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
  }
}

/// Looks through one file for what the codes of the text name.
struct TextExaminer {
  let document: Document
  let role: FileRole
  let sections: [Section]
  var findings: [Finding]

  mutating func examine() {
    if document.hasByteOrderMark {
      add(
        "bom", .error, 1, trips: ["cli"], fix: .removeByteOrderMark(role), stopsCLI: true,
        "The file begins with a byte order mark: the AWS CLI refuses it.")
    }
    if String(validating: document.bytes, as: UTF8.self) == nil { findBadEncoding() }
    findStray(before: sections.first?.header ?? document.lines.count)
    examineHeaders()
    for section in sections { examine(section) }
  }

  /// Where the AWS CLI finds other lines, it may refuse a file in which all seems well.
  mutating func examine(hidden refusal: Refusal?) {
    guard let refusal, !findings.contains(where: { $0.severity == .error && $0.trips == ["cli"] })
    else { return }
    let what =
      switch refusal.cause {
      case .duplicateSection: "the same section twice"
      case .duplicateSetting: "the same setting twice"
      case .noSection: "text above the first header"
      default: "a line that is no setting"
      }
    add(
      "hidden-character", .error, document.line(ofUniversal: refusal.line), trips: ["cli"],
      stopsCLI: true,
      "The AWS CLI refuses the file: it finds \(what) here, for a CR within a line ends that line "
        + "and odd blanks, as the no-break space, are blanks to it. Write plain blanks and line ends."
    )
  }

  mutating func add(
    _ code: String, _ severity: Finding.Severity, _ line: Int?, profile: String? = nil,
    name: String? = nil, firstLine: Int? = nil, trips: [String] = [],
    fix change: ProfileChange? = nil, isSafe: Bool = true, stopsCLI: Bool = false,
    _ message: String
  ) {
    var finding = Finding(
      code, severity, role, line: line, profile: profile, name: name, firstLine: firstLine,
      trips: trips,
      fix: change.map { Finding.Fix(title: "Fix \(code)", change: $0, isSafe: isSafe) }, message)
    finding.stopsCLI = stopsCLI
    findings.append(finding)
  }

  private mutating func findBadEncoding() {
    for (index, line) in document.lines.enumerated()
    where String(validating: document.bytes[line.range], as: UTF8.self) == nil {
      add(
        "bad-encoding", .error, index + 1, trips: ["cli"], stopsCLI: true,
        "The line is not UTF-8: the AWS CLI cannot read the file.")
    }
  }

  /// Settings above the first header, or below one with no end, belong to nobody.
  private mutating func findStray(before end: Int, from start: Int = 0) {
    for index in start..<max(start, end) {
      switch document.lines[index].role {
      case .setting, .continuation, .other:
        add(
          "no-section-header", .error, index + 1, trips: ["cli"], stopsCLI: true,
          "Text with no section header above it belongs to no profile.")
        return
      default: continue
      }
    }
  }

  private mutating func examineHeaders() {
    var headers = SeenHeaders()
    for section in sections {
      let header = document.lines[section.header]
      let line = section.header + 1
      let text = document.text(header.name)
      if header.isUnclosed {
        add(
          "no-section-header", .error, line, name: text, trips: ["cli"], stopsCLI: true,
          "The header has no closing bracket; what follows belongs to nobody.")
        findStray(before: section.end, from: section.header + 1)
      } else if text.isEmpty {
        add(
          "no-section-header", .error, line, trips: ["cli"], stopsCLI: true,
          "The header names nothing: the AWS CLI takes it for a broken line.")
      } else {
        examine(other: section, text, line)
        examine(again: section, text, &headers)
      }
    }
    examineDefaults(headers)
  }

  /// The same section again.
  private mutating func examine(again section: Section, _ text: String, _ seen: inout SeenHeaders) {
    let line = section.header + 1
    let isSpelledAlike = !seen.spellings.insert(spelling(of: section.header)).inserted
    guard let first = seen.first(of: section) else { return }
    let what =
      isSpelledAlike
      ? "refuses the file"
      : role == .config ? "takes the last one alone" : "takes them for two profiles"
    add(
      "duplicate-section", .error, line, profile: section.kind.name, name: section.kind.name,
      firstLine: first, trips: ["cli"], stopsCLI: isSpelledAlike,
      "[\(text)] stands twice (first: line \(first)): the AWS CLI \(what).")
  }

  private mutating func examineDefaults(_ seen: SeenHeaders) {
    guard role == .config, let bare = seen.line(.profile("default"), isBare: true),
      let prefixed = seen.line(.profile("default"), isBare: false)
    else { return }
    add(
      "default-defined-twice", .error, max(bare, prefixed), profile: "default", name: "default",
      firstLine: min(bare, prefixed), trips: ["cli"],
      "[default] and [profile default] both stand here: the AWS CLI takes the later one whole, "
        + "other tools take [profile default]. Keep one of them; the fix keeps [profile default].")
  }

  /// What stands between the first and the last bracket: the AWS CLI compares headers by that.
  private func spelling(of header: Int) -> [UInt8] {
    let line = document.bytes[document.lines[header].content]
    let first = line.firstIndex(of: 0x5B) ?? line.startIndex
    return Array(line[first..<(line.lastIndex(of: 0x5D) ?? line.endIndex)])
  }

  private static let knownSections: Set<String> = ["plugins", "preview"]
  private static let families: Set<String> = ["profile", "sso-session", "services"]

  private mutating func examine(other section: Section, _ text: String, _ line: Int) {
    if text == "DEFAULT" {
      add(
        "capital-default-section", .error, line, name: text, trips: ["cli"],
        "[DEFAULT] gives its values to all sections for the AWS CLI. Write [default].")
    }
    guard case .other = section.kind else { return }
    let words = ShellWords.split(text)
    if words == nil {
      add(
        "unbalanced-quote", .error, line, name: text, trips: ["cli"],
        "A quote in the header is not closed.")
    } else if role == .credentials {
      let bare = words?.count == 2 ? words?[1] : nil
      add(
        "profile-prefix-in-credentials", .warning, line, name: bare ?? text, trips: ["cli"],
        "In credentials a header is the bare name: this section names no profile.")
    } else if let word = words?.first, words?.count == 1, Self.families.contains(word.lowercased())
    {
      add(
        "unknown-section", .warning, line, name: text,
        trips: ["cli", "terraform", "serverless3", "serverless4"],
        "The header names nothing: behind \(word) stands a name. Write one, or delete the section.")
    } else if !Self.knownSections.contains(text), text != "DEFAULT", words?.count == 1 {
      add(
        "missing-profile-prefix", .warning, line, name: text,
        trips: ["cli", "terraform", "serverless4"],
        fix: .addProfilePrefix(line: line, name: text), isSafe: true,
        "In config a profile is written [profile \(text)]: as [\(text)] it is none.")
    }
  }
}

/// Headers that were met on the way down a file.
private struct SeenHeaders {
  private struct Name: Hashable {
    var kind: Section.Kind
    /// `[default]` and `[profile default]` are two.
    var isBare: Bool
  }

  private var lines: [Name: Int] = [:]
  var spellings: Set<[UInt8]> = []

  /// The line on which a section of that name stood first; nil where this is the first.
  mutating func first(of section: Section) -> Int? {
    let name = Name(kind: section.kind, isBare: section.isBareDefault)
    if let line = lines[name] { return line }
    lines[name] = section.header + 1
    return nil
  }

  func line(_ kind: Section.Kind, isBare: Bool) -> Int? {
    lines[Name(kind: kind, isBare: isBare)]
  }
}
