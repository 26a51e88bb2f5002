import Canvas
import INIDocument
import Testing

@testable import App

@Suite struct SettingsOverlayTests {
  private func open(_ text: String = "") -> Model {
    var model = Sample.model(110, 70)
    let document = Document(Array(text.utf8))
    _ = update(&model, .settings(SettingsAnswer(document: document, path: "~/s"), title: nil))
    model.type(",")
    return model
  }

  /// Moves to the row that shows this text.
  private func go(_ model: inout Model, to text: String) {
    for _ in 0..<120 {
      let line = model.picture.split(separator: "\n").first { $0.contains("▸ \(text)") }
      if line != nil { return }
      model.press(.down)
    }
    Issue.record("no row \(text) in\n\(model.picture)")
  }

  /// What changes in the file while the dialog is open: a draft stays, and only what it changed is
  /// written; without one the dialog shows the file.
  @Test func aChangeFromOutsideMeetsADraft() {
    let outside = SettingsAnswer(
      document: Document(Array("[checks]\nretries = 7\n".utf8)), path: "~/s")
    var model = open()
    _ = update(&model, .settings(outside, title: "Read again"))
    #expect(model.picture.contains("‹ 7 ›"))
    model = open()
    model.press(.right)
    _ = update(&model, .settings(outside, title: "Read again"))
    #expect(model.shownTheme == "dark")
    let edits: [SettingsEdit] = [.set(section: "display", key: "theme", value: "dark")]
    #expect(model.type("s") == [.saveSettings(edits, title: "Saved in ~/s")])
  }

  @Test func aThemeIsSeenBeforeItIsSettled() {
    var model = open()
    model.press(.right)
    #expect(model.shownTheme == "dark")
    #expect(model.settings.theme == nil)
    model.press(.escape)
    #expect(model.shownTheme == nil)
    model.type(",")
    model.press(.right)
    let effects = model.type("s")
    #expect(
      effects == [
        .saveSettings(
          [.set(section: "display", key: "theme", value: "dark")], title: "Saved in ~/s")
      ])
    #expect(model.settings.theme == "dark" && model.themePreview == nil)
  }

  @Test func aKeyIsTakenFromAnotherActionOnlyWhenPressedTwice() {
    var model = open()
    go(&model, to: "Check the profile")
    model.press(.enter)
    #expect(model.picture.contains("Press the new key"))
    model.type("e")
    #expect(model.picture.contains("e does “Edit the profile” already"))
    model.type("e")
    let effects = model.type("s")
    #expect(
      effects == [
        .saveSettings([.set(section: "keys", key: "check", value: "e")], title: "Saved in ~/s")
      ])
    #expect(model.keymap.lookup(.character("e"), in: ["Profiles"]) == .check)
    #expect(model.keymap.keys(for: .edit) == [])
  }

  @Test func keysThatLeadOutAreNotGivenAway() {
    var model = open()
    go(&model, to: "Check the profile")
    model.press(.enter)
    model.press(.control("c"))
    #expect(model.picture.contains("^C always does “Quit”"))
    model.press(.escape)
    guard case .settings(let state) = model.overlay else {
      Issue.record("Esc left the settings")
      return
    }
    #expect(state.capture == nil && state.draft.keys.isEmpty)
  }

  @Test func aProtectionIsAddedChangedAndRemoved() {
    var model = open("[protections]\nold* = OLD\n")
    model.type("a")
    model.press(.control("e"))
    model.press(.control("u"))
    model.type("*=prod*")
    #expect(model.picture.contains("covers"))
    model.press(.tab)
    model.press(.control("u"))
    model.type("LIVE")
    model.press(.enter)
    go(&model, to: "old*")
    model.type("d")
    let effects = model.type("s")
    #expect(
      effects == [
        .saveSettings(
          [
            .unset(section: "protections", key: "old*"),
            .set(section: "protections", key: "*?prod*", value: "LIVE, red"),
          ], title: "Saved in ~/s")
      ])
  }

  @Test func aProtectionIsTwiceNeverTheSame() {
    var model = open("[protections]\n*prod* = OLD\n")
    model.type("a")
    model.press(.enter)
    #expect(model.picture.contains("is protected already"))
  }

  @Test func pinsStandFirstAndStay() {
    var model = Sample.model(100, 30)
    model.press(.end)
    let name = model.profiles.selected ?? ""
    let effects = model.type("p")
    #expect(
      effects == [
        .saveSettings(
          [.addToList(section: "profiles", key: "pins", value: name)], title: "Pinned \(name)")
      ])
    #expect(model.profiles.rows.first == name && model.profiles.selected == name)
    #expect(model.type("p") != [])
    #expect(model.profiles.rows.first != name)
  }

  @Test func protectionsShowInListAndDetails() {
    var model = Sample.model(110, 30)
    let document = Document(Array("[protections]\n*prod = PROD, yellow, no-ask\n".utf8))
    _ = update(&model, .settings(SettingsAnswer(document: document, path: "~/s"), title: nil))
    #expect(model.picture.contains("acme-prod PROD"))
    // Only marked, not asked for.
    model.type("/acmeprod")
    model.press(.enter)
    #expect(model.press(.enter).count == 2)
  }

  @Test func theSampleIsWrittenOnlyWhereNoFileIs() {
    var model = open()
    go(&model, to: "Edit by hand")
    #expect(model.press(.enter).isEmpty)
    var fresh = Sample.model(110, 70)
    fresh.type(",")
    go(&fresh, to: "Write a documented file")
    #expect(fresh.press(.enter) == [.writeSettingsSample])
  }
}
