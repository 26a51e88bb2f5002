import AWSProfiles
import Canvas

extension Painter {
  /// The program, the files in force, the profile in force.
  mutating func paintHeader(_ area: Rect) {
    frame.buffer.fill(area, Style(.header))
    var x = 1 + write(" awscreds-tui", in: area, .header, bold: true)
    if model.isDemo { x += 1 + write("DEMO", in: area, x: x, .warn, bold: true) }
    let active: String
    if let (name, why) = model.active {
      active = "\(glyphs.active) \(name)  \(why) "
    } else if model.environment["AWS_ACCESS_KEY_ID"] != nil {
      active = "\(glyphs.active) keys of the environment  AWS_ACCESS_KEY_ID "
    } else {
      active = "no profile in force "
    }
    let start = max(x + 2, area.width - displayWidth(active))
    write(active, in: area, x: start, .header)
    let files = FileRole.allCases.compactMap { model.paths[$0] }.joined(
      separator: " \(glyphs.bullet) ")
    let room = start - x - 4
    if room > 12 {
      let shown = cutMiddle(files, to: room, ellipsis: glyphs.ellipsis)
      write(shown, in: area, x: x + (room - displayWidth(shown)) / 2 + 2, .header)
    }
  }

  /// The five screens, the one in front marked.
  mutating func paintTabs(_ area: Rect) {
    var x = 1
    for (index, screen) in Screen.allCases.enumerated() {
      let isFront = screen == model.screen
      var label = "\(index + 1) \(screen.rawValue)"
      if screen == .doctor, !model.doctor.findings.isEmpty {
        label += " \(model.doctor.findings.count)"
      }
      if screen == .check, let run = model.check.run { label += " \(run.answered)/\(run.count)" }
      let width = write(
        isFront ? "[\(label)]" : " \(label) ", in: area, x: x,
        isFront ? .accent : .dim, bold: isFront)
      target(.screen(screen), Rect(x: area.x + x, y: area.y, width: width, height: 1))
      x += width + 3
    }
    rule(area, y: 1)
  }

  /// The line of keys, or the last message.
  mutating func paintFooter(_ area: Rect) {
    if area.height > 1 { rule(area) }
    let line = area.height - 1
    if let toast = model.toast {
      let (sign, role): (String, StyleRole) =
        switch toast.level {
        case .done: (glyphs.check, .good)
        case .warning: (glyphs.warning, .warn)
        case .error: (glyphs.cross, .bad)
        }
      write("\(sign) \(toast.text)", in: area, x: 1, y: line, role)
      return
    }
    var x = 1
    for entry in footerKeys(area.width - 1)
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

  private func footerKeys(_ width: Int) -> [(key: String, word: String)] {
    if let overlay = model.overlay { return overlay.footer }
    if model.screen == .profiles, model.profiles.isTyping {
      return [("type", "to narrow"), ("Enter", "keep"), ("Esc", "all profiles")]
    }
    if model.screen == .profiles, model.isFirstRun {
      let steps = model.firstSteps.map { ($0.key.label(glyphs), $0.answer) }
      return steps + [(model.keymap.label(of: .help, glyphs), "help")]
    }
    return model.keymap.footer(
      width: width, groups: [model.screen.rawValue], gap: 2, glyphs: glyphs,
      isEnabled: { model.obstacle(to: $0) == nil }
    ).map { ($0.key, $0.title) }
  }
}

extension Overlay {
  /// Keys that do something in this overlay.
  var footer: [(key: String, word: String)] {
    switch self {
    case .help, .messages: [("Esc", "back"), ("j k", "scroll")]
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
    case .review: [("Enter", "write"), ("c", "write and check"), ("Esc", "leave as it was")]
    case .switchOffer: [("Enter", "choose"), ("Esc", "cancel")]
    case .hookSetUp: [("Enter", "write"), ("Esc", "leave as it was")]
    case .guide:
      [
        ("Enter", "paste or type keys"), ("Tab", "next page"), ("j k", "scroll"),
        ("y", "copy the policy"), ("Esc", "back"),
      ]
    case .settings(let state): state.footer
    case .unset: [("Space", "choose"), ("Enter", "unset"), ("Esc", "cancel")]
    case .history:
      [("j k", "step"), ("z", "undo"), ("Z", "redo"), ("b", "bring back"), ("Esc", "back")]
    case .ask: [("Enter", "go on"), ("Esc", "cancel")]
    case .code: [("Enter", "go on"), ("^R", "show the digits"), ("Esc", "check without it")]
    case .signIn: [("y", "copy the link"), ("Q", "QR code"), ("Esc", "cancel")]
    case .browse:
      [("type", "to narrow"), ("Space", "mark"), ("Enter", "review"), ("Esc", "back")]
    case .rotation: [("Enter", "go on"), ("Esc", "stop here")]
    }
  }
}
