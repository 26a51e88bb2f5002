/// The change of a text, as lines with `-` and `+` and three lines round each change.
///
/// Text files of people differ in few places: what is equal at both ends is left out, what is
/// between is shown as taken out and put in, line by line where a common run is found.
func lineDiff(_ path: String, _ before: [UInt8], _ after: [UInt8]) -> String {
  let old = lines(before)
  let new = lines(after)
  guard old != new else { return "" }
  var text = "--- \(path.printable)\n+++ \(path.printable)\n"
  var operations: [(sign: String, line: String)] = []
  let change = new.difference(from: old)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for step in change {
    switch step {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var i = 0
  var j = 0
  while i < old.count || j < new.count {
    if removed.contains(i) {
      operations.append(("-", old[i]))
      i += 1
    } else if inserted.contains(j) {
      operations.append(("+", new[j]))
      j += 1
    } else {
      operations.append((" ", old[i]))
      i += 1
      j += 1
    }
  }
  let changed = operations.indices.filter { operations[$0].sign != " " }
  var last = -1
  for index in operations.indices where changed.contains(where: { abs($0 - index) <= 3 }) {
    if last >= 0 && index != last + 1 { text += "...\n" }
    text += operations[index].sign + operations[index].line.printable + "\n"
    last = index
  }
  return text
}

private func lines(_ bytes: [UInt8]) -> [String] {
  bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
}
