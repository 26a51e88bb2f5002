/// Where IAM answers: one host a partition, not one a region.
public enum IAMEndpoint {
  /// The absolute URL and the region that requests to it are signed for, by the rules of botocore
  /// 1.43.
  ///
  /// A region that no partition knows goes to `aws`.
  public static func resolve(
    region: String, fips: Bool = false, dualStack: Bool = false
  ) -> (url: String, signingRegion: String) {
    let partition = Partition.of(region: region) ?? Partition.all[0]
    let home = home(of: partition)
    let host: String
    switch partition.id {
    case "aws":
      let service = fips ? "iam-fips" : "iam"
      host = dualStack ? "\(service).global.api.aws" : "\(service).amazonaws.com"
    case "aws-us-gov":
      host = dualStack ? "iam.us-gov.api.aws" : "iam.us-gov.amazonaws.com"
    default:
      host = self.host(partition, home, fips: fips, dualStack: dualStack)
    }
    // The rule set of China alone names another region beside its FIPS hosts.
    let signing = fips && partition.id == "aws-cn" ? partition.defaultRegion : home
    return ("https://\(host)/", signing)
  }

  /// The region in which a partition keeps its IAM.
  private static func home(of partition: Partition) -> String {
    switch partition.id {
    case "aws": "us-east-1"
    case "aws-cn": "cn-north-1"
    default: partition.defaultRegion
    }
  }

  private static func host(
    _ partition: Partition, _ home: String, fips: Bool, dualStack: Bool
  ) -> String {
    let service = fips ? "iam-fips" : "iam"
    if dualStack {
      let isGlobal = partition.id == "aws-cn" && !fips
      return "\(service)\(isGlobal ? ".global" : "").\(partition.dualStackSuffix)"
    }
    let namesRegion = !fips || ["aws-iso", "aws-iso-b"].contains(partition.id)
    return "\(service)\(namesRegion ? ".\(home)" : "").\(partition.suffix)"
  }
}
