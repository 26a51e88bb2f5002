/// What a deploy does of a stage that has no row.
public enum OtherStage: Equatable, Sendable {
  /// It takes this profile.
  case profile(String)
  /// It takes what comes out of this text, which is no name yet; in words how.
  case made(String, how: String)
  /// In words, and whether that is bad.
  case words(String, isBad: Bool)

  /// All of it in words.
  public var text: String {
    switch self {
    case .profile(let name): name
    case .made(let text, let how): "\(text), \(how)"
    case .words(let words, _): words
    }
  }
}

extension StageProject {
  /// What `provider.profile` is set to as it is written, or that it is not.
  public var expressionWords: String {
    if let expression { return expression }
    if let resolver { return "by resolver \(resolver)" }
    return status == .none ? "not set" : "not known"
  }

  /// What a deploy does of a stage that has no row; nil where a row stands for such stages.
  public var otherStage: OtherStage? {
    if defaultRow != nil { return nil }
    if let name = otherStageProfile { return .profile(name) }
    if !chain.isEmpty { return .words("from \(chain.joined(separator: ", "))", isBad: false) }
    if rows.isEmpty {
      switch status {
      case .none: return .words("not set: the environment or default decides", isBad: false)
      case .computed:
        return template.map { .made($0, how: "made from the stage") }
          ?? .words("made from the stage", isBad: false)
      case .unsupported: return ofProgram
      case .editable, .external, .fixed: break
      }
    }
    if isByResolver {
      return .words("takes no profile: the resolver has no row for it", isBad: false)
    }
    let map = (mapPath ?? external?.path ?? []).prefix { $0 != "{stage}" }
    let name = map.isEmpty ? "the map" : map.joined(separator: ".")
    return .words("fails: \(name) has no row for it", isBad: true)
  }

  /// What is to be seen of a project that is not read, as those are that a program makes.
  private var ofProgram: OtherStage {
    guard host == .typeScript || host == .javaScript else {
      return .words("not known: the file cannot be read as it is", isBad: false)
    }
    guard let expression, let line = problemLines.first else {
      return .words("not known: a program makes this project", isBad: false)
    }
    return .made(expression, how: "set by a program in line \(line)")
  }
}
