import INIDocument

extension SectionWriter {
  /// Writes the header on a line as the program itself would.
  func writingHeaderPlainly(line number: Int) -> [Splice] {
    guard let line = line(number, .header), !line.isUnclosed else { return [] }
    let text = document.text(line.name)
    let kind =
      role == .credentials ? SectionReader.credentialsKind(text) : SectionReader.configKind(text)
    let plain: String
    var writer = self
    switch kind {
    case .profile("default") where role == .config && text != "default":
      plain = "[profile default]"
    case .profile(let name):
      writer.family = .profile
      plain = writer.header(name)
    case .ssoSession(let name):
      writer.family = .ssoSession
      plain = writer.header(name)
    case .services(let name):
      writer.family = .services
      plain = writer.header(name)
    case .other: return []
    }
    var end = line.name.upperBound
    while end < line.content.upperBound, document.bytes[end] != 0x5D { end += 1 }
    var start = line.name.lowerBound
    while start > line.content.lowerBound, document.bytes[start] != 0x5B { start -= 1 }
    return [Splice(start..<min(end + 1, line.content.upperBound), with: Array(plain.utf8))]
  }

  /// Writes `=` for the colon of the setting on a line.
  func writingEqualsSign(line number: Int) -> [Splice] {
    guard let line = line(number, .setting) else { return [] }
    var place = line.name.upperBound
    while place < line.content.upperBound,
      document.bytes[place] == 0x20 || document.bytes[place] == 0x09
    {
      place += 1
    }
    guard place < line.content.upperBound, document.bytes[place] == 0x3A else { return [] }
    // A name and its colon may touch: `region:eu` becomes `region=eu`, `region: eu` `region = eu`.
    let isSpaced = place + 1 < line.content.upperBound && document.bytes[place + 1] == 0x20
    let isTouching = place == line.name.upperBound
    return [Splice(place..<place + 1, with: Array((isSpaced && isTouching ? " =" : "=").utf8))]
  }

  /// Removes the setting on a line where the section keeps another of its name and everything else
  /// in it reads as before; whether it did.
  @discardableResult
  mutating func removeDuplicate(line number: Int) -> Bool {
    guard line(number, .setting) != nil,
      let section = SectionReader.sections(of: document, role).last(where: {
        $0.header < number - 1
      }), section.end >= number
    else { return false }
    let before = document.merged(section)
    var copy = self
    copy.removeLines(number - 1, document.endOfSetting(at: number - 1, before: section.end))
    guard
      let after = SectionReader.sections(of: copy.document, role).first(where: {
        $0.header == section.header
      }), Document.readsAlike(before, copy.document.merged(after))
    else { return false }
    document = copy.document
    return true
  }

  /// Merges all sections of that name into the first, from the last up; whether any was.
  ///
  /// Sections that would read otherwise in one piece stay apart. `[default]` and
  /// `[profile default]` of config are two names.
  @discardableResult
  mutating func mergeSections(_ name: String) -> Bool {
    var hasMerged = false
    for isBare in [false, true] {
      var count = Int.max
      while true {
        let same = sections(name).filter { $0.isBareDefault == isBare }
        guard same.count > 1, same.count < count else { break }
        count = same.count
        guard merge(same[count - 1], into: same[count - 2]) else { break }
        hasMerged = true
      }
    }
    return hasMerged
  }

  /// Moves the lines of `second` behind the settings of `first`, an earlier section.
  private mutating func merge(_ second: Section, into first: Section) -> Bool {
    let header = document.lines[second.header]
    var top = second.header
    while top > first.header + 1, document.lines[top - 1].role == .comment { top -= 1 }
    var end = second.end
    if end < document.lines.count {
      while end - 1 > second.header, document.lines[end - 1].role == .comment { end -= 1 }
    }
    var last = end
    while last - 1 > second.header, document.lines[last - 1].role == .blank { last -= 1 }
    guard let note = note(behind: header) else { return false }
    let wanted = Document.merged(document.settings(of: first) + document.settings(of: second))

    var copy = self
    // From below to above, so that the lines above keep their numbers.
    var moved = (top..<second.header).map { document.bytes[document.lines[$0].range] }.map(
      Array.init)
    if !note.isEmpty { moved.append(note + ending(of: header)) }
    moved += levelled(second, before: last, to: first)
    copy.removeLines(top, end)
    copy.removeLosing(
      first, before: min(first.end, top),
      Set(document.settings(of: second).map { ExactText($0.key) }))
    guard
      let target = SectionReader.sections(of: copy.document, role).first(where: {
        $0.header == first.header
      })
    else { return false }
    copy.put(moved.flatMap { $0 }, into: target)
    guard
      let now = SectionReader.sections(of: copy.document, role).first(where: {
        $0.header == first.header
      }), Document.readsAlike(copy.document.merged(now), wanted)
    else { return false }
    document = copy.document
    return true
  }

