import AWSProfiles
import INIDocument
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Another program writes in the moment after a save")
struct FilesOvertakenTests {
  let folder = TemporaryFolder()
  let old = "[default]\nregion = eu-west-1\n"
  let foreign = "[foreign]\nregion = us-east-1\n"

  private func store(_ calls: any FileSystemCalls = SystemCalls()) throws -> FileStore {
    FileStore(
      locations: try FileLocations(environment: Environment(["HOME": folder.path])),
      state: folder.path("state"), calls: calls, patience: 1_000)
  }

  private func set(_ value: String, in file: FileRole = .credentials) -> ProfileChange {
    .set(profile: "default", key: "region", value: value, file: file)
  }

  private func text(_ role: FileRole) -> String? {
    folder.bytes(".aws/" + role.rawValue).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Adds a profile to a file, as a program does that answers each change of it at once.
  private func addForeign(to role: FileRole) {
    folder.write(".aws/other", ((text(role) ?? "") + foreign))
    rename(folder.path(".aws/other"), folder.path(".aws/" + role.rawValue))
  }

  @Test("It is found changed, and the next save keeps what it wrote")
  func nextSaveKeepsIt() throws {
    folder.write(".aws/credentials", old)
    let calls = PlayedCalls { _, carryOut throws(SystemFault) in
      try carryOut()
      addForeign(to: .credentials)
    }
    let first = try store(calls).save([set("a")], base: store().load(), title: "x").loaded
    #expect(first.snapshots[.credentials]?.bytes == first.files.credentials?.bytes)
    #expect(try store().hasChanged(since: first))
    let second = try store().save([set("b")], base: first, title: "y")
    #expect(second.isMerged)
    #expect(text(.credentials) == old.replacing("eu-west-1", with: "b") + foreign)
  }

  @Test("Where the second file cannot be written, the first is not put back over what it wrote")
  func takingBack() throws {
    for role in FileRole.allCases { folder.write(".aws/" + role.rawValue, old) }
    let calls = PlayedCalls { number, carryOut throws(SystemFault) in
      guard number != 2 else { throw SystemFault(EIO) }
      try carryOut()
      guard number == 1 else { return }
      for role in FileRole.allCases where text(role) != old { addForeign(to: role) }
    }
    let fault = #expect(throws: FileFault.self) {
      try store(calls).save(
        [set("a"), set("a", in: .config)], base: store().load(), title: "x")
    }
    #expect(fault?.code == "write-failed")
    let texts = FileRole.allCases.map { text($0) ?? "" }
    #expect(texts.contains { $0.hasSuffix(foreign) }, "\(texts)")
    #expect(texts.contains(old))
  }
}
