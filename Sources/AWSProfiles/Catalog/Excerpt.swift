import INIDocument

extension ProfileCatalog {
  /// A catalog of what both files say of some profiles and of those that they take credentials
  /// from; nil where that takes reading the files whole.
  ///
  /// It answers for these profiles as the whole catalog does, in a fraction of the time where there
  /// are thousands; of the others it may know nothing, and lines are numbered otherwise. Sections
  /// that are no profiles are all there.
  public init?(credentials: [UInt8]?, config: [UInt8]?, about names: [String]) {
    // What stops the AWS CLI is told by its line, wherever in the file it stands.
    for bytes in [credentials, config].compactMap(\.self) {
      if bytes.count <= Self.mostLookedThrough || LineSurvey.holdsBrokenLine(bytes) { return nil }
    }
    var wanted = names
    var known = Set(names.map(ExactText.init))
    while true {
      guard
        let files = SharedFiles.excerpt(credentials: credentials, config: config, about: wanted)
      else { return nil }
      let catalog = ProfileCatalog(files)
      var missing: [String] = []
      for name in wanted {
        guard let outline = catalog.outline(of: name) else {
          // That a profile is in no file, and which one was meant, is told by all of them.
          if name == "default" { continue }
          return nil
        }
        if let source = outline[.sourceProfile], known.insert(ExactText(source)).inserted {
          missing.append(source)
        }
      }
      guard !missing.isEmpty else {
        self = catalog
        return
      }
      wanted += missing
    }
  }

  /// Files up to this size, in bytes, are read whole: that takes no longer than a millisecond.
  private static let mostLookedThrough = 1 << 17
}

extension SharedFiles {
  /// Both files without the sections of other profiles; nil where they can only be read whole.
  fileprivate static func excerpt(
    credentials: [UInt8]?, config: [UInt8]?, about names: [String]
  ) -> SharedFiles? {
    var files = SharedFiles()
    for (role, bytes) in [(FileRole.credentials, credentials), (.config, config)] {
      guard let bytes else { continue }
      guard let excerpt = excerpt(of: bytes, role, names.map { Array($0.utf8) }) else { return nil }
      files[role] = Document(excerpt)
    }
    return files
  }

  private static func excerpt(
    of bytes: [UInt8], _ role: FileRole, _ names: [[UInt8]]
  ) -> [UInt8]? {
    guard let headers = HeaderFinder.offsets(in: bytes) else { return nil }
    let look = HeaderLook(names, isConfig: role == .config)
    return bytes.withUnsafeBufferPointer { text in
      var excerpt = Array(text[..<(headers.first ?? text.count)])
      for (place, start) in headers.enumerated() {
        let end = place + 1 < headers.count ? headers[place + 1] : text.count
        if look.mayMatter(text, from: start, to: end) { excerpt += text[start..<end] }
      }
      return excerpt
    }
  }
}

/// A look at headers for those that may name some profiles.
private struct HeaderLook {
  private let names: [[UInt8]]
  private let isConfig: Bool

  init(_ names: [[UInt8]], isConfig: Bool) {
    self.names = names
    self.isConfig = isConfig
  }

  /// Whether a section may say anything of the profiles, or is no profile's.
  func mayMatter(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    let word: StaticString = "profile"
    let isProfile = holds(word, text, at: start + 1, before: end)
    if isConfig, !isProfile { return true }
    if namesOne(text, at: start + 1, before: end) { return true }
    if isProfile, namesOne(text, at: start + 1 + word.utf8CodeUnitCount, before: end) {
      return true
    }
    // What is quoted or beyond ASCII may be spelled otherwise than the name.
    return !HeaderFinder.isPlain(text, at: start)
  }

  /// Whether one of the names stands behind the blanks at a place.
  private func namesOne(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int
  ) -> Bool {
    var place = start
    while place < end, text[place] <= 0x20, text[place] != 0x0A { place += 1 }
    let rest = UnsafeBufferPointer(rebasing: text[place..<end])
    return names.contains { name in
      name.count <= rest.count && name.indices.allSatisfy { rest[$0] == name[$0] }
    }
  }

  private func holds(
    _ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int
  ) -> Bool {
    guard start + word.utf8CodeUnitCount <= end else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { text[start + $0] == word.utf8Start[$0] }
  }
}
