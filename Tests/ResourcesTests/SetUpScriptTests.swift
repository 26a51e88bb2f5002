import TestSupport
import Testing

/// `setup.sh` and `package.sh`, in a scratch copy of the package that needs no compiler.
@Suite struct SetUpScriptTests {
  private let folder = TemporaryFolder()

  private static func text(_ path: String) -> String {
    String(decoding: readFile(fixturesRoot + "/../" + path) ?? [], as: UTF8.self)
  }

  /// A package with a program that has been built, and a compiler that tells `version`.
  private func scratch(_ version: String = "Swift version 6.3.1 (swift-6.3.1-RELEASE)") {
    for path in ["Resources/setup.sh", "Resources/package.sh", "Sources/awscreds-tui/Usage.swift"] {
      folder.write("package/\(path)", Self.text(path))
    }
    folder.write("package/Package.swift", "// a package\n")
    folder.write(
      "bin/swift", "#!/bin/sh\ntest \"$1\" = --version && echo '\(version)'\nexit 0\n", mode: 0o700)
    folder.write("package/.build/release/awscreds-tui", "#!/bin/sh\necho \"of $*\"\n", mode: 0o700)
  }

  private func run(_ script: String, _ words: String..., from place: String = "/") -> ChildRun {
    ChildRun(
      ["sh", "\(folder.path)/package/Resources/\(script).sh"] + words,
      environment: ["PATH": folder.path("bin") + ":/usr/local/bin:/usr/bin:/bin", "HOME": "/"],
      directory: place)
  }

  @Test func uninstallLeavesWhatInstallDidNotMake() {
    scratch()
    defer { folder.remove() }
    folder.makeFolder("prefix/share/man")
    for _ in 1...2 {
      let run = run("setup", "install", "--prefix", folder.path("prefix"))
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("is not in PATH"))
    }
    #expect(folder.bytes("prefix/share/man/man1/awscreds-tui.1") == Array("of --man-page\n".utf8))
    folder.write("prefix/share/fish/mine", "")
    #expect(run("setup", "uninstall", "--prefix", folder.path("prefix")).status == 0)
    #expect(folder.names(in: "prefix") == ["share"])
    #expect(folder.names(in: "prefix/share") == ["fish", "man"])
    #expect(folder.names(in: "prefix/share/fish") == ["mine"])
    #expect(folder.names(in: "prefix/share/man") == [])
  }

  @Test func aPrefixThatWasMadeGoesAndIsNotSaidToGoTwice() {
    scratch()
    defer { folder.remove() }
    #expect(run("setup", "install", "--prefix=new", from: folder.path).status == 0)
    #expect(run("setup", "uninstall", "--prefix=new", from: folder.path).status == 0)
    #expect(!folder.names(in: "").contains("new"))
    let again = run("setup", "uninstall", "--prefix=new", from: folder.path)
    #expect(again.status == 1)
    #expect(again.errors.contains("there is no awscreds-tui below \(folder.path("new"))"))
  }

  @Test(arguments: [
    ("Swift version 5.10.1", "6.3 or later is needed"), ("Swift version 6.2", "is 6.2"),
    ("not the compiler", "tells no version"), ("", "tells no version"),
  ]) func anOldOrOtherSwiftIsNamed(version: String, words: String) {
    scratch(version)
    defer { folder.remove() }
    let run = run("setup", "run")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains(folder.path("bin/swift")))
  }

  @Test(arguments: [
    "Swift version 6.3", "Apple Swift version 6.10.1 (swiftlang)", "Swift version 7.0",
  ])
  func aNewerSwiftWillDo(version: String) {
    scratch(version)
    defer { folder.remove() }
    #expect(run("setup", "run", "--help").output == "of --help\n")
  }

  @Test func helpIsGivenWhereverItIsAskedFor() {
    scratch()
    defer { folder.remove() }
    for (script, words) in [
      ("setup", ["--help"]), ("setup", ["install", "--help"]), ("setup", ["uninstall", "-h"]),
      ("package", ["--help"]),
    ] {
      let run = words.count == 1 ? run(script, words[0]) : run(script, words[0], words[1])
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("usage: sh Resources/\(script).sh"))
      #expect(run.errors == "")
    }
    let wrong = run("package")
    #expect(wrong.status == 2)
    #expect(wrong.errors.hasPrefix("usage: sh Resources/package.sh source"))
  }

  @Test func unpackedSourcesAreSourcesAgain() {
    scratch()
    defer { folder.remove() }
    folder.makeFolder("one")
    folder.makeFolder("two")
    let first = run("package", "source", folder.path("one"))
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("no git repository here"))
    let name = folder.names(in: "one").first ?? ""
    #expect(name.hasPrefix("awscreds-tui-") && name.hasSuffix(".tar.gz"))
    let unpacked = ChildRun(
      [
        "sh", "-c", "tar -xzf one/*.tar.gz && sh awscreds-tui-*/Resources/package.sh source two",
      ], environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], directory: folder.path)
    #expect(unpacked.status == 0, "\(unpacked.errors)")
    #expect(folder.bytes("two/\(name)") == folder.bytes("one/\(name)"))
  }
}
