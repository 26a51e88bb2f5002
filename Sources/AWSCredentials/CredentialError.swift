import AWSProfiles

/// Why a profile gives no credentials before or while its sources are asked.
public enum CredentialError: Error, Sendable, Equatable {
  /// A region that cannot be part of a host name.
  case invalidRegion(String)
  /// A region without dual-stack endpoints.
  case noDualStack(region: String)
  /// An endpoint setting that is no `http` or `https` URL.
  case invalidEndpoint(String)
  /// A profile that neither file has; the names that may have been meant.
  case profileNotFound(String, suggestions: [String])
  /// Half a pair of keys: what gave it and what is missing.
  case partialCredentials(source: String, missing: [String])
  /// Source profiles that lead back: the names from the first to its repetition.
  case sourceLoop([String])
  /// A `source_profile` that does not exist.
  case sourceMissing(profile: String, name: String)
  /// A `role_arn` with nothing to assume it with.
  case roleWithoutSource(profile: String)
  /// Settings that contradict or miss something; in words.
  case invalidConfig(profile: String, reason: String)
  /// No source had keys.
  case noCredentials(profile: String?)
  /// A container or instance that handed out no credentials; in words.
  case sourceSilent(reason: String)
  /// An SSO or login session that is over or was never begun; in words, with the remedy where only
  /// another program can begin one.
  case signInNeeded(profile: String, reason: String, by: SignInProgram = .ours)
  /// A `credential_process` that failed; in words.
  case processFailed(profile: String, reason: String)
  /// A source that is only asked when its own profile is checked by name.
  case notRun(profile: String, kind: String)
  /// An MFA code that nobody gave, and its device.
  case mfaDeclined(profile: String, serial: String)
  /// A service that refused or could not be reached on the way.
  case refused(Verdict)

  /// The code of `cases/README.md`.
  public var code: String {
    switch self {
    case .invalidRegion, .noDualStack, .invalidEndpoint, .invalidConfig: "invalid-config"
    case .profileNotFound: "profile-not-found"
    case .partialCredentials: "partial-credentials"
    case .sourceLoop: "source-profile-loop"
    case .sourceMissing: "source-profile-missing"
    case .roleWithoutSource: "role-without-source"
    case .noCredentials, .sourceSilent: "no-credentials"
    case .signInNeeded: "sign-in-needed"
    case .processFailed: "process-failed"
    case .notRun: "not-run"
    case .mfaDeclined: "mfa-needed"
    case .refused(let verdict): verdict.error ?? verdict.class.rawValue
    }
  }

  /// What is wrong, in words without a secret.
  public var message: String {
    switch self {
    case .invalidRegion(let region): "“\(region)” is not the name of a region"
    case .noDualStack(let region): "region \(region) has no dual-stack endpoints"
    case .invalidEndpoint(let url): "endpoint “\(url)” is not an http or https URL"
    case .profileNotFound(let name, let suggestions):
      "profile “\(name)” is in neither file"
        + (suggestions.first.map { " (did you mean “\($0)”?)" } ?? "")
    case .partialCredentials(let source, let missing):
      "\(source) gives half a pair of keys: \(missing.joined(separator: ", ")) is missing"
    case .sourceLoop(let chain): "source profiles lead back: \(chain.joined(separator: " → "))"
    case .sourceMissing(let profile, let name):
      "profile “\(profile)” takes its keys from “\(name)”, which does not exist"
    case .roleWithoutSource(let profile):
      "profile “\(profile)” has role_arn but neither source_profile nor credential_source"
    case .invalidConfig(let profile, let reason): "profile “\(profile)”: \(reason)"
    case .noCredentials(let profile):
      profile.map { "profile “\($0)” has no credentials" } ?? "there are no credentials"
    case .sourceSilent(let reason): reason
    case .signInNeeded(let profile, let reason, _), .processFailed(let profile, let reason):
      "profile “\(profile)”: \(reason)"
    case .notRun(let profile, let kind):
      "profile “\(profile)” needs \(kind), which is only done when it is checked by name"
    case .mfaDeclined(_, let serial): "MFA code needed: device \(serial)"
    case .refused(let verdict): verdict.message
    }
  }
}

/// The program that can begin a sign-in.
public enum SignInProgram: Sendable, Equatable {
  /// This one: sessions of IAM Identity Center.
  case ours
  /// The AWS CLI alone: sessions of `aws login`.
  case commandLine
}

extension CredentialError {
  /// The command that begins the sign-in that is needed; nil where none is, or only another program
  /// can begin it.
  public var signInCommand: String? {
    guard case .signInNeeded(let profile, _, .ours) = self else { return nil }
    return "awscreds-tui login \(shellOperand(profile))"
  }

  /// What to do about it, where that is more than to correct a profile's settings.
  public var advice: String? {
    switch self {
    case .profileNotFound(let name, let suggestions):
      suggestions.isEmpty
        ? "Add it (awscreds-tui add \(shellOperand(name))), or see the names by awscreds-tui list."
        : "See the names by awscreds-tui list."
    case .partialCredentials("the environment", let missing):
      "Set \(missing.joined(separator: " and ")) too, or unset the other variable."
    case .refused(let verdict): verdict.advice.isEmpty ? nil : verdict.advice
    default: nil
    }
  }
}
