extension Verdict {
  /// The classes of `cases/README.md`.
  public enum Class: String, Sendable, CaseIterable {
    case valid
    case invalidKeyID = "invalid-key-id"
    case missingSessionToken = "missing-session-token"
    case staleSessionToken = "stale-session-token"
    case partitionMismatch = "partition-mismatch"
    case wrongSecret = "wrong-secret"
    case clockSkew = "clock-skew"
    case requestRefused = "request-refused"
    case expiredToken = "expired-token"
    case malformedKeyID = "malformed-key-id"
    case deniedButAuthenticated = "denied-but-authenticated"
    case mfaNeeded = "mfa-needed"
    case mfaFailed = "mfa-failed"
    case regionDisabled = "region-disabled"
    case accountNotActivated = "account-not-activated"
    case webTokenRefused = "web-token-refused"
    case throttled
    case serviceError = "service-error"
    case notSTSResponse = "not-sts-response"
    case proxyFailure = "proxy-failure"
    case tlsFailure = "tls-failure"
    case noNetwork = "no-network"
    case regionUnknown = "region-unknown"
    case noCredentials = "no-credentials"
    case configError = "config-error"
    case signInNeeded = "sign-in-needed"
    case processFailed = "process-failed"
    case notRun = "not-run"
    case cancelled
  }
}

extension Verdict.Class {
  /// What the class says of the keys by itself.
  public var keys: Verdict.Keys {
    switch self {
    case .valid, .deniedButAuthenticated, .mfaNeeded, .mfaFailed, .regionDisabled: .good
    case .invalidKeyID, .wrongSecret, .expiredToken, .malformedKeyID: .bad
    default: .unknown
    }
  }

  /// The class in words, for a row of a table.
  public var title: String { title(of: "STS") }

  /// The class in words, of an answer of a service.
  func title(of service: String) -> String {
    switch self {
    case .valid: "valid"
    case .invalidKeyID: "key id not known to AWS"
    case .missingSessionToken: "temporary key without its session token"
    case .staleSessionToken: "long-term key beside an old session token"
    case .partitionMismatch: "asked another partition than the keys belong to"
    case .wrongSecret: "secret does not belong to this key id"
    case .clockSkew: "clock of this machine is off"
    case .requestRefused: "\(service) refused the request"
    case .expiredToken: "temporary keys have run out"
    case .malformedKeyID: "stray character in the key id"
    case .deniedButAuthenticated: "keys are good, the action is denied"
    case .mfaNeeded: "MFA code needed"
    case .mfaFailed: "MFA code refused"
    case .regionDisabled: "\(service) is switched off in this region"
    case .accountNotActivated: "account is not activated yet"
    case .webTokenRefused: "web identity token refused"
    case .throttled: "too many requests"
    case .serviceError: "\(service) has a problem"
    case .notSTSResponse: "answer is not from \(service)"
    case .proxyFailure: "proxy failed"
    case .tlsFailure: "certificate not trusted"
    case .noNetwork: "\(service) cannot be reached"
    case .regionUnknown: "no such region"
    case .noCredentials: "no credentials"
    case .configError: "settings do not fit together"
    case .signInNeeded: "sign-in needed"
    case .processFailed: "credential_process failed"
    case .notRun: "not run"
    case .cancelled: "stopped"
    }
  }

  /// The class in one to three words, for a column of a table.
  public var short: String {
    switch self {
    case .valid: "valid"
    case .invalidKeyID: "key not known"
    case .missingSessionToken: "token missing"
    case .staleSessionToken: "stale token"
    case .partitionMismatch: "wrong partition"
    case .wrongSecret: "wrong secret"
    case .clockSkew: "clock"
    case .requestRefused: "refused"
    case .expiredToken: "keys ran out"
    case .malformedKeyID: "key malformed"
    case .deniedButAuthenticated: "denied"
    case .mfaNeeded: "needs MFA code"
    case .mfaFailed: "code refused"
    case .regionDisabled: "region off"
    case .accountNotActivated: "not activated"
    case .webTokenRefused: "token refused"
    case .throttled: "throttled"
    case .serviceError: "STS problem"
    case .notSTSResponse: "not AWS"
    case .proxyFailure: "proxy"
    case .tlsFailure: "certificate"
    case .noNetwork: "network"
    case .regionUnknown: "region"
    case .noCredentials: "no credentials"
    case .configError: "settings"
    case .signInNeeded: "sign in"
    case .processFailed: "process failed"
    case .notRun: "not run"
    case .cancelled: "stopped"
    }
  }

  /// What to do about it; empty where nothing is to be done.
  public var advice: String {
    switch self {
    case .valid: ""
    case .invalidKeyID:
      "The key was deleted, made inactive, mistyped or belongs to another partition. "
        + "Look for it under IAM → Security credentials, or make a new one."
    case .missingSessionToken: "Paste the session token that came with this key."
    case .staleSessionToken: "Remove aws_session_token from this profile: its key needs none."
    case .partitionMismatch: "Set the profile's region to one of the partition of its keys."
    case .wrongSecret: "Paste the secret again; if it is lost, make a new access key."
    case .clockSkew: "Set the clock of this machine (timedatectl set-ntp true); keys may be fine."
    case .requestRefused: "Look at region and endpoint settings, and at proxies that drop headers."
    case .expiredToken: "Get new temporary keys where these came from."
    case .malformedKeyID: "Remove blanks and line ends around the key id, or paste it again."
    case .deniedButAuthenticated: "Ask for the permission, or check the role's trust policy."
    case .mfaNeeded: "Set mfa_serial to the ARN of your MFA device, so that its code is asked for."
    case .mfaFailed: "Wait for the next code; each one works once."
    case .regionDisabled: "Activate STS for the region in IAM → Account settings, or use another."
    case .accountNotActivated: "Finish signing up: payment card and phone step in the console."
    case .webTokenRefused: "Get a new web identity token; check the identity provider in IAM."
    case .throttled, .serviceError: "Try again in a minute; the keys were not judged."
    case .notSTSResponse: "Something between here and AWS answered: guest network, proxy, gateway."
    case .proxyFailure: "Check HTTPS_PROXY and NO_PROXY, and the proxy's user and password."
    case .tlsFailure:
      "If a proxy inspects traffic, name its root certificate in AWS_CA_BUNDLE or ca_bundle."
    case .noNetwork: "Check the network connection, VPN and firewall."
    case .regionUnknown: "Correct the region of the profile or in AWS_REGION."
    case .noCredentials: "Add keys, a role or an SSO sign-in to the profile."
    case .configError: "Correct the profile's settings."
    case .signInNeeded: "Sign in again."
    case .processFailed: "Run the command of credential_process by hand to see what it says."
    case .notRun: "Check this profile by name."
    case .cancelled: "Start the check again."
    }
  }
}
