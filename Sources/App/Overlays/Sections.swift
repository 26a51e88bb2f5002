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
  mutating func take(_ event: InputEvent, sections: SectionsState) -> [Effect] {
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
    let room = dialog("Sessions and services", 90, max(4, state.rows.count + 3), over: whole)
    guard !state.rows.isEmpty else {
      write("None yet. A session is a company's sign-in page: a adds one.", in: room, x: 1, .dim)
      return
    }
    let detail = room.width >= 60 ? 33 : room.width
    let offset = state.list.offset(height: room.height, count: state.rows.count)
    defer { paintThumb(first: offset, of: state.rows.count, in: room) }
    for y in 0..<room.height where offset + y < state.rows.count {
      let row = state.rows[offset + y]
      let isChosen = offset + y == state.list.selection
      let role: StyleRole = isChosen ? .selection : .text
      let dim: StyleRole = isChosen ? .selection : .dim
      if isChosen { bar(in: room, y: y) }
      write(row.family == .services ? "services" : "session", in: room, x: 2, y: y, dim)
      let name = room.width >= 60 ? cut(row.name, to: 20, ellipsis: glyphs.ellipsis) : row.name
      write(name, in: room, x: 12, y: y, role, bold: isChosen)
      let used =
        row.referrers.isEmpty
        ? "unused"
        : "used by \(row.referrers[0])"
          + (row.referrers.count > 1 ? " and \(row.referrers.count - 1) more" : "")
      let width = max(0, room.width - detail - displayWidth(used) - 3)
      write(
        cutMiddle(row.detail, to: width, ellipsis: glyphs.ellipsis), in: room, x: detail,
        y: y, dim)
      if room.width >= 60 {
        write(used, in: room, x: room.width - displayWidth(used) - 1, y: y, dim)
      }
    }
  }
}
