import INIDocument

/// One section of a file: its header and the lines up to the next header.
struct Section: Sendable, Equatable {
  /// What the header names.
  ///
  /// Names are compared byte by byte.
  enum Kind: Sendable, Hashable {
    case profile(String)
    case ssoSession(String)
    case services(String)
    /// A section that nobody reads as one of these.
    case other(String)

    init(_ family: SectionSpan.Family, _ name: String) {
      self =
        switch family {
        case .profile: .profile(name)
        case .ssoSession: .ssoSession(name)
        case .services: .services(name)
        case .other: .other(name)
        }
    }

    var family: SectionSpan.Family {
      switch self {
      case .profile: .profile
      case .ssoSession: .ssoSession
      case .services: .services
      case .other: .other
      }
    }

    var name: String {
      switch self {
      case .profile(let name), .ssoSession(let name), .services(let name), .other(let name): name
      }
    }

    static func == (left: Kind, right: Kind) -> Bool {
      left.family == right.family && left.name.isExactly(right.name)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(family)
      hasher.combine(ExactText(name))
    }
  }

  var kind: Kind
  var role: FileRole
  /// The index of the header's line.
  var header: Int
  /// The index after the section's last line.
  var end: Int
  /// Whether config spells it `[default]`, which `[profile default]` hides.
  var isBareDefault = false

  var origin: Origin { Origin(file: role, line: header + 1, lastLine: end) }
}

/// Reads headers as the shared files mean them.
enum SectionReader {
  /// All sections of a document, in order.
  static func sections(of document: Document, _ role: FileRole) -> [Section] {
    var spelled: [UInt8] = []
    return spans(of: document, role, &spelled).map { span in
      let name =
        span.isSpelled
        ? String(decoding: spelled[span.name], as: UTF8.self) : document.text(span.name)
      return Section(
        kind: Section.Kind(span.family, name), role: role, header: Int(span.header),
        end: Int(span.end), isBareDefault: span.isBareDefault)
    }
  }

  /// All sections of a document as places in its bytes.
  ///
  /// A name that does not stand plainly in the file, as a quoted one, goes to `spelled`.
  static func spans(
    of document: Document, _ role: FileRole, _ spelled: inout [UInt8]
  ) -> [SectionSpan] {
    var spans: [SectionSpan] = []
    spans.reserveCapacity(document.headers.count)
    document.bytes.withUnsafeBufferPointer { bytes in
      for (position, header) in document.headers.enumerated() {
        let next = position + 1
        let end = next < document.headers.count ? document.headers[next] : document.lines.count
        let line = document.lines[header]
        var span = SectionSpan(role: role, header: header, end: end, name: line.name)
        if line.isUnclosed {
          span.family = .other
        } else if !span.readPlainly(bytes) {
          let text = document.text(line.name)
          let kind = role == .credentials ? credentialsKind(text) : configKind(text)
          span.family = kind.family
          let start = spelled.count
          spelled += kind.name.utf8
          span.spell(at: start..<spelled.count)
        }
        spans.append(span)
      }
    }
    return spans
  }

  private static let prefixes = ["profile", "sso-session", "services"]

  /// In credentials the text is the name, but prefixed headers name nobody.
  static func credentialsKind(_ text: String) -> Section.Kind {
    if let word = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).first.map(String.init),
      prefixes.contains(word), text.utf8.count > word.utf8.count
    {
      return .other(text)
    }
    return .profile(text)
  }

  /// In config a name stands behind its prefix, quoted as a shell would.
  static func configKind(_ text: String) -> Section.Kind {
    if text == "default" { return .profile(text) }
    guard prefixes.contains(where: text.hasPrefix), let words = ShellWords.split(text),
      words.count == 2
    else { return .other(text) }
    switch words[0] {
    case "profile": return .profile(words[1])
    case "sso-session": return .ssoSession(words[1])
    case "services": return .services(words[1])
    default: return .other(text)
    }
  }
}
