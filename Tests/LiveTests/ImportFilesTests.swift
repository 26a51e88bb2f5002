import AWSProfiles
import App
import TestSupport
import Testing

@testable import Live

/// Files that keys are imported from, on a real disk.
@Suite struct ImportFilesTests {
  private let folder = TemporaryFolder()
  private static let keys = """
    Access key ID,Secret access key
    AKIAEXAMPLE6ECHO6666,ExampleSecretHote00123456789abcdefghijkl

    """

  private var files: ImportFiles {
    ImportFiles(environment: Environment(["HOME": folder.path]), directory: folder.path)
  }

  @Test func pathsAreReadFromHomeOrTheFolder() {
    #expect(files.resolved("~/Downloads/x.csv") == folder.path + "/Downloads/x.csv")
    #expect(files.resolved("x.csv") == folder.path + "/x.csv")
    #expect(files.resolved("/x.csv") == "/x.csv")
  }

  @Test func aFolderIsListedByName() {
    folder.write("d/b.csv", [])
    folder.write("d/a.csv", [])
    folder.makeFolder("d/c")
    let entries = files.list("~/d/")
    #expect(entries.map(\.name) == ["a.csv", "b.csv", "c"])
    #expect(entries.map(\.isFolder) == [false, false, true])
    #expect(files.list("~/nowhere/").isEmpty)
  }

  @Test func keysAreReadAndTheFileGoesWhenAsked() {
    folder.write("new.csv", Self.keys)
    guard case .found(let batch, let mayRemove) = files.read("~/new.csv") else {
      Issue.record("nothing found")
      return
    }
    #expect(batch.rows.map(\.keys?.accessKeyID) == ["AKIAEXAMPLE6ECHO6666"])
    #expect(mayRemove)
    #expect(files.remove("~/new.csv") == Notice(.done, "Removed ~/new.csv"))
    #expect(folder.names().isEmpty)
  }

  @Test func linksAndTheSharedFilesAreNeverRemoved() {
    folder.write("new.csv", Self.keys)
    folder.link("link.csv", to: folder.path("new.csv"))
    folder.write(".aws/credentials", "[a]\naws_access_key_id = A\n")
    for path in ["~/link.csv", "~/.aws/credentials", "~/none"] {
      #expect(files.remove(path).level == .error)
    }
    #expect(folder.isLink("link.csv"))
    #expect(folder.bytes("new.csv") != nil && folder.bytes(".aws/credentials") != nil)
    guard case .found(_, let mayRemove) = files.read("~/link.csv") else {
      Issue.record("nothing found")
      return
    }
    #expect(!mayRemove)
  }

  @Test func whatCannotBeImportedIsTold() {
    folder.write("words.txt", "hello")
    folder.makeFolder("d")
    for path in ["~/words.txt", "~/d", "~/none", "/dev/tty"] {
      guard case .refused(let why) = files.read(path) else {
        Issue.record("\(path) was imported")
        continue
      }
      #expect(!why.isEmpty)
    }
  }
}
