import AWSProfiles

/// Where STS answers for a region, and what requests to it are signed for.
public struct STSEndpoint: Sendable, Equatable {
  /// The absolute URL, as `https://sts.eu-west-1.amazonaws.com/`.
  public var url: String
  /// The region of the credential scope.
  public var signingRegion: String
  /// Whether a setting or variable named the URL: an emulator or a private host.
  public var isCustom: Bool

  /// An endpoint as resolved.
  public init(url: String, signingRegion: String, isCustom: Bool = false) {
    self.url = url
    self.signingRegion = signingRegion
    self.isCustom = isCustom
  }

  /// What changes the host name.
  public struct Options: Sendable, Equatable {
    /// `use_fips_endpoint`.
    public var fips: Bool
    /// `use_dualstack_endpoint`.
    public var dualStack: Bool
    /// `sts_regional_endpoints = legacy`.
    public var legacy: Bool
    /// A URL that a setting or variable gives.
    public var customURL: String?

    /// The regional endpoint by default.
    public init(
      fips: Bool = false, dualStack: Bool = false, legacy: Bool = false, customURL: String? = nil
    ) {
      self.fips = fips
      self.dualStack = dualStack
      self.legacy = legacy
      self.customURL = customURL
    }
  }

  /// The host of the URL, without its port.
  public var host: String { URLText.host(of: url) ?? "" }

  /// The endpoint for a region by the rules of botocore 1.43.
  ///
  /// A region that no partition lists goes to the partition whose pattern it matches, else to
  /// `aws`. Throws `invalidRegion` for a name that cannot be part of a host name, `noDualStack`
  /// and `invalidEndpoint`.
  public static func resolve(
    region: String, options: Options = Options()
  ) throws(CredentialError) -> STSEndpoint {
    guard isHostLabel(region) else { throw .invalidRegion(region) }
    let signingRegion = region == "aws-global" ? "us-east-1" : region
    if let url = options.customURL {
      guard let host = URLText.host(of: url), !host.isEmpty else { throw .invalidEndpoint(url) }
      let path = URLText.path(of: url)
      return STSEndpoint(
        url: path.isEmpty ? url + "/" : url, signingRegion: signingRegion, isCustom: true)
    }
    let partition = Partition.of(region: region) ?? Partition.all[0]
    if !options.fips, !options.dualStack {
      let isGlobal = region == "aws-global"
      if isGlobal || (options.legacy && Partition.legacyRegions.contains(region)) {
        return STSEndpoint(url: "https://sts.amazonaws.com/", signingRegion: "us-east-1")
      }
    }
    if options.dualStack, regionsWithoutDualStack.contains(region) {
      throw .noDualStack(region: region)
    }
    let service = options.fips && partition.id != "aws-us-gov" ? "sts-fips" : "sts"
    let suffix = options.dualStack ? partition.dualStackSuffix : partition.suffix
    return STSEndpoint(
      url: "https://\(service).\(region).\(suffix)/", signingRegion: signingRegion)
  }

  private static let regionsWithoutDualStack: Set<String> = [
    "eu-isoe-west-1", "us-isof-east-1", "us-isof-south-1",
  ]

  /// Whether a name can stand between two dots of a host name.
  private static func isHostLabel(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 63, !text.hasPrefix("-"), !text.hasSuffix("-") else {
      return false
    }
    return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }
}

/// The parts of a URL that are needed here.
enum URLText {
  /// The host without user, port and brackets; nil where there is no `http://` or `https://`.
  static func host(of url: String) -> String? {
    guard let authority = authority(of: url) else { return nil }
    if authority.hasPrefix("[") {
      return authority.dropFirst().split(separator: "]").first.map(String.init)
    }
    return authority.split(separator: ":").first.map(String.init)
  }

  /// What follows the host and port, with its `/`.
  static func path(of url: String) -> String {
    guard let start = rest(of: url)?.firstIndex(of: "/") else { return "" }
    return String(url[start...])
  }

  /// The URL as it may be shown: without a user and password.
  static func withoutUser(_ url: String) -> String {
    guard let rest = rest(of: url),
      let end = rest.prefix(while: { !"/?#".contains($0) }).lastIndex(of: "@")
    else { return url }
    return String(url.dropLast(rest.count) + rest[rest.index(after: end)...])
  }

  /// The port as written; nil for the default one.
  static func port(of url: String) -> Int? {
    guard let authority = authority(of: url) else { return nil }
    let tail = authority.hasPrefix("[") ? authority.drop { $0 != "]" } : authority[...]
    return tail.firstIndex(of: ":").flatMap { Int(tail[tail.index(after: $0)...]) }
  }

  /// Text as it may stand in a query or form.
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      if isLetterOrDigit(byte) || "-._~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }

  private static func authority(of url: String) -> String? {
    guard let rest = rest(of: url) else { return nil }
    let whole = rest.prefix { !"/?#".contains($0) }
    return String(whole.split(separator: "@", omittingEmptySubsequences: false).last ?? whole)
  }

  private static func rest(of url: String) -> Substring? {
    for scheme in ["https://", "http://"] where url.lowercased().hasPrefix(scheme) {
      return url.dropFirst(scheme.count)
    }
    return nil
  }
}
