import INIDocument

extension SectionWriter {
  /// What looks like a comment behind the value of a nested setting, which only SDKs take for one.
  func nestedComment(_ line: Line) -> (start: Int, text: Range<Int>)? {
    document.nestedComment(line)
  }
}

extension Document {
  /// What looks like a comment behind the value of a nested setting: from the first blank before it,
  /// and its text.
  func nestedComment(_ line: Line) -> (start: Int, text: Range<Int>)? {
    guard line.role == .continuation, let sign = bytes[line.value].firstIndex(of: 0x3D) else {
      return nil
    }
    func isBlank(_ place: Int) -> Bool { bytes[place] == 0x20 || bytes[place] == 0x09 }
    let comment = (sign + 1..<line.value.upperBound).first { place in
      (bytes[place] == 0x23 || bytes[place] == 0x3B) && isBlank(place - 1)
    }
    guard let comment else { return nil }
    var start = comment
    while start > sign + 1, isBlank(start - 1) { start -= 1 }
    return (start, comment..<line.value.upperBound)
  }
}
