import INIDocument

/// Comments behind values: moved to lines of their own.
extension SectionWriter {
  /// The line with that number, where it still is what it was taken for.
  func line(_ number: Int, _ role: Line.Role) -> Line? {
    guard document.lines.indices.contains(number - 1) else { return nil }
    let line = document.lines[number - 1]
    return line.role == role ? line : nil
  }

  /// Moves the comment behind a value to a line of its own just above.
  func movingComment(line number: Int) -> [Splice] {
    if let nested = line(number, .continuation), let comment = nestedComment(nested) {
      // At the margin: SDKs take an indented comment in a block for a broken setting.
      let above = Array(document.bytes[comment.text]) + ending(of: nested)
      return [
        Splice(insert: above, at: nested.range.lowerBound),
        Splice(comment.start..<nested.content.upperBound, with: []),
      ]
    }
    guard let line = line(number, .setting), let comment = line.inlineComment else { return [] }
    let start = line.range.lowerBound + (number == 1 && document.hasByteOrderMark ? 3 : 0)
    var above = Array(document.bytes[start..<start + Int(line.indentation)])
    above += document.bytes[comment]
    above += line.lineEnd.isEmpty ? document.lineEnding : Array(document.bytes[line.lineEnd])
    return [
      Splice(insert: above, at: start),
      Splice(line.value.upperBound..<line.content.upperBound, with: []),
    ]
  }
}