  /// The comment behind a header as a line of its own; nil where other text stands there, which
  /// would be lost.
  private func note(behind header: Line) -> [UInt8]? {
    var place = header.name.upperBound
    while place < header.content.upperBound, document.bytes[place] != 0x5D { place += 1 }
    guard place < header.content.upperBound else { return nil }
    var rest = document.bytes[place + 1..<header.content.upperBound]
    while let first = rest.first, first == 0x20 || first == 0x09 { rest = rest.dropFirst() }
    if rest.isEmpty { return [] }
    return rest.startIndex == header.inlineComment?.lowerBound ? Array(rest) : nil
  }

  /// The lines of a section up to `end`, each setting with so many blanks less that it does not
  /// continue the last one of the target, and the lines that belong to it with as many less.
  private func levelled(_ from: Section, before end: Int, to target: Section) -> [[UInt8]] {
    let margin = (target.header + 1..<max(target.end, target.header + 1)).last {
      document.lines[$0].role == .setting
    }.map { document.lines[$0].indentation }
    var surplus = 0
    return (from.header + 1..<max(end, from.header + 1)).map { index in
      let line = document.lines[index]
      if let margin, line.role == .setting || line.role == .other {
        surplus = Int(max(0, line.indentation - margin))
      }
      let bytes = document.bytes[line.range] + (line.lineEnd.isEmpty ? document.lineEnding : [])
      return Array(bytes.dropFirst(min(surplus, Int(line.indentation))))
    }
  }

  /// Removes the settings of a section that the section merged into it sets again; `end` is the
  /// index after its last line.
  private mutating func removeLosing(_ section: Section, before end: Int, _ keys: Set<ExactText>) {
    var end = end
    for index in stride(from: end - 1, to: section.header, by: -1)
    where document.lines[index].role == .setting
      && keys.contains(ExactText(document.text(document.lines[index].name).lowercased()))
    {
      let next = document.endOfSetting(at: index, before: end)
      removeLines(index, next)
      end -= next - index
    }
  }

  private mutating func put(_ bytes: [UInt8], into section: Section) {
    guard !bytes.isEmpty else { return }
    let settings = (section.header + 1..<max(section.end, section.header + 1)).last {
      document.lines[$0].role == .setting
    }
    var after = section.header
    if let settings {
      after = document.endOfSetting(at: settings, before: section.end) - 1
    } else {
      while after + 1 < section.end, document.lines[after + 1].role == .comment { after += 1 }
      if after + 1 == section.end, section.end < document.lines.count { after = section.header }
    }
    let line = document.lines[after]
    let start = line.lineEnd.isEmpty ? document.lineEnding : []
    splice([Splice(insert: start + bytes, at: line.range.upperBound)])
  }
}

extension Document {
  /// The settings of a section, duplicates included.
  func settings(of section: Section) -> [Setting] {
    settings(from: section.header + 1, to: section.end, role: section.role)
  }

  /// The settings of a section, the last of the same name counting.
  func merged(_ section: Section) -> [Setting] { Self.merged(settings(of: section)) }

  static func merged(_ settings: [Setting]) -> [Setting] {
    var places = SettingPlaces()
    var merged: [Setting] = []
    for setting in settings {
      if let place = places.place(of: setting.key) {
        merged[place] = setting
      } else {
        places.add(setting.key)
        merged.append(setting)
      }
    }
    return merged
  }

  /// Whether both give the same values under the same names, in whatever order.
  static func readsAlike(_ left: [Setting], _ right: [Setting]) -> Bool {
    guard left.count == right.count else { return false }
    let values = Dictionary(
      left.map { (ExactText($0.key), $0) }, uniquingKeysWith: { _, last in last })
    return right.allSatisfy { setting in
      guard let other = values[ExactText(setting.key)] else { return false }
      return other.value.isExactly(setting.value)
        && other.cliValue.map(ExactText.init) == setting.cliValue.map(ExactText.init)
    }
  }
}
