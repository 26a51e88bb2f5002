import TestSupport

/// Someone who presses keys without a thought, the same ones for the same seed.
struct RandomUser {
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  /// What the user does next.
  enum Deed {
    case send([UInt8])
    case resize(columns: UInt16, rows: UInt16)
    /// Another program changes the files.
    case outside
  }

  /// One more deed: mostly moving about, some commands, now and then what no keyboard sends.
  mutating func next() -> Deed {
    switch Int.random(in: 0..<100, using: &numbers) {
    case ..<36: .send(Array(pick(["j", "k", "\u{1B}[A", "\u{1B}[B", "g", "G", "\u{1B}[6~"]).utf8))
    case ..<52: .send([letter()])
    case ..<62: .send(Array(pick(["1", "2", "3", "4", "5"]).utf8))
    case ..<70: .send(Array("/".utf8) + letters(4) + Array(pick(["\r", "\u{1B}", ""]).utf8))
    case ..<74: .send(Array("\u{1B}[200~".utf8) + hostile() + Array("\u{1B}[201~".utf8))
    case ..<79:
      .resize(
        columns: UInt16.random(in: 1...200, using: &numbers),
        rows: UInt16.random(in: 1...60, using: &numbers))
    case ..<83: .send(Array("\u{1B}[<\(pick(["0", "64", "65"]));\(number());\(number())M".utf8))
    case ..<90: .send(Array(pick(["\u{1B}", "\u{1B}\u{1B}", "\t", "\u{1B}[Z"]).utf8))
    case ..<95: .send(Array(pick(["\r", "\r", " ", "\u{7F}"]).utf8))
    case ..<97: .send([controls[Int.random(in: 0..<controls.count, using: &numbers)]])
    case ..<98: .outside
    default: .send(hostile())
    }
  }

  /// Neither ^C nor ^Z: the one ends the program, the other stops it for good.
  private let controls: [UInt8] = [1, 2, 4, 5, 6, 11, 12, 14, 16, 18, 20, 21, 23, 25]

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &numbers)]
  }

  private mutating func number() -> Int { Int.random(in: 1...200, using: &numbers) }

  /// Any sign of the keyboard but the q that ends the program.
  private mutating func letter() -> UInt8 {
    let sign = UInt8.random(in: 0x20...0x7E, using: &numbers)
    return sign == 0x71 ? 0x3F : sign
  }

  private mutating func letters(_ count: Int) -> [UInt8] { (0..<count).map { _ in letter() } }

  /// Bytes of any kind, without those that end or stop the program.
  private mutating func hostile() -> [UInt8] {
    let count = Int.random(in: 1...60, using: &numbers)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      .filter { $0 != 3 && $0 != 26 && $0 != 28 && $0 != 0x71 }
  }
}
