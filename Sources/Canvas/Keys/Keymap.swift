/// The one table of what keys do: footer, help, palette and settings are all made from it.
public struct Keymap<ID: Hashable & Sendable>: Equatable, Sendable {
  /// One action and the keys that call it.
  public struct Row: Equatable, Sendable {
    /// The action.
    public let id: ID
    /// What it does, in a word or two for the footer.
    public let title: String
    /// Where its keys count, such as the names of screens.
    public let groups: [String]
    /// The keys, the first one shown.
    public var keys: [Key]
    /// The more, the longer it stays in a footer that gets narrow; 0 never shows there.
    public let priority: Int

    /// Makes a row.
    public init(id: ID, title: String, groups: [String], keys: [Key], priority: Int = 1) {
      self.id = id
      self.title = title
      self.groups = groups
      self.keys = keys
      self.priority = priority
    }
  }

  /// A key and a title as a footer shows them.
  public struct Hint: Equatable, Sendable {
    /// The action.
    public let id: ID
    /// The key's label.
    public let key: String
    /// What it does.
    public let title: String
    /// Columns taken up, a space between both included.
    public var width: Int { displayWidth(key) + 1 + displayWidth(title) }
  }

  /// The rows in the order of the table.
  public private(set) var rows: [Row]
  private var table: [String: [Key: ID]] = [:]
  /// Places of the rows that a footer may show, those of high priority first.
  private var byPriority: [Int] = []

  /// Makes a keymap; of two actions with the same key in a group the first one wins.
  public init(_ rows: [Row]) {
    self.rows = rows
    build()
  }

  /// The action a key calls in the first of these groups that knows the key.
  public func lookup(_ key: Key, in groups: [String]) -> ID? {
    for group in groups {
      if let id = table[group]?[key] { return id }
    }
    return nil
  }

  /// The action a key calls in any group, in the order of the table.
  public func lookup(_ key: Key) -> ID? { rows.first { $0.keys.contains(key) }?.id }

  /// The row of an action.
  public subscript(id: ID) -> Row? { rows.first { $0.id == id } }

  /// The keys of an action; none where it is not in the table.
  public func keys(for id: ID) -> [Key] { self[id]?.keys ?? [] }

  /// The hints that fit a width, in table order; those of low priority give way first.
  ///
  /// `gap` is the number of columns between two hints.
  public func footer(
    width: Int, groups: [String], gap: Int = 3, glyphs: GlyphSet = .unicode,
    isEnabled: (ID) -> Bool = { _ in true }
  ) -> [Hint] {
    var room = width
    var kept: [Int] = []
    for offset in byPriority {
      let row = rows[offset]
      guard groups.contains(where: row.groups.contains) else { continue }
      // Asked last, and only of those that may fit: a frame is drawn at each key.
      guard let key = row.keys.first, isEnabled(row.id) else { continue }
      let columns = displayWidth(key.label(glyphs)) + 1 + displayWidth(row.title)
      let used = columns + (kept.isEmpty ? 0 : gap)
      if used > room { break }
      room -= used
      kept.append(offset)
    }
    return kept.sorted().map { offset in
      let row = rows[offset]
      return Hint(id: row.id, key: row.keys[0].label(glyphs), title: row.title)
    }
  }

  private mutating func build() {
    byPriority = rows.indices.filter { rows[$0].priority > 0 && !rows[$0].keys.isEmpty }
      .sorted { (rows[$1].priority, $0) < (rows[$0].priority, $1) }
    table = [:]
    for row in rows {
      for group in row.groups {
        for key in row.keys where table[group]?[key] == nil {
          table[group, default: [:]][key] = row.id
        }
      }
    }
  }
}
