import AWSProfiles
import Testing

@testable import AWSCredentials

@Suite("Where IAM answers")
struct IAMEndpointTests {
  typealias Row = (
    region: String, fips: Bool, dualStack: Bool, url: String, signingRegion: String
  )

  /// As botocore 1.43.11 resolves them by its rule set.
  static let rows: [Row] = [
    ("us-east-1", false, false, "https://iam.amazonaws.com/", "us-east-1"),
    ("us-east-1", false, true, "https://iam.global.api.aws/", "us-east-1"),
    ("us-east-1", true, false, "https://iam-fips.amazonaws.com/", "us-east-1"),
    ("us-east-1", true, true, "https://iam-fips.global.api.aws/", "us-east-1"),
    ("eu-west-1", false, false, "https://iam.amazonaws.com/", "us-east-1"),
    ("cn-north-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1"),
    ("cn-north-1", false, true, "https://iam.global.api.amazonwebservices.com.cn/", "cn-north-1"),
    ("cn-northwest-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1"),
    ("cn-northwest-1", true, false, "https://iam-fips.amazonaws.com.cn/", "cn-northwest-1"),
    (
      "cn-northwest-1", true, true, "https://iam-fips.api.amazonwebservices.com.cn/",
      "cn-northwest-1"
    ),
    ("us-gov-west-1", false, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1"),
    ("us-gov-west-1", false, true, "https://iam.us-gov.api.aws/", "us-gov-west-1"),
    ("us-gov-east-1", true, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1"),
    ("us-gov-east-1", true, true, "https://iam.us-gov.api.aws/", "us-gov-west-1"),
    ("us-iso-west-1", false, false, "https://iam.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1"),
    ("us-iso-east-1", false, true, "https://iam.api.aws.ic.gov/", "us-iso-east-1"),
    ("us-iso-east-1", true, false, "https://iam-fips.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1"),
    ("us-iso-east-1", true, true, "https://iam-fips.api.aws.ic.gov/", "us-iso-east-1"),
    (
      "us-isob-west-1", true, false, "https://iam-fips.us-isob-east-1.sc2s.sgov.gov/",
      "us-isob-east-1"
    ),
    (
      "eu-isoe-west-1", false, false, "https://iam.eu-isoe-west-1.cloud.adc-e.uk/", "eu-isoe-west-1"
    ),
    ("eu-isoe-west-1", true, false, "https://iam-fips.cloud.adc-e.uk/", "eu-isoe-west-1"),
    (
      "us-isof-east-1", false, false, "https://iam.us-isof-south-1.csp.hci.ic.gov/",
      "us-isof-south-1"
    ),
    ("us-isof-east-1", true, true, "https://iam-fips.api.aws.hci.ic.gov/", "us-isof-south-1"),
    ("eusc-de-east-1", false, false, "https://iam.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1"),
    ("eusc-de-east-1", true, false, "https://iam-fips.amazonaws.eu/", "eusc-de-east-1"),
    ("aws-global", false, false, "https://iam.amazonaws.com/", "us-east-1"),
    ("xx-nowhere-1", true, true, "https://iam-fips.global.api.aws/", "us-east-1"),
  ]

  @Test("Every partition has its host and signing region", arguments: rows)
  func hosts(_ row: Row) {
    let found = IAMEndpoint.resolve(region: row.region, fips: row.fips, dualStack: row.dualStack)
    #expect(found.url == row.url)
    #expect(found.signingRegion == row.signingRegion)
  }

  @Test(
    "A setting or variable for IAM wins over the table",
    arguments: [
      ["AWS_ENDPOINT_URL_IAM": "http://127.0.0.1:4566"],
      ["AWS_ENDPOINT_URL": "http://127.0.0.1:4566"],
    ])
  func custom(_ variables: [String: String]) throws {
    let keys = try UserKeys(
      of: "a", catalog: .written(credentials: KeysInPlay.file), environment: Environment(variables),
      world: PlayedWorld { _, _ in Played.identity })
    #expect(keys.endpoint.url == "http://127.0.0.1:4566/")
    #expect(keys.endpoint.signingRegion == "us-east-1")
  }
}
