import AWSProfiles

/// One of the separate clouds that AWS runs: own accounts, own keys, own names of hosts.
public struct Partition: Sendable, Equatable {
  /// As in ARNs: `aws`, `aws-cn`, `aws-us-gov`.
  public let id: String
  /// What host names end in.
  public let suffix: String
  /// What the host names that also speak IPv6 end in.
  public let dualStackSuffix: String
  /// Where calls without a region go.
  public let defaultRegion: String
  /// What the names of its regions begin with, as `us-` or `cn-`.
  let prefixes: [String]
  /// The regions that are known, the pseudo region for the global services included.
  public let regions: [String]

  /// The partition that lists `region`; nil where none does.
  public static func listing(_ region: String) -> Partition? {
    all.first { $0.regions.contains(region) }
  }

  /// The partition of `region`: the one that lists it, else the one whose pattern it matches.
  ///
  /// Nil for names that cannot be a region of any partition, as `us-east-1a`.
  public static func of(region: String) -> Partition? {
    listing(region) ?? all.first { $0.matches(region) }
  }

  /// The partition that a host of AWS belongs to; nil for any other host.
  public static func of(host: String) -> Partition? {
    let labels = host.lowercased().split(separator: ".").map(String.init)
    for label in labels {
      if let partition = of(region: label), host.hasSuffix("." + partition.suffix) {
        return partition
      }
    }
    let longestFirst = all.sorted { $0.suffix.count > $1.suffix.count }
    return longestFirst.first {
      host.hasSuffix("." + $0.suffix) || host.hasSuffix("." + $0.dualStackSuffix)
    }
  }

  /// Whether `region` has the shape PREFIX-WORD-NUMBER of this partition.
  private func matches(_ region: String) -> Bool {
    guard let prefix = prefixes.first(where: { region.hasPrefix($0) }) else { return false }
    let parts = region.dropFirst(prefix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let isWord = parts[0].utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    let isNumber = parts[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return !parts[0].isEmpty && isWord && !parts[1].isEmpty && isNumber
  }
}

extension Partition {
  /// Every partition, as in the partition file of botocore 1.43.
  public static let all: [Partition] = [
    Partition(
      id: "aws", suffix: "amazonaws.com", dualStackSuffix: "api.aws", defaultRegion: "us-east-1",
      prefixes: ["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"],
      regions: [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2",
        "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        "aws-global", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1",
        "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1",
        "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2",
        "us-west-1", "us-west-2",
      ]),
    Partition(
      id: "aws-cn", suffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn",
      defaultRegion: "cn-northwest-1", prefixes: ["cn-"],
      regions: ["aws-cn-global", "cn-north-1", "cn-northwest-1"]),
    Partition(
      id: "aws-eusc", suffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
      defaultRegion: "eusc-de-east-1", prefixes: ["eusc-de-"], regions: ["eusc-de-east-1"]),
    Partition(
      id: "aws-iso", suffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov",
      defaultRegion: "us-iso-east-1", prefixes: ["us-iso-"],
      regions: ["aws-iso-global", "us-iso-east-1", "us-iso-west-1"]),
    Partition(
      id: "aws-iso-b", suffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud",
      defaultRegion: "us-isob-east-1", prefixes: ["us-isob-"],
      regions: ["aws-iso-b-global", "us-isob-east-1", "us-isob-west-1"]),
    Partition(
      id: "aws-iso-e", suffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk",
      defaultRegion: "eu-isoe-west-1", prefixes: ["eu-isoe-"],
      regions: ["aws-iso-e-global", "eu-isoe-west-1"]),
    Partition(
      id: "aws-iso-f", suffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
      defaultRegion: "us-isof-south-1", prefixes: ["us-isof-"],
      regions: ["aws-iso-f-global", "us-isof-east-1", "us-isof-south-1"]),
    Partition(
      id: "aws-us-gov", suffix: "amazonaws.com", dualStackSuffix: "api.aws",
      defaultRegion: "us-gov-west-1", prefixes: ["us-gov-"],
      regions: ["aws-us-gov-global", "us-gov-east-1", "us-gov-west-1"]),
  ]

  /// The regions that an account has to switch on before its keys are known there.
  public static let optInRegions: Set<String> = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2",
    "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
  ]

  /// The regions whose calls `sts_regional_endpoints = legacy` sends to the global host.
  static let legacyRegions: Set<String> = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "aws-global",
    "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
    "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
  ]

  /// Every region that can be typed: the pseudo regions left out.
  public static let selectableRegions: [String] = all.flatMap(\.regions)
    .filter { !$0.hasSuffix("-global") }

  /// A region that may have been meant by a name that is none.
  ///
  /// An availability zone gives its region, other capitals or blanks the region as AWS spells it.
  public static func suggestion(for region: String) -> String? {
    guard of(region: region) == nil else { return nil }
    let plain = String(region.lowercased().filter { !$0.isWhitespace })
      .replacing("_", with: "-")
    if listing(plain) != nil { return plain }
    let zoneless = String(plain.dropLast())
    if let last = plain.last, last.isLetter, listing(zoneless) != nil { return zoneless }
    return Spelling.nearest(to: plain, in: selectableRegions, limit: 1).first
  }
}
