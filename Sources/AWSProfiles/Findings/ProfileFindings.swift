import INIDocument

extension ProfileCatalog {
  /// All that is wrong in both files: the text (`problems`) and what the settings mean.
  ///
  /// In the order of the files and lines. Cost grows with the files, not with its square.
  public var findings: [Finding] {
    var examiner = ProfileExaminer(self)
    examiner.examine()
    var all = withFixes(problems) + headerFindings() + examiner.findings
    for index in all.indices {
      if let title = FindingRule.of(all[index].code)?.fixTitle, all[index].fix != nil {
        all[index].fix?.title = title
      }
    }
    return all.enumerated().sorted { left, right in
      (left.element.file == .config ? 1 : 0, left.element.line ?? 0, left.offset)
        < (right.element.file == .config ? 1 : 0, right.element.line ?? 0, right.offset)
    }.map(\.element)
  }
}

/// Looks through the settings of all profiles for what does not work, or works in some tools only.
struct ProfileExaminer {
  let catalog: ProfileCatalog
  let all: [ProfileSpots]
  let index: [ExactText: Int]
  var findings: [Finding] = []
  /// Where each access key was seen first.
  var firstHolders: [String: (profile: String, spot: Spot)] = [:]
  let sessions: [ExactText: [Setting]]
  let services: Set<ExactText>
  /// Near names of those that were missing.
  private var near: [ExactText: [String]] = [:]

  static let everyTool = ["cli", "terraform", "serverless3", "serverless4"]

  init(_ catalog: ProfileCatalog) {
    self.catalog = catalog
    (all, index) = catalog.allSpots()
    sessions = Dictionary(
      catalog.ssoSessions.map { (ExactText($0.name), $0.settings) },
      uniquingKeysWith: { first, _ in first })
    services = Set(catalog.services.map { ExactText($0.name) })
  }

  mutating func examine() {
    for spots in all {
      examineName(spots)
      examineKeys(spots)
      examineKinds(spots)
      examineRole(spots)
      examineSignIn(spots)
      examineValues(spots)
    }
    findLoops()
  }

  mutating func add(
    _ code: String, _ severity: Finding.Severity, _ spots: ProfileSpots, at spot: Spot?,
    firstLine: Int? = nil, trips: [String] = [], fix changes: [ProfileChange] = [],
    isSafe: Bool = false, _ message: String
  ) {
    let isFixable = !changes.isEmpty && spot.map(isOneLine) ?? true
    let fix =
      !isFixable
      ? nil
      : Finding.Fix(title: "mends it", changes: changes, isSafe: isSafe)
    findings.append(
      Finding(
        code, severity, spot?.role ?? spots.header.role, line: spot?.line ?? spots.header.line,
        profile: spots.name, name: spot?.key.name ?? spots.name, firstLine: firstLine,
        trips: trips, fix: fix, message))
  }

  /// The bytes of a value.
  func bytes(_ spot: Spot) -> ArraySlice<UInt8> {
    guard let document = catalog.files[spot.role] else { return [] }
    return document.bytes[document.lines[spot.index].value]
  }

  /// Whether no line below runs on from the setting: a fix would take that away too.
  func isOneLine(_ spot: Spot) -> Bool {
    guard let document = catalog.files[spot.role] else { return false }
    return document.endOfSetting(at: spot.index, before: document.lines.count) == spot.index + 1
  }

  /// The text of a value; nil where it is empty or missing.
  func text(_ spot: Spot?) -> String? {
    guard let spot else { return nil }
    let bytes = bytes(spot)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The place of a setting, as `config:12`.
  func place(_ spot: Spot) -> String { "\(spot.role.rawValue):\(spot.line)" }

  /// Names that a missing one may have meant, nearest first.
  ///
  /// Each missing name is looked for once, and only the first ones: where a whole file is lost,
  /// thousands of names are missing, and each search goes through all that are there.
  mutating func nearest(to name: String, among names: [String]) -> [String] {
    let key = ExactText(name)
    if let known = near[key] { return known }
    guard near.count < Self.mostSearches else { return [] }
    let found = EditDistance.nearest(to: name, among: names)
    near[key] = found
    return found
  }

  static let mostSearches = 50
}
