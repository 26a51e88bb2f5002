/// A quick look over all lines of a file, for where only some sections are read.
public enum LineSurvey {
  /// Whether a line may be one that strict readers refuse: neither blank, comment, header nor
  /// indented, and without a `=` or `:` behind a name; or a byte order mark is there.
  ///
  /// What stands twice it does not see.
  public static func holdsBrokenLine(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
      let finder = MarkFinder(bytes: bytes, separator: 0x0A)
      var start = 0
      while start < bytes.count {
        let marks = finder.marks(from: start)
        switch bytes[start] {
        case 0x0A, 0x0D, 0x20, 0x09, UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "["): break
        default:
          guard let sign = marks.equals ?? marks.colon, sign > start else { return true }
        }
        start = marks.end + 1
      }
      return false
    }
  }
}
