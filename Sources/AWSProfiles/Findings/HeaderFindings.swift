import INIDocument

extension ProfileCatalog {
  /// Headers and settings whose spelling some tools do not take.
  func headerFindings() -> [Finding] {
    let counts = Dictionary(
      FileRole.allCases.map { ($0, sectionCounts(in: $0)) }, uniquingKeysWith: { first, _ in first }
    )
    return FileRole.allCases.flatMap { role -> [Finding] in
      guard let document = files[role] else { return [] }
      var examiner = SpellingExaminer(document: document, role: role)
      for section in sections[role] ?? [] where !document.lines[section.header].isUnclosed {
        examiner.examine(
          section, isAlone: { counts[role]?[section.kind] == 1 },
          isFree: { family, name in counts[.config]?[family.kind(name)] == nil })
      }
      return examiner.findings
    }
  }

  /// How many sections of a file name the same; a `[default]` that `[profile default]` hides is none.
  private func sectionCounts(in role: FileRole) -> [Section.Kind: Int] {
    let all = sections[role] ?? []
    let hidesBare =
      role == .config && all.contains { !$0.isBareDefault && $0.kind == .profile("default") }
    return all.reduce(into: [:]) { counts, section in
      if !(section.isBareDefault && hidesBare) { counts[section.kind, default: 0] += 1 }
    }
  }
}

/// Looks at how sections are spelled.
private struct SpellingExaminer {
  let document: Document
  let role: FileRole
  var findings: [Finding] = []

  /// `isAlone` tells whether the AWS CLI finds no other section of the name, so that the header can
  /// be written plainly.
  mutating func examine(
    _ section: Section, isAlone: () -> Bool, isFree: (SectionFamily, String) -> Bool
  ) {
    switch section.kind {
    case .profile(let name):
      examineHeader(section, name, profile: name, isAlone)
      examineSettings(section, name, profile: name)
    case .ssoSession(let name), .services(let name):
      examineHeader(section, name, profile: nil, isAlone)
      examineSettings(section, name, profile: nil)
    case .other(let text): examineUnknown(section, text, isFree)
    }
  }

  /// Sections of config that look like a profile's and are none.
  private mutating func examineUnknown(
    _ section: Section, _ text: String, _ isFree: (SectionFamily, String) -> Bool
  ) {
    guard role == .config, let words = ShellWords.split(text), words.count > 1,
      let first = words.first
    else { return }
    let families = ["profile", "sso-session", "services"]
    let meant =
      families.contains(first)
      ? first
      : families.first {
        EditDistance.between($0, first.lowercased()) <= 2
      }
    guard let meant, let family = SectionFamily(rawValue: meant) else { return }
    let name = words.dropFirst().joined(separator: " ")
    let isWritable = ProfileName.fault(name) == nil && isFree(family, name)
    // A guess, so no fix to be made without a look.
    findings.append(
      Finding(
        "unknown-section", .warning, role, line: section.header + 1, name: text,
        trips: ["cli", "terraform", "serverless3", "serverless4"],
        fix: isWritable
          ? Finding.Fix(
            title: "",
            change: .writeHeader(family, line: section.header + 1, name: name), isSafe: false)
          : nil,
        "No tool reads this section: after the first word stands one name, quoted where it holds "
          + "blanks. Did you mean [\(meant) \(ShellWords.quoted(name))]?"))
  }

  private mutating func examineHeader(
    _ section: Section, _ name: String, profile: String?, _ isAlone: () -> Bool
  ) {
    examineSpacing(section, name, profile: profile, isAlone)
    examineEnd(section, name, profile: profile, isAlone)
  }

  /// Blanks inside a header that some tools do not read over.
  private mutating func examineSpacing(
    _ section: Section, _ name: String, profile: String?, _ isAlone: () -> Bool
  ) {
    let line = document.lines[section.header]
    let bytes = document.bytes
    let end = closing(line)
    let hasInnerBlanks =
      bytes[line.name.lowerBound - 1] != 0x5B || bytes[end] != 0x5D || end != line.name.upperBound
    if hasInnerBlanks || (role == .config && hasWideGap(line.name)) {
      findings.append(
        Finding(
          "header-spacing", .warning, role, line: section.header + 1, profile: profile, name: name,
          trips: hasInnerBlanks ? ["cli", "serverless4"] : ["serverless3", "serverless4"],
          fix: isAlone()
            ? Finding.Fix(
              title: "", change: .writeHeaderPlainly(role, line: section.header + 1), isSafe: true)
            : nil,
          hasInnerBlanks
            ? "Blanks inside the brackets: the AWS CLI finds no profile here. Write the header "
              + "without them."
            : "More than one blank behind the first word: Serverless does not find the section. "
              + "Write one."))
    }
  }

