import App
import JSONText

extension ScreenMemory {
  /// The memory as the private state file holds it.
  public var json: JSONValue {
    [
      "screen": .string(screen.rawValue), "filter": JSONValue(filter),
      "selected": JSONValue(selected), "order": .string(order),
    ]
  }

  /// Reads what was kept; nil where it is damaged.
  public init?(json: JSONValue) {
    guard let screen = json["screen"]?.string.flatMap(Screen.init(rawValue:)) else { return nil }
    self.init(
      screen: screen, filter: json["filter"]?.string, selected: json["selected"]?.string,
      order: json["order"]?.string ?? "file")
  }
}
