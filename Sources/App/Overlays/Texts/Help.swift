import Canvas

extension Overlay {
  /// Whether the help can be asked for over it: no text is typed in it, and nothing that it waits for
  /// is lost meanwhile.
  var hasHelp: Bool {
    switch self {
    case .messages, .review, .switchOffer, .hookSetUp, .guide, .unset, .confirm, .sections,
      .copyMenu:
      true
    case .history(let state): state.answer != nil
    case .importRows(let state): !state.isNaming
    case .help, .palette, .form, .picker, .settings, .stage, .ask, .code, .signIn, .browse,
      .importPath, .rotation:
      false
    }
  }
}

extension Model {
  /// Keys over a text that is only read.
  mutating func read(_ event: InputEvent) {
    guard case .key(let key) = event, !scrollText(key) else { return }
    switch key {
    case .escape, .enter, .character("q"), .character("?"): closeHelp()
    default: break
    }
  }

  /// Leaves the help, or another text; what the help was asked for over shows again.
  mutating func closeHelp() {
    if case .help(_, let behind) = overlay { overlay = behind } else { overlay = nil }
  }
}

/// Keys of the help that belong together.
private struct HelpSection {
  var title: String
  var entries: [Entry]

  /// A key and what it does, and where.
  struct Entry {
    var key: String
    var title: String
    var place = ""
  }
}

extension Painter {
  /// Keys of the place that the help was asked for first, then all others by group.
  private var helpSections: [HelpSection] {
    var sections: [HelpSection] = []
    if case .help(_, let behind?) = model.overlay {
      let entries = behind.footer.map { key, word in
        HelpSection.Entry(key: key, title: word.prefix(1).uppercased() + word.dropFirst())
      }
      sections.append(HelpSection(title: "In this dialog", entries: entries))
    }
    let here = Action.table.filter { $0.screens?.contains(model.screen) == true }
    sections.append(
      HelpSection(title: "On \(model.screen.rawValue)", entries: here.map { entry($0) }))
    for group in Action.Group.allCases {
      let rows = Action.table.filter {
        $0.group == group && $0.screens?.contains(model.screen) != true
      }
      let entries = rows.map { row in
        entry(row, row.screens?.map(\.rawValue).joined(separator: ", ") ?? "")
      }
      if !entries.isEmpty {
        sections.append(HelpSection(title: group.rawValue, entries: entries))
      }
    }
    return sections
  }

  private func entry(_ row: Action.Row, _ place: String = "") -> HelpSection.Entry {
    HelpSection.Entry(
      key: model.keymap.label(of: row.action, glyphs), title: row.title, place: place)
  }

  /// The table of keys.
  func helpPage(over whole: Rect) -> TextPage {
    let width = dialogRoom(Self.helpWidth, 0, over: whole).width
    var rows: [TextRow] = []
    for section in helpSections {
      rows.append(TextRow(.init(section.title, x: 1, .title, bold: true)))
      rows += section.entries.flatMap { helpRows($0, width: width) } + [TextRow()]
    }
    return TextPage(
      parts: [rows], height: dialogRoom(Self.helpWidth, rows.count + 2, over: whole).height)
  }

  private func helpRows(_ entry: HelpSection.Entry, width: Int) -> [TextRow] {
    guard width >= 40 else {
      return [TextRow(.init(entry.key, x: 1, .key, bold: true))]
        + wrapped(entry.title, to: max(8, width - 3)).map { TextRow(.init($0, x: 3)) }
    }
    let x = width - displayWidth(entry.place) - 2
    let fits = x > 18 + displayWidth(entry.title) + 1
    return [
      TextRow([
        .init(entry.key, x: 3, end: 17, .key, bold: true), .init(entry.title, x: 18),
        .init(fits ? entry.place : "", x: x, .dim),
      ])
    ]
  }

  private static var helpWidth: Int { 80 }

  /// Draws the table of keys.
  mutating func paintHelp(_ offset: Int, over whole: Rect) {
    let page = helpPage(over: whole)
    let room = dialog("Keys", Self.helpWidth, page.count(of: 0) + 2, over: whole)
    paint(page, from: offset, in: room, of: .help)
    paintPlace(of: page, from: offset, beside: room)
  }
}
