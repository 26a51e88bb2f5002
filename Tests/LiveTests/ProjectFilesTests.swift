import AWSProfiles
import ServerlessProject
import TestSupport
import Testing

@testable import App
@testable import Live

/// Project files that are written in one step with the shared ones.
@Suite struct ProjectFilesTests {
  private struct Disk: ProjectFiles {
    func read(_ path: String) -> [UInt8]? { (try? FileSnapshot(reading: path))?.bytes }
    func exists(_ path: String) -> Bool { FileStamp.of(path) != nil }
  }

  private static let project = """
    provider:
      profile: ${self:custom.profiles.${sls:stage}}
    custom:
      profiles:
        dev: acme-dev # mine

    """

  private let home = TemporaryFolder()

  private func shelf() throws -> DiskShelf {
    home.makeFolder(".aws")
    home.write(".aws/credentials", "[acme-dev]\naws_access_key_id = A\n", mode: 0o644)
    home.write(".aws/config", "[profile acme-dev]\nregion = eu-west-1\n", mode: 0o644)
    home.write("real.yml", Self.project, mode: 0o644)
    home.link("serverless.yml", to: home.path("real.yml"))
    let locations = try FileLocations(environment: Environment(["HOME": home.path]))
    return DiskShelf(store: FileStore(locations: locations, state: home.path("state")), home: nil)
  }

  private func rename() throws -> Change {
    let path = home.path("serverless.yml")
    let edits = [StageProject(path: path, files: Disk())].renamingProfile(
      from: "acme-dev", to: "new"
    ).edits
    var change = Change(
      title: "Rename", changes: [.rename(from: "acme-dev", to: "new")], thenCheck: [])
    change.projectEdits = edits
    return change
  }

  private func text(_ name: String) -> String {
    String(decoding: home.bytes(name) ?? [], as: UTF8.self)
  }

  @Test func aRenameIsOneStepOverAllFiles() throws {
    let shelf = try shelf()
    _ = shelf.load()
    guard case .done = shelf.save(try rename(), seen: shelf.load().files) else {
      Issue.record("the rename is refused")
      return
    }
    #expect(text("real.yml") == Self.project.replacing("acme-dev", with: "new"))
    #expect(home.isLink("serverless.yml") && home.mode("real.yml") == 0o644)
    #expect(text(".aws/credentials").contains("[new]"))
    #expect(text(".aws/config").contains("[profile new]"))
    guard case .done = shelf.make(.undo) else {
      Issue.record("undo is refused")
      return
    }
    #expect(text("real.yml") == Self.project)
    #expect(text(".aws/credentials").contains("[acme-dev]"))
    #expect(text(".aws/config").contains("[profile acme-dev]"))
    guard case .done = shelf.make(.redo) else {
      Issue.record("redo is refused")
      return
    }
    #expect(text("real.yml").contains("dev: new # mine"))
  }

  @Test func aProjectFileThatChangedMeanwhileStopsAllOfIt() throws {
    let shelf = try shelf()
    let files = shelf.load().files
    let change = try rename()
    home.write("real.yml", Self.project + "# mine\n", mode: 0o644)
    guard case .refused(let why) = shelf.save(change, seen: files) else {
      Issue.record("a foreign change is written over")
      return
    }
    #expect(why.contains("serverless.yml"))
    #expect(text("real.yml") == Self.project + "# mine\n")
    #expect(text(".aws/credentials").contains("[acme-dev]"))
  }

  @Test func anEditOfTheProjectAloneCanBeTakenBackInAnotherRun() throws {
    let first = try shelf()
    let files = first.load().files
    let path = home.path("serverless.yml")
    var change = Change(title: "Stage dev: other", changes: [], thenCheck: [])
    change.projectEdits = [
      try StageProject(path: path, files: Disk()).setting(stage: "dev", to: "other")
    ]
    guard case .done = first.save(change, seen: files) else {
      Issue.record("the edit is refused")
      return
    }
    let locations = try FileLocations(environment: Environment(["HOME": home.path]))
    let second = DiskShelf(
      store: FileStore(locations: locations, state: home.path("state")), home: nil)
    _ = second.load()
    #expect(second.history().entries.isEmpty)
    second.include(projectPaths: [path])
    let kept = second.history()
    #expect(kept.undoable == kept.entries.first?.id && kept.undoable != nil)
    #expect(kept.entries.first?.title == "Stage dev: other (\(home.path("real.yml")))")
    let lines = kept.entries.first?.lines.map(\.text) ?? []
    #expect(lines.first == home.path("real.yml"))
    #expect(lines.contains("    dev: other # mine"))
    guard case .done(_, let title, _) = second.make(.undo) else {
      Issue.record("undo is refused")
      return
    }
    #expect(title.contains("Stage dev: other"))
    #expect(text("real.yml") == Self.project)
  }
}
