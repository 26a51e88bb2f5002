extension ProfileCatalog {
  /// The changes that carry out the fixes of all findings that `isWanted` takes, in the order in
  /// which they must be made.
  ///
  /// Fixes of lines are made from the bottom up, so that none moves the line of another; a line
  /// that two fixes are about is looked at anew after the first.
  public func fixes(where isWanted: (Finding) -> Bool) -> (changes: [ProfileChange], count: Int) {
    fixes(choosing: { finding, _ in isWanted(finding) })
  }

  /// The same for one who tells findings by their lines.
  ///
  /// - Parameter isWanted: also gets whether the finding is of this catalog; those that are found
  ///   anew after the first fixes may stand on other lines.
  public func fixes(
    choosing isWanted: (Finding, _ isFirst: Bool) -> Bool
  ) -> (changes: [ProfileChange], count: Int) {
    var plan: [ProfileChange] = []
    var catalog = self
    var count = 0
    for round in 0..<20 {
      let wanted = catalog.findings.filter { $0.fix != nil && isWanted($0, round == 0) }
      let batch = Self.batch(of: wanted)
      guard !batch.isEmpty, let after = try? catalog.files.applying(batch.flatMap(\.changes)).after
      else { break }
      let isOfModes = batch.allSatisfy { $0.changes.allSatisfy(\.isOfModes) }
      guard isOfModes || after != catalog.files else { break }
      plan += batch.flatMap(\.changes)
      count += batch.count
      if isOfModes { break }
      catalog = ProfileCatalog(after)
    }
    return (plan, count)
  }

  /// Fixes that can be made one after the other without looking at the files in between.
  private static func batch(of findings: [Finding]) -> [Finding.Fix] {
    var taken: Set<ExactText> = []
    let groups = Dictionary(grouping: findings) { $0.fix?.changes.compactMap(\.lineGroup).first }
    // Fixes of one group are one edit; a group after the other, for thousands of lines.
    let group = ProfileChange.LineGroup.allCases.first { groups[$0] != nil }
    let chosen = group.flatMap { groups[$0] } ?? findings
    var batch: [Finding.Fix] = []
    for finding in chosen.sorted(by: { ($0.line ?? 0) > ($1.line ?? 0) }) {
      guard let fix = finding.fix else { continue }
      let target = ExactText(fix.changes.map(\.target).joined())
      if taken.insert(target).inserted { batch.append(fix) }
    }
    // A file after the other, each from the bottom up: so they are one edit a file.
    func place(_ fix: Finding.Fix) -> (String, Int) {
      (fix.changes.first?.fileOfLine?.rawValue ?? "", -(fix.changes.first?.line ?? 0))
    }
    return batch.sorted { place($0) < place($1) }
  }
}

extension ProfileChange {
  /// Whether it changes rights of a file and no text.
  public var isOfModes: Bool { if case .closeToOthers = self { true } else { false } }

  /// The line that it is about; nil for changes that find their place by name.
  var line: Int? {
    switch self {
    case .lowercaseKey(_, let line), .moveComment(_, let line), .removeDuplicate(_, let line),
      .writeHeaderPlainly(_, let line), .writeEqualsSign(_, let line),
      .moveTextBehindHeader(_, let line), .writeAtMargin(_, let line),
      .writeHeader(_, let line, _), .addProfilePrefix(let line, _):
      line
    case .removeByteOrderMark: 1
    default: nil
    }
  }

  /// Fixes of lines that can be made in one edit.
  enum LineGroup: CaseIterable { case oneLine, duplicates, margins }

  /// Which lines it mends together with others; nil for changes that are about no line.
  var lineGroup: LineGroup? {
    switch self {
    case .removeDuplicate: .duplicates
    case .writeAtMargin: .margins
    default: line == nil ? nil : .oneLine
    }
  }

  /// What two fixes of one batch must not share.
  fileprivate var target: String {
    switch self {
    case .lowercaseKey(let role, let line), .moveComment(let role, let line),
      .removeDuplicate(let role, let line), .writeHeaderPlainly(let role, let line),
      .writeEqualsSign(let role, let line), .moveTextBehindHeader(let role, let line),
      .writeAtMargin(let role, let line):
      "\(role) \(line)"
    case .addProfilePrefix(let line, _), .writeHeader(_, let line, _): "config \(line)"
    case .removeByteOrderMark(let role): "\(role) mark"
    case .mergeSections(let role, let family, let name): "\(role) \(family) \(name)"
    case .set(let name, let key, _, let file), .unset(let name, let key, let file):
      "\(name) \(key) \(file?.rawValue ?? "")"
    case .moveKeys(let name): "\(name) keys"
    case .closeToOthers(let role, let isFolder): "\(role) \(isFolder) mode"
    default: "\(self)"
    }
  }
}
