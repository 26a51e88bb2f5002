import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

/// The readings against our table of shared files and what each tool holds of them.
@Suite struct ReadingVectorTests {
  static let table = Vector.ours("parser.json")

  @Test(arguments: table) func readsAsTheSDKs(_ vector: Vector) throws {
    try vector.expectTheReadingOfTheSDKs()
  }

  @Test(arguments: table) func readsAsTheAWSCLI(_ vector: Vector) throws {
    try vector.expectTheReadingOfTheAWSCLI()
  }

  @Test(arguments: table) func readsNormally(_ vector: Vector) { vector.expectTheNormalReading() }
}

/// The same against the table that is made of what other projects test with.
@Suite(.needsVectors) struct UpstreamReadingVectorTests {
  static let table = Vector.upstream("parser-upstream.json")

  @Test(arguments: table) func readsAsTheSDKs(_ vector: Vector) throws {
    try vector.expectTheReadingOfTheSDKs()
  }

  @Test(arguments: table) func readsAsTheAWSCLI(_ vector: Vector) throws {
    try vector.expectTheReadingOfTheAWSCLI()
  }

  @Test(arguments: table) func readsNormally(_ vector: Vector) { vector.expectTheNormalReading() }
}

extension Vector {
  fileprivate func expectTheReadingOfTheSDKs() throws {
    let expected = try #require(json["expected"])
    let found = Reading.sdk.read(files)
    if let error = expected["error"]?.string {
      let causes = found.refusals.map { SDKErrors.texts[$0.cause] ?? $0.cause.rawValue }
      #expect(causes.contains { $0.hasPrefix(error) }, "\(causes)")
      return
    }
    if json["expected_basis"]?.string?.hasSuffix("file as empty") == true {
      #expect(found.refusals.contains { $0.cause == .notUTF8 })
      return
    }
    #expect(found.refusals == [])
    #expect(PlainFiles(found.profiles, isNestedText: true) == PlainFiles(expected["profiles"]))
    for (field, sections) in [("sso_sessions", found.ssoSessions), ("services", found.services)] {
      guard let wanted = expected[field] else { continue }
      #expect(PlainFiles(sections, isNestedText: true) == PlainFiles(wanted))
    }
  }

  fileprivate func expectTheReadingOfTheAWSCLI() throws {
    let column = try #require(json["botocore"])
    let found = Reading.awsCLI.read(files)
    if let cause = column["error"]?["cause"]?.string {
      let refusals = FileRole.allCases.compactMap { found.refusal(of: $0) }
      #expect(refusals.contains { BotocoreErrors.names[$0.cause] == cause }, "\(refusals)")
      return
    }
    // Where the two agree, the table has only the SDK's form, in which a nested block is text.
    let agrees = column["agrees"]?.bool == true
    #expect(found.refusals.isEmpty == (!agrees || json["expected"]?["error"] == nil))
    let wanted = agrees ? json["expected"] ?? .null : column
    let lists = [
      ("profiles", found.profiles), ("sso_sessions", found.ssoSessions),
      ("services", found.services), ("other_sections", found.otherSections),
    ]
    for (field, sections) in lists {
      guard let wanted = wanted[field] else { continue }
      #expect(PlainFiles(sections, isNestedText: agrees) == PlainFiles(wanted))
    }
  }

  fileprivate func expectTheNormalReading() {
    let found = Reading.normal.read(files)
    #expect(found.refusals == [])
    #expect(found.differences(from: ProfileCatalog(files)) == [])
    guard let normal = json["normal"], !normal.isNull else { return }
    #expect(PlainFiles(found.profiles, isNestedText: true) == PlainFiles(normal["profiles"]))
  }
}

/// The vectors that the SDKs share, as the Rust SDK publishes them.
@Suite(.needsVectors) struct SharedSDKVectorTests {
  private static func tests(_ name: String) throws -> [JSONValue] {
    try #require(try Vectors.json("smithy-rs/\(name)")["tests"]?.array)
  }

  @Test func readsEveryParserVector() throws {
    let tests = try Self.tests("profile-parser-tests.json")
    #expect(tests.count > 30)
    for test in tests {
      let input = test["input"]
      let files = SharedFiles(
        credentials: input?["credentialsFile"]?.string.map { Document(Array($0.utf8)) },
        config: input?["configFile"]?.string.map { Document(Array($0.utf8)) })
      let found = Reading.sdk.read(files)
      let name = test["name"]?.string ?? ""
      if let error = test["output"]?["errorContaining"]?.string {
        let causes = found.refusals.map { SDKErrors.texts[$0.cause] ?? $0.cause.rawValue }
        #expect(causes.contains { $0.contains(error) }, "\(name): \(causes)")
        continue
      }
      #expect(found.refusals == [], "\(name)")
      let config = test["output"]?["config"]
      #expect(
        PlainFiles(found.profiles, isNestedText: true) == PlainFiles(config?["profiles"]), "\(name)"
      )
      if let wanted = config?["ssoSessions"] ?? config?["sso_sessions"] {
        #expect(PlainFiles(found.ssoSessions, isNestedText: true) == PlainFiles(wanted), "\(name)")
      }
    }
  }

  @Test func findsTheFilesOfEveryLocationVector() throws {
    let tests = try Self.tests("file-location-tests.json")
      .filter { $0["platform"]?.string == "linux" }
    #expect(tests.count > 3)
    for test in tests {
      var variables: [String: String] = [:]
      for member in test["environment"]?.members ?? [] {
        variables[member.key] = member.value.string
      }
      let found = try FileLocations(environment: Environment(variables))
      let name = test["name"]?.string ?? ""
      #expect(found.config == test["configLocation"]?.string, "\(name)")
      #expect(found.credentials == test["credentialsLocation"]?.string, "\(name)")
    }
  }
}

/// What the SDKs say for each cause.
enum SDKErrors {
  static let texts: [Refusal.Cause: String] = [
    .noSection: "Expected a profile definition",
    .unclosedHeader: "Profile definition must end with ']'",
    .strayContinuation: "Expected a property definition, found continuation",
    .noDelimiter: "Expected an '=' sign defining a property",
    .noName: "Property did not have a name",
    .nestedNoDelimiter: "Expected an '=' sign defining a sub-property",
    .nestedNoName: "Sub-property did not have a name",
  ]
}

/// What Python calls each cause.
enum BotocoreErrors {
  static let names: [Refusal.Cause: String] = [
    .notUTF8: "UnicodeDecodeError",
    .noSection: "MissingSectionHeaderError",
    .duplicateSection: "DuplicateSectionError",
    .duplicateSetting: "DuplicateOptionError",
    .noDelimiter: "ParsingError",
    .noName: "ParsingError",
    .nestedNoDelimiter: "ValueError",
  ]
}
