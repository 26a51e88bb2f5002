import AWSProfiles
import ServerlessProject

extension StageEdit {
  /// The changed lines of the file with one line of context, under its path.
  public func diffLines(path shown: String) -> [DiffLine] {
    let old = Self.lines(before)
    let new = Self.lines(after)
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    let middle = Self.steps(
      Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail]), after: head)
    var lines = [DiffLine(.file, text: shown)]
    if head > 0 { lines.append(DiffLine(.context, number: head, text: Self.text(old[head - 1]))) }
    lines += middle
    if tail > 0 {
      let next = old.count - tail
      lines.append(DiffLine(.context, number: next + 1, text: Self.text(old[next])))
    }
    return lines
  }

  /// What was taken out and put in between two equal ends; equal runs keep a line at each side.
  private static func steps(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], after offset: Int
  ) -> [DiffLine] {
    let change = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): inserted.insert(place)
      }
    }
    var lines: [DiffLine] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append(DiffLine(.removed, number: offset + left + 1, text: text(old[left])))
        left += 1
      } else if inserted.contains(right) {
        lines.append(DiffLine(.added, number: offset + right + 1, text: text(new[right])))
        right += 1
      } else {
        let isNear =
          removed.contains(left - 1) || removed.contains(left + 1) || inserted.contains(right - 1)
          || inserted.contains(right + 1)
        if isNear {
          lines.append(DiffLine(.context, number: offset + left + 1, text: text(old[left])))
        }
        left += 1
        right += 1
      }
    }
    return lines
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    return String(decoding: line[line.startIndex..<end], as: UTF8.self)
  }
}
