import Testing

/// Every behaviour case, one test each.
@Suite(CaseTally.shared) struct CaseTests {
  @Test(arguments: StoredCase.all) func behaves(_ stored: StoredCase) {
    let failure = stored.failure()
    CaseTally.count(stored, failure: failure)
    guard let failure, !areasToCome.contains(stored.area) else { return }
    Issue.record("case \(stored.id): \(failure)")
  }

  @Test(arguments: StoredCase.roots) func aFolderOfCasesHoldsSome(_ root: String) {
    #expect(StoredCase.all.contains { $0.folder.hasPrefix(root) }, "no case below \(root)")
  }

  @Test func noAreaIsStillToComeWithoutCases() {
    #expect(areasToCome.isSubset(of: StoredCase.all.map(\.area)))
  }
}
