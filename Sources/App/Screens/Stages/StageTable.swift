import Canvas
import ServerlessProject

/// The columns of the stage table for a width; those that do not fit fall away, the least needed
/// first.
struct StageTable: Equatable {
  /// A column, in the order in which they stand.
  enum Column: Int, CaseIterable {
    case stage, profile, account, verdict, usable, line

    var title: String {
      switch self {
      case .stage: "STAGE"
      case .profile: "PROFILE"
      case .account: "ACCOUNT"
      case .verdict: "VERDICT"
      case .usable: "USABLE BY"
      case .line: "LINE"
      }
    }
  }

  /// First column on the screen and width of each column that shows.
  private(set) var places: [Column: (x: Int, width: Int)] = [:]
  private let total: Int

  static func == (left: StageTable, right: StageTable) -> Bool {
    left.total == right.total
      && Column.allCases.allSatisfy { left.places[$0]?.x == right.places[$0]?.x }
  }

  /// Lays the columns out for `width`; stages and profiles as wide as their longest, within bounds.
  init(width: Int, stages: [String], profiles: [String]) {
    total = width
    let longest = { (texts: [String], title: Column) in
      max(title.title.count, texts.map(displayWidth).max() ?? 0)
    }
    var widths: [Column: Int] = [
      .stage: min(longest(stages, .stage), width < 100 ? 16 : 24),
      .profile: min(longest(profiles, .profile), 34),
      .account: 12, .verdict: 16, .usable: 22, .line: 5,
    ]
    let needed = { widths.values.reduce(3) { $0 + $1 + 2 } - 2 }
    let free = width
    for column in [Column.usable, .line, .account, .verdict] where needed() > free {
      // A profile cut to 18 columns is better than a lost column.
      let cut = (widths[.profile] ?? 0) - max(18, (widths[.profile] ?? 0) - (needed() - free))
      if cut > 0 { widths[.profile]? -= cut }
      if needed() > free { widths[column] = nil }
    }
    if needed() > free { widths[.stage] = min(widths[.stage] ?? 5, max(5, free / 3)) }
    if widths[.verdict] == nil {
      widths[.profile] = max(7, free - 6 - (widths[.stage] ?? 5))
    }
    var x = 3
    for column in Column.allCases {
      guard let size = widths[column] else { continue }
      places[column] = (x, size)
      x += size + 2
    }
  }

  /// Columns of the screen from the start of `column` to the end of what is before the line.
  func room(from column: Column) -> (x: Int, width: Int)? {
    let shown = Column.allCases.filter { $0.rawValue >= column.rawValue && places[$0] != nil }
    guard let first = shown.first, let start = places[first] else { return nil }
    let end = places[.line].map { first == .line ? $0.x + $0.width : $0.x - 2 } ?? total
    return end > start.x ? (start.x, end - start.x) : nil
  }

  /// The room of a column in line `y` of the table; empty where it does not show.
  func rect(of column: Column, in body: Rect, _ y: Int) -> Rect {
    guard let place = places[column], y >= 0, y < body.height else {
      return body.splitTop(0).part
    }
    return Rect(x: body.x + place.x, y: body.y + y, width: place.width, height: 1)
      .intersection(body)
  }
}
