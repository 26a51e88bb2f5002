import AWSProfiles
import App
import Live
import ShellIntegration
import TestSupport
import Testing

@Suite struct SettingsFileTests {
  private func file(_ folder: TemporaryFolder) -> SettingsFile {
    SettingsFile(
      folders: OwnFolders(
        state: folder.path("state"), settingsFile: folder.path("config/awscreds-tui/settings")),
      home: folder.path)
  }

  private func text(_ folder: TemporaryFolder, _ name: String) -> String? {
    folder.bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aNewFileIsPrivateAndReadBack() throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let settings = file(folder)
    #expect(settings.load().document == nil)
    #expect(settings.load().fault == nil)
    let answer = settings.save([.set(section: "display", key: "theme", value: "dark")])
    #expect(answer.fault == nil)
    #expect(answer.path == "~/config/awscreds-tui/settings")
    #expect(text(folder, "config/awscreds-tui/settings") == "[display]\ntheme = dark\n")
    let snapshot = try FileSnapshot(reading: folder.path("config/awscreds-tui/settings"))
    #expect(snapshot.mode == 0o600)
    #expect(SettingsReader(try #require(settings.load().document)).settings.theme == "dark")
  }

  @Test func whatAnotherProgramWroteMeanwhileStays() {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let settings = file(folder)
    folder.write("config/awscreds-tui/settings", "# mine\n[display]\nmouse = on # yes\n")
    _ = settings.load()
    folder.write("config/awscreds-tui/settings", "# mine\n[keys]\nsort = S\n[display]\n")
    _ = settings.save([.set(section: "display", key: "theme", value: "light")])
    #expect(
      text(folder, "config/awscreds-tui/settings")
        == "# mine\n[keys]\nsort = S\n[display]\ntheme = light\n")
  }

  @Test func theSampleNeverReplacesAFile() {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let settings = file(folder)
    #expect(settings.writeSample().fault == nil)
    #expect(text(folder, "config/awscreds-tui/settings") == Settings.sample)
    folder.write("config/awscreds-tui/settings", "# mine\n")
    #expect(settings.writeSample().fault?.contains("is there already") == true)
    #expect(text(folder, "config/awscreds-tui/settings") == "# mine\n")
  }
}

@Suite struct ShellSetUpTests {
  private func setUp(_ folder: TemporaryFolder) -> ShellSetUp {
    ShellSetUp(
      environment: Environment(["HOME": folder.path, "SHELL": "/bin/bash"]),
      state: folder.path("state"))
  }

  @Test func theLineIsAddedOnceAndOtherBytesStay() throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    // Latin 1, and no line end at the last line.
    let before: [UInt8] = Array("# caf".utf8) + [0xE9, 0x0A] + Array("alias ll=ls".utf8)
    folder.write(".bashrc", before, mode: 0o640)
    let startup = try #require(StartupFile(of: .bash, home: folder.path, variables: [:]))
    let (_, words) = try setUp(folder).setUp(startup)
    #expect(words.hasPrefix("Written to ~/.bashrc:3."))
    let line = Array("\neval \"$(awscreds-tui init bash)\"\n".utf8)
    #expect(folder.bytes(".bashrc") == before + line)
    #expect(try FileSnapshot(reading: startup.path).mode == 0o640)
    let (_, again) = try setUp(folder).setUp(startup)
    #expect(again == "~/.bashrc:3 has the hook already")
    #expect(folder.bytes(".bashrc") == before + line)
  }

  @Test(arguments: [
    (Shell.bash, ".bash_aliases"), (.bash, ".profile"), (.zsh, ".zprofile"),
    (.fish, ".config/fish/conf.d/awscreds-tui.fish"),
  ]) func aHookIsFoundWhereverPeopleKeepIt(shell: Shell, path: String) {
    let home = "/home/ann"
    let paths = StartupFile.candidates(of: shell, home: home, variables: [:])
    #expect(paths.contains("\(home)/\(path)"))
    #expect(paths.first == StartupFile(of: shell, home: home, variables: [:])?.path)
  }
}
