import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// Files that the AWS CLI refuses whole are told, and no others.
@Suite struct CLIRefusalTests {
  static let sound =
    "[default]\nregion = eu-west-1\n\n[profile a]\ns3 =\n  addressing_style = path\n"

  private func refusal(_ config: String) -> String? {
    ProfileCatalog(SharedFiles(config: Document(Array(config.utf8)))).cliRefusal
  }

  @Test(arguments: [
    ("nonsense here\n", "config:7"), ("region = x\nregion = y\n", "config:8"),
    ("[profile a]\nregion = x\n", "config:7"), ("= x\n", "config:7"),
  ])
  func whatStopsItIsToldByItsLine(_ text: String, _ place: String) throws {
    let words = try #require(refusal(Self.sound + text))
    #expect(words.hasPrefix(place + ":"), "\(words)")
  }

  @Test func aByteOrderMarkStopsIt() {
    #expect(refusal("\u{FEFF}" + Self.sound)?.hasPrefix("config:1:") == true)
  }

  @Test(arguments: [
    "", "# only\n", "[profile d]\nregion = x # y\n", "[profile b]\nREGION = x\n",
    "[profilex]\nregion = y\n", "[profile c]\nregion : y\n",
  ])
  func whatItReadsIsNoRefusal(_ text: String) {
    #expect(refusal(Self.sound + text) == nil)
  }

  /// The excerpt of a large file and the whole of it tell the same.
  @Test(arguments: ["", "nonsense\n", "\n", "=x\n", "  indented\n"])
  func aLargeFileIsLookedThroughToo(_ text: String) throws {
    let many = (0..<6000).map { "[profile p\($0)]\nregion = eu-west-1 \n# a comment\n\n" }.joined()
    let bytes = Array(("[default]\nregion = eu-west-1\n\n" + many + text).utf8)
    let excerpt = ProfileCatalog(credentials: nil, config: bytes, about: ["default"])
    let isBroken = ProfileCatalog(SharedFiles(config: Document(bytes))).cliRefusal != nil
    #expect((excerpt == nil) == isBroken, "a file that stops the AWS CLI is read whole")
  }
}
