import INIDocument

/// Settings inside a setting, as `s3 =` holds them.
extension SectionWriter {
  mutating func setNested(
    _ outer: String, _ inner: String, to value: String, in sections: [Section], _ profile: String
  ) {
    guard let place = setting(outer, in: sections) else {
      let section = sections[sections.count - 1]
      insertBlock(outer, inner, value, in: section)
      return
    }
    // A plain value would keep the lines below it from being settings.
    if !document.lines[place.index].value.isEmpty {
      replace(place, with: "")
      return setNested(outer, inner, to: value, in: sectionsInForce(profile), profile)
    }
    let children = (place.index + 1..<max(place.end, place.index + 1)).filter {
      document.lines[$0].role == .continuation
    }
    for child in children.reversed() {
      let line = document.lines[child]
      let text = document.text(line.value)
      guard let sign = text.firstIndex(of: "="),
        trimmed(text[..<sign]).lowercased().isExactly(inner.lowercased())
      else { continue }
      var start = line.value.lowerBound + text[...sign].utf8.count
      if start < line.value.upperBound, document.bytes[start] == 0x20 { start += 1 }
      guard !document.text(start..<line.value.upperBound).isExactly(value) else { return }
      var splices = [Splice(start..<line.value.upperBound, with: Array(value.utf8))]
      if let comment = nestedComment(line) {
        let above = Array(document.bytes[comment.text]) + ending(of: line)
        splices.append(Splice(insert: above, at: line.range.lowerBound))
      }
      splice(splices)
      return
    }
    let last = children.last ?? place.index
    let model = children.last.map { document.lines[$0] }
    let indent: [UInt8] =
      model.map {
        Array(document.bytes[$0.range.lowerBound..<$0.range.lowerBound + Int($0.indentation)])
      } ?? [UInt8](repeating: 0x20, count: Int(document.lines[place.index].indentation) + 4)
    insertLine(indent + Array("\(inner) = \(value)".utf8), after: last)
  }

  private mutating func insertBlock(
    _ outer: String, _ inner: String, _ value: String, in section: Section
  ) {
    let end = Array("\(outer) =".utf8)
    let settings = (section.header + 1..<max(section.end, section.header + 1)).filter {
      document.lines[$0].role == .setting
    }
    let after =
      settings.last.map { document.endOfSetting(at: $0, before: section.end) - 1 }
      ?? lastLineOfHead(section)
    let indent =
      settings.last.map {
        Array(
          document.bytes[visibleStart($0)..<visibleStart($0) + Int(document.lines[$0].indentation)])
      } ?? indentation(of: after + 1)
    insertLine(
      indent + end + lineEnd + indent + Array("    \(inner) = \(value)".utf8), after: after)
  }
}
