import AWSProfiles
import JSONText

/// Which profile, credentials and region are in force, and why.
public struct Resolution: Sendable, Equatable {
  /// The profile in force.
  public var profile: String
  /// What chose it: `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, `argument` or `default`.
  public var profileSource: String
  /// What gives the credentials; `.none` where nothing does or the settings are at fault.
  public var credentialSource: CredentialSource
  /// How the credentials are got; nil where nothing gives any.
  public var plan: CredentialPlan?
  /// The region in force.
  public var region: String?
  /// What gave the region: a variable, or the file of the setting.
  public var regionSource: String?
  /// Source profiles of a role, first to last.
  public var sourceChain: [String]
  /// What the user should know.
  public var notices: [Notice]
  /// Why there are no credentials.
  public var error: CredentialError?

  /// The key id, where keys are at hand without a call.
  public var accessKeyID: String? { plan?.staticKeys?.accessKeyID }
  /// The session token, where keys are at hand without a call.
  public var sessionToken: Secret? { plan?.staticKeys?.sessionToken }

  /// The profiles from the one in force to the last of its chain; with the repetition in a loop.
  public var chain: [String] {
    if case .sourceLoop(let names) = error { return names }
    return [profile] + sourceChain
  }

  /// What half a pair of keys is missing.
  public var missing: [String] {
    guard case .partialCredentials(_, let names) = error else { return [] }
    return names
  }

  /// Names that may have been meant.
  public var suggestions: [String] {
    guard case .profileNotFound(_, let names) = error else { return [] }
    return names
  }

  /// Something that surprises without being an error; codes of `cases/README.md`.
  public struct Notice: Sendable, Equatable {
    /// The code.
    public var code: String
    /// In words.
    public var message: String

    /// Says `message` under a code.
    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }

    /// The object in the program's JSON.
    public var json: JSONValue { ["code": .string(code), "message": .string(message)] }
  }
}

extension Resolution {
  /// What is in force for a program of AWS that is started in `environment`.
  ///
  /// - Parameter profile: a profile that was named; then variables with keys do not count.
  static func resolve(
    book: ProfileBook, environment: Environment, profile named: String? = nil
  ) -> Resolution {
    let choice = ProfileChoice(environment, named: named)
    let facts = book.profile(choice.name)
    var resolution = Resolution(
      profile: choice.name, profileSource: choice.source, credentialSource: .none,
      sourceChain: [], notices: [])
    (resolution.region, resolution.regionSource) = region(environment, facts)
    if facts == nil, choice.source != "default" {
      resolution.error = .profileNotFound(
        choice.name, suggestions: Spelling.nearest(to: choice.name, in: book.names))
    } else {
      var planner = CredentialPlanner(
        book: book, environment: environment, isExplicit: named != nil)
      do {
        resolution.plan = try planner.plan(choice.name)
      } catch {
        resolution.error = error
      }
      resolution.sourceChain = planner.sourceChain
      resolution.credentialSource = resolution.plan?.source ?? .none
    }
    resolution.notices =
      NoticeBoard(
        environment: environment, profile: facts, resolution: resolution
      ).notices
    return resolution
  }

  /// The region and what gave it: `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile.
  private static func region(
    _ environment: Environment, _ profile: ProfileFacts?
  ) -> (String?, String?) {
    for variable in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
      if let region = environment[variable] { return (region, variable) }
    }
    guard let region = profile?.text("region") else { return (nil, nil) }
    return (region, profile?.credentials["region"] == region ? "credentials" : "config")
  }
}

/// Which profile an environment chooses, as AWS CLI 2 reads it.
struct ProfileChoice: Equatable {
  var name: String
  var source: String

  init(_ environment: Environment, named: String? = nil) {
    if let named {
      (name, source) = (named, "argument")
    } else if let profile = environment["AWS_PROFILE"] {
      (name, source) = (profile, "AWS_PROFILE")
    } else if let profile = environment["AWS_DEFAULT_PROFILE"] {
      (name, source) = (profile, "AWS_DEFAULT_PROFILE")
    } else {
      (name, source) = ("default", "default")
    }
  }
}
