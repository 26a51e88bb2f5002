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
}
