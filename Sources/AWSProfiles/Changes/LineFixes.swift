import INIDocument

extension SharedFiles {
  /// How many changes at the start of `changes` mend lines of one file from the bottom up, so that
  /// none moves the line of a later one.
  static func lineFixes(_ changes: ArraySlice<ProfileChange>) -> Int {
    guard let first = changes.first, let role = first.fileOfLine else { return 0 }
    var last = Int.max
    return changes.prefix { change in
      guard change.fileOfLine == role, change.lineGroup == first.lineGroup,
        let line = change.line, line < last
      else { return false }
      last = line
      return true
    }.count
  }

  /// Mends many lines of one file in one edit, as one by one would; false where some of them
  /// depend on each other, and then nothing is changed.
  mutating func mendLines(_ changes: ArraySlice<ProfileChange>) -> Bool {
    guard let first = changes.first, let role = first.fileOfLine, let document = self[role] else {
      return false
    }
    var writer = SectionWriter(document: document, role: role)
    if first.lineGroup == .duplicates {
      guard writer.removeDuplicates(lines: changes.compactMap(\.line)) else { return false }
    } else {
      writer.splice(changes.flatMap { writer.splices(mending: $0) })
    }
    self[role] = writer.document
    return true
  }
}

extension SectionWriter {
  /// What must be replaced to mend a line; nothing where the line is not what it was taken for.
  func splices(mending change: ProfileChange) -> [Splice] {
    switch change {
    case .addProfilePrefix(let number, let name):
      guard let header = line(number, .header), document.text(header.name).isExactly(name)
      else {
        return []
      }
      return [Splice(header.name, with: Array("profile \(ShellWords.quoted(name))".utf8))]
    case .lowercaseKey(_, let number):
      guard let setting = line(number, .setting) else { return [] }
      return [Splice(setting.name, with: Array(document.text(setting.name).lowercased().utf8))]
    case .moveComment(_, let number): return movingComment(line: number)
    case .writeHeaderPlainly(_, let number): return writingHeaderPlainly(line: number)
    case .writeEqualsSign(_, let number): return writingEqualsSign(line: number)
    case .moveTextBehindHeader(_, let number): return movingTextBehindHeader(line: number)
    case .writeAtMargin(_, let number): return movingToMargin(header: number)
    case .writeHeader(let family, let number, let name):
      guard let header = line(number, .header), !header.isUnclosed else { return [] }
      let text = "\(family.rawValue) \(ShellWords.quoted(name))"
      return [Splice(header.name, with: Array(text.utf8))]
    default: return []
    }
  }

  /// Mends a line.
  mutating func mend(_ change: ProfileChange) {
    let splices = splices(mending: change)
    if !splices.isEmpty { splice(splices) }
  }

  /// Removes the settings on these lines where every section reads as before without all of them;
  /// whether it did.
  fileprivate mutating func removeDuplicates(lines: [Int]) -> Bool {
    let sections = SectionReader.sections(of: document, role)
    var splices: [Splice] = []
    var place = sections.count - 1
    for number in lines {
      while place >= 0, sections[place].header >= number - 1 { place -= 1 }
      guard place >= 0, line(number, .setting) != nil, sections[place].end >= number else {
        return false
      }
      let end = document.endOfSetting(at: number - 1, before: sections[place].end)
      let start = document.lines[number - 1].range.lowerBound
      splices.append(Splice(start..<document.lines[end - 1].range.upperBound, with: []))
    }
    let after = document.apply(Edit(splices)).document
    let sectionsAfter = SectionReader.sections(of: after, role)
    guard sections.map(\.kind) == sectionsAfter.map(\.kind),
      zip(sections, sectionsAfter).allSatisfy({
        Document.readsAlike(document.merged($0), after.merged($1))
      })
    else { return false }
    document = after
    return true
  }
}

extension ProfileChange {
  /// The file of the one line that the change mends; nil for changes about more than a line.
  var fileOfLine: FileRole? {
    switch self {
    case .lowercaseKey(let role, _), .moveComment(let role, _), .removeDuplicate(let role, _),
      .writeHeaderPlainly(let role, _), .writeEqualsSign(let role, _),
      .moveTextBehindHeader(let role, _), .writeAtMargin(let role, _):
      role
    case .addProfilePrefix, .writeHeader: .config
    default: nil
    }
  }

}
