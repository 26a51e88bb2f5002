import AWSProfiles
import Canvas

/// What the Profiles screen remembers.
public struct ProfilesState: Equatable, Sendable {
  /// The order of the rows.
  public enum Order: String, CaseIterable, Sendable {
    case file, name, account, verdict, recent
  }

  /// What is typed behind `/`.
  public var filter = FilterLine()
  /// The order of the rows.
  public var order = Order.file
  /// Names of the rows shown, in order.
  public var rows: [String] = []
  /// The chosen row.
  public var list = ListState()
  /// Whether the details take the whole of a narrow screen.
  public var showsDetail = false
  /// The first line of the details shown.
  public var detailOffset = 0

  /// Names of the rows that are marked.
  public var marked: Set<String> = []
  /// The profile whose secrets show in the details, and until when.
  public var revealed: Revealed?

  /// Secrets that show for a while.
  public struct Revealed: Equatable, Sendable {
    /// The profile.
    public var name: String
    /// Milliseconds of `Model.uptime`: the clock of the day may be put back.
    public var until: Int
  }

  /// Nothing filtered, order of the files.
  public init() {}

  /// The name of the chosen row.
  public var selected: String? {
    rows.indices.contains(list.selection) ? rows[list.selection] : nil
  }
}

extension Model {
  /// Makes the rows anew after the files, the filter or the order changed, keeping the choice.
  mutating func arrangeProfiles() {
    let chosen = profiles.selected
    profiles.rows = filteredNames()
    if !profiles.marked.isEmpty { profiles.marked.formIntersection(catalog.names) }
    profiles.list.follow(chosen, among: profiles.rows, isSame: ==)
  }

  private func filteredNames() -> [String] {
    let pattern = profiles.filter.pattern
    guard !pattern.isEmpty else { return orderedNames() }
    return search.matches(pattern) { verdicts[$0]?.verdict.accountID }
  }

  /// Pinned names first, in the order of the pins, then all others in the order asked for.
  private func orderedNames() -> [String] {
    let names = sortedNames()
    let pins = settings.pins.filter(catalog.contains)
    guard !pins.isEmpty else { return names }
    let pinned = Set(pins)
    return pins + names.filter { !pinned.contains($0) }
  }

  private func sortedNames() -> [String] {
    let names = catalog.names
    switch profiles.order {
    case .file: return names
    case .name: return names.sorted()
    case .account: return sorted(names) { account(of: $0) ?? "~" }
    case .recent:
      let used = recents.filter(catalog.contains)
      let known = Set(used)
      return used + names.filter { !known.contains($0) }
    case .verdict:
      return sorted(names) { verdicts[$0.name].map { String(rank($0.verdict)) } ?? "9" }
    }
  }

  private func sorted(_ names: [String], by key: (Profile) -> String) -> [String] {
    names.map { name in (name, catalog[name].map(key) ?? "~") }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }
}
