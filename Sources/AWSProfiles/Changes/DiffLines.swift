import INIDocument

/// One line of a diff, ready to be shown.
public struct DiffLine: Sendable, Equatable {
  /// What the line is.
  public enum Kind: Sendable { case file, context, added, removed }

  /// What it is.
  public var kind: Kind
  /// The file it is in; nil for a file that is neither of the two.
  public var file: FileRole?
  /// Its number in the file before (removed, context) or after (added).
  public var number: Int?
  /// The text without its line end; secrets masked where that was asked.
  public var text: String

  /// A line of a file that is neither of the two.
  public init(_ kind: Kind, number: Int? = nil, text: String) {
    self.init(kind: kind, file: nil, number: number, text: text)
  }

  /// A line of a diff.
  public init(kind: Kind, file: FileRole?, number: Int?, text: String) {
    self.kind = kind
    self.file = file
    self.number = number
    self.text = text
  }
}

extension FileChangeSet {
  /// The changed lines of each changed file with one line of context, secrets masked.
  public func diff(maskSecrets: Bool = true) -> [DiffLine] {
    changedRoles.flatMap { role in
      [DiffLine(kind: .file, file: role, number: nil, text: role.rawValue)]
        + Self.lines(
          before[role] ?? Document(), after[role] ?? Document(), role, maskSecrets: maskSecrets)
    }
  }

  private static func lines(
    _ before: Document, _ after: Document, _ role: FileRole, maskSecrets: Bool
  ) -> [DiffLine] {
    let old = before.lines.map { before.bytes[$0.range] }
    let new = after.lines.map { after.bytes[$0.range] }
    let (removed, inserted) = LineDifference.between(old, new)
    var lines: [DiffLine] = []
    var oldIndex = 0
    var newIndex = 0
    // A carriage return that every line has says nothing about the change.
    let hidesReturns = (old + new).allSatisfy { $0.last != 0x0A || $0.dropLast().last == 0x0D }
    func show(_ document: Document, _ index: Int) -> String {
      let text = document.shownLine(index, maskSecrets: maskSecrets)
      return hidesReturns && text.last == "\r" ? String(text.dropLast()) : text
    }
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append(
          DiffLine(kind: .removed, file: role, number: oldIndex + 1, text: show(before, oldIndex)))
        oldIndex += 1
      } else if newIndex < new.count, inserted.contains(newIndex) {
        lines.append(
          DiffLine(kind: .added, file: role, number: newIndex + 1, text: show(after, newIndex)))
        newIndex += 1
      } else {
        let isNear =
          removed.contains(oldIndex + 1) || inserted.contains(newIndex + 1)
          || removed.contains(oldIndex - 1) || inserted.contains(newIndex - 1)
        if isNear, oldIndex < old.count {
          lines.append(
            DiffLine(kind: .context, file: role, number: oldIndex + 1, text: show(before, oldIndex))
          )
        }
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }
}

extension Document {
  /// A line without its line end; the value of a secret setting masked, also where the line is none
  /// that any tool reads.
  func shownLine(_ index: Int, maskSecrets: Bool) -> String {
    let line = lines[index]
    let text = self.text(line.content)
    guard maskSecrets else { return text }
    switch line.role {
    case .blank: return text
    case .header:
      let end = line.name.upperBound
      return self.text(line.content.lowerBound..<end)
        + MaskedText.mask(self.text(end..<line.content.upperBound))
    case .setting:
      let value = self.text(line.value)
      let shown = SettingNames.shown(value, of: self.text(line.name).lowercased())
      let rest = self.text(line.value.upperBound..<line.content.upperBound)
      return self.text(line.content.lowerBound..<line.value.lowerBound) + shown
        + MaskedText.mask(rest)
    default: return MaskedText.mask(text)
    }
  }
}

extension ProfileCatalog {
  /// The lines of a section as they stand in the file, secrets masked.
  public func maskedLines(of section: Origin) -> [String] {
    lines(of: section, maskSecrets: true)
  }

  /// The lines of a section as they stand in the file.
  public func lines(of section: Origin, maskSecrets: Bool) -> [String] {
    guard let document = files[section.file] else { return [] }
    return (section.line - 1..<min(section.lastLine, document.lines.count)).map {
      document.shownLine($0, maskSecrets: maskSecrets)
    }
  }

  /// A section with the comments that go with it where it is deleted: those that touch its header
  /// from above, unless they are the file's own at its top, and not those that touch the next one.
  public func withOwnComments(_ section: Origin) -> Origin {
    guard let lines = files[section.file]?.lines else { return section }
    var own = section
    var above = section.line
    while above > 1, lines.indices.contains(above - 2), lines[above - 2].role == .comment {
      above -= 1
    }
    if above > 1 { own.line = above }
    if section.lastLine < lines.count {
      while own.lastLine > section.line, lines[own.lastLine - 1].role == .comment {
        own.lastLine -= 1
      }
    }
    return own
  }

  /// One line of a file, the first being 1, secrets masked; nil where there is no such line.
  public func maskedLine(_ number: Int, of file: FileRole) -> String? {
    guard let document = files[file], document.lines.indices.contains(number - 1) else {
      return nil
    }
    return document.shownLine(number - 1, maskSecrets: true)
  }
}
