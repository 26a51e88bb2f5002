/// The rules by which a tool reads the shared files: one field for each point where tools differ.
///
/// Sources: "How files are read" of the case rules for `normal`; the common SDK grammar, whose
/// vectors the Rust SDK publishes, for `sdk`; Python's `configparser` with what botocore makes of it
/// for `awsCLI`.
struct Grammar: Sendable {
  /// Where lines end.
  enum LineEnd: Sendable {
    /// LF; one CR before it is dropped.
    case lineFeed
    /// The same, but a file without any LF is cut at each CR.
    case lineFeedElseCarriageReturn
    /// LF, CR LF, and CR wherever it stands.
    case universal
  }

  /// What is trimmed from names and values.
  enum Blank: Sendable {
    /// Blanks and tabs.
    case blankAndTab
    /// These; a CR at the end of a line too, and a line of form feeds and the like is blank.
    case blankTabAndStrayReturn
    /// All that Unicode calls a space, separators of control characters included.
    case unicode
  }

  /// Which line goes on with the setting above it.
  enum Continuation: Sendable {
    /// Any that begins with a blank; without a setting above it is refused.
    case indented
    /// One that is indented deeper than the setting.
    case deeper
  }

  /// Where a header ends.
  enum HeaderEnd: Sendable {
    /// At a last `]`, a comment cut off before at any `#` or `;`.
    case bracketThenNothing
    /// At the last `]` of the line, whatever follows; none, or nothing before it, is no header.
    case lastBracket
    /// At the last `]` before a comment; a comment begins at a `]` with `#` or `;` behind it.
    case lastBracketBeforeComment
  }

  /// Where name and value part.
  enum Delimiter: Sendable {
    /// At the first `=`.
    case equals
    /// At the first `=` or `:`.
    case equalsOrColon
    /// At the first `=`, or at an earlier `:` that makes the better name.
    case equalsOrBetterColon
  }

  /// What ends a value before its line does.
  enum Comment: Sendable {
    case none
    /// A blank and `#` or `;` in the value.
    case inValue
    /// A blank and `#` or `;` anywhere in the line.
    case inLine
  }

  /// What a header's text names.
  enum Naming: Sendable {
    /// Prefix and name by shell quoting, the prefix exact; prefixed ones name none in credentials.
    case shellWords
    /// The same, but whatever begins with a prefix has it; in credentials all text is a name.
    case looseShellWords
    /// Prefix and name between blanks, names of identifier characters only.
    case identifiers
  }

  /// What a section does that names the same as an earlier one.
  enum Repetition: Sendable {
    /// It adds its settings, the last of the same name counting.
    case merges
    /// It takes the place of the earlier one whole; spelled alike it is refused, and so is a
    /// setting again.
    case replacesOrRefused
  }

  var lineEnd: LineEnd
  var blank: Blank
  var continuation: Continuation
  var headerEnd: HeaderEnd
  var delimiter: Delimiter
  var comment: Comment
  var naming: Naming
  var repetition: Repetition

  /// Whether a byte order mark at the start is skipped; otherwise it is text.
  var skipsByteOrderMark = false
  /// Whether bytes that are no UTF-8 make the file unreadable; otherwise they read as U+FFFD.
  var needsUTF8 = true
  /// Whether a comment may be indented.
  var indentsComments = true
  /// Whether a blank line inside a value is part of it.
  var keepsBlankLines = false
  /// Whether a line of a nested block is cut at every line end that Unicode knows.
  var cutsNestedLines = false
  /// Whether a setting of a nested block may stand without a name.
  var allowsNestedWithoutName = false
  /// Whether names of nested settings are compared in lower case.
  var lowersNestedNames = true
  /// Whether `[DEFAULT]` is no profile but gives its settings to all sections of its file.
  var hasDefaultsForAll = false
  /// Whether a setting counts only under a name of identifier characters.
  var needsIdentifiers = false
  /// Whether lines that cannot be read are skipped, not refused.
  var skipsFaults = false

  /// The rules of a reading.
  init(of reading: Reading) {
    switch reading {
    case .normal:
      self.init(
        lineEnd: .lineFeedElseCarriageReturn, blank: .blankTabAndStrayReturn,
        continuation: .deeper, headerEnd: .lastBracketBeforeComment,
        delimiter: .equalsOrBetterColon, comment: .inValue, naming: .shellWords,
        repetition: .merges)
      skipsByteOrderMark = true
      needsUTF8 = false
      skipsFaults = true
    case .sdk:
      self.init(
        lineEnd: .lineFeed, blank: .blankAndTab, continuation: .indented,
        headerEnd: .bracketThenNothing, delimiter: .equals, comment: .inLine,
        naming: .identifiers, repetition: .merges)
      indentsComments = false
      needsIdentifiers = true
    case .awsCLI:
      self.init(
        lineEnd: .universal, blank: .unicode, continuation: .deeper, headerEnd: .lastBracket,
        delimiter: .equalsOrColon, comment: .none, naming: .looseShellWords,
        repetition: .replacesOrRefused)
      keepsBlankLines = true
      cutsNestedLines = true
      allowsNestedWithoutName = true
      lowersNestedNames = false
      hasDefaultsForAll = true
    }
  }

  /// Whether a header names the settings that all sections have.
  func isDefaultsForAll(_ header: String) -> Bool {
    hasDefaultsForAll && ExactText(header) == ExactText("DEFAULT")
  }

  private init(
    lineEnd: LineEnd, blank: Blank, continuation: Continuation, headerEnd: HeaderEnd,
    delimiter: Delimiter, comment: Comment, naming: Naming, repetition: Repetition
  ) {
    self.lineEnd = lineEnd
    self.blank = blank
    self.continuation = continuation
    self.headerEnd = headerEnd
    self.delimiter = delimiter
    self.comment = comment
    self.naming = naming
    self.repetition = repetition
  }
}
