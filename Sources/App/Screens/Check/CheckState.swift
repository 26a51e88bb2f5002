import AWSCredentials
import Canvas

/// What the Check screen remembers.
public struct CheckState: Equatable, Sendable {
  /// A running check.
  public struct Run: Equatable, Sendable {
    /// Its number; answers under another are dropped.
    public var id: Int
    /// How many profiles it asks about.
    public var count: Int
    /// How many have answered.
    public var answered = 0
    /// When it began, in seconds since 1970.
    public var began: Int
  }

  /// The run now, if any.
  public var run: Run?
  /// The number of the last run.
  public var lastID = 0
  /// Profiles of the last run, in the order asked.
  public var names: [String] = []
  /// The chosen row.
  public var list = ListState()

  /// Nothing checked yet.
  public init() {}
}

/// The groups in which the screen tells verdicts, worst first.
public enum VerdictGroup: Int, CaseIterable, Sendable {
  case needsYou, unknown, expiresSoon, good, waiting

  /// The heading.
  public var title: String {
    switch self {
    case .needsYou: "NEEDS YOU"
    case .unknown: "COULD NOT TELL"
    case .expiresSoon: "EXPIRES SOON"
    case .good: "GOOD"
    case .waiting: "WAITING"
    }
  }
}

extension Model {
  /// The group of a profile's verdict; expiring within an hour counts as soon.
  func group(of name: String) -> VerdictGroup {
    guard let verdict = verdicts[name]?.verdict else { return .waiting }
    if verdict.class == .valid {
      if let end = verdict.expiresAt, end - now < 3600 { return .expiresSoon }
      return .good
    }
    return verdict.keys == .unknown ? .unknown : .needsYou
  }

  /// A number to sort verdicts by, worst first.
  func rank(_ verdict: Verdict) -> Int {
    if verdict.class == .valid { return 3 }
    return verdict.keys == .bad ? 0 : verdict.keys == .unknown ? 1 : 2
  }

  /// Names of the last run, grouped.
  func checkGroups() -> [(group: VerdictGroup, names: [String])] {
    let byGroup = Dictionary(grouping: check.names, by: group(of:))
    return VerdictGroup.allCases.compactMap { group in byGroup[group].map { (group, $0) } }
  }

  /// Names of the last run in the order of the screen.
  func checkRows() -> [String] { checkGroups().flatMap(\.names) }
}
