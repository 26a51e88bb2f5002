/// The language that a project file is written in.
public enum StageHost: String, Sendable, Equatable {
  case yaml, json
  case typeScript = "ts"
  case javaScript = "js"

  /// By the ending of the file name; YAML for what is not known.
  init(path: String) {
    let name = path.lowercased()
    if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix("ts") {
      self = .typeScript
    } else if name.hasSuffix("js") {
      self = .javaScript
    } else {
      self = .yaml
    }
  }
}

/// What a project has in place of a stage map, or that it has one.
public enum StageStatus: String, Sendable, Equatable {
  /// Rows are in the project file.
  case editable
  /// Rows are in another file of the project.
  case external
  /// The name is made from the stage: shown only.
  case computed
  /// One literal profile for every stage.
  case fixed
  /// `provider.profile` is absent.
  case none
  /// Shown with the reason, never written.
  case unsupported
}

/// One row of a stage map.
public struct StageRow: Sendable, Equatable {
  /// The stage, or the key where another map gives the key for a stage.
  public var stage: String
  /// The profile that the row names, variables followed; nil for none or known only outside.
  public var profile: String?
  /// The text of the row after YAML unquoting; nil for null and nothing.
  public var raw: String?
  /// The file that holds the row.
  public var file: String
  /// Line in that file, counted from 1.
  public var line: Int
  /// Profile that a deploy of this stage really takes; nil where it is known only outside.
  public var effective: String?
  /// Where the row comes from if it is not simply written here: a merge key, an alias, a variable.
  public var note: String?
}

/// How grave a finding is.
public enum StageSeverity: String, Sendable, Equatable { case error, warning, info }

/// Something that the reader of a project should know.
public struct StageFinding: Sendable, Equatable {
  /// Short code, as `stage-option-ignored`.
  public var code: String
  /// How grave it is.
  public var severity: StageSeverity
  /// Line in the project file, counted from 1; nil where it is about the whole file.
  public var line: Int?
  /// What, why and what to do, in words.
  public var message: String

  /// Versions of the framework that trip over it, as the program spells them; empty where it is
  /// only to be known.
  public var trips: [String] {
    switch code {
    case "deployment-role", "dashboard-may-win", "source-before-map", "resolver-ignores-option",
      "orphan-map", "map-not-in-this-file":
      []
    case "kind-not-readable", "aws-profile-overrides-stages", "stage-variable-impossible":
      ["serverless3"]
    case "profile-with-resolver", "params-with-stages", "several-resolvers": ["serverless4"]
    default: ["serverless3", "serverless4"]
    }
  }

  /// Stage that the finding is about, if it is about one.
  public var stage: String?

  /// Makes a finding.
  public init(
    code: String, severity: StageSeverity, line: Int?, message: String, stage: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.line = line
    self.message = message
    self.stage = stage
  }
}

/// What an expression gives where no row matches.
public struct StageFallback: Sendable, Equatable {
  /// The name, where it is written in the expression.
  public var literal: String?
  /// Path of the value, where the expression points at one.
  public var path: [String]?
  /// The profile that comes out; nil where it is known only outside.
  public var value: String?
}

/// A stage map that lies in another file of the project.
public struct ExternalMap: Sendable, Equatable {
  /// Path as it is written, `{stage}` for the stage.
  public var filePattern: String
  /// Path of a row in that file; without `{stage}` where each stage has its own file.
  public var path: [String]
}

/// A map that looks like one of stages, with nothing that points at it.
public struct OrphanMap: Sendable, Equatable {
  /// Path of one row, `{stage}` for the stage.
  public var path: [String]
  /// Its rows.
  public var rows: [StageRow]
}

/// One change of one file.
public struct StageEdit: Sendable, Equatable {
  /// The file.
  public var path: String
  /// Its bytes before.
  public var before: [UInt8]
  /// Its bytes after.
  public var after: [UInt8]

  /// An edit of a file from one text to another.
  public init(path: String, before: [UInt8], after: [UInt8]) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// Why a stage map is not changed.
public enum StageError: Error, Sendable, Equatable {
  /// The file cannot be edited; reason and lines.
  case notEditable(String, lines: [Int])
  /// The map is not in the project's own file nor in one that it reads.
  case mapElsewhere(String)
  /// The stage has no row.
  case noSuchStage(String)
  /// The row holds a variable, which a literal would replace.
  case wouldReplaceVariable(String, line: Int)
  /// The value is written in a way that is not edited here.
  case unsupportedForm(String, line: Int)
  /// The name cannot be a profile or stage.
  case invalidName(String)
  /// The file would have changed elsewhere too, so nothing was written.
  case wouldChangeMore(String)
  /// A map is there that nothing points at; its path.
  case orphanMap(String)

  /// Short code of the error.
  public var code: String {
    switch self {
    case .notEditable: "invalid-config"
    case .mapElsewhere: "map-not-in-this-file"
    case .noSuchStage: "stage-not-found"
    case .wouldReplaceVariable: "row-is-a-variable"
    case .unsupportedForm: "unsupported-form"
    case .invalidName: "invalid-value"
    case .wouldChangeMore: "would-change-more"
    case .orphanMap: "orphan-map"
    }
  }

  /// What happened and why.
  public var message: String {
    switch self {
    case .notEditable(let why, let lines):
      lines.isEmpty ? why : "\(why) (line \(lines.map(String.init).joined(separator: ", ")))"
    case .mapElsewhere(let why): why
    case .noSuchStage(let stage): "the map has no row for stage \(stage)"
    case .wouldReplaceVariable(let text, let line):
      "line \(line) holds the variable \(text); a literal name would take its place"
    case .unsupportedForm(let why, let line): "line \(line): \(why)"
    case .invalidName(let why): why
    case .wouldChangeMore(let what):
      "the edit would change \(what) too, so nothing was written; edit the file by hand"
    case .orphanMap(let map):
      "\(map) is a stage map already, but nothing points at it; connect it instead of adding one"
    }
  }
}
