import INIDocument

/// What the AWS CLI reads of the settings that the normal reading gives another value.
///
/// Mostly a setting's own lines tell it (a comment behind the value, a blank line in it). Where the
/// structure of a file decides, as two spellings of one header do, both files are read once as the
/// AWS CLI reads them.
final class CLIValues: Sendable {
  private let isPlain = Kept<Bool>()
  private let reading = Kept<ReadFiles>()
  private let sections = Kept<[ExactText: ReadSection]>()

  /// The settings with what the AWS CLI reads instead; `spans` are the sections they stand in.
  func filled(
    _ settings: [Setting], of family: SectionSpan.Family, _ name: String, in spans: [Section],
    _ catalog: ProfileCatalog
  ) -> [Setting] {
    let isSingle = FileRole.allCases.allSatisfy { role in spans.count { $0.role == role } <= 1 }
    let isHidden = name == "default" && !spans.allSatisfy(\.isBareDefault)
    if isSingle, !isHidden, isPlain({ Self.isPlain(catalog) }) { return settings }
    let all = sections { Self.sections(of: reading { Reading.awsCLI.read(catalog.files) }) }
    guard let section = all[Self.key(family, name)] else { return settings }
    return settings.map { setting in
      guard let other = section.setting(setting.key) else { return setting }
      var setting = setting
      setting.cliValue =
        ExactText(other.value) == ExactText(setting.value) ? nil : other.value
      return setting
    }
  }

  /// Why the AWS CLI refuses a file in which it finds other lines than the normal reading does.
  func hiddenRefusal(of role: FileRole, _ catalog: ProfileCatalog) -> Refusal? {
    guard !isPlain({ Self.isPlain(catalog) }) else { return nil }
    return reading { Reading.awsCLI.read(catalog.files) }.refusal(of: role)
  }

  private static func key(_ family: SectionSpan.Family, _ name: String) -> ExactText {
    ExactText("\(family.rawValue) \(name)")
  }

  private static func sections(of files: ReadFiles) -> [ExactText: ReadSection] {
    var sections: [ExactText: ReadSection] = [:]
    for (family, list) in [
      (SectionSpan.Family.profile, files.profiles), (.ssoSession, files.ssoSessions),
      (.services, files.services),
    ] {
      for section in list { sections[key(family, section.name)] = section }
    }
    return sections
  }

  /// Whether the AWS CLI finds the same lines, headers and settings as the normal reading does.
  private static func isPlain(_ catalog: ProfileCatalog) -> Bool {
    for role in FileRole.allCases {
      guard let document = catalog.files[role] else { continue }
      guard hasPlainBytes(document.bytes), hasPlainNames(document) else { return false }
      for line in document.headers.map({ document.lines[$0] }) where !hasPlainHeader(document, line)
      {
        return false
      }
    }
    // `[profilesx a]` is a profile for the AWS CLI alone, `[DEFAULT]` gives its settings to all.
    return !catalog.otherSections.contains { $0 == "DEFAULT" || $0.hasPrefix("profile") }
      && catalog["DEFAULT", isFilled: false] == nil
  }

  /// No colon in the name of a setting: the AWS CLI parts name and value there.
  private static func hasPlainNames(_ document: Document) -> Bool {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.lines.allSatisfy { line in
        line.role != .setting || !line.name.contains { bytes[$0] == 0x3A }
      }
    }
  }

  /// A header with one bracket at each end and nothing trimmed between.
  private static func hasPlainHeader(_ document: Document, _ line: Line) -> Bool {
    let bytes = document.bytes
    let end = line.name.upperBound
    return !line.isUnclosed && !line.name.isEmpty && bytes[line.name.lowerBound - 1] == 0x5B
      && bytes[end] == 0x5D && !bytes[(end + 1)..<line.content.upperBound].contains(0x5D)
  }

  /// No line end that only one of the two knows, and no blank that only the AWS CLI knows.
  private static func hasPlainBytes(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let hasFeed = bytes.contains(0x0A)
      var place = 0
      while place < bytes.count {
        if place + 8 <= bytes.count, isPlainWord(bytes, place) {
          place += 8
          continue
        }
        for index in place..<min(place + 8, bytes.count) where !isPlain(bytes, index, hasFeed) {
          return false
        }
        place += 8
      }
      return true
    }
  }

  private static func isPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ hasFeed: Bool
  ) -> Bool {
    switch bytes[index] {
    case 0x0D: !hasFeed || index + 1 < bytes.count && bytes[index + 1] == 0x0A
    case 0x0B, 0x0C, 0x1C...0x1F: false
    // The first bytes of U+0085, U+00A0, U+1680, U+2000 to U+205F and U+3000.
    case 0xC2, 0xE1, 0xE2, 0xE3: false
    default: true
    }
  }

  /// Whether eight bytes are printable ASCII or line feeds.
  private static func isPlainWord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    if word & high != 0 { return false }
    // The highest bit of a byte stays where it is 0x20 or more; no byte borrows from the next one.
    let controls = ~((word | high) &- 0x2020_2020_2020_2020) & high
    if controls == 0 { return true }
    let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return controls & ((feeds &+ ~high) | feeds) & high == 0
  }
}

extension Document {
  /// The line of this document in which a line begins that ends at every LF, CR LF and CR.
  func line(ofUniversal number: Int) -> Int {
    var left = number - 1
    var place = 0
    while left > 0, place < bytes.count {
      let isReturn = bytes[place] == 0x0D
      let isPair = isReturn && place + 1 < bytes.count && bytes[place + 1] == 0x0A
      if isReturn || bytes[place] == 0x0A { left -= 1 }
      place += isPair ? 2 : 1
    }
    return 1 + (lines.lastIndex { $0.range.lowerBound <= place } ?? 0)
  }

  /// What the AWS CLI reads of a setting, from its own lines alone; nil where it is the same.
  func cliValue(of value: String, from index: Int, to end: Int) -> String? {
    var reader = FileReader(Grammar(of: .awsCLI), .config)
    let start = lines[index].content.upperBound - lines[index].content.count
    let text = bytes[start..<lines[end - 1].range.upperBound]
    reader.read(Array("[x]\n".utf8) + (hasByteOrderMark && index == 0 ? text.dropFirst(3) : text))
    guard let other = reader.sections.first?.settings.first?.value,
      ExactText(other) != ExactText(value)
    else { return nil }
    return other
  }
}
