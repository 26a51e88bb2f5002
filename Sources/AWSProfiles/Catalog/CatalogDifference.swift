import INIDocument

/// What is other in files that another program wrote.
public struct CatalogDifference: Sendable, Equatable {
  /// Profiles that are new, in order of the files.
  public var added: [String] = []
  /// Profiles that are gone.
  public var removed: [String] = []
  /// Profiles with another header or setting; other comments are no change of a profile.
  public var changed: [String] = []
  /// The files that differ.
  public var files: [FileRole] = []
  /// How many lines were added or removed in all.
  public var lineCount = 0

  /// In words, as `config changed: + new, ~ acme-dev (3 lines)`; at most three names of a kind.
  public var words: String {
    var parts: [String] = []
    for (sign, names) in [("+", added), ("-", removed), ("~", changed)] where !names.isEmpty {
      let more = names.count > 3 ? " and \(names.count - 3) more" : ""
      parts.append("\(sign) \(names.prefix(3).joined(separator: ", "))\(more)")
    }
    let what = parts.isEmpty ? "" : ": " + parts.joined(separator: "  ")
    let lines = lineCount == 1 ? "1 line" : "\(lineCount) lines"
    return "\(files.map(\.rawValue).joined(separator: " and ")) changed\(what) (\(lines))"
  }
}

extension ProfileCatalog {
  /// What `later` has that this one had not, and the other way round.
  public func difference(to later: ProfileCatalog) -> CatalogDifference {
    var found = CatalogDifference()
    found.added = later.names.filter { sectionTexts(of: $0).isEmpty }
    found.removed = names.filter { later.sectionTexts(of: $0).isEmpty }
    let gone = Set(found.removed.map(ExactText.init))
    found.changed = names.filter { name in
      !gone.contains(ExactText(name)) && sectionTexts(of: name) != later.sectionTexts(of: name)
    }
    let change = FileChangeSet(before: files, after: later.files)
    found.files = change.changedRoles
    found.lineCount = change.diff().filter { $0.kind == .added || $0.kind == .removed }.count
    return found
  }

  /// Profiles that have other settings in `later`; those that are new there or gone too.
  public func namesChanged(in later: ProfileCatalog) -> [String] {
    later.names.filter { !contains($0) }
      + names.filter { sectionTexts(of: $0) != later.sectionTexts(of: $0) }
  }

  /// The settings of a profile as they stand in the files, blank lines and comments left out.
  private func sectionTexts(of name: String) -> [ArraySlice<UInt8>] {
    FileRole.allCases.flatMap { role -> [ArraySlice<UInt8>] in
      guard let document = files[role] else { return [] }
      return sections(of: name, in: role).flatMap { section in
        (section.header..<section.end).compactMap { index in
          let line = document.lines[index]
          return line.role == .blank || line.role == .comment
            ? nil : document.bytes[line.content]
        }
      }
    }
  }
}
