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
        switch bytes[start] {
        case 0x0A: start += 1
        case 0x0D, 0x20, 0x09, UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "["):
          start = (finder.first(0x0A, from: start) ?? bytes.count) + 1
        case UInt8(ascii: "="), UInt8(ascii: ":"): return true
        default:
          // A name is short: byte by byte is quicker here than eight at a step.
          var place = start + 1
          while place < bytes.count, bytes[place] != UInt8(ascii: "="),
            bytes[place] != UInt8(ascii: ":")
          {
            if bytes[place] == 0x0A { return true }
            place += 1
          }
          guard place < bytes.count else { return true }
          start = (finder.first(0x0A, from: place) ?? bytes.count) + 1
        }
      }
      return false
    }
  }
}
