import INIDocument

/// Comments that another program dropped when it wrote a file.
public enum LostComments {
  /// The comment lines of `old` that `new` no longer has, in order.
  ///
  /// Line ends are not compared: some programs turn CRLF into LF and keep the text.
  public static func lines(of old: Document, notIn new: Document) -> [String] {
    let removed = difference(old, new).removed
    return old.lines.indices.filter { removed.contains($0) && old.lines[$0].role == .comment }
      .map { old.text(old.lines[$0].content) }
  }

  /// `new` with the comment lines put back where they stood; all its other lines stay as they are.
  public static func putBack(from old: Document, into new: Document) -> Document {
    let (removed, inserted) = difference(old, new)
    var bytes: [UInt8] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.lines.count || newIndex < new.lines.count {
      if oldIndex < old.lines.count, removed.contains(oldIndex) {
        let line = old.lines[oldIndex]
        if line.role == .comment {
          if bytes.last.map({ $0 != 0x0A }) == true { bytes += new.lineEnding }
          bytes += old.bytes[line.content] + new.lineEnding
        }
        oldIndex += 1
      } else if newIndex < new.lines.count {
        bytes += new.bytes[new.lines[newIndex].range]
        if !inserted.contains(newIndex) { oldIndex += 1 }
        newIndex += 1
      } else {
        oldIndex += 1
      }
    }
    return Document(bytes)
  }

  private static func difference(
    _ old: Document, _ new: Document
  ) -> (removed: Set<Int>, inserted: Set<Int>) {
    LineDifference.between(
      old.lines.map { old.bytes[$0.content] }, new.lines.map { new.bytes[$0.content] })
  }
}
