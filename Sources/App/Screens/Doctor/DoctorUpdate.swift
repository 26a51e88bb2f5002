import AWSProfiles

extension Model {
  /// Actions of the Doctor screen.
  mutating func actOnDoctor(_ action: Action) -> [Effect] {
    switch action {
    case .fix:
      guard let finding = doctor.chosen else { return [] }
      guard let fix = finding.fix else {
        tell(.warning, "No safe fix is known for \(finding.code): \(finding.message)")
        return []
      }
      let remarks = fix.isSafe ? [] : ["Not safe by itself: something that stands there goes."]
      review(
        Change(title: "Fix \(finding.spot) (\(fix.title))", changes: fix.changes, thenCheck: []),
        remarks: remarks)
    case .fixAllSafe:
      let isShown = shownFindings
      var (changes, count) = catalog.fixes(choosing: { $0.fix?.isSafe == true && isShown($0, $1) })
      let modes = doctor.ofFiles.filter { isShown($0, true) }.compactMap(\.fix).filter(\.isSafe)
      changes += modes.flatMap(\.changes)
      count += modes.count
      guard !changes.isEmpty else {
        tell(.done, "Nothing here can be fixed safely by itself")
        return []
      }
      let words = "Fix \(count) \(count == 1 ? "finding" : "findings")"
      review(Change(title: words, changes: changes, thenCheck: []))
    case .confirm:
      guard let name = doctor.chosen?.profile, catalog.contains(name) else { return [] }
      show(profile: name)
    case .cancel: if !leaveDetailsOrFilter() { screen = .profiles }
    default: break
    }
    return []
  }

  /// Tells the findings that the filter lets show from others; after fixes moved their lines only
  /// those that no hidden one is like.
  private var shownFindings: (Finding, Bool) -> Bool {
    guard !doctor.filter.pattern.isEmpty else { return { _, _ in true } }
    let exact = Set(doctor.rows.map { FindingSign($0, line: $0.line) })
    let hidden = doctor.findings.filter { !exact.contains(FindingSign($0, line: $0.line)) }
    let loose = Set(doctor.rows.map { FindingSign($0) })
      .subtracting(hidden.map { FindingSign($0) })
    return { finding, isFirst in
      isFirst
        ? exact.contains(FindingSign(finding, line: finding.line))
        : loose.contains(FindingSign(finding))
    }
  }

  /// Goes to a profile on the Profiles screen.
  private mutating func show(profile name: String) {
    profiles.filter.end()
    arrangeProfiles()
    guard let row = profiles.rows.firstIndex(of: name) else { return }
    profiles.list.select(row, count: profiles.rows.count)
    screen = .profiles
  }
}

/// What tells a finding: without its line what stays the same when lines above it come and go.
private struct FindingSign: Hashable {
  private let code: String
  private let file: String?
  private let profile: String?
  private let name: String?
  private let line: Int?

  init(_ finding: Finding, line: Int? = nil) {
    self.line = line
    code = finding.code
    file = finding.file?.rawValue
    profile = finding.profile
    name = finding.name
  }
}
