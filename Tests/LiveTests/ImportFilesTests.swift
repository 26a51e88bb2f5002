import AWSProfiles
import App
import Testing

@testable import Live

/// Files that keys are imported from, on a real disk.
@Suite struct ImportFilesTests {
  private let folder = TestFolder()
  private static let keys = """
    Access key ID,Secret access key
    AKIAEXAMPLE6ECHO6666,ExampleSecretHote00123456789abcdefghijkl

    """

  private var files: ImportFiles {
    ImportFiles(environment: Environment(["HOME": folder.root]), directory: folder.root)
  }

  @Test func pathsAreReadFromHomeOrTheFolder() {
    #expect(files.resolved("~/Downloads/x.csv") == folder.root + "/Downloads/x.csv")
    #expect(files.resolved("x.csv") == folder.root + "/x.csv")
    #expect(files.resolved("/x.csv") == "/x.csv")
  }

  @Test func aFolderIsListedByName() {
    folder.write([], to: "d/b.csv")
    folder.write([], to: "d/a.csv")
    folder.makeFolder("d/c")
    let entries = files.list("~/d/")
    #expect(entries.map(\.name) == ["a.csv", "b.csv", "c"])
    #expect(entries.map(\.isFolder) == [false, false, true])
    #expect(files.list("~/nowhere/").isEmpty)
  }

  @Test func keysAreReadAndTheFileGoesWhenAsked() {
    folder.write(Array(Self.keys.utf8), to: "new.csv")
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
    folder.write(Array(Self.keys.utf8), to: "new.csv")
    folder.link("link.csv", to: folder.path("new.csv"))
    folder.write(Array("[a]\naws_access_key_id = A\n".utf8), to: ".aws/credentials")
    for path in ["~/link.csv", "~/.aws/credentials", "~/none"] {
      #expect(files.remove(path).level == .error)
    }
    #expect(folder.isLink("link.csv"))
    #expect(folder.read("new.csv") != nil && folder.read(".aws/credentials") != nil)
    guard case .found(_, let mayRemove) = files.read("~/link.csv") else {
      Issue.record("nothing found")
      return
    }
    #expect(!mayRemove)
  }

  @Test func whatCannotBeImportedIsTold() {
    folder.write(Array("hello".utf8), to: "words.txt")
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
