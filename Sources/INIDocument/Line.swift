/// One line of a document: what it is, and where its parts stand in the bytes.
///
/// All ranges are byte offsets from the start of the document. The lines of a document follow each
/// other without gaps, so that printing them is the document again.
public struct Line: Sendable, Equatable {
  /// What a line is.
  public enum Role: UInt8, Sendable {
    /// Nothing, or blanks only.
    case blank
    /// Its first visible character is `#` or `;`.
    case comment
    /// `[text]`.
    case header
    /// `name = value`.
    case setting
    /// Indented deeper than the setting above, and part of it.
    case continuation
    /// None of these; nobody can use it.
    case other
  }

  /// What the line is.
  public internal(set) var role: Role
  /// Whether a header has no closing bracket.
  public internal(set) var isUnclosed = false
  /// How many blanks and tabs stand in front.
  public internal(set) var indentation: Int32
  var start: Int32
  var contentEnd: Int32
  var end: Int32
  var nameStart: Int32 = 0
  var nameEnd: Int32 = 0
  var valueStart: Int32 = 0
  var valueEnd: Int32 = 0
  var commentStart: Int32 = -1

  /// The whole line, its own line end included.
  public var range: Range<Int> { Int(start)..<Int(end) }
  /// The line without its line end.
  public var content: Range<Int> { Int(start)..<Int(contentEnd) }
  /// The name of a setting, or the text between the brackets of a header; blanks trimmed.
  public var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  /// The value of a setting without blanks round it and without a comment behind it.
  public var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  /// The comment behind a value or header, from its sign on; nil where there is none.
  public var inlineComment: Range<Int>? {
    commentStart < 0 ? nil : Int(commentStart)..<Int(contentEnd)
  }
  /// The line end itself: empty on a last line that has none.
  public var lineEnd: Range<Int> { Int(contentEnd)..<Int(end) }
}
