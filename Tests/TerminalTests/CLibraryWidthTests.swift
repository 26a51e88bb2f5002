import CTerminal
import Canvas
import Testing

@Suite struct CLibraryWidthTests {
  /// Scalars may be newer or older than the C library's tables, but not many.
  @Test func theTableIsThatOfTheCLibrary() throws {
    try #require(terminal_set_locale(), "no UTF-8 locale is there")
    var known = 0
    var different = 0
    for value in UInt32(0x20)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = terminal_scalar_width(value)
      guard width >= 0 else { continue }
      known += 1
      if Int(width) != scalarWidth(scalar) { different += 1 }
    }
    #expect(known > 50_000)
    #expect(different < known / 100)
  }

  @Test func everySignIsSeenAlike() throws {
    try #require(terminal_set_locale(), "no UTF-8 locale is there")
    for sign in "▸●✓✗◔⚠—·•→▾‹›⏎…▏─│┌┐└┘━╸┃".unicodeScalars {
      #expect(terminal_scalar_width(sign.value) == 1)
    }
  }
}
