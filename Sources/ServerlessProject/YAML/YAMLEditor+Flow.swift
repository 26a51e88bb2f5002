/// Mappings in braces: entries in one line, or one a line with commas.
extension YAMLEditor {
  func insertFlow(
    _ key: String, _ value: FreshValue, _ node: YAMLNode, _ entries: [YAMLEntry]
  ) -> [YAMLSplice] {
    var entry = inline(key, value)
    if entry.contains("${"), !isJSON, case .name(let name) = value {
      entry = written(key) + ": '" + name.replacing("'", with: "''") + "'"
    }
    guard let last = entries.last else {
      let place = node.range.lowerBound + 1
      return [YAMLSplice(place..<place, " \(entry) ")]
    }
    let end = end(of: last)
    let comma = comma(after: end, before: node.range.upperBound)
    let lineOf = { (offset: Int) in text.line(at: offset) }
    let isOwnLine =
      text.indentation(before: last.key.range.lowerBound) != nil
      && lineOf(comma ?? end) < lineOf(node.range.upperBound - 1)
    guard isOwnLine, let indent = text.indentation(before: last.key.range.lowerBound) else {
      if let comma { return [YAMLSplice(comma + 1..<comma + 1, " \(entry),")] }
      return [YAMLSplice(end..<end, ", \(entry)")]
    }
    let line = String(decoding: indent, as: UTF8.self) + entry + (comma == nil ? "" : ",")
    let added = insertLines([line], after: (comma ?? end - 1) + 1)
    return comma == nil ? [YAMLSplice(end..<end, ","), added] : [added]
  }

  func removeFlow(
    _ entries: [YAMLEntry], _ index: Int, _ node: YAMLNode
  ) -> [YAMLSplice] {
    let entry = entries[index]
    let start = entry.key.range.lowerBound
    let end = end(of: entry)
    let limit = index + 1 < entries.count ? entries[index + 1].key.range.lowerBound : nil
    let comma = comma(after: end, before: limit ?? node.range.upperBound)
    let following = limit ?? node.range.upperBound - 1
    let isOwnLine =
      text.indentation(before: start) != nil
      && text.line(at: comma ?? end) < text.line(at: following)
    let previous = index > 0 ? self.end(of: entries[index - 1]) : nil
    if isOwnLine {
      var splices = [removeLines(from: start, through: (comma ?? end - 1) + 1)]
      if comma == nil, let previous, let old = self.comma(after: previous, before: start) {
        splices.append(YAMLSplice(old..<old + 1, ""))
      }
      return splices
    }
    if let limit { return [YAMLSplice(start..<limit, "")] }
    if let previous { return [YAMLSplice(previous..<end, "")] }
    return [YAMLSplice(start..<(comma.map { $0 + 1 } ?? end), "")]
  }

  /// The comma behind an entry of a flow mapping, past blanks and comments.
  private func comma(after offset: Int, before limit: Int) -> Int? {
    var index = offset
    while index < limit {
      switch text.bytes[index] {
      case UInt8(ascii: ","): return index
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"): index = text.nextLineStart(after: index)
      default: return nil
      }
    }
    return nil
  }

  private func inline(_ key: String, _ value: FreshValue) -> String {
    switch value {
    case .name(let name): return written(key) + ": " + written(name)
    case .mapping(let entries):
      let inner = entries.map { inline($0.key, $0.value) }.joined(separator: ", ")
      return written(key) + ": { " + inner + " }"
    }
  }
}
