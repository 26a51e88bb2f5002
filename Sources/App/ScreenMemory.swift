import Canvas

/// What the screens had in front when the program ended, for the next start.
public struct ScreenMemory: Equatable, Sendable {
  /// The screen in front.
  public var screen: Screen
  /// What the list of profiles was filtered by; nil: nothing.
  public var filter: String?
  /// The chosen profile.
  public var selected: String?
  /// The order of the list, by its raw value.
  public var order: String

  /// A memory of these.
  public init(screen: Screen, filter: String?, selected: String?, order: String) {
    self.screen = screen
    self.filter = filter
    self.selected = selected
    self.order = order
  }
}

extension Model {
  /// What is to be remembered.
  public var memory: ScreenMemory {
    ScreenMemory(
      screen: screen, filter: profiles.filter.field?.text, selected: profiles.selected,
      order: profiles.order.rawValue)
  }

  /// Brings back what was in front the last time, as far as it is still there.
  mutating func restore(_ memory: ScreenMemory?, recents: [String]) {
    self.recents = recents
    guard let memory else { return arrangeProfiles() }
    screen = memory.screen
    profiles.order = ProfilesState.Order(rawValue: memory.order) ?? .file
    profiles.filter = FilterLine(memory.filter.flatMap { $0.isEmpty ? nil : $0 })
    arrangeProfiles()
    profiles.list.select(0, count: profiles.rows.count)
    if profiles.rows.isEmpty, profiles.filter.isOn {
      // A filter that finds nothing now would hide everything at the first sight.
      profiles.filter.end()
      arrangeProfiles()
    }
    if let name = memory.selected, let row = profiles.rows.firstIndex(of: name) {
      profiles.list.select(row, count: profiles.rows.count)
    }
  }
}
