import Canvas

extension Painter {
  /// The text laid out for the window of now.
  func page(of text: ReadText) -> TextPage {
    let whole = Rect(model.size)
    switch (text, model.overlay) {
    case (.help, _): return helpPage(over: whole)
    case (.messages, _): return messagesPage(over: whole)
    case (.guide, _): return guidePage(over: whole)
    case (.history, .history(let state)?): return historyPage(state, over: whole)
    case (.review, .review(let review)?): return reviewPage(review, over: whole)
    case (.review, .rotation(let state)?):
      guard case .review(let review) = state.phase else { break }
      return reviewPage(review, over: whole)
    case (.details, _), (.checkDetails, _), (.stageDetails, _), (.finding, _):
      return detailPage(of: text, in: detailsRoom)
    case (.shell, _): return shellPage(in: body)
    default: break
    }
    return TextPage(parts: [], height: 0)
  }

  /// Draws a part of a page from a row on, what is searched for marked in it.
  ///
  /// - Parameter text: which text it is; a search in another one marks nothing here.
  mutating func paint(
    _ page: TextPage, part: Int = 0, from offset: Int, in area: Rect, of text: ReadText
  ) {
    guard page.parts.indices.contains(part) else { return }
    let start = page.clamped(offset, of: part) + page.heads
    let marks = SearchMarks(model.textSearch, page, in: text)
    for (y, row) in page.parts[part].dropFirst(start).prefix(area.height).enumerated() {
      paint(row, in: area, y: y, at: TextPlace(part: part, row: start + y), marks)
    }
  }

  /// Draws one row, what is searched for marked in it.
  mutating func paint(
    _ row: TextRow, in area: Rect, y: Int, at place: TextPlace, _ marks: SearchMarks?
  ) {
    if row.isRule { rule(area, y: y) }
    for (index, piece) in row.pieces.enumerated() {
      let room = Rect(
        x: area.x, y: area.y, width: min(area.width, max(0, piece.end)), height: area.height)
      let width = room.width - piece.x
      guard width > 0, !piece.text.isEmpty, y >= 0, y < room.height else { continue }
      let shown =
        piece.cutsMiddle
        ? cutMiddle(piece.text, to: width, ellipsis: glyphs.ellipsis) : piece.text
      write(shown, in: room, x: piece.x, y: y, piece.role, bold: piece.isBold)
      guard let marks else { continue }
      let seen = piece.cutsMiddle ? shown : cut(shown, to: width, ellipsis: glyphs.ellipsis)
      for mark in marks.found(in: piece.text, shown: seen, ellipsis: glyphs.ellipsis) {
        let isCurrent =
          marks.current == TextMatch(place: place, piece: index, number: mark.number)
        let spot = Rect(
          x: room.x + piece.x + mark.x, y: room.y + y, width: mark.width, height: 1)
        frame.buffer.restyle(spot) { _ in
          Style(.match, bold: true, underline: true, reverse: isCurrent)
        }
      }
    }
  }

  /// The line at the bottom while a text is searched: what is typed, which match of how many.
  mutating func paintSearch(_ search: TextSearch, in area: Rect, y: Int) {
    let count = page(of: search.text).matches(search.pattern).count
    var words = ""
    var role = StyleRole.dim
    if !search.field.isEmpty {
      words = count == 0 ? "not found" : "\((search.current ?? 0) + 1)/\(count)"
      if count == 0 { role = .bad }
      if let turn = search.turn, count > 0 {
        words += turn == .top ? "  on from the top" : "  on from the bottom"
        role = .warn
      }
    }
    let keys = search.isTyping ? "Enter keep  Esc back" : "n next  N before  Esc end"
    let sign = write("/", in: area, x: 1, y: y, .accent, bold: true) + 1
    let wanted = displayWidth(search.field.text) + 1
    let told = words.isEmpty ? 0 : displayWidth(words) + 2
    let width = max(4, min(wanted, area.width - sign - told - 1))
    let box = Rect(x: area.x + sign, y: area.y + y, width: width, height: 1)
      .intersection(Rect(x: area.x, y: area.y, width: area.width, height: area.height))
    let cursor = search.field.draw(into: &frame.buffer, in: box, style: .text, glyphs: glyphs)
    searchCursor = search.isTyping ? cursor : nil
    let x = sign + width + 1 + write(words, in: area, x: sign + width + 1, y: y, role)
    if area.width - x > displayWidth(keys) + 2 {
      write(keys, in: area, x: area.width - displayWidth(keys) - 1, y: y, .dim)
    }
  }
}

/// Where a search finds something in the pieces of a text.
struct SearchMarks {
  /// The match in front.
  let current: TextMatch?
  private let pattern: TextPattern

  /// A mark: which of the matches of the piece, at which column and how wide.
  struct Mark {
    var number: Int
    var x: Int
    var width: Int
  }

  /// The marks of a search; nil where there is none in this text.
  init?(_ search: TextSearch?, _ page: TextPage, in text: ReadText) {
    guard let search, search.text == text, !search.field.isEmpty else { return nil }
    pattern = search.pattern
    let matches = page.matches(pattern)
    current = search.current.flatMap { matches.indices.contains($0) ? matches[$0] : nil }
  }

  /// The marks in a piece as it shows; what is left out is marked where the ellipsis stands.
  func found(in text: String, shown: String, ellipsis: String) -> [Mark] {
    let ranges = pattern.ranges(in: text)
    guard !ranges.isEmpty else { return [] }
    let letters = Array(text)
    let seen = Array(shown)
    func columns(_ range: Range<Int>) -> (Int, Int) {
      (displayWidth(String(seen[..<range.lowerBound])), displayWidth(String(seen[range])))
    }
    // Up to here, and from the end, both are the same; between them stands the ellipsis.
    let head = zip(letters, seen).prefix { $0 == $1 }.count
    let left = letters.count - seen.count
    return ranges.enumerated().map { number, range in
      var spot = range
      if range.upperBound > head {
        let tail = head + ellipsis.count
        let moved = range.lowerBound - left..<range.upperBound - left
        let isInTail = seen != letters && moved.lowerBound >= tail && seen.count > tail
        spot = isInTail ? moved : head..<min(tail, seen.count)
      }
      let (x, width) = columns(spot.clamped(to: 0..<seen.count))
      return Mark(number: number, x: x, width: max(1, width))
    }
  }
}
