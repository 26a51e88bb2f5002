extension Verdict {
  /// The classes of `cases/README.md`.
  public enum Class: String, Sendable, CaseIterable {
    /// The keys work; the account and the owner are known.
    case valid
    /// AWS knows no such key id (any more), or not in this partition.
    case invalidKeyID = "invalid-key-id"
    /// A temporary key was sent without its session token.
    case missingSessionToken = "missing-session-token"
    /// A long-term key was sent with a session token of others.
    case staleSessionToken = "stale-session-token"
    /// The keys are of another partition than the one that was asked.
    case partitionMismatch = "partition-mismatch"
    /// The signature does not fit: the secret is not that of the key id.
    case wrongSecret = "wrong-secret"
    /// The clock of this machine is too far off to sign.
    case clockSkew = "clock-skew"
    /// The service refused for a reason that says nothing of the keys.
    case requestRefused = "request-refused"
    /// Temporary keys that have run out.
    case expiredToken = "expired-token"
    /// The key id holds a character that no key id has.
    case malformedKeyID = "malformed-key-id"
    /// The keys are good; what was asked with them is denied.
    case deniedButAuthenticated = "denied-but-authenticated"
    /// The role or policy demands the code of an MFA device.
    case mfaNeeded = "mfa-needed"
    /// The code of the MFA device was not taken.
    case mfaFailed = "mfa-failed"
    /// The account has STS switched off in the region.
    case regionDisabled = "region-disabled"
    /// The account is not (yet) signed up for the service.
    case accountNotActivated = "account-not-activated"
    /// The token of a web identity was not taken.
    case webTokenRefused = "web-token-refused"
    /// Too many requests in a short time.
    case throttled
    /// The service failed by itself.
    case serviceError = "service-error"
    /// What answered is not the service.
    case notSTSResponse = "not-sts-response"
    /// The proxy failed or wants a password.
    case proxyFailure = "proxy-failure"
    /// The certificate of the service is not trusted.
    case tlsFailure = "tls-failure"
    /// The service could not be reached.
    case noNetwork = "no-network"
    /// There is no such region.
    case regionUnknown = "region-unknown"
    /// No source of the profile has keys.
    case noCredentials = "no-credentials"
    /// The settings contradict or miss something.
    case configError = "config-error"
    /// A sign-in is over or was never begun.
    case signInNeeded = "sign-in-needed"
    /// The `credential_process` failed.
    case processFailed = "process-failed"
    /// A source that is only asked when its profile is checked by name.
    case notRun = "not-run"
    /// The check was stopped.
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
