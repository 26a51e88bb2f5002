import AWSProfiles
import Canvas

extension Painter {
  /// The program, the files in force, the profile in force.
  mutating func paintHeader(_ area: Rect) {
    frame.buffer.fill(area, Style(.header))
    let (brief, whole) = activeWords
    // Without tabs it is the screen that has to be named.
    let program = isTall ? "awscreds-tui" : model.screen.rawValue
    let demo = model.isDemo ? "DEMO" : ""
    let left = 2 + displayWidth(program) + (demo.isEmpty ? 0 : displayWidth(demo) + 1)
    let hasRoom = { (words: String) in left + 2 + displayWidth(words) < area.width }
    var x = 1
    // The profile in force goes before the reason, and before the name of the program.
    if hasRoom(brief) || !isTall || area.width < 12 {
      x += 1 + write(program, in: area, x: x, .header, bold: true)
    }
    if model.isDemo { x += 1 + write(demo, in: area, x: x, .warn, bold: true) }
    let active = cutMiddle(
      hasRoom(whole) ? whole : brief, to: max(0, area.width - x - (isTall ? 2 : 0)),
      ellipsis: glyphs.ellipsis)
    let start = max(x + (isTall ? 1 : 0), area.width - displayWidth(active) - 1)
    write(active, in: area, x: start, .header)
    let files = FileRole.allCases.compactMap { model.paths[$0] }.joined(
      separator: " \(glyphs.bullet) ")
    let room = start - x - 4
    if room > 12 {
      let shown = cutMiddle(files, to: room, ellipsis: glyphs.ellipsis)
      write(shown, in: area, x: x + (room - displayWidth(shown)) / 2 + 2, .header)
    }
  }

  /// The profile in force, and the same with what puts it in force.
  private var activeWords: (brief: String, whole: String) {
    if let (name, why) = model.active {
      return ("\(glyphs.active) \(name)", "\(glyphs.active) \(name)  \(why)")
    }
    guard model.environment["AWS_ACCESS_KEY_ID"] != nil else {
      return ("no profile", "no profile in force")
    }
    let words = "\(glyphs.active) keys of the environment"
    return (words, words + "  AWS_ACCESS_KEY_ID")
  }

  /// The five screens, the one in front marked; where they are too wide the others lose their
  /// names.
  mutating func paintTabs(_ area: Rect) {
    let named = Screen.allCases.reduce(1) { $0 + displayWidth(tab($1, isNamed: true)) + 2 }
    let gaps = Screen.allCases.count - 1
    let isNamed = named <= area.width
    let gap = isNamed ? min(3, (area.width - named) / gaps) : 1
    var x = 1
    for screen in Screen.allCases {
      let isFront = screen == model.screen
      let label = tab(screen, isNamed: isNamed)
      let width = write(
        isFront ? "[\(label)]" : " \(label) ", in: area, x: x,
        isFront ? .accent : .dim, bold: isFront)
      target(.screen(screen), Rect(x: area.x + x, y: area.y, width: width, height: 1))
      x += width + gap
    }
    rule(area, y: 1)
  }

  /// A screen's number and name, and how much there is on it.
  private func tab(_ screen: Screen, isNamed: Bool) -> String {
    let number = (Screen.allCases.firstIndex(of: screen) ?? 0) + 1
    guard isNamed || screen == model.screen else { return "\(number)" }
    let label = "\(number) \(screen.rawValue)"
    switch screen {
    case .doctor where !model.doctor.findings.isEmpty:
      return "\(label) \(model.doctor.findings.count)"
    case .check: return model.check.run.map { "\(label) \($0.answered)/\($0.count)" } ?? label
    default: return label
    }
  }

  /// The line of keys, or the last message, or what is searched for.
  mutating func paintFooter(_ area: Rect) {
    let line = area.height - 1
    if line > 0 {
      rule(area)
      write(placeMark, in: area, x: max(0, area.width - displayWidth(placeMark) - 2), .dim)
    }
    if let words = model.waitingWords {
      write(
        cut(words, to: area.width - 2, ellipsis: glyphs.ellipsis), in: area, x: 1, y: line, .warn)
      return
    }
    if showsToast, !isToastAbove { return }
    if let search = model.textSearch { return paintSearch(search, in: area, y: line) }
    var x = 1
    for entry in footerKeys(area.width - 2)
    where x + displayWidth(entry.key) + displayWidth(entry.word) + 1 < area.width {
      let start = x
      x += write(entry.key, in: area, x: x, y: line, .key, bold: true) + 1
      x += write(entry.word, in: area, x: x, y: line, .dim)
      target(
        keyLabelled: entry.key,
        Rect(x: area.x + start, y: area.y + line, width: x - start, height: 1))
      x += 2
    }
  }

  /// Whether the last message is in view: an error waits behind what lies over the screen.
  private var showsToast: Bool {
    model.toast != nil && !(model.isToastBehind && model.overlay != nil)
  }

  /// Whether the last message leaves the keys in view: an error does, for it stays.
  private var isToastAbove: Bool {
    model.toast?.level == .error && model.overlay == nil && model.size.rows >= 10
  }

