import AWSCredentials
import AWSProfiles
import Canvas

/// What the Check screen remembers.
public struct CheckState: Equatable, Sendable {
  /// A running check.
  public struct Run: Equatable, Sendable {
    /// Its number; answers under another are dropped.
    public var id: Int
    /// How many profiles it asks about.
    public var count: Int
    /// The profiles that have not answered yet.
    public var waiting: Set<String>
    /// When it began, in milliseconds of `Model.uptime`.
    public var began: Int

    /// How many have answered.
    public var answered: Int { count - waiting.count }
  }

  /// The run now, if any.
  public var run: Run? { didSet { areRowsOld = true } }
  /// The number of the last run.
  public var lastID = 0
  /// How long the last run took, in milliseconds.
  public var took: Int?
  /// Profiles that a run was to ask about and that gave no answer before it was stopped: what is
  /// known of them is older.
  public var unasked: Set<String> = [] { didSet { areRowsOld = true } }
  /// Profiles of the screen, in the order asked.
  public var names: [String] = [] { didSet { areRowsOld = true } }
  /// Those that the filter lets show, grouped.
  private(set) var groups: [CheckGroup] = []
  /// Names of the rows shown, in order.
  public private(set) var rows: [String] = []
  /// Whether something has changed since that the rows are sorted by: thousands of answers may come
  /// while nobody looks.
  var areRowsOld = false
  /// The chosen row.
  public var list = ListState()
  /// Whether the first row is the chosen one whichever profile that is, so that the worst shows: until
  /// a key is pressed for it, or the run has ended.
  var followsFirst = false
  /// When another profile came under the cursor by itself, in milliseconds of `Model.uptime`.
  var movedAt: Int?
  /// What is typed behind `/`.
  public var filter = FilterLine()
  /// Whether the details of the chosen row take the whole screen.
  public var showsDetail = false { didSet { keepChosen() } }
  /// The first line of the details shown.
  public var detailOffset = 0

  /// Milliseconds for which a hand on its way to a key is not stopped by what the eye sees.
  static let reactionTime = 600

  /// Nothing checked yet.
  public init() {}

  /// The profile of the chosen row.
  var chosen: String? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

  /// Lets the chosen profile be chosen wherever its row goes: somebody wants this one.
  mutating func keepChosen() {
    followsFirst = false
    movedAt = nil
  }

  /// Takes rows that were sorted anew.
  mutating func show(_ groups: [CheckGroup]) {
    self.groups = groups
    rows = groups.flatMap(\.names)
    areRowsOld = false
  }
}

/// The groups in which the screen tells verdicts, worst first.
public enum VerdictGroup: Int, CaseIterable, Sendable {
  case needsYou, expiresSoon, good, running, notRun

  /// The heading.
  public var title: String {
    switch self {
    case .needsYou: "NEEDS YOU"
    case .expiresSoon: "EXPIRES SOON"
    case .good: "GOOD"
    case .running: "RUNNING"
    case .notRun: "NOT RUN"
    }
  }
}

/// A group of the screen and the profiles in it.
struct CheckGroup: Equatable, Sendable {
  var group: VerdictGroup
  var names: [String]
}

extension Model {
  /// The group of a profile's verdict; what runs out within an hour does so soon.
  func group(of name: String) -> VerdictGroup {
    if isAsked(name) { return .running }
    guard let verdict = verdicts[name]?.verdict else { return .notRun }
    switch verdict.class {
    case .valid:
      guard let left = secondsLeft(verdict) else { return .good }
      return left <= 0 ? .needsYou : left < 3600 ? .expiresSoon : .good
    case .notRun, .cancelled: return .notRun
    default: return .needsYou
    }
  }

  /// Whether a profile's answer is waited for.
  func isAsked(_ name: String) -> Bool { check.run?.waiting.contains(name) ?? false }

  /// Whether a profile was left out by the run whose results show.
  func isUnasked(_ name: String) -> Bool {
    !check.unasked.isEmpty && check.unasked.contains(name) && !isAsked(name)
  }

  /// The group of a profile among the results of the run: what is older is none.
  func resultGroup(of name: String) -> VerdictGroup {
    isUnasked(name) ? .notRun : group(of: name)
  }

  /// Profiles whose answers ask for the user.
  var needy: [String] { check.names.filter { resultGroup(of: $0) == .needsYou } }

  /// Seconds until the user is needed again; nil: never.
  func secondsLeft(_ verdict: Verdict) -> Int? { verdict.needsUserAt.map { $0 - now } }

  /// How urgent the end of a verdict is.
  func endRole(_ verdict: Verdict) -> StyleRole {
    guard let left = secondsLeft(verdict) else { return .dim }
    return left <= 0 ? .bad : left < 3600 ? .warn : .text
  }

  /// A number to sort verdicts by, worst first.
  func rank(_ verdict: Verdict) -> Int {
    if verdict.class == .valid { return 3 }
    return verdict.keys == .bad ? 0 : verdict.keys == .unknown ? 2 : 1
  }

  /// Sorts the rows anew, keeping the choice.
  mutating func arrangeChecks() {
    let chosen = check.chosen
    check.show(sortedGroups())
    let isFirst = check.followsFirst && check.list.selection == 0
    check.list.follow(isFirst ? nil : chosen, among: check.rows, isSame: ==)
    if check.run == nil { check.followsFirst = false }
    if chosen != nil, check.chosen != chosen { check.movedAt = uptime }
  }

  /// Says so where the chosen profile came under the cursor a moment ago.
  ///
  /// Who pressed a key then meant the one before it. The next key is for the one that is told.
  mutating func isChosenUnseen() -> Bool {
    guard let moved = check.movedAt, uptime < moved + CheckState.reactionTime,
      let name = check.chosen
    else { return false }
    check.keepChosen()
    tell(.warning, "\(name) has just come here: press the key again if you mean it")
    return true
  }

  /// Names of the screen that the filter lets show, grouped; within a group bad keys first, then as
  /// asked.
  private func sortedGroups() -> [CheckGroup] {
    var byGroup = Array(repeating: [String](), count: VerdictGroup.allCases.count)
    let pattern = check.filter.pattern
    let matching = pattern.isEmpty ? nil : FuzzyPattern(pattern)
    for name in check.names where matching?.score(name) != nil || matching == nil {
      byGroup[resultGroup(of: name).rawValue].append(name)
    }
    return VerdictGroup.allCases.compactMap { group in
      let names = byGroup[group.rawValue]
      guard group == .needsYou, !names.isEmpty else {
        return names.isEmpty ? nil : CheckGroup(group: group, names: names)
      }
      let ranks = names.map { name in verdicts[name].map { rank($0.verdict) } }
      let sorted = (0...3).flatMap { rank in
        zip(names, ranks).compactMap { $1 == rank ? $0 : nil }
      }
      return CheckGroup(group: group, names: sorted)
    }
  }
}
