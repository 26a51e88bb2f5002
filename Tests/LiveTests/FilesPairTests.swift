import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A save of both files that is killed between them")
struct FilesPairTests {
  let folder = TemporaryFolder()
  static let old = "[default]\nregion = eu-west-1\n"
  static let added = "[added]\nregion = eu-north-1\n"

  private func history(_ place: String) -> FileHistory {
    FileHistory(state: folder.path(place + "/state"), patience: 5_000)
  }

  private func files(_ place: String) -> [String] {
    ["credentials", "config"].map { folder.path("\(place)/\($0)") }
  }

  private func prepare(_ place: String) {
    for name in ["credentials", "config"] {
      folder.write("\(place)/\(name)", Self.old)
    }
  }

  private func texts(_ place: String) -> [String] {
    ["credentials", "config"].map { name in
      String(decoding: folder.bytes("\(place)/\(name)") ?? [], as: UTF8.self)
    }
  }

  @Test(
    "A step that wrote one file of two is told, taken back or finished", arguments: [true, false])
  func halfDone(_ finishes: Bool) throws {
    prepare("x")
    let snapshots = try files("x").map { try FileSnapshot(reading: $0) }
    let new = Array((Self.old + Self.added).utf8)
    _ = history("x").versions.record(
      snapshots.map { ($0, new) }, title: "both", kind: .written)
    try AtomicFile().replace(snapshots[0], with: new)
    // The next start finds it and takes it for no change of another program.
    history("x").noteFound(try files("x").map { try FileSnapshot(reading: $0) })
    #expect(history("x").halfDone(files("x"))?.title == "both")
    #expect(history("x").versions.steps(of: files("x")).count == 1)
    if finishes {
      #expect(try history("x").redo(files("x")).title == "both")
      #expect(texts("x") == [Self.old + Self.added, Self.old + Self.added])
      _ = try history("x").undo(files("x"))
    } else {
      #expect(try history("x").undo(files("x")).title == "both")
    }
    #expect(texts("x") == [Self.old, Self.old])
    #expect(history("x").halfDone(files("x")) == nil)
  }

  #if os(Linux)
    @Test("Killed at any call from one rename to the other, each file is whole and the pair mended")
    func killedBetween() throws {
      let probe = builtPrograms + "/save-probe"
      let calls = try trace(probe)
      #expect(calls.filter { $0.name.hasPrefix("rename") }.count >= 2)
      let (old, new) = (Self.old, Self.old + Self.added)
      var outcomes: Set<[String]> = []
      for (position, call) in calls.enumerated() {
        let place = "run-\(position)"
        prepare(place)
        call.kill([probe] + words(place))
        let texts = texts(place)
        #expect(texts.allSatisfy { $0 == old || $0 == new }, "half a file at \(call)")
        outcomes.insert(texts)
        let half = history(place).halfDone(files(place))
        #expect((half != nil) == (texts[0] != texts[1]), "at \(call)")
        guard half != nil else { continue }
        _ = try history(place).redo(files(place))
        #expect(self.texts(place) == [new, new], "finished after \(call)")
        _ = try history(place).undo(files(place))
        #expect(self.texts(place) == [old, old], "undone after \(call)")
      }
      #expect(outcomes.contains([new, old]), "no kill fell between the files")
      #expect(outcomes.contains([new, new]))
    }

    /// What the probe is told for a place.
    private func words(_ place: String) -> [String] {
      let files = files(place)
      return [folder.path(place + "/state"), files[0], Self.added, files[1]]
    }

    /// The calls from the first rename of a user's file to just behind the second.
    private func trace(_ probe: String) throws -> ArraySlice<TracedCall> {
      prepare("run-x")
      let calls = try TracedCall.all(of: [probe] + words("run-x"), in: folder)
      let renames = calls.indices.filter {
        calls[$0].name.hasPrefix("rename") && !calls[$0].line.contains("/state/")
          && calls[$0].line.contains("run-x")
      }
      try #require(renames.count >= 2)
      return calls[renames[0]..<min(calls.count, renames[1] + 5)]
    }
  #endif
}
