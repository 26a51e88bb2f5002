import AWSProfiles

/// Turns an answer of STS, or its absence, into a verdict.
public enum STSAnswer {
  /// What was asked, as far as the verdict depends on it.
  public struct Context: Sendable, Equatable {
    /// The service, as messages name it.
    public var service: String
    /// The action, as `GetCallerIdentity`.
    public var operation: String
    /// The host that was asked.
    public var host: String
    /// The URL that was asked.
    public var endpoint: String?
    /// The region of the profile.
    public var region: String?
    /// The access key id, or its first four characters; empty for unsigned calls.
    public var keyID: String
    /// Whether a session token was sent.
    public var hasSessionToken: Bool
    /// Whether a setting named the host.
    public var isCustomEndpoint: Bool

    /// Describes a call.
    public init(
      service: String = "STS", operation: String = "GetCallerIdentity", host: String,
      endpoint: String? = nil,
      region: String? = nil, keyID: String = "", hasSessionToken: Bool = false,
      isCustomEndpoint: Bool = false
    ) {
      self.service = service
      self.operation = operation
      self.host = host
      self.endpoint = endpoint
      self.region = region
      self.keyID = keyID
      self.hasSessionToken = hasSessionToken
      self.isCustomEndpoint = isCustomEndpoint
    }
  }

  /// The verdict of an answer; `now` tells how far the clock is from the answer's `Date`.
  public static func verdict(
    _ response: HTTPResponse, context: Context, now: Int? = nil
  ) -> Verdict {
    var verdict = judge(response, context)
    if verdict.class == .clockSkew, verdict.clock == nil, let now,
      let server = response.header("Date").flatMap(CalendarTime.seconds(httpDate:))
    {
      verdict.setSkew(seconds: now - server)
    }
    verdict.complete(context)
    verdict.elapsed = response.elapsed
    verdict.requestID = response.header("x-amzn-RequestId")
    return verdict
  }

  /// The verdict where no answer came.
  public static func verdict(_ fault: TransportFault, context: Context) -> Verdict {
    var verdict: Verdict
    switch fault.kind {
    case .unknownHost:
      let isKnown = context.isCustomEndpoint || context.region.flatMap(Partition.listing) != nil
      verdict = context.verdict(isKnown ? .noNetwork : .regionUnknown)
      if verdict.class == .regionUnknown {
        verdict.suggestedRegion = context.region.flatMap(Partition.suggestion)
      }
    case .unreachable, .refused, .reset, .timeout: verdict = context.verdict(.noNetwork)
    case .proxy: verdict = Verdict(.proxyFailure)
    case .tls: verdict = Verdict(.tlsFailure)
    case .caFile:
      verdict = Verdict(.tlsFailure, message: "file of trusted certificates cannot be used")
      verdict.advice = "Correct the path in AWS_CA_BUNDLE, ca_bundle or cafile."
    case .tooLarge, .truncated, .notHTTP: verdict = context.verdict(.notSTSResponse)
    case .cancelled: verdict = Verdict(.cancelled)
    case .unavailable:
      verdict = context.verdict(.noNetwork)
      verdict.retryable = false
      verdict.advice = "Install libcurl 7.87 or later."
    }
    if !fault.message.isEmpty, fault.kind != .cancelled {
      verdict.message += ": \(fault.message)"
    }
    verdict.complete(context)
    verdict.elapsed = fault.elapsed
    return verdict
  }

  private static func judge(_ response: HTTPResponse, _ context: Context) -> Verdict {
    if response.status == 407 { return Verdict(.proxyFailure, message: "proxy wants a password") }
    guard let root = XMLElement.parse(response.body) else { return stranger(response, context) }
    // Emulators of STS put the error one level deeper.
    if ["ErrorResponse", "Response"].contains(root.name),
      let error = root["Error"] ?? root["Errors"]?["Error"],
      let code = error["Code"]?.text, !code.isEmpty
    {
      let message = error["Message"]?.text ?? ""
      return refusal(code, message, status: response.status, context)
    }
    guard response.status == 200, root.name == "\(context.operation)Response" else {
      return stranger(response, context)
    }
    guard context.operation == "GetCallerIdentity" else { return Verdict(.valid) }
    guard let result = root["GetCallerIdentityResult"] else {
      return stranger(response, context)
    }
    guard let arn = result["Arn"]?.text, arn.hasPrefix("arn:") else {
      return stranger(response, context)
    }
    var verdict = Verdict(.valid)
    verdict.setIdentity(arn: arn)
    verdict.accountID = result["Account"]?.text ?? verdict.accountID
    verdict.userID = result["UserId"]?.text
    return verdict
  }

  private static func stranger(_ response: HTTPResponse, _ context: Context) -> Verdict {
    Verdict(
      .notSTSResponse, message: "answer \(response.status) is not from \(context.service)")
  }

