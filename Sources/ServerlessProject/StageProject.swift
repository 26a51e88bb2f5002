/// A Serverless Framework project and its stage map: which profile each stage deploys with.
///
/// The value is a snapshot: what is asked of it later, and edits, work on the bytes as they were when
/// it was made, and no file is read again.
public struct StageProject: Sendable, Equatable {
  /// The project file.
  public private(set) var path: String
  /// The language of the project file.
  public private(set) var host: StageHost
  /// What the project has.
  public internal(set) var status: StageStatus = .none
  /// `provider.profile` as written, after unquoting; for resolvers nil.
  public internal(set) var expression: String?
  /// Line of `provider.profile` or `provider.resolver` in the project file, counted from 1.
  public internal(set) var expressionLine: Int?
  /// Whether rows can be changed.
  public internal(set) var editable = false
  /// Why rows cannot be changed.
  public internal(set) var whyNot: String?
  /// Lines that have to do with a refusal, counted from 1.
  public internal(set) var problemLines: [Int] = []
  /// The rows, in the order of the text.
  public internal(set) var rows: [StageRow] = []
  /// Name of the row that serves every stage without its own.
  public internal(set) var defaultRow: String?
  /// What comes out where no row matches.
  public internal(set) var fallback: StageFallback?
  /// Profile of a stage that has no row; nil where there is none or it is known only outside.
  public internal(set) var otherStageProfile: String?
  /// The stage when `--stage` is not given; nil where that cannot be told.
  public internal(set) var defaultStage: String?
  /// Path of one row with `{stage}` in it, for maps in the project file.
  public internal(set) var mapPath: [String]?
  /// Path of the map that gives the key of a row, where there are two.
  public internal(set) var keyMapPath: [String]?
  /// The map in another file.
  public internal(set) var external: ExternalMap?
  /// A map that nothing points at.
  public internal(set) var orphan: OrphanMap?
  /// The name with `{stage}` in it, where it is made from the stage.
  public internal(set) var template: String?
  /// Sources outside the files that the expression asks, in order, as `env:AWS_PROFILE`.
  public internal(set) var chain: [String] = []
  /// What the reader should know.
  public internal(set) var findings: [StageFinding] = []
  /// `frameworkVersion` as written.
  public internal(set) var frameworkVersion: String?
  /// `provider.iam.deploymentRole` or `provider.cfnRole`.
  public internal(set) var deploymentRole: String?
  /// Line of the role for CloudFormation, counted from 1.
  public internal(set) var deploymentRoleLine: Int?
  /// `org` of the dashboard.
  public internal(set) var org: String?
  /// `app` of the dashboard.
  public internal(set) var app: String?
  /// `provider.resolver`, or the only resolver of type aws.
  public internal(set) var resolver: String?

  /// Whether the map is in a file that is missing, outside the project or a program.
  var isElsewhere = false
  /// Why it is not edited, without the lines that stand in front of it in `whyNot`.
  var refusal: String?
  /// Where the rows are.
  var site: MapSite?
  /// The profiles of deploys that were worked out when the files were read, by their stage.
  var profiles: [Deploy: String?] = [:]
  /// The files that were read.
  private(set) var files = ProjectSnapshot()

  /// A deploy: of a stage, or without `--stage`.
  enum Deploy: Hashable {
    case stage(String)
    case withoutStage
  }

  /// Reads the project whose file is `path`.
  ///
  /// A broken or unreadable file gives a project that is not editable and says why.
  public init(path: String, files: some ProjectFiles) {
    self.path = path
    host = StageHost(path: path)
    let documents = ProjectDocuments(files)
    var reader = StageReader(project: self, documents: documents)
    reader.read()
    self = reader.project
    self.files = documents.snapshot
  }

  /// The profile that a deploy with `--stage` takes; for nil, without `--stage`.
  ///
  /// nil where no profile comes out or it is known only outside the files. What is known of a row's
  /// stage, and of the stage without `--stage`, is kept; others are worked out.
  public func effectiveProfile(stage: String?) -> String? {
    if let known = profiles[stage.map(Deploy.stage) ?? .withoutStage] { return known }
    return StageReader(project: self, documents: ProjectDocuments(files)).effective(stage)
  }

  /// The row of `stage`.
  public func row(_ stage: String) -> StageRow? { rows.first { $0.stage == stage } }

  /// The name of the project file, without its folder.
  public var fileName: String { ProjectPath.name(of: path) }

  /// A line of the project file as it was read, counted from 1, without its end; nil where the file
  /// has no such line.
  public func line(_ number: Int) -> String? {
    guard let bytes = files.read(path) else { return nil }
    return YAMLText(bytes).line(number)
  }

  /// Major version that `frameworkVersion` asks for, as 3; nil where it names none.
  public var frameworkMajor: Int? {
    guard let digits = frameworkVersion?.drop(while: { !("0"..."9").contains($0) }) else {
      return nil
    }
    return Int(digits.prefix { ("0"..."9").contains($0) })
  }
}
