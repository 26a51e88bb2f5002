import AWSProfiles
import Testing

@testable import AWSCredentials

/// Every combination of the settings that lead to credentials, and what each tool makes of it.
@Suite("One order of sources for lists, findings and who wins")
struct SourceOrderTests {
  /// Lines of the config file, each of which may stand or not.
  private static let lines = [
    "role_arn = arn:aws:iam::111111111111:role/r", "source_profile = b",
    "credential_source = Environment", "web_identity_token_file = /t",
    "sso_account_id = 222222222222\nsso_role_name = r\nsso_region = eu-west-1",
    "sso_start_url = https://corp.example.com/start",
    "login_session = arn:aws:iam::333333333333:user/u", "credential_process = /bin/x",
  ]
  private static let keys =
    "aws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = s"

  /// All of them, the key pair in either file or in none.
  private static let catalogs: [(text: String, catalog: ProfileCatalog)] =
    (0..<3 << lines.count).map { number in
      let (bits, place) = (number / 3, number % 3)
      var config = "[profile b]\n\(keys)\n[profile a]\nregion = eu-west-1\n"
      for (index, line) in lines.enumerated() where bits & 1 << index != 0 {
        config += line + "\n"
      }
      if place == 1 { config += keys + "\n" }
      let credentials = place == 2 ? "[a]\n\(keys)\n" : ""
      return (
        "config:\n\(config)credentials:\n\(credentials)",
        .written(config: config, credentials: credentials)
      )
    }

  @Test("The way that a list shows first is the one that a check takes")
  func listAndCheck() throws {
    var checked = 0
    for (text, catalog) in Self.catalogs {
      let book = ProfileBook(catalog)
      var planner = CredentialPlanner(book: book, environment: .init(), isExplicit: true)
      // Where settings contradict each other the check stops at them.
      guard let plan = try? planner.plan("a") else { continue }
      checked += 1
      let profile = try #require(catalog["a"])
      #expect(profile.ways.first == plan.source.kind, "\(text)")
      let outline = try #require(catalog.outline(of: "a"))
      #expect(outline.kind == profile.kind, "\(text)")
    }
    #expect(checked > 200)
  }

  @Test("A finding of two ways names the tools that take another one, as who wins tells it")
  func findingAndWhoWins() throws {
    var told = 0
    for (text, catalog) in Self.catalogs {
      guard
        let finding = catalog.findings.first(where: {
          $0.code == "two-kinds-in-profile" && $0.profile == "a"
        })
      else { continue }
      let book = ProfileBook(catalog)
      let facts = try #require(book.profile("a"))
      let first = try #require(catalog["a"]?.ways.first)
      for tool in [Tool.terraform, .serverless4] {
        let source = tool.source(of: facts, book: book, loadsConfig: true)
        guard let kind = source.kind else { continue }
        told += 1
        #expect(finding.trips.contains(tool.rawValue) == (kind != first), "\(tool): \(text)")
      }
    }
    #expect(told > 200)
  }

  @Test("Keys of the credentials file come before a sign-in and a program, those of config after")
  func examples() throws {
    for (way, account) in [(6, "333333333333"), (7, nil)] as [(Int, String?)] {
      let config = "[profile a]\n\(Self.lines[way])\n"
      let before = ProfileCatalog.written(config: config, credentials: "[a]\n\(Self.keys)\n")
      let after = ProfileCatalog.written(config: config + Self.keys + "\n")
      #expect(before["a"]?.ways.first == .keys)
      #expect(after["a"]?.ways.last == .keys)
      for (catalog, written, keyID) in [
        (before, nil, "AKIAEXAMPLE2ALPHA222"), (after, account, nil),
      ] as [(ProfileCatalog, String?, String?)] {
        let told = try #require(catalog["a"]).writtenAccount
        #expect(told.written == written && told.keyID == keyID)
        let outline = try #require(catalog.outline(of: "a")).writtenAccount
        #expect(outline.written == told.written && outline.keyID == told.keyID)
      }
    }
  }

  @Test("A role beside keys and without a source: Terraform assumes it, Serverless 4 does not")
  func roleBesideKeys() throws {
    let catalog = ProfileCatalog.written(config: "[profile a]\n\(Self.lines[0])\n\(Self.keys)\n")
    let book = ProfileBook(catalog)
    let facts = try #require(book.profile("a"))
    let sources = Tool.allCases.map { $0.source(of: facts, book: book, loadsConfig: true) }
    #expect(sources == [.none, .none, .role, .none, .configFile])
    let finding = try #require(catalog.findings.first { $0.code == "role-without-source" })
    #expect(finding.trips == ["cli", "serverless3", "serverless4"])
    #expect(finding.message.contains("Terraform assumes it with the profile's own keys"))
  }
}

extension CredentialSource {
  /// The kind of profile that it makes; nil for what no profile holds.
  fileprivate var kind: ProfileKind? {
    switch self {
    case .credentialsFile, .configFile: .keys
    case .role: .role
    case .sso: .sso
    case .process: .process
    case .webIdentity: .webIdentity
    case .login: .login
    case .environment, .container, .instance, .none: nil
    }
  }
}
