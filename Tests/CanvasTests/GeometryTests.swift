import Canvas
import Testing

@Suite struct GeometryTests {
  @Test func rectanglesAreNeverNegative() {
    for width in -3...6 {
      for margin in -2...5 {
        let rect = Rect(x: 2, y: 3, width: width, height: width - 1)
        let inside = rect.inset(by: margin)
        #expect(inside.width >= 0 && inside.height >= 0)
        #expect(inside.isEmpty || rect.intersection(inside) == inside)
      }
    }
  }

  @Test func splitsShareTheRectangleOut() {
    for extent in 0...5 {
      let rect = Rect(x: 1, y: 2, width: extent, height: extent)
      for amount in -2...8 {
        let taken = min(max(0, amount), extent)
        let top = rect.splitTop(amount)
        let bottom = rect.splitBottom(amount)
        let left = rect.splitLeft(amount)
        let right = rect.splitRight(amount)
        #expect(top.part.height == taken && top.rest.height == extent - taken)
        #expect(top.part.y == 2 && top.rest.y == 2 + taken)
        #expect(bottom.part.height == taken && bottom.part.y == 2 + extent - taken)
        #expect(bottom.rest.height == extent - taken && bottom.rest.y == 2)
        #expect(left.part.width == taken && left.rest.x == 1 + taken)
        #expect(right.part.width == taken && right.part.x == 1 + extent - taken)
      }
    }
  }
}
