import Canvas
import Testing

@Suite struct KeymapTests {
  private let keymap = Keymap<String>([
    .init(id: "use", title: "use here", groups: ["list"], keys: [.enter], priority: 9),
    .init(id: "check", title: "check", groups: ["list"], keys: [.character("c")], priority: 5),
    .init(id: "copy", title: "copy", groups: ["list"], keys: [.character("y")], priority: 2),
    .init(id: "hidden", title: "hidden", groups: ["list"], keys: [.character("h")], priority: 0),
    .init(id: "help", title: "help", groups: ["all"], keys: [.character("?")], priority: 8),
    .init(id: "cancel", title: "cancel", groups: ["all"], keys: [.character("c")], priority: 0),
  ])

  @Test func theFirstGroupThatKnowsAKeyWins() {
    #expect(keymap.lookup(.character("c"), in: ["list", "all"]) == "check")
    #expect(keymap.lookup(.character("c"), in: ["all"]) == "cancel")
    #expect(keymap.lookup(.character("z"), in: ["list", "all"]) == nil)
  }

  @Test func footersShortenByPriority() {
    #expect(footer(80) == "⏎ use here   c check   y copy   ? help")
    #expect(footer(31) == "⏎ use here   c check   ? help")
    #expect(footer(19) == "⏎ use here   ? help")
    #expect(footer(3) == "")
    #expect(footer(80) { $0 != "use" } == "c check   y copy   ? help")
    for width in 0...60 { #expect(displayWidth(footer(width)) <= width) }
  }

  private func footer(
    _ width: Int, isEnabled: (String) -> Bool = { _ in true }
  ) -> String {
    keymap.footer(width: width, groups: ["list", "all"], isEnabled: isEnabled)
      .map { "\($0.key) \($0.title)" }.joined(separator: "   ")
  }

  @Test func namesOfKeysAreReadBack() {
    let keys: [Key] =
      [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
        .home, .end, .pageUp, .pageDown, .control("a"), .control(" "), .control("]"), .alt("x"),
        .alt("X"), .alt(" "), .alt("-"),
      ] + (1...12).map { .function($0) } + "aZ?/:-+ 日".map { .character($0) }
    for key in keys { #expect(Key(name: key.name) == key, "\(key.name)") }
  }

  @Test(arguments: ["", "nope", "ctrl-", "f0", "f99", "ctrl-enter", "hyper-x", "-x", "ctrl-é"])
  func otherNamesAreNoKeys(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test(arguments: [
    ("Ctrl-P", Key.control("p")), ("C-p", .control("p")), ("ctrl+p", .control("p")),
    ("ctrl-i", .tab), ("ctrl-m", .enter), ("ctrl-[", .escape), ("Escape", .escape),
    ("PgUp", .pageUp),
    ("F5", .function(5)), ("M-x", .alt("x")),
  ])
  func spellingsAreForgiven(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }
}
