import INIDocument

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

/// A line of a file that is none of the two, as it is shown: what looks like a secret is masked.
public func maskedLine(_ text: String) -> String { MaskedText.mask(text) }
