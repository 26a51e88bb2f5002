import AWSProfiles
import Canvas
import INIDocument
import ShellIntegration
import Testing

@testable import App

/// Putting a profile in force, with and without the hook.
@Suite struct SwitchScenarios {
  private static let around = ShellSurroundings(
    shell: .bash, process: 4182,
    startup: StartupFile(of: .bash, home: "/home/ann", variables: [:]),
    startupText: "alias ll='ls -l'\n")

  private func model(hasHook: Bool, settings: String = "") -> Model {
    var model = Sample.model(100, 30, hasHook: hasHook)
    model.environment.variables["HOME"] = "/home/ann"
    let document = Document(Array(settings.utf8))
    _ = update(&model, .settings(SettingsAnswer(document: document, path: "~/s"), title: nil))
    return model
  }

  @Test func aProtectedProfileAsksForItsName() {
    var model = model(hasHook: true, settings: "[protections]\n*prod = PROD, red, ask\n")
    model.type("/acmeprod")
    model.press(.enter)
    #expect(model.press(.enter).isEmpty)
    #expect(model.picture.contains("protected (PROD)"))
    model.type("acme")
    #expect(model.press(.enter).isEmpty)
    model.type("-prod")
    #expect(
      model.press(.enter) == [.switchShell(ShellSwitch(profile: "acme-prod")), .quit])
  }

  @Test func withoutTheHookThereAreFourWays() {
    var model = model(hasHook: false)
    #expect(model.press(.enter) == [.lookAtShell])
    _ = update(&model, .shell(Self.around, title: nil))
    for words in ["Set up the hook in ~/.bashrc", "exit comes back", "Copy the line", "print"] {
      #expect(model.picture.contains(words), "\(model.picture)")
    }
    let name = model.profiles.selected ?? ""
    var copy = model
    #expect(copy.type("y") == [.copy("eval \"$(awscreds-tui env '\(name)')\"")])
    var subshell = model
    #expect(subshell.type("s") == [.subshell(ShellSwitch(profile: name))])
    var lines = model
    #expect(lines.type("p") == [.printSwitch(ShellSwitch(profile: name)), .quit])
    model.press(.escape)
    #expect(model.overlay == nil)
  }

  @Test func theHookIsWrittenOnlyAfterItsDiff() throws {
    var model = model(hasHook: false)
    model.press(.enter)
    _ = update(&model, .shell(Self.around, title: nil))
    #expect(model.type("h").isEmpty)
    #expect(model.picture.contains("+ eval \"$(awscreds-tui init bash)\""))
    #expect(model.picture.contains("alias ll"))
    var left = model
    #expect(left.press(.escape).isEmpty)
    let startup = try #require(Self.around.startup)
    #expect(model.type("y") == [.setUpHook(startup)])
  }

  @Test func aHookThatIsThereIsFound() {
    var model = model(hasHook: false)
    var around = Self.around
    around.hook = .init(path: "~/.bash_aliases", line: 7)
    _ = update(&model, .shell(around, title: nil))
    model.type("5")
    #expect(model.picture.contains("~/.bash_aliases:7"))
    #expect(model.type("w").isEmpty)
    #expect(model.overlay == nil)
    #expect(model.toast?.text.contains("~/.bash_aliases:7") == true)
  }

  @Test func aProgramOutsideOfPathIsCalledByItsFileAndToldSo() {
    var around = Self.around
    around.startup = StartupFile(
      of: .bash, home: "/home/ann", variables: [:], program: "/src/.build/release/awscreds-tui")
    var model = model(hasHook: false)
    _ = update(&model, .shell(around, title: nil))
    var other = model
    other.press(.enter)
    let copied = other.type("y")
    #expect(
      copied == [
        .copy(
          "eval \"$('/src/.build/release/awscreds-tui' env '\(model.profiles.selected ?? "")')\"")
      ])
    model.type("5w")
    #expect(model.picture.contains("+ eval \"$('/src/.build/release/awscreds-tui' init bash)\""))
    #expect(model.picture.contains("not in PATH"))
  }

  @Test func theHookIsOfferedOnceTheShellIsKnown() {
    var model = model(hasHook: false)
    model.type("5")
    #expect(model.type("w") == [.lookAtShell])
    #expect(model.overlay == nil)
    _ = update(&model, .shell(Self.around, title: nil))
    #expect(model.picture.contains("+ eval \"$(awscreds-tui init bash)\""))
    model.press(.escape)
    _ = update(&model, .shell(Self.around, title: nil))
    #expect(model.overlay == nil)
  }

  @Test func theDemoSaysThatItSetsNothingUp() {
    var model = model(hasHook: false)
    model.isDemo = true
    model.type("5")
    #expect(model.picture.contains("the demo sets no hook up"), "\(model.picture)")
    #expect(model.type("w").isEmpty)
    #expect(model.toast?.text.contains("The demo writes nothing") == true)
  }

  @Test func aRegionIsChosenWithTheProfile() {
    var model = model(hasHook: true)
    model.type("/acmeprod")
    model.press(.enter)
    model.type("U")
    model.press(.control("e"))
    model.press(.control("u"))
    model.type("eu-west-9x")
    #expect(model.press(.enter).isEmpty)
    model.press(.control("u"))
    model.type("eu-central-1")
    #expect(
      model.press(.enter)
        == [.switchShell(ShellSwitch(profile: "acme-prod", region: "eu-central-1")), .quit])
  }

  @Test func backAndNone() {
    var model = model(hasHook: true)
    #expect(model.type("-").isEmpty)
    model.environment.variables["AWSCREDS_TUI_PREVIOUS"] = "=billing"
    #expect(model.type("-") == [.switchShell(ShellSwitch(profile: "billing")), .quit])
    model.type("5")
    #expect(model.type("n") == [.switchShell(ShellSwitch(profile: nil)), .quit])
  }

  @Test func conflictingVariablesAreUnset() {
    var model = model(hasHook: true)
    for (name, value) in [
      ("AWS_ACCESS_KEY_ID", "AKIAQNZGKIQYQEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "ExampleSecretZ"),
      ("AWS_DEFAULT_PROFILE", "billing"), ("AWS_REGION", "eu-west-1"),
    ] {
      model.environment.variables[name] = value
    }
    model.type("5")
    #expect(!model.picture.contains("ExampleSecretZ"))
    model.type("u")
    #expect(model.picture.contains("[x] AWS_ACCESS_KEY_ID"))
    #expect(model.picture.contains("[ ] AWS_REGION"))
    let wanted = ["AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
    #expect(model.press(.enter) == [.unsetVariables(wanted)])
    #expect(model.environment["AWS_ACCESS_KEY_ID"] == nil)
    #expect(model.active?.name == "acme-dev")
  }

  @Test func whoWinsNamesTheLineThatDecides() {
    var model = model(hasHook: true)
    model.type("5")
    #expect(model.picture.contains("AWS_PROFILE=acme-dev · credentials:3"))
  }
}
