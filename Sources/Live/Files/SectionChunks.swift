/// The text of a file cut at its headers, to tell which parts two programs both touched.
///
/// It is stricter than the reading of profiles: a header spelled in another way, or a comment
/// changed above it, makes another part. To merge too seldom costs a question; to merge too
/// often, a setting.
struct SectionChunks {
  /// The bytes of each part by its header line without blanks at either end.
  ///
  /// What comes before the first header has an empty one; parts of the same header are put
  /// together.
  private var chunks: [[UInt8]: [UInt8]] = [:]

  /// Cuts `bytes`; nil stands for no file.
  init(_ bytes: [UInt8]?) {
    guard let bytes else { return }
    var header: [UInt8] = []
    var body: [UInt8] = []
    // Comment lines that touch the next header belong to it.
    var comments: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let trimmed = Self.trim(line)
      switch trimmed.first {
      case UInt8(ascii: "["):
        add(body, to: header)
        header = Array(trimmed)
        body = comments + line + [0x0A]
        comments = []
      case UInt8(ascii: "#"), UInt8(ascii: ";"):
        comments += line + [0x0A]
      default:
        body += comments + line + [0x0A]
        comments = []
      }
    }
    add(body + comments, to: header)
  }

  /// The headers of the parts that differ between this text and `other`.
  func differences(to other: SectionChunks) -> [[UInt8]] {
    Set(chunks.keys).union(other.chunks.keys).filter { chunks[$0] != other.chunks[$0] }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// Whether the part below `header` is the same in both, or missing in both.
  func agrees(with other: SectionChunks, on header: [UInt8]) -> Bool {
    chunks[header] == other.chunks[header]
  }

  private mutating func add(_ body: [UInt8], to header: [UInt8]) {
    // Blank lines at the end come and go with the section that follows.
    let end = body.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? 0
    if header.isEmpty && end == 0 { return }
    chunks[header, default: []] += body[..<end]
  }

  private static func trim(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.firstIndex { !isBlank($0) } ?? line.endIndex
    let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return line[start..<max(start, end)]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D) ~= byte }
}
