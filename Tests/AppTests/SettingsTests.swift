import Canvas
import INIDocument
import Testing

@testable import App

private func read(_ text: String) -> SettingsReader {
  SettingsReader(Document(Array(text.utf8)))
}

@Suite struct SettingsTests {
  static let file = """
    # my settings
    [display]
    theme = light ; by day
    mouse = on

    [profiles]
    pins =
      acme-dev
      two words
    # below the pins
    name-template = {account}-{role}

    [protections]
    *prod* = PROD, red, ask
    prod:*=live
    ci-? = CI, blue, no-ask

    [keys]
    sort = V
    check = c ctrl-t
    filter = hash
    reload =

    [switch]
    load-config = needed
    [checks]
    timeout = 30
    retries = 0
    """

  @Test func aWholeFileIsRead() {
    let reader = read(Self.file)
    #expect(reader.findings == [])
    var wanted = Settings()
    wanted.theme = "light"
    wanted.mouse = true
    wanted.pins = ["acme-dev", "two words"]
    wanted.nameTemplate = "{account}-{role}"
    wanted.protections = [
      Protection(pattern: "*prod*", label: "PROD"), Protection(pattern: "prod:*", label: "live"),
      Protection(pattern: "ci-?", label: "CI", colour: .blue, asks: false),
    ]
    wanted.keys = [
      .sort: [.character("V")], .check: [.character("c"), .control("t")],
      .filter: [.character("#")], .reload: [],
    ]
    wanted.loadConfig = .needed
    wanted.checkTimeout = 30
    wanted.checkRetries = 0
    #expect(reader.settings == wanted)
  }

  @Test func theSampleChangesNothingAndItsLinesAreAllUnderstood() {
    #expect(read(Settings.sample).findings == [])
    #expect(read(Settings.sample).settings == Settings())
    let live = Settings.sample.split(separator: "\n").map { line in
      line.hasPrefix("#") && line.dropFirst().first != " " ? String(line.dropFirst()) : String(line)
    }.joined(separator: "\n").replacing("\n#  acme-dev", with: "\n  acme-dev")
    let reader = read(live)
    #expect(reader.findings == [])
    #expect(reader.settings.keys.count == Action.table.count)
    // The table's own keys, written down, are the same keymap.
    #expect(Keymap.bound(reader.settings.keys, order: reader.keyLines) == Keymap.bound())
  }

  @Test(arguments: [
    ("[display]\nthem = dark", 2, "did you mean theme?"),
    ("[display]\ntheme = drak", 2, "high-contrast"),
    ("[display]\nmouse = yes please", 2, "on"),
    ("[displai]\nmouse = on", 1, "did you mean display?"),
    ("theme = dark", 1, "above the first section"),
    ("[keys]\nchek = c", 2, "did you mean check?"),
    ("[keys]\ncheck = ctrl-enter", 2, "is no key"),
    ("[keys]\ncheck = ctrl-c", 2, "Quit"),
    ("[keys]\nsort = x\n\ncheck = x", 4, "sort (line 2)"),
    ("[keys]\nsort = x\n\ncheck = x", 4, "check"),
    ("[keys]\n\nquit = j", 3, "quit takes j from down, which keeps"),
    ("[keys]\nsort = e", 2, "sort takes the only key of edit"),
    ("[checks]\ntimeout = soon", 2, "1 to 600"),
    ("[protections]\n*prod* = PROD, pink", 2, "magenta"),
    ("[display]\ndark mode", 2, "name = value"),
    ("[profiles]\nname-template = same", 2, "{account}"),
  ]) func whatCannotBeUsedIsNamedWithItsLine(text: String, line: Int, words: String) {
    let findings = read(text).findings
    #expect(findings.map(\.line) == [line])
    #expect(findings.first?.message.contains(words) == true, "\(findings)")
  }

  @Test(arguments: [
    ("*prod*", "acme-prod-1", true), ("*prod*", "prod", true), ("*prod*", "acme", false),
    ("prod", "prod2", false), ("?rod", "prod", true), ("?rod", "rod", false),
    ("a*b*c", "aXbXbc", true), ("a*b*c", "aXbX", false), ("*", "", true), ("", "a", false),
    ("*PROD*", "prod", false), ("é*", "éa", true),
  ]) func patternsCoverNames(pattern: String, name: String, fits: Bool) {
    #expect(Protection(pattern: pattern).covers(name) == fits)
  }

