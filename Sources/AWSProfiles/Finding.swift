/// A problem of the files: what, where, who trips over it, and a fix where one is known.
public struct Finding: Sendable, Equatable {
  /// How grave it is.
  public enum Severity: String, Sendable { case error, warning, info }

  /// A change that mends it.
  public struct Fix: Sendable, Equatable {
    /// What the fix does, in words.
    public var title: String
    /// The change.
    public var change: ProfileChange
    /// Whether it loses nothing that any tool reads.
    public var isSafe: Bool
  }

  /// The code, as `inline-comment-in-value`.
  public var code: String
  /// How grave it is.
  public var severity: Severity
  /// The file.
  public var file: FileRole?
  /// The line, the first being 1.
  public var line: Int?
  /// The profile it is in.
  public var profile: String?
  /// The section or setting it is about.
  public var name: String?
  /// Where the first of two stands.
  public var firstLine: Int?
  /// In words; holds no secret.
  public var message: String
  /// Tools that trip: `cli`, `terraform`, `serverless3`, `serverless4`.
  public var trips: [String]
  /// The change that mends it.
  public var fix: Fix?

  init(
    _ code: String, _ severity: Severity, _ file: FileRole?, line: Int? = nil,
    profile: String? = nil, name: String? = nil, firstLine: Int? = nil, trips: [String] = [],
    fix: Fix? = nil, _ message: String
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.line = line
    self.profile = profile
    self.name = name
    self.firstLine = firstLine
    self.trips = trips
    self.fix = fix
    self.message = message
  }
}
