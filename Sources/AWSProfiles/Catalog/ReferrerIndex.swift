import INIDocument

/// Who names whom as `source_profile`, found in one pass when it is first asked for.
///
/// A screen asks at every cursor step: among thousands of profiles a search each time would be felt.
struct ReferrerIndex: Sendable {
  /// The last pair that names each profile; -1 where none does.
  private var heads: [Int32]
  /// Places of sections that hold a `source_profile`, and the pair before that names the same one.
  private var pairs: [(place: Int32, before: Int32)] = []

  init(_ index: ProfileIndex, _ files: SharedFiles) {
    heads = Array(repeating: -1, count: index.count)
    for (place, span) in index.spans.enumerated() where span.family == .profile {
      guard let document = files[span.role] else { continue }
      for value in document.values(of: "source_profile", in: span.body) {
        guard let profile = index.profile(at: value, of: document, in: files) else { continue }
        pairs.append((Int32(place), heads[profile]))
        heads[profile] = Int32(pairs.count - 1)
      }
    }
  }

  /// Places of sections with a line that names the profile; whether it is in force is not told.
  func candidates(for profile: Int) -> [Int] {
    var places: [Int] = []
    var pair = heads[profile]
    while pair >= 0 {
      places.append(Int(pairs[Int(pair)].place))
      pair = pairs[Int(pair)].before
    }
    return places.reversed()
  }
}

extension Document {
  /// The values of settings of one name, in lower case, among some lines.
  fileprivate func values(of name: StaticString, in places: Range<Int>) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { bytes in
      lines.withUnsafeBufferPointer { lines in
        var values: [Range<Int>] = []
        for place in places
        where lines[place].role == .setting && lines[place].name.count == name.utf8CodeUnitCount
          && UnsafeBufferPointer(rebasing: bytes[lines[place].name]).isWord(name)
        {
          values.append(lines[place].value)
        }
        return values
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is that word, which is in lower case; letter case counts for nothing.
  func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    let letters = word.utf8Start
    for place in 0..<count {
      let byte = self[place]
      let letter = letters[place]
      guard byte == letter || (byte | 0x20 == letter && byte >= 0x41 && byte <= 0x5A) else {
        return false
      }
    }
    return true
  }
}
