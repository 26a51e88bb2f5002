import INIDocument

/// Writes into sections of one document, touching no byte that need not change.
struct SectionWriter {
  var document: Document
  let role: FileRole
  var family = SectionFamily.profile

  var lineEnd: [UInt8] { document.lineEnding }

  func sections(_ name: String) -> [Section] {
    SectionReader.sections(of: document, role).filter { $0.kind == family.kind(name) }
  }

  /// The sections of a profile that are in force: `[profile default]` hides `[default]`.
  func sectionsInForce(_ name: String) -> [Section] {
    let all = sections(name)
    let prefixed = all.filter { !$0.isBareDefault }
    return name == "default" && !prefixed.isEmpty ? prefixed : all
  }

  mutating func splice(_ splices: [Splice]) { document = document.apply(Edit(splices)).document }

  /// Sets `key`, nested as `outer.inner`; makes the section when it is missing.
  mutating func set(_ key: String, to value: String, in profile: String) {
    let found = sectionsInForce(profile)
    guard !found.isEmpty else {
      addSection(profile)
      // A header that cannot be read back would make a new one for ever.
      if !sections(profile).isEmpty { set(key, to: value, in: profile) }
      return
    }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, setting(key, in: found) == nil {
      return setNested(parts[0], parts[1], to: value, in: found, profile)
    }
    if let place = setting(key, in: found) { return replace(place, with: value) }
    insert(key, value, in: found[found.count - 1])
  }

  /// The last line that defines `key` in these sections: its index and the index after its lines.
  func setting(_ key: String, in sections: [Section]) -> (index: Int, end: Int)? {
    let key = key.lowercased()
    for section in sections.reversed() {
      for index in stride(from: section.end - 1, to: section.header, by: -1) {
        let line = document.lines[index]
        guard line.role == .setting, document.text(line.name).lowercased().isExactly(key)
        else { continue }
        return (index, document.endOfSetting(at: index, before: section.end))
      }
    }
    return nil
  }

  mutating func replace(_ place: (index: Int, end: Int), with value: String) {
    let line = document.lines[place.index]
    let isNested = place.end > place.index + 1
    if document.text(line.value).isExactly(value), !isNested { return }
    var splices: [Splice] = []
    if let comment = line.inlineComment {
      let start = line.content.lowerBound
      let first = start + (place.index == 0 && document.hasByteOrderMark ? 3 : 0)
      var above = Array(document.bytes[first..<first + Int(line.indentation)])
      above += trimmedRight(document.bytes[comment]) + ending(of: line)
      splices.append(Splice(insert: above, at: first))
    }
    let until = line.inlineComment == nil ? line.value.upperBound : line.content.upperBound
    var start = line.value.lowerBound
    // An empty value stands right behind the blanks of its delimiter; keep one blank there.
    var bytes = Array(value.utf8)
    if line.value.isEmpty {
      start = line.name.upperBound
      while document.bytes[start] != 0x3D, document.bytes[start] != 0x3A { start += 1 }
      start += 1
      let isSpaced = line.name.upperBound < start - 1
      bytes = (isSpaced ? [0x20] : []) + bytes
      splices.append(Splice(start..<line.content.upperBound, with: bytes))
    } else {
      splices.append(Splice(start..<until, with: bytes))
    }
    if isNested {
      let rest = document.lines[place.index + 1].range.lowerBound
      splices.append(Splice(rest..<document.lines[place.end - 1].range.upperBound, with: []))
      // The setting's own line end must survive where the nested lines were the last ones.
      if line.lineEnd.isEmpty { splices.append(Splice(insert: lineEnd, at: rest)) }
    }
    splice(splices)
  }

  private func trimmedRight(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(bytes)
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    return bytes
  }

  func ending(of line: Line) -> [UInt8] {
    line.lineEnd.isEmpty ? lineEnd : Array(document.bytes[line.lineEnd])
  }

  /// A new setting right after the last one of the section.
  private mutating func insert(_ key: String, _ value: String, in section: Section) {
    let settings = (section.header + 1..<max(section.end, section.header + 1)).filter {
      document.lines[$0].role == .setting
    }
    var text: [UInt8] = []
    let after: Int
    if let last = settings.last {
      let line = document.lines[last]
      text += document.bytes[visibleStart(last)..<visibleStart(last) + Int(line.indentation)]
      after = document.endOfSetting(at: last, before: section.end) - 1
    } else {
      after = lastLineOfHead(section)
      text += indentation(of: after + 1)
    }
    let isTight = !settings.isEmpty && settings.allSatisfy(isWrittenTight)
    text += Array((isTight ? "\(key)=\(value)" : "\(key) = \(value)").utf8)
    insertLine(text, after: after)
  }

  /// The blanks before the next line that is more than a comment: a setting put above it stands as
  /// deep, so that the line does not become a part of it.
  func indentation(of index: Int) -> [UInt8] {
    let lines = document.lines[min(index, document.lines.count)...]
    guard let next = lines.first(where: { $0.role != .comment && $0.role != .blank }) else {
      return []
    }
    let start = next.range.lowerBound
    return Array(document.bytes[start..<start + Int(next.indentation)])
  }

  func visibleStart(_ index: Int) -> Int {
    document.lines[index].range.lowerBound + (index == 0 && document.hasByteOrderMark ? 3 : 0)
  }

  private func isWrittenTight(_ index: Int) -> Bool {
    let line = document.lines[index]
    let end = line.value.isEmpty ? line.name.upperBound + 1 : line.value.lowerBound
    return end == line.name.upperBound + 1 && end <= document.bytes.count
      && document.bytes[line.name.upperBound] == 0x3D
  }

  /// The header, or the last of the comment lines that touch it and not the next header.
  func lastLineOfHead(_ section: Section) -> Int {
    var last = section.header
    while last + 1 < section.end, document.lines[last + 1].role == .comment { last += 1 }
    let touchesNext = last + 1 == section.end && section.end < document.lines.count
    return touchesNext ? section.header : last
  }

  /// Puts a line in after another, giving that one a line end where it has none.
  mutating func insertLine(_ text: [UInt8], after index: Int) {
    let line = document.lines[index]
    var bytes = text + lineEnd
    if line.lineEnd.isEmpty { bytes = lineEnd + bytes }
    splice([Splice(insert: bytes, at: line.range.upperBound)])
  }

  func trimmed(_ text: Substring) -> String {
    String(
      text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  /// Removes every definition of `key`, nested lines included.
  mutating func unset(_ key: String, in profile: String) {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    while let place = setting(key, in: sections(profile)) { removeLines(place.index, place.end) }
    guard parts.count == 2, let outer = setting(parts[0], in: sections(profile)) else { return }
    for child in stride(from: outer.end - 1, to: outer.index, by: -1) {
      let text = document.text(document.lines[child].value)
      guard document.lines[child].role == .continuation, let sign = text.firstIndex(of: "="),
        trimmed(text[..<sign]).lowercased().isExactly(parts[1].lowercased())
      else { continue }
      removeLines(child, child + 1)
    }
  }

  mutating func removeLines(_ first: Int, _ end: Int) {
    guard first < end else { return }
    let start = first == 0 && document.hasByteOrderMark ? 3 : document.lines[first].range.lowerBound
    splice([Splice(start..<document.lines[end - 1].range.upperBound, with: [])])
  }
}
