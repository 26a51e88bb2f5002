import AWSProfiles
import INIDocument
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Saves beside the AWS CLI, which locks nothing and writes in place")
struct FilesBesideTheCLITests {
  let folder = TemporaryFolder()

  /// Runs `aws configure set`; nil where it cannot be started.
  private func configure(_ key: String, _ value: String, _ profile: String) -> ChildProcess? {
    ChildProcess([
      "env", "HOME=\(folder.path)", "AWS_CONFIG_FILE=\(folder.path("config"))",
      "AWS_SHARED_CREDENTIALS_FILE=\(folder.path("credentials"))", peer("aws"), "configure", "set",
      key,
      value, "--profile", profile,
    ])
  }

  @Test("No file is torn; what it wrote before our lock is kept, and none of ours is lost")
  func besideTheCLI() throws {
    let probe = builtPrograms + "/save-probe"
    folder.write("config", "[profile seed]\nregion = eu-west-1\n")
    #expect(configure("region", "eu-west-2", "before")?.wait() == 0)
    func save(_ name: String, _ file: String) -> ChildProcess? {
      ChildProcess([
        probe, folder.path("state"), folder.path(file),
        "[\(file == "config" ? "profile " : "")\(name)]\nregion = x\n",
      ])
    }
    // The CLI writes config, ours write credentials and config at the same time.
    let foreign = (0..<3).compactMap { configure("output", "json", "cli-\($0)") }
    let ours = (0..<32).compactMap { save("w\($0)", $0 % 4 == 0 ? "config" : "credentials") }
    #expect(ours.map { $0.wait() }.allSatisfy { $0 == 0 })
    #expect(foreign.map { $0.wait() }.allSatisfy { $0 == 0 })
    let config = Document(folder.bytes("config") ?? [])
    #expect(config.lines.allSatisfy { [.header, .setting, .blank].contains($0.role) }, "torn")
    let catalog = ProfileCatalog(
      SharedFiles(credentials: Document(folder.bytes("credentials") ?? []), config: config))
    #expect(catalog["seed"]?["region"] == "eu-west-1")
    #expect(catalog["before"]?["region"] == "eu-west-2")
    for name in catalog.names where name.hasPrefix("w") { #expect(catalog[name]?["region"] == "x") }
    // Where the CLI does not write, all of ours are there.
    for number in 0..<32 where number % 4 != 0 { #expect(catalog["w\(number)"] != nil) }
    // Once it has ended, nothing of either is lost.
    let late = (0..<8).compactMap { save("late\($0)", "config") }
    #expect(late.map { $0.wait() }.allSatisfy { $0 == 0 })
    let after = ProfileCatalog(SharedFiles(config: Document(folder.bytes("config") ?? [])))
    #expect((0..<8).allSatisfy { after["late\($0)"] != nil })
    let before = ProfileCatalog(SharedFiles(config: config))
    #expect(
      before.names.allSatisfy {
        after[$0]?.settings.map(\.value) == before[$0]?.settings.map(\.value)
      })
  }
}
