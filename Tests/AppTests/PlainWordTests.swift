import AWSProfiles
import Canvas
import Testing

@testable import App

/// The words that are typed line by line.
@Suite struct PlainWordTests {
  @Test func aTitleOfSeveralWordsTakesARow() {
    let model = StageSample.model()
    #expect(PlainCommand("choose profile 2", on: model) == .act(.chooseProfile, 1))
    #expect(PlainCommand("Choose Profile prod", on: model) == .act(.chooseProfile, 1))
    #expect(PlainCommand("add stage", on: model) == .act(.addStage, nil))
    #expect(PlainCommand("open at line 1", on: model) == .act(.openEditor, 0))
  }

  @Test func theHelpHasWordsThatAreUnderstood() {
    let help = PlainCommand.words
    for action in Action.allCases where action.rawValue.contains(where: \.isUppercase) {
      #expect(!help.contains { $0.hasPrefix(action.rawValue) })
    }
    for row in Action.table where !PlainCommand.isOfKeysOnly(row.action) {
      var model = StageSample.model()
      model.screen = row.screens?.first ?? .profiles
      let command = PlainCommand(PlainCommand.word(row), on: model)
      guard case .act(let action, nil) = command else {
        if command != .help { Issue.record("\(PlainCommand.word(row)): \(command)") }
        continue
      }
      #expect(action == row.action || PlainCommand.word(action.row) == PlainCommand.word(row))
    }
  }

  @Test func titlesAreReadAsTheyStand() {
    let help = PlainCommand.words
    for row in Action.table where !PlainCommand.isOfKeysOnly(row.action) {
      #expect(help.contains { $0.contains(row.title) }, "\(row.title)")
    }
  }

  /// What is typed may be the whole title, or what stands in front of its colon, in any case.
  @Test func titlesAreUnderstoodAsTheyAreRead() {
    for row in Action.table where !PlainCommand.isOfKeysOnly(row.action) {
      var model = StageSample.model()
      model.screen = row.screens?.first ?? .profiles
      let words = [row.title] + (row.title.split(separator: ":").prefix(1).map(String.init))
      for word in words {
        guard case .act(let action, nil) = PlainCommand(word, on: model) else {
          if PlainCommand(word, on: model) != .help { Issue.record("\(word)") }
          continue
        }
        #expect(action == row.action || row.action == .showCheck, "\(word)")
      }
    }
  }

  @Test func findingsNameTheirProfile() {
    var model = Sample.model()
    model.doctor.findings = [Finding("x", .error, .config, line: 3, profile: "zone", "Odd.")]
    model.screen = .doctor
    #expect(model.plainScreen(PlainTalk()).contains { $0.contains("profile zone: Odd.") })
  }

  @Test func lettersOfADialogHaveWords() {
    var model = Sample.model(hasHook: false)
    model.overlay = .switchOffer(SwitchOfferState(ShellSwitch(profile: "acme-dev")))
    var talk = PlainTalk()
    #expect(talk.hear("subshell", model).messages == [.input(.key(.character("s")))])
    #expect(talk.hear("copy", model).messages == [.input(.key(.character("y")))])
    #expect(talk.hear("leave", model).messages == [.input(.key(.character("p")))])
  }
}
