import Canvas
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("a", 1), ("日", 2), ("e\u{301}", 1), ("🙂", 2), ("✓", 1), ("◔", 1), ("⚠", 1), ("가", 2),
    ("ﾊ", 1), ("…", 1), ("\u{301}", 1), ("\u{1B}", 2), ("\u{200D}", 6),
  ])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func everySignIsAsWideAsViewsTakeItFor() {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let signs =
        [
          glyphs.selection, glyphs.active, glyphs.check, glyphs.cross, glyphs.clock,
          glyphs.warning, glyphs.mask, glyphs.horizontal, glyphs.vertical, glyphs.thumb,
          glyphs.track, glyphs.barDone, glyphs.barEdge, glyphs.barLeft, glyphs.topLeft,
        ] + glyphs.spinner
      for sign in signs { #expect(displayWidth(sign) == 1) }
    }
  }
}
