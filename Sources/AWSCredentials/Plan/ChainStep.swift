import AWSProfiles

/// One source that a profile's credentials may come from, and what became of it.
public struct ChainStep: Sendable, Equatable {
  /// What became of a source.
  public enum Outcome: String, Sendable { case chosen, skipped, faulty }

  /// The profile whose settings are read.
  public var profile: String
  /// The source, as `role`, `sso`, `credentials file`.
  public var source: String
  /// What became of it.
  public var outcome: Outcome
  /// Why, in words without a secret.
  public var why: String
}

/// Every source in the order in which it is asked, for a profile that was named: what is skipped,
/// what is chosen, and why; the profiles of a role chain one after the other.
public func chainSteps(
  of name: String, catalog: ProfileCatalog, environment: Environment
) -> [ChainStep] {
  let book = ProfileBook(catalog)
  var steps: [ChainStep] = []
  var seen: [String] = []
  var next: String? = name
  while let current = next {
    guard let profile = book.profile(current) else {
      steps.append(
        ChainStep(
          profile: current, source: "profile", outcome: .faulty, why: "is in neither file"))
      break
    }
    let listing = StepListing(profile: profile, book: book, isFirst: seen.isEmpty)
    steps += listing.steps(environment)
    guard let source = listing.roleSource, profile.text("credential_source") == nil else { break }
    guard !seen.contains(source), source != current || profile.hasStaticKeys else {
      steps.append(
        ChainStep(
          profile: source, source: "profile", outcome: .faulty, why: "the chain leads back to it"))
      break
    }
    seen.append(current)
    guard source != current else {
      steps += StepListing(profile: profile, book: book, isFirst: false).keySteps
      break
    }
    next = source
  }
  return steps
}

/// The sources of one profile.
private struct StepListing {
  let profile: ProfileFacts
  let book: ProfileBook
  /// Whether it is the profile that was named, not the source of another.
  let isFirst: Bool

  private var isRole: Bool {
    profile["role_arn"] != nil && profile["web_identity_token_file"] == nil
      && (isFirst || !profile.hasStaticKeys)
  }

  /// The profile that the role is assumed with.
  var roleSource: String? { isRole ? profile["source_profile"] : nil }

  func steps(_ environment: Environment) -> [ChainStep] {
    var steps: [ChainStep] = []
    if isFirst, environment["AWS_ACCESS_KEY_ID"] != nil {
      steps.append(
        step("environment", .skipped, "the profile was named, so AWS_ACCESS_KEY_ID does not count"))
    }
    steps.append(role)
    if isRole { return steps }
    for next in [webIdentity, sso] + keySteps {
      if steps.last.map({ $0.outcome == .chosen }) == true { break }
      steps.append(next)
    }
    return steps
  }

  private func step(_ source: String, _ outcome: ChainStep.Outcome, _ why: String) -> ChainStep {
    ChainStep(profile: profile.name, source: source, outcome: outcome, why: why)
  }

  private var role: ChainStep {
    guard let arn = profile["role_arn"] else { return step("role", .skipped, "no role_arn") }
    if profile["web_identity_token_file"] != nil {
      return step("role", .skipped, "role_arn belongs to the web identity")
    }
    if !isFirst, profile.hasStaticKeys {
      return step("role", .skipped, "as a source its own keys come before its role")
    }
    switch (profile["source_profile"], profile["credential_source"]) {
    case (nil, nil): return step("role", .faulty, "neither source_profile nor credential_source")
    case (_?, _?): return step("role", .faulty, "both source_profile and credential_source")
    case (let source?, nil):
      return step("role", .chosen, "\(arn) by source_profile \(source)\(mfa)")
    case (nil, let source?):
      return step("role", .chosen, "\(arn) by credential_source \(source)\(mfa)")
    }
  }

  private var mfa: String { profile.text("mfa_serial").map { ", MFA \($0)" } ?? "" }

  private var webIdentity: ChainStep {
    guard let file = profile.text("web_identity_token_file") else {
      return step("web identity", .skipped, "no web_identity_token_file")
    }
    return profile.text("role_arn") == nil
      ? step("web identity", .faulty, "token file \(file) without a role_arn")
      : step("web identity", .chosen, "token file \(file)")
  }

  private var sso: ChainStep {
    guard profile["sso_account_id"] != nil || profile["sso_role_name"] != nil else {
      let isTokenOnly = profile.text("sso_session") != nil || profile.text("sso_start_url") != nil
      return step(
        "sso", .skipped,
        isTokenOnly ? "a sign-in without account and role gives no keys" : "no sso_account_id")
    }
    let role = "role \(profile["sso_role_name"] ?? "?") in \(profile["sso_account_id"] ?? "?")"
    guard let session = profile.text("sso_session") else {
      return step("sso", .chosen, "\(role), \(profile["sso_start_url"] ?? "no sso_start_url")")
    }
    return book.ssoSession(session) == nil
      ? step("sso", .faulty, "there is no [sso-session \(session)]")
      : step("sso", .chosen, "\(role), session \(session)")
  }

  /// Keys in a file, `aws login` and `credential_process`, up to the first that is chosen.
  var keySteps: [ChainStep] {
    var steps: [ChainStep] = []
    let sources: [() -> ChainStep] = [
      { keys("credentials file", profile.credentials) },
      { setting("login", "login_session") }, { setting("process", "credential_process") },
      { keys("config file", profile.config) },
    ]
    for source in sources {
      steps.append(source())
      if steps.last?.outcome == .chosen { break }
    }
    return steps
  }

  private func keys(_ source: String, _ settings: [String: String]) -> ChainStep {
    guard let keyID = settings["aws_access_key_id"] else {
      return step(source, .skipped, "no aws_access_key_id in it")
    }
    guard settings["aws_secret_access_key"] != nil else {
      return step(source, .faulty, "aws_access_key_id without its secret")
    }
    let isTemporary = settings["aws_session_token"] != nil || settings["aws_security_token"] != nil
    let shown = SettingNames.shown(keyID, of: "aws_access_key_id")
    return step(source, .chosen, "key \(shown)\(isTemporary ? " with a session token" : "")")
  }

  private func setting(_ source: String, _ key: String) -> ChainStep {
    guard let value = profile.text(key) else { return step(source, .skipped, "no \(key)") }
    // A command line may hold anything; its program alone is told.
    let program = value.split(separator: " ").first.map(String.init) ?? value
    return step(source, .chosen, key == "credential_process" ? "program \(program)" : value)
  }
}
