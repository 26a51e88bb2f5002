import Canvas
import Testing

@Suite struct ThemeTests {
  @Test(arguments: ["dark", "light", "high-contrast"])
  func lettersCanBeRead(name: String) throws {
    let theme = try #require(Theme.named(name))
    for role in StyleRole.allCases {
      let contrast = try #require(theme[role].foreground.contrast(with: theme[role].background))
      #expect(contrast >= 4.5, "\(role) of \(name): \(contrast)")
    }
  }

  @Test func contrastIsThatOfWCAG() throws {
    let white = Colour.rgb(255, 255, 255)
    let extreme = try #require(Colour.rgb(0, 0, 0).contrast(with: white))
    #expect(abs(extreme - 21) < 0.01)
    // #767676 on white is the usual example for 4.54:1.
    let grey = try #require(Colour.rgb(0x76, 0x76, 0x76).contrast(with: white))
    #expect(abs(grey - 4.54) < 0.01)
    #expect(Colour.standard.contrast(with: white) == nil)
  }

  @Test func monoHasNoColour() {
    for role in StyleRole.allCases {
      #expect(Theme.mono[role].foreground == .standard)
      #expect(Theme.mono[role].background == .standard)
    }
    // Without colour the selection and a warning line must still stand out.
    #expect(Theme.mono[.selection].reverse && Theme.mono[.banner].reverse)
  }

  /// What is not the user's own palette could be white on white there.
  @Test func theTerminalsOwnColoursStay() {
    for role in StyleRole.allCases {
      for colour in [Theme.terminal16[role].foreground, Theme.terminal16[role].background] {
        if case .rgb = colour { Issue.record("\(role) has a colour of its own") }
      }
    }
    #expect(Theme.chosen(name: nil, noColour: nil) == .terminal16)
  }

  @Test func noColourWinsOverAName() {
    #expect(Theme.chosen(name: "dark", noColour: "1") == .mono)
    #expect(Theme.chosen(name: "dark", noColour: "") == .dark)
    #expect(Theme.chosen(name: "nothing", noColour: nil) == .terminal16)
  }

  @Test func namesAreUnique() {
    #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
    #expect(Theme.named("nothing") == nil)
  }
}
