import AWSProfiles
import Canvas

/// The sign-in sessions and services sections that profiles share.
public struct SectionsState: Equatable, Sendable {
  /// One section.
  public struct Row: Equatable, Sendable {
    /// What it is.
    public var family: SectionFamily
    /// Its name.
    public var name: String
    /// What it says, in a few words.
    public var detail: String
    /// Profiles that refer to it.
    public var referrers: [String]
  }

  /// All of them, sign-in sessions first.
  public var rows: [Row]
  /// The chosen row.
  public var list = ListState()

  /// The chosen section.
  public var selected: Row? {
    rows.indices.contains(list.selection) ? rows[list.selection] : nil
  }

  /// Reads the sections of both files.
  public init(_ catalog: ProfileCatalog) {
    let sessions = catalog.ssoSessions.map { section in
      Row(
        family: .ssoSession, name: section.name,
        detail: section.settings.first { $0.key == "sso_start_url" }?.value ?? "no start page",
        referrers: [])
    }
    let services = catalog.services.map { section in
      Row(
        family: .services, name: section.name,
        detail: section.settings.map(\.key).joined(separator: ", "), referrers: [])
    }
    rows = sessions + services
    let referrers = catalog.sectionReferrers()
    for index in rows.indices {
      rows[index].referrers = referrers[rows[index].family]?[rows[index].name] ?? []
    }
  }
}

extension Model {
  /// Keys of the list of shared sections.
  mutating func handle(_ event: InputEvent, sections: SectionsState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = sections
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .character("a"):
      overlay = .form(FormState(adding: .ssoSession))
      return []
    case .enter, .character("e"):
      guard let row = state.selected else { return [] }
      let all = row.family == .services ? catalog.services : catalog.ssoSessions
      let settings = all.first { $0.name == row.name }?.settings ?? []
      overlay = .form(FormState(editing: row.family, name: row.name, settings: settings))
      return []
    case .character("r"):
      guard let row = state.selected else { return [] }
      overlay = .ask(AskState(.renameSection(row), text: row.name))
      return []
    case .character("d"), .delete:
      guard let row = state.selected else { return [] }
      overlay = .ask(AskState(.deleteSection(row)))
      return []
    default:
      state.list.fit(count: state.rows.count, height: max(1, size.rows - 8))
      _ = state.list.handle(key)
    }
    overlay = .sections(state)
    return []
  }
}

extension Painter {
  /// The shared sections, each with who refers to it.
  mutating func paintSections(_ state: SectionsState, over whole: Rect) {
    let room = dialog("Sessions and services", 90, max(5, state.rows.count + 3), over: whole)
    guard !state.rows.isEmpty else {
      writeLines(
        "None yet. A session is a company's sign-in page: a adds one.", in: room, x: 1, .dim)
      return
    }
    list(state.list, of: state.rows.count, in: room, placeOn: room) { painter, row in
      painter.paint(state.rows[row.index], row)
    }
  }

  private mutating func paint(_ section: SectionsState.Row, _ row: ListRow) {
    let area = row.area
    let isWide = area.width >= 60
    let dim = row.role(.dim)
    write(section.family == .services ? "services" : "session", in: area, x: 2, dim)
    let name = isWide ? cut(section.name, to: 20, ellipsis: glyphs.ellipsis) : section.name
    write(name, in: area, x: 12, row.role(.text), bold: row.isChosen)
    guard isWide else { return }
    let others = section.referrers.count - 1
    let used =
      section.referrers.first.map { "used by \($0)" + (others > 0 ? " and \(others) more" : "") }
      ?? "unused"
    let start = area.width - displayWidth(used) - 1
    writeMiddle(section.detail, in: area.splitLeft(start - 1).part.splitLeft(33).rest, dim)
    write(used, in: area, x: start, dim)
  }
}
