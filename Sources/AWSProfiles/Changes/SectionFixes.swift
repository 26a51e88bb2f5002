import INIDocument

extension SectionWriter {
  /// The text behind the header on a line, from the bracket to its end; nil where none is there, or
  /// a comment without a bracket.
  func textBehindHeader(line number: Int) -> (all: Range<Int>, text: Range<Int>)? {
    guard let line = line(number, .header), !line.isUnclosed else { return nil }
    let bytes = document.bytes
    var end = line.name.upperBound
    while end < line.content.upperBound, bytes[end] != 0x5D { end += 1 }
    guard end < line.content.upperBound else { return nil }
    func isBlank(_ place: Int) -> Bool { [0x20, 0x09, 0x0D].contains(bytes[place]) }
    let all = end + 1..<line.content.upperBound
    guard let first = all.first(where: { !isBlank($0) }),
      let last = all.last(where: { !isBlank($0) })
    else { return nil }
    let isComment = line.inlineComment?.lowerBound == first
    return isComment && !bytes[all].contains(0x5D) ? nil : (all, first..<last + 1)
  }

  /// Moves the text behind a header to a comment of its own just above.
  func movingTextBehindHeader(line number: Int) -> [Splice] {
    guard let rest = textBehindHeader(line: number), let line = line(number, .header) else {
      return []
    }
    let start = line.range.lowerBound + (number == 1 && document.hasByteOrderMark ? 3 : 0)
    let end = line.lineEnd.isEmpty ? document.lineEnding : Array(document.bytes[line.lineEnd])
    // At the margin: behind blanks some tools take a comment for more of the setting above.
    let isComment = line.inlineComment?.lowerBound == rest.text.lowerBound
    let above = Array((isComment ? "" : "# ").utf8) + document.bytes[rest.text] + end
    return [Splice(insert: above, at: start), Splice(rest.all, with: [])]
  }

  /// Takes the blanks from before the settings of the section whose header is on a line, as many from
  /// the lines that belong to each; nothing where that would read otherwise.
  func movingToMargin(header number: Int) -> [Splice] {
    guard line(number, .header) != nil else { return [] }
    let lines = document.lines
    let end = lines[number...].firstIndex { $0.role == .header } ?? lines.count
    let settings = (number..<end).filter { lines[$0].role == .setting }
    // A header that is indented would go on with a setting at the margin.
    guard let last = settings.last, var depth = settings.first.map({ lines[$0].indentation }),
      end == lines.count || lines[end].indentation == 0
    else { return [] }
    var splices: [Splice] = []
    for index in number..<document.endOfSetting(at: last, before: end) {
      if lines[index].role == .other { return [] }
      if lines[index].role == .setting { depth = lines[index].indentation }
      let surplus = Int(min(depth, lines[index].indentation))
      guard surplus > 0, lines[index].role != .blank else { continue }
      let start = lines[index].range.lowerBound
      splices.append(Splice(start..<start + surplus, with: []))
    }
    return readsAlike(number, end, after: splices) ? splices : []
  }

  /// Whether the settings below a header read as before after an edit of the lines up to `end`.
  private func readsAlike(_ start: Int, _ end: Int, after splices: [Splice]) -> Bool {
    let first = document.lines[start].range.lowerBound
    let part = Document(Array(document.bytes[first..<document.lines[end - 1].range.upperBound]))
    let moved = splices.map {
      Splice($0.range.lowerBound - first..<$0.range.upperBound - first, with: $0.replacement)
    }
    let after = part.apply(Edit(moved)).document
    func settled(_ document: Document) -> [Settled] {
      document.settings(from: 0, to: document.lines.count, role: role).map(Settled.init)
    }
    return settled(part) == settled(after)
  }

  /// Removes the `[default]` sections that `[profile default]` hides.
  mutating func removeHiddenDefault() {
    guard sections("default").contains(where: { !$0.isBareDefault }) else { return }
    removeSections { $0.isBareDefault }
  }
}

/// A setting without its place.
private struct Settled: Equatable {
  var key: String
  var value: String
  var cliValue: String?

  init(_ setting: Setting) {
    (key, value, cliValue) = (setting.key, setting.value, setting.cliValue)
  }
}