  static let states: [Settings] = {
    var some = Settings()
    some.theme = "dark"
    some.pins = ["b", "a name"]
    some.protections = [Protection(pattern: "*prod*", label: "live", colour: .yellow)]
    some.keys = [.sort: [.character(";")], .undo: []]
    var other = read(file).settings
    other.keys[.sort] = [.function(2), .alt(",")]
    other.protections.append(Protection(pattern: "x y", label: "l", asks: false))
    return [Settings(), some, read(file).settings, other]
  }()

  /// Each names what it adds and takes away, so the second does not undo the first.
  @Test func pinsSetInTwoWindowsAreBothKept() {
    let document = Document(Array("[profiles]\npins =\n  alpha\n".utf8))
    let start = SettingsReader(document).settings
    var (one, other) = (start, start)
    one.pins.append("beta")
    other.pins = ["gamma"]
    for wanted in [[one, other], [other, one]] {
      let after = wanted.reduce(document) { $0.applying(start.edits(to: $1)) }
      #expect(Set(SettingsReader(after).settings.pins) == ["beta", "gamma"])
    }
    // A new order is one of the whole list.
    var turned = start
    turned.pins = ["beta", "alpha"]
    #expect(one.edits(to: turned).count == 1)
    #expect(SettingsReader(document.applying(one.edits(to: turned))).settings.pins == turned.pins)
  }

  @Test func editsLeadToWhatIsWantedAndBack() {
    for text in ["", "# only a comment", file(crlf: true), Self.file, Settings.sample] {
      let document = Document(Array(text.utf8))
      let start = SettingsReader(document).settings
      for wanted in Self.states {
        let there = document.applying(start.edits(to: wanted))
        #expect(SettingsReader(there).settings == wanted, "\(there.text(0..<there.bytes.count))")
        #expect(SettingsReader(there).findings == [])
        let back = there.applying(wanted.edits(to: start))
        #expect(SettingsReader(back).settings == start)
        for line in document.lines where line.role == .comment {
          #expect(back.text(0..<back.bytes.count).contains(document.text(line.content)))
        }
      }
      #expect(document.applying(start.edits(to: start)) == document)
    }
  }

  private func file(crlf: Bool) -> String { Self.file.replacing("\n", with: "\r\n") }

  @Test func oneChangeTouchesOneLineAndKeepsTheCommentBehindIt() {
    var wanted = read(Self.file).settings
    wanted.theme = "dark"
    let after = Document(Array(Self.file.utf8)).applying(read(Self.file).settings.edits(to: wanted))
    let text = after.text(0..<after.bytes.count)
    #expect(text == Self.file.replacing("theme = light ; by day", with: "theme = dark ; by day"))
  }

  @Test func keysOfTheSettingsTakeThePlaceOfTheTables() {
    let keymap = Keymap.bound([.sort: [.character("d")], .quit: [.character("Q")]])
    #expect(keymap.lookup(.character("d"), in: ["Profiles"]) == .sort)
    #expect(keymap.keys(for: .delete) == [])
    #expect(keymap.lookup(.character("s"), in: ["Profiles"]) == nil)
    // There is always a way out.
    #expect(keymap.lookup(.control("c"), in: ["Profiles"]) == .quit)
    #expect(keymap.lookup(.character("q"), in: ["Profiles"]) == nil)
  }

  @Test func footerAndHelpShowTheBoundKeys() {
    var model = Sample.model(120, 40)
    let document = Document(Array("[keys]\ncheck = x\n".utf8))
    _ = update(&model, .settings(SettingsAnswer(document: document, path: "~/s"), title: nil))
    #expect(model.picture.contains("x check"))
    #expect(!model.picture.contains("c check"))
    #expect(model.type("c").isEmpty)
    #expect(!model.type("x").isEmpty)
    model.press(.escape)
    model.press(.escape)
    model.type("?")
    #expect(model.picture.contains("x              Check the profile"))
  }

  @Test func anUnknownSettingIsTold() {
    var model = Sample.model(120, 40)
    let document = Document(Array("[display]\nthem = dark\n".utf8))
    _ = update(&model, .settings(SettingsAnswer(document: document, path: "~/s"), title: nil))
    #expect(model.toast?.text == "~/s:2: [display] has no setting “them”: did you mean theme?")
  }
}
