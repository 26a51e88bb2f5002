import INIDocument

extension ProfileCatalog {
  /// Headers and settings whose spelling some tools do not take.
  func headerFindings() -> [Finding] {
    FileRole.allCases.flatMap { role -> [Finding] in
      guard let document = files[role] else { return [] }
      var findings: [Finding] = []
      for section in sections[role] ?? [] where !document.lines[section.header].isUnclosed {
        let examiner = SpellingExaminer(
          document: document, role: role, section: section, isAlone: { isAlone(section) })
        findings += examiner.headerFindings()
        findings += examiner.settingFindings()
      }
      return findings
    }
  }

  private func isAlone(_ section: Section) -> Bool {
    if case .profile(let name) = section.kind {
      return sections(of: name, in: section.role).count == 1
    }
    return (sections[section.role] ?? []).filter { $0.kind == section.kind }.count == 1
  }
}

/// Looks at how one section is spelled.
private struct SpellingExaminer {
  let document: Document
  let role: FileRole
  let section: Section
  /// Whether writing the header plainly gives the AWS CLI no second section of the same name.
  let isAlone: () -> Bool

  private var name: String? {
    switch section.kind {
    case .profile(let name), .ssoSession(let name), .services(let name): name
    case .other: nil
    }
  }

  private var profile: String? { if case .profile(let name) = section.kind { name } else { nil } }

  func headerFindings() -> [Finding] {
    guard let name else { return [] }
    let line = document.lines[section.header]
    let text = document.text(line.name)
    var findings: [Finding] = []
    let bytes = document.bytes
    let hasInnerBlanks =
      bytes[line.name.lowerBound - 1] != 0x5B || bytes[closing(line)] != 0x5D
      || closing(line) != line.name.upperBound
    let hasWideGap = role == .config && (text.contains("  ") || text.contains("\t"))
    if hasInnerBlanks || hasWideGap {
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
    let rest = closing(line) + 1..<line.content.upperBound
    if !rest.isEmpty, line.inlineComment?.lowerBound != firstVisible(rest),
      firstVisible(rest) < rest.upperBound
    {
      findings.append(
        Finding(
          "text-after-header", .warning, role, line: section.header + 1, profile: profile,
          name: name, trips: ["terraform", "serverless3", "serverless4"],
          "Text behind the ]: Terraform and most SDKs do not read the section. Move it to a line "
            + "of its own that begins with #."))
    }
    return findings
  }

  /// The place of the bracket that ends the header.
  private func closing(_ line: Line) -> Int {
    var place = line.name.upperBound
    while place < line.content.upperBound, document.bytes[place] != 0x5D { place += 1 }
    return min(place, max(line.name.upperBound, line.content.upperBound - 1))
  }

  private func firstVisible(_ range: Range<Int>) -> Int {
    range.first { document.bytes[$0] != 0x20 && document.bytes[$0] != 0x09 } ?? range.upperBound
  }

  func settingFindings() -> [Finding] {
    guard name != nil else { return [] }
    var findings: [Finding] = []
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
    if settings > 0, indented == settings, let first = firstIndented {
      findings.append(
        Finding(
          "indented-settings", .warning, role, line: first + 1, profile: profile, name: name,
          trips: ["terraform"],
          "Every setting of the section is indented: Terraform reads an empty profile. Write them "
            + "at the margin."))
    }
    return findings
  }

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
