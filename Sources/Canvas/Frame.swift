/// One whole picture of the screen.
public struct Frame: Equatable, Sendable {
  /// The cells.
  public var buffer: Buffer
  /// Where the cursor shows, or nil where it is hidden.
  public var cursor: Point?
  /// Texts of the picture that lead somewhere, for terminals that follow links (OSC 8).
  public var links: [FrameLink] = []

  /// Makes a frame.
  public init(buffer: Buffer, cursor: Point? = nil) {
    self.buffer = buffer
    self.cursor = cursor
  }

  /// Makes an empty frame of that size.
  public init(size: Size) { self.init(buffer: Buffer(size: size)) }
}

/// A text of the picture that leads somewhere.
public struct FrameLink: Equatable, Sendable {
  /// Where it begins.
  public var at: Point
  /// The text as it stands there, in one row.
  public var text: String
  /// Where it leads, `http` or `https`.
  public var url: String

  /// A link over a text that is drawn already.
  public init(at point: Point, text: String, url: String) {
    self.at = point
    self.text = text
    self.url = url
  }

  /// What tells a terminal of the link: the text once more, as a hyperlink, cursor and style kept.
  ///
  /// Nil where text or address hold anything but visible ASCII: a service's answer must send no
  /// escape of its own.
  public var escape: String? {
    let isHarmless = (url + text).utf8.allSatisfy { 0x21...0x7E ~= $0 }
    guard isHarmless, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
    let place = "\u{1B}[\(at.y + 1);\(at.x + 1)H"
    let opened = "\u{1B}]8;id=awscreds;\(url)\u{1B}\\"
    return "\u{1B}7\(place)\(opened)\u{1B}[4m\(text)\u{1B}]8;;\u{1B}\\\u{1B}8"
  }
}
