import AWSCredentials
import AWSProfiles
import Canvas

/// What the Doctor screen remembers.
public struct DoctorState: Equatable, Sendable {
  /// Findings of both files, of this shell and of the project, errors first.
  public var findings: [Finding] = [] {
    didSet {
      byProfile = FindingsByProfile()
      texts = FindingTextsKept()
      narrow()
    }
  }
  /// What is typed behind `/`.
  public var filter = FilterLine()
  /// Those of the findings that the filter lets show.
  public private(set) var rows: [Finding] = []
  /// In how many files and other places they are.
  private(set) var places = 0
  /// How many of them can be fixed without a look.
  private(set) var safeFixes = 0
  /// Which of them are of which profile.
  private var byProfile = FindingsByProfile()
  private var texts = FindingTextsKept()
  /// What is wrong with the files themselves, as their modes.
  public var ofFiles: [Finding] = []
  /// The chosen row.
  public var list = ListState()
  /// Whether the details of the chosen row have the keys.
  public var showsDetail = false
  /// The first line of the details shown.
  public var detailOffset = 0
  /// What was found beside the screen, and of which reading of the files.
  var examined: Examined?
  /// Whether the profiles, being many, are still to be examined.
  var isExaminationDue = false

  /// Findings of one reading of the files.
  struct Examined: Equatable, Sendable {
    var catalog: ProfileCatalog
    var findings: [Finding]
  }

  /// Nothing found yet.
  public init() {}

  /// The chosen finding.
  public var chosen: Finding? {
    rows.indices.contains(list.selection) ? rows[list.selection] : nil
  }

  /// Makes the rows anew after the findings or the filter changed.
  mutating func narrow() {
    rows =
      filter.pattern.isEmpty
      ? findings : texts.of(findings).matches(filter.pattern).map { findings[$0] }
    places = Set(rows.map { $0.file?.rawValue ?? $0.place }).count
    safeFixes = rows.count { $0.fix?.isSafe == true }
  }
}

extension DoctorState {
  /// The findings of a profile, in their order.
  func findings(of profile: String) -> [Finding] {
    byProfile.places(in: findings)[profile]?.map { findings[$0] } ?? []
  }

  /// Columns that the titles of fixes take in the list: none where nothing can be fixed.
  var fixWidth: Int {
    min(
      26, rows.prefix(200).compactMap { $0.fix.map { displayWidth($0.title) + 3 } }.max() ?? 0)
  }

  /// Columns that the places take in the list.
  var placeWidth: Int {
    min(22, (rows.prefix(200).map { displayWidth($0.spot) }.max() ?? 0) + 1)
  }

  /// Columns that the names of tools that trip take in the list.
  var stopWidth: Int {
    min(18, (rows.prefix(200).map { displayWidth($0.stops) }.max() ?? 0) + 1)
  }
}

/// Places of findings by their profile, worked out when first asked for: the details of a profile
/// ask at every cursor step.
private struct FindingsByProfile: Equatable, Sendable {
  private let kept = Kept<[String: [Int]]>()

  func places(in findings: [Finding]) -> [String: [Int]] {
    kept {
      findings.indices.reduce(into: [:]) { places, index in
        if let profile = findings[index].profile { places[profile, default: []].append(index) }
      }
    }
  }

  /// Whether what they were worked out of is the same is for its holder to tell.
  static func == (left: FindingsByProfile, right: FindingsByProfile) -> Bool { true }
}

/// What the filter looks at, worked out with its first key.
private struct FindingTextsKept: Equatable, Sendable {
  private let kept = Kept<FindingTexts>()

  func of(_ findings: [Finding]) -> FindingTexts { kept { FindingTexts(findings) } }

  /// Whether what they were worked out of is the same is for its holder to tell.
  static func == (left: FindingTextsKept, right: FindingTextsKept) -> Bool { true }
}

extension Model {
  /// Takes the findings anew, keeping the chosen one where it is still there.
  mutating func examine() {
    let chosen = doctor.list.selection == 0 ? nil : doctor.chosen
    let all = findingsOfCatalog() + doctor.ofFiles + environmentFindings() + projectFindings()
    doctor.findings = all.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
    // The first stays the first until the user has moved.
    keepFinding(chosen)
  }

  /// Makes the rows anew after the filter changed, keeping the choice.
  mutating func arrangeFindings() {
    let chosen = doctor.chosen
    doctor.narrow()
    keepFinding(chosen)
  }

  private mutating func keepFinding(_ chosen: Finding?) {
    doctor.list.follow(chosen, among: doctor.rows) {
      $0.code == $1.code && $0.profile == $1.profile && $0.name == $1.name
    }
  }

  /// How many profiles are examined at once; the first frame does not wait for those of thousands.
  static let mostExaminedAtOnce = 500

  private mutating func findingsOfCatalog() -> [Finding] {
    guard catalog.count > Self.mostExaminedAtOnce else { return catalog.findings }
    if let examined = doctor.examined, examined.catalog == catalog { return examined.findings }
    doctor.isExaminationDue = true
    return []
  }

  /// Whether findings of the profiles, being many, are still to come.
  var isExamining: Bool {
    catalog.count > Self.mostExaminedAtOnce && doctor.examined?.catalog != catalog
  }

  /// Asks for what is to be found of many profiles, once for each reading of the files.
  mutating func dueExamination() -> [Effect] {
    guard doctor.isExaminationDue else { return [] }
    doctor.isExaminationDue = false
    return [.examine(catalog), .prepare(search)]
  }

  /// Takes in what was found beside the screen, unless the files were read anew meanwhile.
  mutating func receive(_ findings: [Finding], of examined: ProfileCatalog) {
    guard examined == catalog else { return }
    let isFirst = doctor.examined == nil
    doctor.examined = .init(catalog: catalog, findings: findings)
    examine()
    // What was known before the profiles were examined is no choice of the user's.
    if isFirst, screen != .doctor { doctor.list.select(0, count: doctor.rows.count) }
  }

  private func environmentFindings() -> [Finding] {
    shellFindings(environment: environment, catalog: catalog)
  }

  private func projectFindings() -> [Finding] {
    guard let project else { return [] }
    return stageFindings.map { $0.finding(at: project.fileName) }
  }
}

/// Conflicts of the variables of a shell; the notices of the files themselves are findings of
/// their own.
public func shellFindings(environment: Environment, catalog: ProfileCatalog) -> [Finding] {
  // Not `whoWins`: that looks through all of both files, and the first frame waits for this.
  let notices = Resolution.resolve(environment: environment, catalog: catalog).notices
  let ofShell: Set<String> = [
    "profile-env-empty", "profile-env-conflict", "env-keys-hide-profile", "region-env-conflict",
    "env-region-hides-profile-region",
  ]
  return notices.filter { ofShell.contains($0.code) }.map { notice in
    var finding = Finding(notice.code, .warning, nil, trips: ["cli"], notice.message)
    finding.place = "environment"
    return finding
  }
}
