import Canvas

/// Finds the terminal's colour for a theme's.
struct PaletteColours {
  /// Colours that the terminal has; 1 << 24 where it takes mixtures.
  let count: Int

  /// The number of the nearest colour there is; -1 for the terminal's own.
  func number(of colour: Colour) -> Int32 {
    switch colour {
    case .standard: return -1
    case .palette(let number): return Int32(count >= 16 ? number : number & 7)
    case .rgb(let red, let green, let blue):
      let wanted = (Int(red), Int(green), Int(blue))
      if count >= 1 << 24 { return Int32(wanted.0 << 16 | wanted.1 << 8 | wanted.2) }
      if count >= 256 { return nearestOf256(wanted) }
      return nearestOf16(wanted)
    }
  }

  private typealias Mixture = (Int, Int, Int)

  private func distance(_ one: Mixture, _ other: Mixture) -> Int {
    let (red, green, blue) = (one.0 - other.0, one.1 - other.1, one.2 - other.2)
    // The eye is keenest on green.
    return 3 * red * red + 6 * green * green + blue * blue
  }

  /// xterm's palette: a cube of 6x6x6 from 16, then 24 greys from 232.
  private func nearestOf256(_ wanted: Mixture) -> Int32 {
    let steps = [0, 95, 135, 175, 215, 255]
    func step(_ value: Int) -> Int {
      steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
    }
    let (red, green, blue) = (step(wanted.0), step(wanted.1), step(wanted.2))
    let grey = min(23, max(0, ((wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10))
    let level = 8 + 10 * grey
    let ofCube = distance(wanted, (steps[red], steps[green], steps[blue]))
    if distance(wanted, (level, level, level)) < ofCube { return Int32(232 + grey) }
    return Int32(16 + 36 * red + 6 * green + blue)
  }

  private func nearestOf16(_ wanted: Mixture) -> Int32 {
    let usual: [Mixture] = [
      (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
      (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
      (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]
    let there = usual.prefix(count >= 16 ? 16 : 8)
    let nearest = there.indices.min { distance(there[$0], wanted) < distance(there[$1], wanted) }
    return Int32(nearest ?? 7)
  }
}
