/// Columns that a scalar takes up by itself: 0, 1 or 2.
public func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
  // Letters of the West, and the lines that boxes are drawn with.
  if scalar.value < 0x300 || (0x2500..<0x25A0).contains(scalar.value) { return 1 }
  if lies(scalar.value, in: wideRanges) { return 2 }
  return lies(scalar.value, in: zeroWidthRanges) ? 0 : 1
}

/// Whether a value lies in one of the ascending, inclusive ranges of a flat list of their ends.
private func lies(_ value: UInt32, in ranges: [UInt32]) -> Bool {
  guard let first = ranges.first, value >= first else { return false }
  var low = 0
  var high = ranges.count / 2
  while low < high {
    let middle = (low + high) / 2
    if ranges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
  }
  return 2 * low < ranges.count && ranges[2 * low] <= value
}
