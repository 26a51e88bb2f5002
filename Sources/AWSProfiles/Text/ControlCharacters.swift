extension Unicode.Scalar {
  /// Whether it is a control character, of ASCII (C0, DEL) or of Latin-1 (C1): none of them may
  /// stand in what is written, nor in what is shown.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
