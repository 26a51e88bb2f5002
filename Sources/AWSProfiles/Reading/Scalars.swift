/// Scalars of a line: what the grammar cuts and trims.
typealias Scalars = ArraySlice<Unicode.Scalar>

extension Scalars {
  /// The text.
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self)
    return String(text)
  }

  /// Without the scalars at the end that `isBlank` names.
  func trimmedEnd(_ isBlank: (Unicode.Scalar) -> Bool) -> Scalars {
    var end = endIndex
    while end > startIndex, isBlank(self[end - 1]) { end -= 1 }
    return self[startIndex..<end]
  }

  /// Whether all are of the characters that names of profiles and settings are made of.
  var isIdentifier: Bool {
    allSatisfy {
      switch $0 {
      case "0"..."9", "A"..."Z", "a"..."z", "_", "-", "/", ".", "%", "@", ":", "+": true
      default: false
      }
    }
  }
}

extension Grammar {
  /// Whether a scalar is trimmed from the start of names, values and lines.
  func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " || scalar == "\t" { return true }
    return blank == .unicode && Self.isSpace(scalar)
  }

  /// Whether a scalar is trimmed from the end of names and values.
  func isBlankAtEnd(_ scalar: Unicode.Scalar) -> Bool {
    isBlank(scalar) || (blank == .blankTabAndStrayReturn && scalar == "\r")
  }

  /// Whether a line of nothing but these is blank.
  func isBlankAlone(_ scalar: Unicode.Scalar) -> Bool {
    isBlankAtEnd(scalar)
      || (blank == .blankTabAndStrayReturn && (scalar == "\u{B}" || scalar == "\u{C}"))
  }

  /// The spaces of Python's `str`: White_Space of Unicode and the four separators U+001C to U+001F.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{1C}"..."\u{1F}": true
    default: scalar.properties.isWhitespace
    }
  }

  /// The line ends of Python's `splitlines`.
  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n"..."\r", "\u{1C}"..."\u{1E}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  func trimmed(_ scalars: Scalars) -> Scalars {
    scalars.drop(while: isBlank).trimmedEnd(isBlankAtEnd)
  }

  /// The lines of a text, without their ends.
  func lines(of text: [Unicode.Scalar]) -> [Scalars] {
    let cutsAtReturn =
      lineEnd == .universal || (lineEnd == .lineFeedElseCarriageReturn && !text.contains("\n"))
    var lines: [Scalars] = []
    var start = 0
    var place = 0
    while place < text.count {
      let scalar = text[place]
      let hasFeed = scalar == "\r" && place + 1 < text.count && text[place + 1] == "\n"
      guard scalar == "\n" || hasFeed || (scalar == "\r" && cutsAtReturn) else {
        place += 1
        continue
      }
      lines.append(text[start..<place])
      place += hasFeed ? 2 : 1
      start = place
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }
}
