import JSONText
import Testing

@testable import AWSCredentials

@Suite("STS endpoints")
struct STSEndpointTests {
  @Test("Every region, regional, legacy, FIPS and dual stack, as botocore resolves it")
  func everyRegion() throws {
    let table = try Fixture.json("conformance/cases/sts-endpoints.json")
    let entries = try #require(table["endpoints"]?.array)
    #expect(entries.count > 40)
    for entry in entries {
      let region = try #require(entry["region"]?.string)
      expect(entry["regional"], region, .init())
      expect(entry["legacy"] ?? entry["regional"], region, .init(legacy: true))
      expect(entry["fips"], region, .init(fips: true))
      expect(entry["dualstack"], region, .init(dualStack: true))
      #expect(Partition.of(region: region)?.id == entry["partition"]?.string)
    }
  }

  @Test("Regions that no partition lists")
  func unknownRegions() throws {
    let table = try Fixture.json("conformance/cases/sts-endpoints.json")
    for entry in try #require(table["unknown_regions"]?.array) {
      let region = try #require(entry["region"]?.string)
      expect(entry["regional"], region, .init())
      #expect(Partition.listing(region) == nil)
    }
  }

  @Test("The table of partitions is the one of the fixture")
  func partitions() throws {
    let table = try Fixture.json("conformance/cases/sts-endpoints.json")
    let entries = try #require(table["partitions"]?.array)
    #expect(entries.count == Partition.all.count)
    for entry in entries {
      let partition = try #require(Partition.all.first { $0.id == entry["id"]?.string })
      #expect(partition.suffix == entry["dnsSuffix"]?.string)
      #expect(partition.dualStackSuffix == entry["dualStackDnsSuffix"]?.string)
      #expect(partition.defaultRegion == entry["implicitGlobalRegion"]?.string)
      #expect(partition.regions == entry["regions"]?.array?.compactMap(\.string))
    }
    let optIn = try #require(table["opt_in_regions"]?.array).compactMap(\.string)
    #expect(Partition.optInRegions == Set(optIn))
  }

  @Test("A URL of a setting wins, gets a path, and must be http or https")
  func customURL() throws {
    let local = try STSEndpoint.resolve(
      region: "eu-west-1", options: .init(customURL: "http://localhost:4566"))
    #expect(
      local
        == STSEndpoint(
          url: "http://localhost:4566/", signingRegion: "eu-west-1", isCustom: true))
    #expect(local.host == "localhost")
    #expect(throws: CredentialError.invalidEndpoint("localhost:4566")) {
      try STSEndpoint.resolve(region: "eu-west-1", options: .init(customURL: "localhost:4566"))
    }
  }

  @Test(
    "A region that is none gives the one that was meant",
    arguments: [
      ("us-east-1a", "us-east-1"), ("US-EAST-1", "us-east-1"), ("eu_west_1", "eu-west-1"),
      ("eu-west1", "eu-west-1"),
    ])
  func suggestions(typed: String, meant: String) {
    #expect(Partition.suggestion(for: typed) == meant)
  }

  private func expect(
    _ expected: JSONValue?, _ region: String, _ options: STSEndpoint.Options,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let endpoint = try? STSEndpoint.resolve(region: region, options: options)
    #expect(
      endpoint?.url == expected?["url"]?.string, "\(region)", sourceLocation: sourceLocation)
    #expect(
      endpoint?.signingRegion == expected?["signing_region"]?.string, "\(region)",
      sourceLocation: sourceLocation)
  }
}
