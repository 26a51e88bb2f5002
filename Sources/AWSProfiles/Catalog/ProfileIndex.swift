import INIDocument

/// Which sections make up which profile: numbers over the bytes of both files.
///
/// Names are hashed and compared as bytes where they stand, so that merging thousands of profiles
/// costs little more than finding their headers.
struct ProfileIndex: Sendable {
  /// The sections of both files, credentials first, in order.
  let spans: [SectionSpan]
  /// The first section of each profile, in the order of the files.
  private var firsts: [Int32]
  /// The next section of the same profile; -1 after the last one.
  private var next: [Int32]
  /// Names that do not stand plainly in a file.
  private let spelled: [UInt8]
  private let table: NameTable

  init(_ files: SharedFiles) {
    var spans: [SectionSpan] = []
    var spelled: [UInt8] = []
    for role in FileRole.allCases {
      guard let document = files[role] else { continue }
      spans += SectionReader.spans(of: document, role, &spelled)
    }
    self.spans = spans
    self.spelled = spelled
    (table, firsts, next) = NameBytes.with(files, spelled) { NameTable.linked(spans, $0) }
    preferPrefixedDefault(files)
  }

  /// How many profiles there are.
  var count: Int { firsts.count }

  /// The number of the profile of that name.
  func profile(named name: String, in files: SharedFiles) -> Int? {
    var name = name
    return name.withUTF8 { wanted in
      NameBytes.with(files, spelled) { bytes in
        let slot = table.slot(of: wanted) { bytes[spans[Int(firsts[$0])]] }
        return table[slot]
      }
    }
  }

  /// The number of the profile whose name stands there in a file.
  func profile(at range: Range<Int>, of document: Document, in files: SharedFiles) -> Int? {
    document.bytes.withUnsafeBufferPointer { text in
      NameBytes.with(files, spelled) { bytes in
        let wanted = UnsafeBufferPointer(rebasing: text[range])
        let slot = table.slot(of: wanted) { bytes[spans[Int(firsts[$0])]] }
        return table[slot]
      }
    }
  }

  /// The sections of a profile, credentials first.
  func sections(of profile: Int) -> [SectionSpan] { places(of: profile).map { spans[$0] } }

  /// The numbers of a profile's sections among all.
  func places(of profile: Int) -> [Int] {
    Array(sequence(first: Int(firsts[profile])) { place(after: $0) })
  }

  /// The first section of a profile among all; nil where there is no such profile.
  func firstPlace(of profile: Int) -> Int? {
    firsts.indices.contains(profile) ? Int(firsts[profile]) : nil
  }

  /// The next section of the same profile.
  func place(after place: Int) -> Int? { next[place] < 0 ? nil : Int(next[place]) }

  /// All names, in the order of the files.
  func names(in files: SharedFiles) -> [String] {
    NameBytes.with(files, spelled) { bytes in
      firsts.map { String(decoding: bytes[spans[Int($0)]], as: UTF8.self) }
    }
  }

  /// What the header of a section names; the whole text of one that names nothing.
  func name(of span: SectionSpan, in files: SharedFiles) -> String {
    NameBytes.with(files, spelled) { String(decoding: $0[span], as: UTF8.self) }
  }

  /// `[profile default]` wins over `[default]` whole, wherever it stands in config.
  private mutating func preferPrefixedDefault(_ files: SharedFiles) {
    guard let profile = profile(named: "default", in: files) else { return }
    let all = places(of: profile)
    guard all.contains(where: { spans[$0].role == .config && !spans[$0].isBareDefault }) else {
      return
    }
    let kept = all.filter { !spans[$0].isBareDefault }
    for (position, place) in kept.enumerated() {
      next[place] = position + 1 < kept.count ? Int32(kept[position + 1]) : -1
    }
    if let first = kept.first { firsts[profile] = Int32(first) }
  }
}

/// The bytes that names of sections stand in.
private struct NameBytes {
  let credentials: UnsafeBufferPointer<UInt8>
  let config: UnsafeBufferPointer<UInt8>
  let spelled: UnsafeBufferPointer<UInt8>

  subscript(span: SectionSpan) -> UnsafeBufferPointer<UInt8> {
    let source = span.isSpelled ? spelled : span.role == .credentials ? credentials : config
    return UnsafeBufferPointer(rebasing: source[span.name])
  }

  static func with<Result>(
    _ files: SharedFiles, _ spelled: [UInt8], _ body: (NameBytes) -> Result
  ) -> Result {
    (files.credentials?.bytes ?? []).withUnsafeBufferPointer { credentials in
      (files.config?.bytes ?? []).withUnsafeBufferPointer { config in
        spelled.withUnsafeBufferPointer {
          body(NameBytes(credentials: credentials, config: config, spelled: $0))
        }
      }
    }
  }
}

/// Numbers of profiles by the hash of their name: open addressing, each number once.
private struct NameTable: Sendable {
  /// Numbers from 1, 0 for an empty place; the count is a power of two.
  private var places: [UInt32]

  private init(room: Int) {
    var capacity = 16
    while capacity < room * 2 { capacity *= 2 }
    places = Array(repeating: 0, count: capacity)
  }

  /// The profile at a place, nil where the place is empty.
  subscript(slot: Int) -> Int? { places[slot] == 0 ? nil : Int(places[slot]) - 1 }

  /// Puts each section to its profile: the first of each, and the next of the same one.
  static func linked(
    _ spans: [SectionSpan], _ bytes: NameBytes
  ) -> (table: NameTable, firsts: [Int32], next: [Int32]) {
    var table = NameTable(room: spans.count)
    var firsts: [Int32] = []
    var lasts: [Int32] = []
    firsts.reserveCapacity(spans.count)
    lasts.reserveCapacity(spans.count)
    var next = [Int32](repeating: -1, count: spans.count)
    for place in spans.indices where spans[place].family == .profile {
      let slot = table.slot(of: bytes[spans[place]]) { bytes[spans[Int(firsts[$0])]] }
      if let profile = table[slot] {
        next[Int(lasts[profile])] = Int32(place)
        lasts[profile] = Int32(place)
      } else {
        firsts.append(Int32(place))
        lasts.append(Int32(place))
        table.places[slot] = UInt32(firsts.count)
      }
    }
    return (table, firsts, next)
  }

  /// Where the profile of that name stands, or the empty place that it would take.
  func slot(
    of name: UnsafeBufferPointer<UInt8>, nameOf: (Int) -> UnsafeBufferPointer<UInt8>
  ) -> Int {
    let mask = places.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(name)) & mask
    while places[slot] != 0 {
      let other = nameOf(Int(places[slot]) - 1)
      if other.count == name.count, other.elementsEqual(name) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(name)
    var hash = UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    return mixed(hash, rest)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
