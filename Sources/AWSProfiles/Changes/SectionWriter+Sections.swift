import INIDocument

/// Whole sections: added, removed, renamed.
extension SectionWriter {
  /// The header of a profile in this file.
  func header(_ name: String) -> String {
    if family != .profile { return "[\(family.rawValue) \(ShellWords.quoted(name))]" }
    if role == .credentials { return "[\(name)]" }
    return name == "default" ? "[default]" : "[profile \(ShellWords.quoted(name))]"
  }

  /// A new section at the end of the file, after one blank line.
  mutating func addSection(_ name: String) { append([Array(header(name).utf8) + lineEnd]) }

  /// Puts whole sections, each with its last line end, at the end of the file, a blank line before
  /// each but one that begins the file.
  mutating func append(_ sections: [[UInt8]]) {
    var bytes: [UInt8] = []
    if let last = document.lines.last,
      !(document.lines.count == 1 && last.content.count == 3
        && document.hasByteOrderMark)
    {
      if last.lineEnd.isEmpty, !last.range.isEmpty { bytes += lineEnd }
      if last.role != .blank { bytes += lineEnd }
    }
    for (place, section) in sections.enumerated() { bytes += (place > 0 ? lineEnd : []) + section }
    splice([Splice(insert: bytes, at: document.bytes.count)])
  }

  /// Removes the byte order mark.
  mutating func removeByteOrderMark() {
    if document.hasByteOrderMark { splice([Splice(0..<3, with: [])]) }
  }

  /// Removes the sections of a profile with the comments that belong to them.
  mutating func removeSections(_ name: String) {
    let kind = family.kind(name)
    removeSections { $0.kind == kind }
  }

  /// Removes sections with the comments that belong to them.
  mutating func removeSections(where isWanted: (Section) -> Bool) {
    let lines = document.lines
    var splices: [Splice] = []
    // Where headers come to stand behind what was there before the removed lines.
    var seams: [Int] = []
    var removed = 0
    var isBehindRemoved = false
    for section in SectionReader.sections(of: document, role) {
      guard isWanted(section) else {
        if isBehindRemoved { seams.append(lines[section.header].range.lowerBound - removed) }
        isBehindRemoved = false
        continue
      }
      isBehindRemoved = true
      let range = removedLines(section)
      let first = lines[range.lowerBound].range.lowerBound
      let start = range.lowerBound == 0 && document.hasByteOrderMark ? first + 3 : first
      let end = lines[range.upperBound - 1].range.upperBound
      splices.append(Splice(start..<end, with: []))
      removed += end - start
    }
    guard !splices.isEmpty else { return }
    splice(splices)
    unindent(headersAt: seams)
  }

  /// The lines that go with a section: comments that touch its header from above, but not those that
  /// touch the next one.
  private func removedLines(_ section: Section) -> Range<Int> {
    var first = section.header
    while first > 0, document.lines[first - 1].role == .comment { first -= 1 }
    // A comment block at the top of the file speaks of the whole file.
    if first == 0 { first = section.header }
    var end = section.end
    if end < document.lines.count {
      while end - 1 > section.header, document.lines[end - 1].role == .comment { end -= 1 }
    }
    return first..<end
  }

  /// Moves headers to the margin that would go on with a setting of the section before them.
  private mutating func unindent(headersAt places: [Int]) {
    let lines = document.lines
    var splices: [Splice] = []
    var index = 0
    for place in places {
      while index < lines.count, lines[index].range.lowerBound < place { index += 1 }
      guard index < lines.count, lines[index].range.lowerBound == place,
        lines[index].role == .continuation
      else { continue }
      splices.append(Splice(place..<lines[index].value.lowerBound, with: []))
      index += 1
    }
    if !splices.isEmpty { splice(splices) }
  }

  /// Writes another name into the headers of a profile.
  mutating func renameSections(_ old: String, to new: String) {
    for section in sections(old).reversed() {
      let line = document.lines[section.header]
      var text = Array(header(new).utf8)
      text.removeFirst()
      text.removeLast()
      splice([Splice(line.name, with: text)])
    }
  }

  /// Replaces the value of every `key` of any profile that is exactly `old`.
  mutating func replaceValues(of key: String, _ old: String, with new: String) {
    var splices: [Splice] = []
    for section in SectionReader.sections(of: document, role) {
      guard case .profile = section.kind else { continue }
      for index in section.header + 1..<max(section.end, section.header + 1) {
        let line = document.lines[index]
        guard line.role == .setting, document.text(line.name).lowercased() == key,
          document.text(line.value).isExactly(old)
        else { continue }
        splices.append(Splice(line.value, with: Array(new.utf8)))
      }
    }
    splice(splices)
  }
}
