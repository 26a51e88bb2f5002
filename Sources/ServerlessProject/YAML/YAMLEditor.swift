/// Works out the bytes to change for one edit of a tree; applies nothing.
struct YAMLEditor {
  let document: YAMLDocument
  let isJSON: Bool

  var text: YAMLText { document.text }
  var lineEnd: String { String(decoding: text.lineEnd, as: UTF8.self) }

  /// The bytes of the file with `splices` done.
  func apply(_ splices: [YAMLSplice]) -> [UInt8] {
    var bytes = text.bytes
    for splice in splices.reversed().sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(splice.range, with: splice.bytes)
    }
    return bytes
  }

  /// Puts another name in place of a value.
  func replace(_ entry: YAMLEntry, with name: String) throws(StageError) -> [YAMLSplice] {
    let value = entry.value
    let line = document.line(of: value)
    if value.isAbsent {
      guard let colon = colon(after: entry.key) else {
        throw .unsupportedForm("the key has no colon", line: line)
      }
      let written = YAMLScalarText.write(name, style: .plain, isJSON: isJSON)
      let next = colon + 1 < text.bytes.count ? text.bytes[colon + 1] : 0x0A
      let gap = [0x0A, 0x0D, 0x20].contains(next) ? "" : " "
      return [YAMLSplice(colon + 1..<colon + 1, " " + written + gap)]
    }
    guard !document.isShared(value) else {
      throw .unsupportedForm("the value is shared with other places through an anchor", line: line)
    }
    switch value.content {
    case .alias:
      let written = YAMLScalarText.write(name, style: .plain, isJSON: isJSON)
      return [YAMLSplice(value.range, written)]
    case .scalar(_, .block):
      throw .unsupportedForm("the value is a block scalar", line: line)
    case .scalar(_, let style) where !value.range.isEmpty:
      return [
        YAMLSplice(value.range, YAMLScalarText.write(name, style: style, isJSON: isJSON))
      ]
    default: throw .unsupportedForm("the value is no plain name", line: line)
    }
  }

  /// Adds an entry at the end of the mapping that `parent` holds.
  func insert(
    _ key: String, _ value: FreshValue, into parent: YAMLEntry, after anchor: YAMLEntry? = nil
  ) throws(StageError) -> [YAMLSplice] {
    let node = document.target(of: parent.value)
    if node.isAbsent || node.isNull { return try fill(parent, key, value) }
    guard let entries = node.entries else {
      throw .unsupportedForm("no mapping stands here", line: document.line(of: node))
    }
    if node.isFlow { return insertFlow(key, value, node, entries) }
    guard let last = anchor ?? entries.last,
      let indent = text.indentation(before: last.key.range.lowerBound)
    else { throw .unsupportedForm("the map is laid out unusually", line: document.line(of: node)) }
    let step = last.value.entries?.first.map {
      width(before: $0.key.range.lowerBound) - indent.count
    }
    let unit = step.flatMap { $0 > 0 ? $0 : nil } ?? indentStep
    return [insertLines(block(key, value, indent: indent.count, step: unit), after: end(of: last))]
  }

  /// First row of a map that has none yet.
  private func fill(
    _ parent: YAMLEntry, _ key: String, _ value: FreshValue
  ) throws(StageError) -> [YAMLSplice] {
    guard parent.value.isAbsent, !isJSON,
      let indent = text.indentation(before: parent.key.range.lowerBound),
      let colon = colon(after: parent.key)
    else {
      throw .unsupportedForm("the map is null", line: document.line(of: parent.key))
    }
    let lines = block(key, value, indent: indent.count + indentStep, step: indentStep)
    return [insertLines(lines, after: colon + 1)]
  }

  /// Whole lines behind the line that `offset` ends.
  func insertLines(_ lines: [String], after offset: Int) -> YAMLSplice {
    let place = text.nextLineStart(after: max(0, offset - 1))
    let joined = lines.joined(separator: lineEnd)
    if place > 0, !text.hasBreak(before: place) {
      return YAMLSplice(place..<place, lineEnd + joined)
    }
    return YAMLSplice(place..<place, joined + lineEnd)
  }

  private func block(_ key: String, _ value: FreshValue, indent: Int, step: Int) -> [String] {
    let head = String(repeating: " ", count: indent) + written(key) + ":"
    switch value {
    case .name(let name): return [head + " " + written(name)]
    case .mapping(let entries):
      return [head]
        + entries.flatMap { block($0.key, $0.value, indent: indent + step, step: step) }
    }
  }

  /// A key or name; an expression is written bare in block style as the framework's guide does.
  func written(_ name: String) -> String {
    let isExpression = name.hasPrefix("${") && !name.contains(": ") && !name.contains(" #")
    if isExpression, !isJSON { return name }
    return YAMLScalarText.write(name, style: .plain, isJSON: isJSON)
  }

  /// Takes an entry of a mapping out, with its line where it has one.
  func remove(_ entry: YAMLEntry, from node: YAMLNode) throws(StageError) -> [YAMLSplice] {
    let start = entry.key.range.lowerBound
    guard let entries = node.entries, let index = entries.firstIndex(of: entry) else {
      throw .unsupportedForm("the row is not written here", line: text.line(at: start))
    }
    if node.isFlow { return removeFlow(entries, index, node) }
    guard text.indentation(before: start) != nil else {
      throw .unsupportedForm("the row shares its line", line: text.line(at: start))
    }
    return [removeLines(from: start, through: end(of: entry))]
  }

  func removeLines(from start: Int, through end: Int) -> YAMLSplice {
    var begin = text.lineStart(at: start)
    if begin == 0 { begin = text.markLength }
    let next = text.nextLineStart(after: max(start, end - 1))
    if !text.hasBreak(before: next), begin > text.markLength {
      // The file ends without a line break, and so it does afterwards.
      let isPair = begin >= 2 && text.bytes[begin - 2] == 0x0D && text.bytes[begin - 1] == 0x0A
      begin -= isPair ? 2 : 1
    }
    return YAMLSplice(begin..<next, "")
  }

  /// The colon behind a key.
  private func colon(after key: YAMLNode) -> Int? {
    var index = key.range.upperBound
    while index < text.bytes.count, [0x20, 0x09].contains(text.bytes[index]) { index += 1 }
    return index < text.bytes.count && text.bytes[index] == UInt8(ascii: ":") ? index : nil
  }

  /// Where an entry really ends: END marks and empty values of libyaml lie at the next token.
  func end(of entry: YAMLEntry) -> Int {
    if entry.value.isAbsent {
      return colon(after: entry.key).map { $0 + 1 } ?? entry.key.range.upperBound
    }
    if !entry.value.isFlow {
      if let last = entry.value.entries?.last { return end(of: last) }
      if case .sequence(let nodes) = entry.value.content, let last = nodes.last?.entries?.last {
        return end(of: last)
      }
    }
    var end = entry.value.range.upperBound
    while end > entry.value.range.lowerBound + 1, [0x0A, 0x0D, 0x20].contains(text.bytes[end - 1]) {
      end -= 1
    }
    return end
  }

  private func width(before offset: Int) -> Int { offset - text.lineStart(at: offset) }

  /// By how many blanks the file indents.
  private var indentStep: Int {
    for entry in document.root.entries ?? [] {
      guard !entry.value.isFlow, let inner = entry.value.entries?.first else { continue }
      let width = width(before: inner.key.range.lowerBound)
      if width > 0 { return width }
    }
    return 2
  }
}

extension YAMLEditor {
  /// A new key at the top level behind `entry`, with blank lines around it.
  func insertTopLevel(
    _ key: String, _ value: FreshValue, after entry: YAMLEntry
  ) -> [YAMLSplice] {
    let lines = [""] + block(key, value, indent: 0, step: indentStep)
    return [insertLines(lines, after: end(of: entry))]
  }
}