  /// Text behind a header, a comment included.
  private mutating func examineEnd(
    _ section: Section, _ name: String, profile: String?, _ isAlone: () -> Bool
  ) {
    let line = document.lines[section.header]
    let writer = SectionWriter(document: document, role: role)
    guard let rest = writer.textBehindHeader(line: section.header + 1) else { return }
    if line.inlineComment?.lowerBound == rest.text.lowerBound {
      findings.append(
        Finding(
          "bracket-after-header", .warning, role, line: section.header + 1, profile: profile,
          name: name, trips: ["cli"],
          fix: isAlone()
            ? Finding.Fix(
              title: "", change: .moveTextBehindHeader(role, line: section.header + 1), isSafe: true
            ) : nil,
          "A ] stands in the comment behind the header: the AWS CLI takes all before it for the "
            + "name, and does not find the section. Move the comment to a line of its own."))
      return
    }
    // What looks like a setting may have been meant as one.
    let isMeant = document.bytes[rest.text].contains { $0 == 0x3D || $0 == 0x3A }
    findings.append(
      Finding(
        "text-after-header", .warning, role, line: section.header + 1, profile: profile,
        name: name, trips: ["terraform", "serverless3", "serverless4"],
        fix: Finding.Fix(
          title: "", change: .moveTextBehindHeader(role, line: section.header + 1),
          isSafe: !isMeant),
        "Text behind the ]: Terraform and most SDKs do not read the section. Move it to a line "
          + (isMeant ? "of its own below." : "of its own that begins with #.")))
  }

  /// Whether two blanks or a tab stand in the name.
  private func hasWideGap(_ range: Range<Int>) -> Bool {
    var isAfterBlank = false
    for byte in document.bytes[range] {
      if byte == 0x09 || (byte == 0x20 && isAfterBlank) { return true }
      isAfterBlank = byte == 0x20
    }
    return false
  }

  /// The place of the bracket that ends the header.
  private func closing(_ line: Line) -> Int {
    var place = line.name.upperBound
    while place < line.content.upperBound, document.bytes[place] != 0x5D { place += 1 }
    return min(place, max(line.name.upperBound, line.content.upperBound - 1))
  }

  private mutating func examineSettings(_ section: Section, _ name: String, profile: String?) {
    var settings = 0
    var indented = 0
    var firstIndented: Int?
    for index in section.header + 1..<max(section.end, section.header + 1) {
      let line = document.lines[index]
      guard line.role == .setting else { continue }
      settings += 1
      if line.indentation > 0 {
        indented += 1
        firstIndented = firstIndented ?? index
      }
      guard hasColon(line) else { continue }
      let key = document.text(line.name).lowercased()
      findings.append(
        Finding(
          "colon-delimiter", .warning, role, line: index + 1, profile: profile, name: key,
          trips: ["serverless3", "serverless4"],
          fix: Finding.Fix(
            title: "", change: .writeEqualsSign(role, line: index + 1), isSafe: true),
          "A colon parts \(key) from its value: Serverless skips the line. Write =."))
    }
    guard settings > 0, indented == settings, let first = firstIndented else { return }
    findings.append(
      Finding(
        "indented-settings", .warning, role, line: first + 1, profile: profile, name: name,
        trips: ["terraform"], fix: fixOfIndented(section),
        "Every setting of the section is indented: Terraform reads an empty profile. Write them "
          + "at the margin."))
  }

  /// Writing the settings at the margin, where that reads as before: tried on the section alone.
  private func fixOfIndented(_ section: Section) -> Finding.Fix? {
    let writer = SectionWriter(document: document, role: role)
    guard section.end - section.header < Self.longestSection,
      !writer.movingToMargin(header: section.header + 1).isEmpty
    else { return nil }
    return Finding.Fix(
      title: "", change: .writeAtMargin(role, header: section.header + 1), isSafe: true)
  }

  /// A longer section gets no fix that has to be tried.
  private static let longestSection = 2_000

  private func hasColon(_ line: Line) -> Bool {
    var place = line.name.upperBound
    while place < line.content.upperBound,
      document.bytes[place] == 0x20 || document.bytes[place] == 0x09
    {
      place += 1
    }
    return place < line.content.upperBound && document.bytes[place] == 0x3A
  }
}
