import AWSProfiles
import Canvas
import ServerlessProject

/// What lies over the Stages screen and takes the keys.
public enum StageOverlay: Equatable, Sendable {
  /// A profile is picked for a stage.
  case profile(ProfilePick)
  /// Stages are named.
  case names(StageNames)
  /// A project of the folder tree is picked.
  case project(ProjectPick)
  /// A row that holds a variable is about to get a fixed name.
  case variable(VariableQuestion)
}

/// A stage and the profile that it is to deploy with.
public struct StagePair: Equatable, Sendable {
  /// The stage.
  public var stage: String
  /// The profile.
  public var profile: String
}

/// Stages typed before their profiles are picked.
public struct StageNames: Equatable, Sendable {
  /// Whether they make a new map; else they are rows of the map that is there.
  public var isMap: Bool
  /// What is typed; blanks or commas between names.
  public var field: TextField
  /// Why it will not do.
  public var complaint: String?
}

/// The question before a variable gives way to a fixed name.
public struct VariableQuestion: Equatable, Sendable {
  /// The stage of the row.
  public var stage: String
  /// The variable as it is written.
  public var text: String
  /// Its line.
  public var line: Int
}

/// The picker over all profiles: a word typed and the names that match it, best first.
public struct ProfilePick: Equatable, Sendable {
  /// What the picked profile is for.
  public enum Purpose: Equatable, Sendable {
    /// A row of the map; `replacingVariable` after the user agreed to that.
    case row(stage: String, replacingVariable: Bool)
    /// `provider.profile` itself.
    case everyStage
    /// New stages, the first of `pending` now.
    case stages(pending: [String], picked: [StagePair], isMap: Bool)
  }

  /// The purpose.
  public var purpose: Purpose
  /// What is typed.
  public var field = TextField.pattern()
  /// The chosen row.
  public var list = ListState()
  /// All names, in the order in which they show before anything is typed.
  public var names: [String]

  /// A picker over `names`, beginning at `current` where that is one of them.
  init(_ purpose: Purpose, names: [String], current: String?) {
    self.purpose = purpose
    self.names = names
    let row = current.flatMap { names.firstIndex(of: $0) } ?? 0
    list.select(row, count: max(1, names.count))
  }

  /// Names that match what is typed; a typed name that no profile has stands last.
  public var matches: [String] {
    let typed = field.text
    guard !typed.isEmpty else { return names }
    var found = names.compactMap { name in fuzzyMatch(typed, name).map { (name, $0.score) } }
      .sorted { $0.1 > $1.1 }.map(\.0)
    if !names.contains(typed) { found.append(typed) }
    return found
  }

  /// What is asked, for the title of the box.
  var title: String {
    switch purpose {
    case .row(let stage, _): "Profile of stage \(stage)"
    case .everyStage: "Profile of every stage"
    case .stages(let pending, _, _): "Profile of stage \(pending.first ?? "")"
    }
  }
}

/// The picker over the projects of a folder tree.
public struct ProjectPick: Equatable, Sendable {
  /// What is typed.
  public var field = TextField.pattern()
  /// The chosen row.
  public var list = ListState()
  /// The project files.
  public var paths: [String]

  /// Paths that match what is typed, best first.
  public var matches: [String] {
    guard !field.text.isEmpty else { return paths }
    return paths.compactMap { path in fuzzyMatch(field.text, path).map { (path, $0.score) } }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }
}
