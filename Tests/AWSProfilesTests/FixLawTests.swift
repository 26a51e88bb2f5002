import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// What holds for every fix of every finding in files made from seeds.
@Suite struct FixLawTests {
  private static let seeds: Range<UInt64> = 0..<40
  private static let rounds = 25
  private static let names = ["a", "default", "two words", "it's", "p#q", "prüfung", "a"]

  /// Codes whose fix changes what tools read in the finding's own profile, and says so.
  private static let changing: Set<String> = [
    "stale-session-token", "keys-in-both-files", "keys-in-config", "region-unknown",
    "quoted-value", "unknown-credential-source", "source-profile-missing", "sso-session-missing",
    "services-missing", "missing-profile-prefix", "unknown-section",
    "comment-in-nested-value",
  ]

  /// Codes whose fix makes a profile of a section that was none.
  private static let naming: Set<String> = ["missing-profile-prefix", "unknown-section"]

  @Test(arguments: seeds) func aFixMendsItsFindingAndNothingElse(_ seed: UInt64) throws {
    try Self.eachFile(seed) { files in
      let before = ProfileCatalog(files)
      let findings = before.findings
      for finding in findings {
        guard let fix = finding.fix else { continue }
        let after = try files.applying(fix.changes).after
        let catalog = ProfileCatalog(after)
        #expect(after != files, "\(finding.code) changes nothing")
        let left = catalog.findings
        #expect(
          left.filter { isSame($0, finding) }.count < findings.filter { isSame($0, finding) }.count,
          "\(finding.code) is still there\n\(Self.text(files))\n→\n\(Self.text(after))")
        for other in left where !findings.contains(where: { isSame($0, other) }) {
          // A value that was hidden by another fault shows its own now.
          let names = [finding.profile, finding.name].compactMap { $0 }
          let isOfSame =
            Self.naming.contains(finding.code)
            || Self.changing.contains(finding.code)
              && (other.profile.map(names.contains) ?? false)
          #expect(
            isOfSame,
            "\(finding.code) brings \(other.code)\n\(Self.text(files))\n→\n\(Self.text(after))")
        }
        checkReadings(before, catalog, finding)
        // What no finding tells any more reads alike in all tools; a quarter of the files will do.
        if seed % 4 == 0 {
          for reading in [Reading.awsCLI, .sdk] { ToolAgreement(after, reading).check() }
        }
      }
    }
  }

  @Test(arguments: seeds) func allSafeFixesLeaveNoneAndChangeNoReading(_ seed: UInt64) throws {
    try Self.eachFile(seed) { files in
      let before = ProfileCatalog(files)
      let (changes, count) = before.fixes { $0.fix?.isSafe == true }
      guard !changes.isEmpty else { return }
      let after = ProfileCatalog(try files.applying(changes).after)
      #expect(count > 0)
      #expect(
        after.findings.filter { $0.fix?.isSafe == true }.map(\.code) == [],
        "\(Self.text(files))\n→\n\(Self.text(after.files))")
      for name in before.names {
        let was = before[name]?.settings ?? []
        for setting in after[name]?.settings ?? [] where !Self.isMended(setting.key) {
          guard let old = was.first(where: { $0.key == setting.key }) else { continue }
          #expect(old.value == setting.value, "\(name).\(setting.key)")
        }
      }
    }
  }

  @Test(arguments: seeds) func whatASafeFixOfOneLineLeavesReadsAlikeInEveryTool(
    _ seed: UInt64
  ) throws {
    try Self.eachFile(seed) { files in
      for finding in ProfileCatalog(files).findings {
        guard let fix = finding.fix, fix.isSafe, !Self.changing.contains(finding.code) else {
          continue
        }
        let after = try files.applying(fix.changes).after
        // The SDK reading is the same, but for what it could not read before.
        let old = ProfileCatalog(files)
        let new = ProfileCatalog(after)
        #expect(Set(old.names) == Set(new.names), "\(finding.code)\n\(Self.text(files))")
      }
    }
  }

  private static func isMended(_ key: String) -> Bool {
    ["region", "sso_region", "credential_source"].contains(key)
  }

  private func isSame(_ left: Finding, _ right: Finding) -> Bool {
    left.code == right.code && left.file == right.file && left.profile == right.profile
      && left.name == right.name
  }

  /// All profiles read as before, but for what the fix says of its own.
  private func checkReadings(_ old: ProfileCatalog, _ new: ProfileCatalog, _ finding: Finding) {
    for name in Set(old.names + new.names) {
      if Self.changing.contains(finding.code), name == finding.profile || name == finding.name {
        continue
      }
      if case .writeHeader(_, _, name)? = finding.fix?.changes.first { continue }
      let was = Dictionary(
        (old[name]?.settings ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      let now = Dictionary(
        (new[name]?.settings ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      #expect(
        was == now,
        "\(finding.code) changes \(name)\n\(Self.text(old.files))\n→\n\(Self.text(new.files))")
    }
  }

  private static func text(_ files: SharedFiles) -> String {
    FileRole.allCases.map {
      "\($0): " + String(decoding: files[$0]?.bytes ?? [], as: UTF8.self).debugDescription
    }.joined(separator: "\n")
  }

  private static func eachFile(_ seed: UInt64, _ check: (SharedFiles) throws -> Void) throws {
    var generator = SeededGenerator(seed: seed &+ 0xF1E5)
    for _ in 0..<rounds {
      var files = SharedFiles()
      for role in FileRole.allCases where Int.random(in: 0..<4, using: &generator) > 0 {
        files[role] = Document(generator.messyFile(of: role, names: names))
      }
      try check(files)
    }
  }
}

extension SeededGenerator {
  /// A file with most of what findings are about.
  mutating func messyFile(of role: FileRole, names: [String]) -> [UInt8] {
    let end = Int.random(in: 0..<4, using: &self) == 0 ? "\r\n" : "\n"
    var text = Int.random(in: 0..<8, using: &self) == 0 ? "\u{FEFF}" : ""
    let lines = [
      "region = eu-west-1", "  region=us-east-1a", "output: json ; c", "# note", "", "   ",
      "s3 =", "  max_queue_size = 10", "  use_x = y # why", "\tname = 1", "stray", "REGION = z",
      "source_profile = a",
      "name =", "  # deep", "role_arn = arn:aws:iam::111122223333:role/x", "region = eu-west-1 # x",
      "aws_access_key_id = AKIAEXAMPLE2ALPHA222", "aws_access_key_id = ASIAEXAMPLE2ALPHA222",
      "aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl",
      "aws_session_token = tok", "aws_security_token = other", "credential_source = environment",
      "Output = \"text\"", "sso_session = acme", "sso_account_id = 111122223333", "output = json",
      "    region = eu-west-1", "source_profile = b", "  output = json", "  cli_pager =",
      "key:z = 1", "region: x=y", "aws_session_token:IQoJb3JpZ2luX2VjEJr/aB3==",
    ]
    for _ in 0..<Int.random(in: 0..<16, using: &self) {
      if Int.random(in: 0..<3, using: &self) == 0 {
        text += header(of: role, names.randomElement(using: &self) ?? "a")
      } else {
        text += lines.randomElement(using: &self) ?? ""
      }
      text += end
    }
    if Int.random(in: 0..<5, using: &self) == 0 { text += "region = last" }
    return Array(text.utf8)
  }

  private mutating func header(of role: FileRole, _ name: String) -> String {
    let quoted = "\"" + name.replacing("\\", with: "\\\\") + "\""
    let headers =
      role == .credentials
      ? ["[\(name)]", "[ \(name) ] # c", "[\(name)] ; c", "[\(name)] text", "[\(name)] # [x]"]
      : [
        "[profile \(quoted)]", "[profile  \(quoted)] # c", "[ profile \(quoted) ]", "[default]",
        "[plain]", "[sso-session acme]", "[profile default]", "[DEFAULT]",
        "[profile \(quoted)] note x = y", "[Profile \(quoted)]", "[profile un quoted]",
      ]
    return headers.randomElement(using: &self) ?? "[a]"
  }
}
