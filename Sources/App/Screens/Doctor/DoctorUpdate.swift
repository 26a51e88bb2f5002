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
      var (changes, count) = catalog.fixes { $0.fix?.isSafe == true }
      let modes = doctor.ofFiles.compactMap(\.fix).filter(\.isSafe)
      changes += modes.flatMap(\.changes)
      count += modes.count
      guard !changes.isEmpty else {
        tell(.done, "Nothing here can be fixed safely by itself")
        return []
      }
      let words = "Fix \(count) \(count == 1 ? "finding" : "findings")"
      review(Change(title: words, changes: changes, thenCheck: []))
    case .confirm:
      guard let name = doctor.chosen?.profile, catalog[name] != nil else { return [] }
      show(profile: name)
    case .cancel: screen = .profiles
    default: break
    }
    return []
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