  /// The last message in place of the keys; it grows upwards where one line does not hold it.
  ///
  /// An error stays until Esc, above the keys.
  mutating func paintToast(over whole: Rect) {
    guard let toast = model.toast, showsToast else { return }
    let (sign, role) = look(of: toast.level)
    let room = isToastAbove ? whole.splitBottom(1).rest : whole
    let keys = isToastAbove && whole.width >= 40 ? "Esc" : ""
    let lines = wrapped(toast.text, to: max(1, room.width - 4 - 2 * keys.count))
    let count = max(1, min(lines.count, room.height / 2))
    let hasRule = count > 1 && whole.height >= 10
    let area = room.splitBottom(count + (hasRule ? 1 : 0)).part
    if count > 1 || isToastAbove { frame.buffer.fill(area, Style(.text)) }
    if hasRule { rule(area) }
    let first = area.height - count
    write(sign, in: area, x: 1, y: first, role)
    for (y, line) in lines.prefix(count).enumerated() {
      let isCut = y == count - 1 && lines.count > count
      write(isCut ? line + glyphs.ellipsis : line, in: area, x: 3, y: first + y, role)
    }
    write(keys, in: area, x: area.width - keys.count - 1, y: area.height - 1, .key)
  }

  /// The sign and the colour of a message.
  func look(of level: Notice.Level) -> (sign: String, role: StyleRole) {
    switch level {
    case .done: (glyphs.check, .good)
    case .warning: (glyphs.warning, .warn)
    case .error: (glyphs.cross, .bad)
    }
  }

  /// Whether the footer names an action: what the keys of the details name already it does not, and
  /// the way to them only where they are out of sight.
  private func isNamed(_ action: Action) -> Bool {
    switch action {
    case .searchText: false
    case .filter:
      model.textInFront == nil && (model.screen != .stages || model.allStageLines.count > 1)
    case .togglePane: model.textInFront == nil && areDetailsHidden
    case .undo: model.canUndo
    default: true
    }
  }

  /// Keys of the details while they have the keys.
  private var readingKeys: [(key: String, word: String)] {
    guard model.size.columns >= 50, let text = model.textInFront else { return [] }
    let search: Action = text == .details ? .filter : .searchText
    let keys: [([Action], String)] = [
      ([.togglePane], "list"), ([.down, .up], "scroll"), ([search], "search"),
    ]
    return keys.dropFirst(text == .shell ? 1 : 0).map { actions, word in
      let labels = actions.compactMap { model.keymap.keys(for: $0).last?.label(glyphs) }
      return (labels.joined(separator: " "), word)
    }.filter { !$0.0.isEmpty }
  }

  private func footerKeys(_ width: Int) -> [(key: String, word: String)] {
    if let overlay = model.overlay {
      let key = model.keymap.label(of: .help, glyphs)
      let keys = overlay.footer + (overlay.hasHelp && !key.isEmpty ? [(key, "help")] : [])
      // The way out is not given for it.
      let needed = keys.reduce(-2) { $0 + displayWidth($1.key) + displayWidth($1.word) + 3 }
      return needed <= width ? keys : overlay.footer
    }
    if model.filterInFront?.isTyping == true {
      return [("type", "to narrow"), ("Enter", "keep"), ("Esc", "all rows")]
    }
    if model.screen == .profiles, model.isFirstRun {
      let steps = model.firstSteps.map { ($0.key.label(glyphs), $0.answer) }
      return steps + [(model.keymap.label(of: .help, glyphs), "help")]
    }
    let isFiltered = model.filterInFront?.isOn == true && model.textInFront == nil
    let reading = isFiltered ? [("Esc", "all rows")] : readingKeys
    let used = reading.reduce(0) { $0 + displayWidth($1.key) + displayWidth($1.word) + 3 }
    return reading
      + model.keymap.footer(
        width: width - used, groups: [model.screen.rawValue], gap: 2, glyphs: glyphs,
        isEnabled: { isNamed($0) && model.obstacleHere(to: $0) == nil }
      ).map { ($0.key, $0.title) }
  }
}

extension Overlay {
  /// Keys that do something in this overlay.
  var footer: [(key: String, word: String)] {
    switch self {
    case .help, .messages: [("Esc", "back"), ("j k", "scroll"), ("/", "search")]
    case .palette: [("Enter", "do it"), ("Esc", "back")]
    case .form(let form): form.footer
    case .picker: [("type", "to narrow"), ("Enter", "take it"), ("Esc", "back")]
    case .confirm: [("y", "yes"), ("Enter", "no")]
    case .sections:
      [("Enter", "edit"), ("a", "add"), ("r", "rename"), ("d", "delete"), ("Esc", "back")]
    case .importPath: [("Tab", "complete"), ("Enter", "read it"), ("Esc", "back")]
    case .importRows(let state):
      state.isNaming
        ? [("type", "the name"), ("Enter", "done")]
        : [
          ("Enter", "review"), ("Space", "choose"), ("a", "all or none"), ("e", "name"),
          ("Esc", "cancel"),
        ]
    case .copyMenu: [("Enter", "copy"), ("1-9", "copy that"), ("Esc", "back")]
    case .stage(let state): state.footer
    case .review(let state):
      [("Enter", "write")] + (state.canCheck ? [("c", "write and check")] : [])
        + [("Esc", "leave as it was"), ("/", "search")]
    case .switchOffer: [("Enter", "choose"), ("Esc", "cancel")]
    case .hookSetUp: [("y", "write"), ("Esc", "leave as it was")]
    case .guide:
      [
        ("Enter", "paste or type keys"), ("Tab", "next page"), ("j k", "scroll"),
        ("y", "copy the policy"), ("Esc", "back"),
      ]
    case .settings(let state): state.footer
    case .unset: [("Space", "choose"), ("Enter", "unset"), ("Esc", "cancel")]
    case .history(let state): state.footer
    case .ask: [("Enter", "go on"), ("Esc", "cancel")]
    case .code: [("Enter", "go on"), ("^R", "show the digits"), ("Esc", "check without it")]
    case .signIn(let state): state.footer
    case .browse:
      [("type", "to narrow"), ("Space", "mark"), ("Enter", "review"), ("Esc", "back")]
    case .rotation: [("Enter", "go on"), ("Esc", "stop here")]
    }
  }
}
