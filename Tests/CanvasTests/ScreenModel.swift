/// A terminal as far as steps between frames need it: ECMA-48's moves, erasures, REP and styles.
///
/// It is strict: whatever real terminals do in different ways is a fault.
struct ScreenModel {
  /// What stands in a column.
  struct Place: Equatable {
    /// The character; empty in the second column of a wide one.
    var text = " "
    var attributes: Set<String> = []
    var foreground = ""
    var background = ""

    /// Whether it is a blank that looks like any other.
    var isNothing: Bool {
      text == " " && background.isEmpty && attributes.isDisjoint(with: ["4", "7"])
    }

    /// The same for all blanks that look alike.
    var look: Place { isNothing ? Place() : self }
  }

  let columns: Int
  let rows: Int
  private(set) var places: [Place]
  /// What no terminal should be sent; nil so far.
  private(set) var fault: String?
  private(set) var x: Int?
  private(set) var y: Int?
  private var pen = Place()
  private var lastSign: String?

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    places = Array(repeating: Place(), count: columns * rows)
  }

  /// Whether all styles are off.
  var isPlain: Bool { pen == Place() }

  /// Takes in what is sent; `isWide` tells of a character whether it takes two columns.
  mutating func take(_ bytes: [UInt8], widthOf: (Unicode.Scalar) -> Int) {
    (x, y) = (nil, nil)
    var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let sign = rest.popFirst(), fault == nil {
      switch sign {
      case "\u{1B}":
        guard rest.popFirst() == "[" else { return fail("no CSI") }
        let words = rest.prefix { $0 == ";" || ("0"..."9").contains($0) }
        rest = rest.dropFirst(words.count)
        guard let end = rest.popFirst() else { return fail("cut short") }
        sequence(end, String(String.UnicodeScalarView(words)))
      case "\n": move(down: 1)
      case "\r": x = 0
      case "\u{8}": move(right: -1)
      case "\0"..<" ": fail("control \(sign.value)")
      default: print(sign, widthOf(sign))
      }
    }
  }

  private mutating func fail(_ what: String) { fault = fault ?? what }

  private mutating func move(right: Int = 0, down: Int = 0) {
    guard let oldX = x, let oldY = y, oldX < columns else { return fail("a step from nowhere") }
    guard 0..<columns ~= oldX + right, 0..<rows ~= oldY + down else { return fail("off screen") }
    (x, y) = (oldX + right, oldY + down)
  }

  private mutating func sequence(_ end: Unicode.Scalar, _ words: String) {
    let numbers = words.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = (numbers.first ?? nil) ?? 1
    switch end {
    case "H": (y, x) = (first - 1, numbers.count > 1 ? (numbers[1] ?? 1) - 1 : 0)
    case "d" where x.map { $0 < columns } == true: y = first - 1
    case "G" where y != nil: x = first - 1
    case "A": move(down: -first)
    case "B": move(down: first)
    case "C": move(right: first)
    case "D": move(right: -first)
    case "K": erase(columns)
    case "X": erase(first)
    case "b":
      guard let lastSign, lastSign == " " else { return fail("repeats no blank") }
      for _ in 0..<first { print(" ", 1) }
    case "m": style(words)
    default: fail("sequence \(end)")
    }
  }

  private mutating func erase(_ count: Int) {
    guard let x, let y, x < columns else { return fail("erases nowhere") }
    if !Place(text: " ", attributes: pen.attributes, background: pen.background).isNothing {
      fail("erases in a style that shows")
    }
    for column in x..<min(columns, x + count) { put(Place(), column, y) }
  }

  private mutating func style(_ words: String) {
    var rest = words.split(separator: ";", omittingEmptySubsequences: false).map(String.init)[...]
    while let word = rest.popFirst() {
      switch Int(word) ?? 0 {
      case 0: pen = Place()
      case 39: pen.foreground = ""
      case 49: pen.background = ""
      case 38: pen.foreground = "38;\(rest.removeFirst());\(rest.removeFirst())"
      case 30..<38: pen.foreground = word
      case 40..<48: pen.background = word
      default: pen.attributes.insert(word)
      }
    }
  }

  private mutating func print(_ sign: Unicode.Scalar, _ width: Int) {
    lastSign = String(sign)
    guard let column = x, let y else { return fail("writes nowhere") }
    if width == 0 {
      guard column > 0 else { return fail("a mark on nothing") }
      let base = places[y * columns + column - 1].text.isEmpty ? column - 2 : column - 1
      places[y * columns + base].text.unicodeScalars.append(sign)
      return
    }
    guard column + width <= columns else { return fail("writes over the edge") }
    var place = pen
    place.text = String(sign)
    put(place, column, y)
    if width == 2 {
      place.text = ""
      put(place, column + 1, y, isSecond: true)
    }
    x = column + width
  }

  /// Puts a character in place; what is left of a wide one that it cuts into becomes a blank.
  private mutating func put(_ place: Place, _ x: Int, _ y: Int, isSecond: Bool = false) {
    let index = y * columns + x
    if places[index].text.isEmpty, !isSecond, x > 0 { places[index - 1].text = " " }
    if x + 1 < columns, places[index + 1].text.isEmpty { places[index + 1].text = " " }
    places[index] = place
  }
}
