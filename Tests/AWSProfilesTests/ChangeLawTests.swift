import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// What holds for any change of any files, from seeds so that a failure comes again.
@Suite struct ChangeLawTests {
  private static let seeds: Range<UInt64> = 0..<30
  private static let rounds = 30
  private static let names = ["a", "default", "two words", "it's", "x\\y", "p#q", "prüfung"]
  private static let keys = ["region", "output", "s3.max_queue_size", "role_arn", "name"]
  private static let values = ["1", "eu-west-1", "a=b", "x#y", "\"q\" 'r'", "http://h:1/#"]

  @Test(arguments: seeds) func whatIsSetIsRead(_ seed: UInt64) throws {
    try Self.eachChange(seed) { files, profile, key, value, role in
      let change = ProfileChange.set(profile: profile, key: key, value: value, file: role)
      let after = try files.applying([change]).after
      let parts = key.split(separator: ".").map(String.init)
      let catalog = ProfileCatalog(after)
      let setting = catalog.settings(of: profile, in: role).first { $0.key == parts[0] }
      let found = parts.count == 1 ? setting : setting?.nested.last { $0.key == parts[1] }
      #expect(found?.value == value)
    }
  }

  @Test(arguments: seeds) func settingTwiceIsSettingOnce(_ seed: UInt64) throws {
    try Self.eachChange(seed) { files, profile, key, value, role in
      let change = ProfileChange.set(profile: profile, key: key, value: value, file: role)
      let once = try files.applying([change]).after
      #expect(try once.applying([change]).changedRoles.isEmpty)
    }
  }

  @Test(arguments: seeds) func otherProfilesAndFilesStay(_ seed: UInt64) throws {
    try Self.eachChange(seed) { files, profile, key, value, role in
      let change = ProfileChange.set(profile: profile, key: key, value: value, file: role)
      let after = try files.applying([change]).after
      let other: FileRole = role == .config ? .credentials : .config
      #expect(after[other] == files[other])
      let before = ProfileCatalog(files)
      let catalog = ProfileCatalog(after)
      for name in before.names where name != profile {
        let was = before.settings(of: name, in: role).map { [$0.spelledKey, $0.value] }
        #expect(catalog.settings(of: name, in: role).map { [$0.spelledKey, $0.value] } == was)
      }
    }
  }

  @Test(arguments: seeds) func whatIsUnsetOrDeletedIsGone(_ seed: UInt64) throws {
    try Self.eachChange(seed) { files, profile, key, _, _ in
      guard ProfileCatalog(files)[profile] != nil else { return }
      let unset = ProfileChange.unset(profile: profile, key: key, file: nil)
      let outer = key.split(separator: ".").map(String.init)
      if outer.count == 1 {
        #expect(ProfileCatalog(try files.applying([unset]).after)[profile]?[key] == nil)
      }
      let deleted = try files.applying([.delete(profile: profile)]).after
      #expect(ProfileCatalog(deleted)[profile] == nil)
      #expect(
        Set(ProfileCatalog(deleted).names)
          == Set(ProfileCatalog(files).names.filter { $0 != profile }))
    }
  }

  @Test(arguments: seeds) func renamingKeepsAllSettings(_ seed: UInt64) throws {
    try Self.eachChange(seed) { files, profile, _, _, _ in
      let before = ProfileCatalog(files)
      guard let old = before[profile], before["new name"] == nil else { return }
      let change = ProfileChange.rename(from: profile, to: "new name")
      let after = ProfileCatalog(try files.applying([change]).after)
      #expect(after[profile] == nil && after.count == before.count)
      #expect(after["new name"]?.settings.map(\.value).count == old.settings.count)
    }
  }

  /// Calls `check` with files and changes made from a seed.
  private static func eachChange(
    _ seed: UInt64, _ check: (SharedFiles, String, String, String, FileRole) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<rounds {
      var files = SharedFiles()
      for role in FileRole.allCases where Bool.random(using: &generator) {
        files[role] = Document(generator.file(of: role, names: names))
      }
      let role = FileRole.allCases.randomElement(using: &generator) ?? .config
      try check(
        files, names.randomElement(using: &generator) ?? "a",
        keys.randomElement(using: &generator) ?? "region",
        values.randomElement(using: &generator) ?? "1", role)
    }
  }
}

extension SeededGenerator {
  /// A file with profiles, comments, nested blocks, odd spellings and line ends.
  mutating func file(of role: FileRole, names: [String]) -> [UInt8] {
    let end = Int.random(in: 0..<4, using: &self) == 0 ? "\r\n" : "\n"
    var text = Int.random(in: 0..<6, using: &self) == 0 ? "\u{FEFF}" : ""
    let lines = [
      "region = eu-west-1", "  region=x", "output: json ; c", "# region = y", "", "   ",
      "s3 =", "  max_queue_size = 10", "\tname = 1", "stray", "REGION = z", "source_profile = a",
      "name =", "[other]", "[profile]", "  # deep", "role_arn = arn:aws:iam::1:role/x",
    ]
    for _ in 0..<Int.random(in: 0..<14, using: &self) {
      if Int.random(in: 0..<3, using: &self) == 0 {
        let name = names.randomElement(using: &self) ?? "a"
        let quoted = "\"" + name.replacing("\\", with: "\\\\") + "\""
        text += role == .credentials ? "[\(name)]" : "[profile  \(quoted)] # c"
      } else {
        text += lines.randomElement(using: &self) ?? ""
      }
      text += end
    }
    if Int.random(in: 0..<5, using: &self) == 0 { text += "region = last" }
    return Array(text.utf8)
  }
}
