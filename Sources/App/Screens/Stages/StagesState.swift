import AWSProfiles
import Canvas
import ServerlessProject

/// What the Stages screen remembers.
public struct StagesState: Equatable, Sendable {
  /// The folder that was searched when no project was found.
  public var searched: String?
  /// What is typed behind `/`.
  public var filter = FilterLine()
  /// The rows shown, in the order of the map.
  private(set) var rows: [StageLine] = []
  /// The chosen row.
  public var list = ListState()
  /// Whether the details of the chosen row have the keys.
  public var showsDetail = false
  /// The first line of the details shown.
  public var detailOffset = 0
  /// All projects of the folder tree, this one among them.
  public var tree: [StageProject] = []
  /// The check that was asked for from here: its answers are shown here.
  public var check: Int?

  /// No project looked for yet.
  public init() {}

  /// Takes the rows of a project, those that the filter lets show.
  mutating func show(_ lines: [StageLine]) {
    let pattern = FuzzyPattern(filter.pattern)
    rows = pattern.isEmpty ? lines : lines.filter { pattern.score($0.filterText) != nil }
  }
}

/// One row of the table of stages.
enum StageLine: Equatable, Sendable {
  /// A row of the map.
  case stage(StageRow)
  /// The one profile of all stages, or that none is named.
  case everyStage(profile: String?)
  /// A row of a map that nothing points at.
  case orphan(StageRow)

  /// The stage that it is about; nil for all of them.
  var stage: String? {
    switch self {
    case .stage(let row), .orphan(let row): row.stage
    case .everyStage: nil
    }
  }

  /// The profile that it names, as far as that is known.
  var profile: String? {
    switch self {
    case .stage(let row), .orphan(let row): row.profile
    case .everyStage(let profile): profile
    }
  }

  /// The profile or the text in its place, as it is written.
  var profileText: String {
    switch self {
    case .stage(let row), .orphan(let row): row.profile ?? row.raw ?? ""
    case .everyStage(let profile): profile ?? ""
    }
  }

  /// What the filter looks at.
  var filterText: String { "\(stage ?? "every stage") \(profileText)" }

  /// Whether nothing reads it.
  var isOrphan: Bool {
    if case .orphan = self { true } else { false }
  }

  /// Where it stands.
  var place: (file: String, line: Int)? {
    switch self {
    case .stage(let row), .orphan(let row): (row.file, row.line)
    case .everyStage: nil
    }
  }
}

extension Model {
  /// The rows of the project, whether the filter lets them show or not.
  var allStageLines: [StageLine] {
    guard let project else { return [] }
    if !project.rows.isEmpty { return project.rows.map(StageLine.stage) }
    if let orphan = project.orphan { return orphan.rows.map(StageLine.orphan) }
    switch project.status {
    case .fixed: return [.everyStage(profile: project.expression)]
    case .none, .computed, .unsupported, .editable, .external: return [.everyStage(profile: nil)]
    }
  }

  /// The chosen row.
  var stageLine: StageLine? {
    stages.rows.indices.contains(stages.list.selection) ? stages.rows[stages.list.selection] : nil
  }

  /// Where a program sets the profile of every stage, as far as that is to be seen.
  func placeOfProgram(_ project: StageProject) -> (file: String, line: Int)? {
    guard case .made? = project.otherStage, project.status == .unsupported else { return nil }
    return project.problemLines.first.map { (project.path, $0) }
  }

  /// Makes the rows anew after the project or the filter changed, keeping the choice.
  mutating func arrangeStages() {
    let chosen = stageLine
    stages.show(allStageLines)
    stages.list.follow(chosen, among: stages.rows) { $0.stage == $1.stage }
  }

  /// The profiles that the stages shown take, each once, those that exist only.
  var stageProfiles: [String] {
    var seen: Set<String> = []
    let others = stages.filter.pattern.isEmpty ? project?.fallback?.value : nil
    let names = stages.rows.compactMap(\.profile) + [others].compactMap { $0 }
    return names.filter { catalog.contains($0) && seen.insert($0).inserted }
  }

  /// The command that deploys a stage with the profile that its row names.
  ///
  /// Where a variable of this shell would win over the row, the command names the profile, which
  /// wins over all of them in Serverless 1 to 3. A row `default` stands for stages without one and
  /// is none itself: its command has `STAGE` for the name, or none where the stage that is deployed
  /// without one has no row.
  func deployCommand(_ line: StageLine) -> String {
    var words = ["serverless", "deploy"]
    if let project, let stage = line.stage, stage == "default", stage == project.defaultRow {
      let isUsual = project.defaultStage.map { project.row($0) == nil } ?? false
      if !isUsual { words += ["--stage", "STAGE"] }
    } else if let stage = line.stage {
      words += ["--stage", stage]
      if let project, let profile = line.profile, !line.isOrphan,
        !overrides(of: stage, in: project).isEmpty
      {
        words += ["--aws-profile", profile]
      }
    }
    return words.map(shellWord).joined(separator: " ")
  }

  /// Takes in a project that was read.
  mutating func receive(_ answer: ProjectAnswer) {
    let before = stageFindings
    defer { if stageFindings != before { examine() } }
    switch answer {
    case .none(let folder):
      project = nil
      stages.searched = folder
      arrangeStages()
    case .found(let found):
      let isSame = found.path == project?.path
      project = found
      if let place = stages.tree.firstIndex(where: { $0.path == found.path }) {
        stages.tree[place] = found
      }
      if !isSame { stages.filter.end() }
      arrangeStages()
      if !isSame { choose(0, on: .stages) }
    }
  }

  /// Takes in all projects of the tree; the only one there is opens by itself.
  mutating func receive(_ tree: [StageProject]) {
    stages.tree = tree
    if project == nil, tree.count == 1, let only = tree.first { receive(.found(only)) }
  }
}

extension Model {
  /// The profile whose name comes nearest to a mistyped one.
  func nearestName(to name: String) -> String? { catalog.nearestNames(to: name).first }
}
