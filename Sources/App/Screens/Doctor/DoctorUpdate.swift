import AWSProfiles

extension Model {
  /// Actions of the Doctor screen.
  mutating func actOnDoctor(_ action: Action) -> [Effect] {
    switch action {
    case .fix:
      guard doctor.findings.indices.contains(doctor.list.selection) else { return [] }
      let finding = doctor.findings[doctor.list.selection]
      guard let fix = finding.fix else {
        tell(.warning, "No safe fix is known for \(finding.code)")
        return []
      }
      review(Change(title: "Fix \(finding.code)", changes: fix.changes, thenCheck: []))
    case .fixAllSafe:
      let (changes, count) = catalog.fixes { $0.fix?.isSafe == true }
      guard !changes.isEmpty else {
        tell(.done, "Nothing here can be fixed safely by itself")
        return []
      }
      review(
        Change(
          title: "Fix \(count) \(count == 1 ? "finding" : "findings")", changes: changes,
          thenCheck: []))
    case .cancel: screen = .profiles
    default: break
    }
    return []
  }
}