  private static func refusal(
    _ code: String, _ message: String, status: Int, _ context: Context
  ) -> Verdict {
    let isWebIdentity = context.operation == "AssumeRoleWithWebIdentity"
    var verdict = context.verdict(.requestRefused)
    switch code {
    case "InvalidClientTokenId": verdict = unknownKey(context)
    case "SignatureDoesNotMatch": verdict = wrongSignature(message, context)
    case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture", "AuthFailure",
      "InvalidSignatureException":
      verdict = Verdict(.clockSkew)
    case "ExpiredToken", "ExpiredTokenException":
      let isStale = KeyID.isLongTerm(context.keyID) && context.hasSessionToken
      verdict = Verdict(
        isWebIdentity ? .webTokenRefused : isStale ? .staleSessionToken : .expiredToken)
    case "IncompleteSignature": verdict = Verdict(.malformedKeyID)
    case "AccessDenied", "AccessDeniedException": verdict = denial(message)
    case "PackedPolicyTooLarge": verdict = Verdict(.deniedButAuthenticated)
    case "RegionDisabledException":
      verdict = context.verdict(.regionDisabled)
      verdict.accountID = message.firstRange(of: "account:").map {
        String(message[$0.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
      }
    case "OptInRequired", "SubscriptionRequiredException": verdict = Verdict(.accountNotActivated)
    case "InvalidIdentityToken", "IDPRejectedClaim": verdict = Verdict(.webTokenRefused)
    case "Throttling", "ThrottlingException", "RequestLimitExceeded": verdict = Verdict(.throttled)
    default:
      if status >= 500 { verdict = context.verdict(.serviceError) }
    }
    verdict.error = code
    if [.requestRefused, .serviceError, .webTokenRefused, .deniedButAuthenticated]
      .contains(verdict.class), !message.isEmpty
    {
      verdict.message = "\(verdict.class.title(of: context.service)): \(message)"
    }
    return verdict
  }

  private static func unknownKey(_ context: Context) -> Verdict {
    if KeyID.isTemporary(context.keyID), !context.hasSessionToken {
      return Verdict(.missingSessionToken)
    }
    if KeyID.isLongTerm(context.keyID), context.hasSessionToken {
      return Verdict(.staleSessionToken)
    }
    if let region = context.region, let wanted = Partition.of(region: region),
      let asked = Partition.of(host: context.host), wanted.id != asked.id
    {
      var verdict = Verdict(.partitionMismatch)
      verdict.advice = "Ask sts.\(region).\(wanted.suffix): the region is of \(wanted.id)."
      return verdict
    }
    var verdict = Verdict(.invalidKeyID)
    if context.region.map(Partition.optInRegions.contains) == true {
      verdict.keys = .unknown
      verdict.hints = ["opt-in-region"]
      verdict.advice = "The account may not have switched this region on: try us-east-1."
    }
    return verdict
  }

  private static func wrongSignature(_ message: String, _ context: Context) -> Verdict {
    let isExpired = message.hasPrefix("Signature expired")
    guard isExpired || message.hasPrefix("Signature not yet current") else {
      return context.verdict(
        message.contains("Credential should be scoped") ? .requestRefused : .wrongSecret)
    }
    var verdict = Verdict(.clockSkew)
    verdict.clock = isExpired ? .behind : .ahead
    // Times in the message: the request's, a limit, and in brackets the server's.
    let times = message.split { !($0.isASCII && ($0.isNumber || $0 == "T" || $0 == "Z")) }
      .compactMap { $0.count == 16 ? CalendarTime.seconds(iso: String($0)) : nil }
    if times.count == 3 { verdict.setSkew(seconds: times[0] - times[2]) }
    return verdict
  }

  private static func denial(_ message: String) -> Verdict {
    if message.contains("MultiFactorAuthentication") {
      return Verdict(message.contains("must provide") ? .mfaNeeded : .mfaFailed)
    }
    var verdict = Verdict(.deniedButAuthenticated)
    if let range = message.firstRange(of: "User: arn:") {
      let start = message.index(range.upperBound, offsetBy: -4)
      verdict.setIdentity(arn: String(message[start...].prefix { !$0.isWhitespace }))
    }
    return verdict
  }
}

extension STSAnswer.Context {
  /// A verdict of a class in words that name the service.
  fileprivate func verdict(_ class: Verdict.Class) -> Verdict {
    Verdict(`class`, message: `class`.title(of: service))
  }
}

extension Verdict {
  /// Takes over an ARN with the partition and account in it.
  mutating func setIdentity(arn: String) {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    self.arn = arn
    guard parts.count >= 6 else { return }
    partition = String(parts[1])
    accountID = AccountID.inARN(arn)
  }

  /// Takes over how far the clock is ahead, negative: behind.
  mutating func setSkew(seconds: Int) {
    clock = seconds < 0 ? .behind : .ahead
    let minutes = (abs(seconds) + 30) / 60
    skewMinutes = minutes
    message = "clock of this machine is \(minutes) min \(seconds < 0 ? "behind" : "ahead")"
  }

  /// Adds where was asked.
  fileprivate mutating func complete(_ context: STSAnswer.Context) {
    region = context.region
    endpoint = context.endpoint.map(URLText.withoutUser)
    partition = partition ?? context.region.flatMap(Partition.of(region:))?.id
  }
}
