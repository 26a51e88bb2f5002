import INIDocument

extension ProfileCatalog {
  /// Longer sections get no fix of their duplicates: each would be tried by reading it anew.
  private static let longestSection = 2_000

  /// Findings of the text with the fixes of duplicates, where merging reads as before; a prefix is
  /// added only where that makes no second section of the name.
  func withFixes(_ problems: [Finding]) -> [Finding] {
    let repeated = Self.repeatedLines(problems)
    var merges = SectionMerges(self)
    return problems.map { finding in
      var finding = finding
      guard let role = finding.file, let line = finding.line else { return finding }
      switch finding.code {
      case "duplicate-key": finding.fix = fixOfDuplicateKey(finding, role)
      case "duplicate-section": finding.fix = section(at: line, role).flatMap { merges.fix(of: $0) }
      case "missing-profile-prefix":
        if let name = finding.name, !sections(of: name, in: .config).isEmpty { finding.fix = nil }
      case "default-defined-twice": finding.fix = fixOfTwoDefaults(role)
      case "uppercase-key": if repeated[role]?.contains(line) == true { finding.fix = nil }
      default: break
      }
      return finding
    }
  }

  /// The section that a line is in.
  private func section(at line: Int, _ role: FileRole) -> Section? {
    guard let all = sections[role] else { return nil }
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].header < line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? all[low - 1] : nil
  }

  /// The lines of settings that stand twice in their section, the first ones too.
  private static func repeatedLines(_ problems: [Finding]) -> [FileRole: Set<Int>] {
    problems.reduce(into: [:]) { lines, finding in
      guard finding.code == "duplicate-key", let role = finding.file else { return }
      lines[role, default: []].formUnion([finding.line, finding.firstLine].compactMap { $0 })
    }
  }

  private func fixOfDuplicateKey(_ finding: Finding, _ role: FileRole) -> Finding.Fix? {
    guard let document = files[role], let line = finding.line, let first = finding.firstLine,
      let section = section(at: line, role), section.header < first - 1,
      section.end - section.header < Self.longestSection
    else { return nil }
    // What stands before the last definition loses: it goes, whichever was found first.
    let losing = (first - 1..<line - 1).last { index in
      document.lines[index].role == .setting
        && document.text(document.lines[index].name).lowercased().isExactly(finding.name ?? "")
    }
    guard let losing else { return nil }
    var writer = SectionWriter(document: document.part(section), role: role)
    let isRemovable = writer.removeDuplicate(line: losing - section.header + 1)
    guard isRemovable else { return nil }
    let old = document.lines[losing]
    let others = (section.header + 1..<section.end).filter {
      $0 != losing && document.lines[$0].role == .setting
    }
    // It may be the only one at the margin, and Terraform reads no section that is all indented.
    if old.indentation == 0, others.allSatisfy({ document.lines[$0].indentation > 0 }) {
      return nil
    }
    let isSame =
      document.bytes[old.value] == document.bytes[document.lines[line - 1].value]
      && old.inlineComment == nil
      && document.endOfSetting(at: losing, before: section.end) == losing + 1
    return Finding.Fix(
      title: "", change: .removeDuplicate(role, line: losing + 1), isSafe: isSame)
  }

  /// `[default]` goes, which only the AWS CLI may read; safe where nothing stands in it that does not
  /// stand in `[profile default]` too.
  private func fixOfTwoDefaults(_ role: FileRole) -> Finding.Fix? {
    guard let document = files[role] else { return nil }
    let all = (sections[role] ?? []).filter { $0.kind == .profile("default") }
    let kept = Document.merged(all.filter { !$0.isBareDefault }.flatMap(document.settings))
    let hidden = all.filter(\.isBareDefault)
    let isRepeated = hidden.flatMap(document.settings).allSatisfy { setting in
      kept.contains { $0.key == setting.key && $0.value == setting.value }
    }
    let hasComments = hidden.contains { section in
      (section.header..<section.end).contains {
        document.lines[$0].role == .comment || document.lines[$0].inlineComment != nil
      }
    }
    return Finding.Fix(
      title: "", change: .removeHiddenDefault, isSafe: isRepeated && !hasComments)
  }
}

extension Document {
  /// The lines of one section as a document of their own.
  func part(_ section: Section) -> Document {
    let start = lines[section.header].range.lowerBound
    let end = lines[max(section.header, section.end - 1)].range.upperBound
    return Document(Array(bytes[start..<end]))
  }
}
