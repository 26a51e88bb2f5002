/// Finds the headers of a file without reading its lines: for questions about a few sections among
/// thousands.
public enum HeaderFinder {
  /// Whether the line at an offset is all ASCII, without a quote or backslash: then it spells a name
  /// as it is.
  public static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    MarkFinder(bytes: bytes, separator: 0x0A).isPlain(from: start)
  }

  /// Offsets of the lines that are headers; nil where that takes reading the whole file.
  ///
  /// A `[` at the start of a line always opens a header. One behind blanks may as well go on with
  /// the setting above: then only `Document` can tell.
  public static func offsets(in bytes: [UInt8]) -> [Int]? {
    bytes.withUnsafeBufferPointer { bytes in
      let finder = MarkFinder(bytes: bytes, separator: 0x0A)
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      // A file of old is cut at carriage returns.
      if !bytes.contains(0x0A), bytes.contains(0x0D) { return nil }
      var offsets: [Int] = []
      var place = start
      while let sign = finder.first(UInt8(ascii: "["), from: place) {
        place = sign + 1
        var first = sign
        while first > start, bytes[first - 1] == 0x20 || bytes[first - 1] == 0x09 { first -= 1 }
        guard first == start || bytes[first - 1] == 0x0A else { continue }
        guard first == sign else { return nil }
        offsets.append(sign == start ? 0 : sign)
      }
      return offsets
    }
  }
}
