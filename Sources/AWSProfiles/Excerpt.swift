import INIDocument

extension ProfileCatalog {
  /// A catalog of what both files say of some profiles and of those that they take credentials
  /// from; nil where that takes reading the files whole.
  ///
  /// It answers for these profiles as the whole catalog does, in a fraction of the time where there
  /// are thousands; of the others it may know nothing, and lines are numbered otherwise. Sections
  /// that are no profiles are all there.
  public init?(credentials: [UInt8]?, config: [UInt8]?, about names: [String]) {
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
}

extension SharedFiles {
  /// Both files without the sections of other profiles; nil where they can only be read whole.
  fileprivate static func excerpt(
    credentials: [UInt8]?, config: [UInt8]?, about names: [String]
  ) -> SharedFiles? {
    var files = SharedFiles()
    for (role, bytes) in [(FileRole.credentials, credentials), (.config, config)] {
      guard let bytes else { continue }
      // What stops the AWS CLI is told by its line, wherever in the file it stands.
      if bytes.count <= mostLookedThrough || LineSurvey.holdsBrokenLine(bytes) { return nil }
      guard let excerpt = excerpt(of: bytes, role, names.map { Array($0.utf8) }) else { return nil }
      files[role] = Document(excerpt)
    }
    return files
  }

  /// Files up to this size, in bytes, are read whole: that takes no longer than a millisecond.
  private static let mostLookedThrough = 1 << 17

  private static func excerpt(
    of bytes: [UInt8], _ role: FileRole, _ names: [[UInt8]]
  ) -> [UInt8]? {
    guard let headers = HeaderFinder.offsets(in: bytes) else { return nil }
    return bytes.withUnsafeBufferPointer { text in
      var excerpt = Array(text[..<(headers.first ?? text.count)])
      for (place, start) in headers.enumerated() {
        let end = place + 1 < headers.count ? headers[place + 1] : text.count
        let section = text[start..<end]
        if mayMatter(section.prefix { $0 != 0x0A }, role, names) { excerpt += section }
      }
      return excerpt
    }
  }

  /// Whether the section below a header may say anything of these profiles, or is no profile's.
  private static func mayMatter(
    _ header: Slice<UnsafeBufferPointer<UInt8>>, _ role: FileRole, _ names: [[UInt8]]
  ) -> Bool {
    if role == .config, !header.dropFirst().starts(with: "profile".utf8) { return true }
    // What is quoted or beyond ASCII may be spelled otherwise than the name.
    let isPlain = header.allSatisfy {
      $0 < 0x80 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
    }
    return !isPlain || names.contains { header.hasPart($0) }
  }
}

extension Collection where Element == UInt8 {
  /// Whether `part` stands anywhere in it.
  func hasPart(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
