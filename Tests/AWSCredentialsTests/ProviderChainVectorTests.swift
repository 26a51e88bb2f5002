import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

@testable import AWSCredentials

@Suite("The handed provider chains", .needsVectors)
struct ProviderChainVectorTests {
  /// Where botocore, which leads here, decides otherwise than the SDK that the cases come from.
  static let differences: [String: String] = [
    "environment_variables_blank": "botocore takes a blank as a value; only empty is unset"
  ]

  @Test("Recorded traffic gives the recorded credentials, or none where none were given")
  func chains() async throws {
    let root = Vectors.path("smithy-rs/default-credential-provider-chain")
    let names = Folder.names(root)
    #expect(names.count == 29)
    for name in names where Self.differences[name] == nil {
      let expected = try JSONValue(parsing: Fixture.bytes(at: "\(root)/\(name)/test-case.json"))
      let found = try await found("\(root)/\(name)")
      #expect(found == Self.told(expected["result"]?["Ok"]), "\(name)")
    }
  }

  /// Key id, session token, account and end; nil for no credentials.
  private static func told(_ json: JSONValue?) -> [String]? {
    guard let json else { return nil }
    return ["access_key_id", "secret_access_key", "session_token"].map { json[$0]?.string ?? "" }
      + [json["expiry"]?.integer.map(String.init) ?? ""]
  }

  private func found(_ folder: String) async throws -> [String]? {
    var variables = ["HOME": "/home"]
    for member in try JSONValue(parsing: Fixture.bytes(at: folder + "/env.json")).members ?? [] {
      variables[member.key] = member.value.string
    }
    let environment = Environment(variables)
    let files = Folder.files(folder + "/fs")
    let places = try FileLocations(environment: environment)
    func document(_ path: String) -> Document? { files[path].map { Document(Array($0.utf8)) } }
    let book = ProfileBook(
      ProfileCatalog(
        SharedFiles(credentials: document(places.credentials), config: document(places.config))))
    let world = Traffic(try? Fixture.bytes(at: folder + "/http-traffic.json")).world(files)
    let name = variables["AWS_PROFILE"] ?? "default"
    let keys = try? await Self.credentials(of: name, book, environment, world)
    return keys.map { keys in
      [
        keys.accessKeyID, keys.secretAccessKey.reveal(), keys.sessionToken?.reveal() ?? "",
        keys.expiration.map(String.init) ?? "",
      ]
    }
  }

  /// What the chain gives where no profile is named; a machine's metadata comes last.
  private static func credentials(
    of name: String, _ book: ProfileBook, _ environment: Environment, _ world: PlayedWorld
  ) async throws(CredentialError) -> Credentials {
    var planner = CredentialPlanner(book: book, environment: environment, isExplicit: false)
    let plan = try planner.plan(name) ?? .instance
    let facts = book.profile(name) ?? ProfileFacts(name: name, credentials: [:], config: [:])
    let call = CallSettings(profile: facts, book: book, environment: environment, plan: plan)
    let caller = try call.caller(world: world, options: CheckOptions())
    return try await CredentialFetch(caller: caller).credentials(plan)
  }
}

/// Answers in the order in which they were recorded.
private struct Traffic {
  private var answers: [Result<HTTPResponse, TransportFault>] = []

  init(_ bytes: [UInt8]?) {
    guard let bytes, let json = try? JSONValue(parsing: bytes) else { return }
    var status: Int?
    var body = ""
    for event in json["events"]?.array ?? [] {
      let action = event["action"]
      if let response = action?["Response"]?["response"] {
        if let number = response["Ok"]?["status"]?.integer {
          status = number
        } else {
          answers.append(.failure(TransportFault(.timeout, message: "recorded")))
        }
      } else if let data = action?["Data"], data["direction"]?.string == "Response" {
        body += data["data"]?["Utf8"]?.string ?? ""
      } else if action?["Eof"]?["direction"]?.string == "Response", let known = status {
        answers.append(Played.answer(known, body))
        (status, body) = (nil, "")
      }
    }
  }

  func world(_ files: [String: String]) -> PlayedWorld {
    let answers = answers
    return PlayedWorld(files: files, begin: 1_200_000_000) { _, index in
      answers.indices.contains(index)
        ? answers[index] : .failure(TransportFault(.unreachable, message: "nothing recorded"))
    }
  }
}

/// Folders of the vectors.
private enum Folder {
  static func names(_ path: String) -> [String] {
    folderEntries(path, all: true).filter { !$0.hasPrefix(".") || $0 == ".aws" }
  }

  /// The files below a folder as texts, by their paths inside it.
  static func files(_ root: String, _ path: String = "") -> [String: String] {
    var found: [String: String] = [:]
    for name in names(root + path) {
      let inner = "\(path)/\(name)"
      let below = files(root, inner)
      if below.isEmpty, let bytes = try? Fixture.bytes(at: root + inner) {
        found[inner] = String(decoding: bytes, as: UTF8.self)
      }
      found.merge(below) { first, _ in first }
    }
    return found
  }
}
