import Canvas

extension ListState {
  /// Selects a row of that many.
  mutating func select(_ row: Int, count: Int) {
    fit(count: count)
    select(row)
  }

  /// Moves the choice among that many rows.
  mutating func move(by rows: Int, count: Int) {
    fit(count: count)
    move(by: rows)
  }

  /// The first row that shows where that many fit.
  func offset(height: Int, count: Int) -> Int { fitted(count: count, height: height).offset }
}
