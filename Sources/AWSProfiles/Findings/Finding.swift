/// A problem of the files: what, where, who trips over it, and a fix where one is known.
public struct Finding: Sendable, Equatable {
  /// How grave it is.
  public enum Severity: String, Sendable { case error, warning, info }

  /// Changes that mend it.
  public struct Fix: Sendable, Equatable {
    /// What the fix does, as "moves the comment to a line of its own".
    public var title: String
    /// The changes, in the order in which they are made.
    public var changes: [ProfileChange]
    /// Whether it loses nothing that any tool reads.
    public var isSafe: Bool

    /// A fix of several changes.
    public init(title: String, changes: [ProfileChange], isSafe: Bool) {
      self.title = title
      self.changes = changes
      self.isSafe = isSafe
    }

    /// A fix of one change.
    public init(title: String, change: ProfileChange, isSafe: Bool) {
      self.init(title: title, changes: [change], isSafe: isSafe)
    }
  }

  /// The code, as `inline-comment-in-value`; a row of `FindingRule.table`.
  public var code: String
  /// How grave it is.
  public var severity: Severity
  /// The file; nil where it is about none of the two.
  public var file: FileRole?
  /// What it is about instead, as `serverless.yml` or `environment`.
  public var place: String?
  /// The line, the first being 1.
  public var line: Int?
  /// The profile it is in.
  public var profile: String?
  /// The section or setting it is about.
  public var name: String?
  /// Where the first of two stands.
  public var firstLine: Int?
  /// What is wrong, why, and what to do; holds no secret.
  public var message: String
  /// Tools that trip: `cli`, `terraform`, `serverless3`, `serverless4`.
  public var trips: [String]
  /// Whether the AWS CLI refuses the whole file for it, so that no profile of it works there.
  public var stopsCLI = false
  /// The changes that mend it.
  public var fix: Fix?

  /// A finding of any kind; what does not apply is left out.
  public init(
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

extension Finding.Severity: Comparable {
  /// 0 for an error, 1 for a warning, 2 for what is only worth knowing.
  public var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }

  /// Errors come first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
