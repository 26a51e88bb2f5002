import AWSCredentials
import AWSProfiles
import TestSupport
import Testing

@testable import Live

/// Digests and signatures of libcrypto.
@Suite struct WorldHashingTests {
  private let world = LiveWorld(environment: Environment(["PATH": "/usr/local/bin:/usr/bin:/bin"]))

  /// FIPS 180-4's examples: a text, its SHA-1, its SHA-256.
  static let digests: [(String, String, String)] = [
    (
      "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    (
      "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
  ]

  @Test(arguments: digests)
  func digestsAreThoseOfTheStandard(_ text: String, _ sha1: String, _ sha256: String) {
    #expect(hex(world.sha1(Array(text.utf8))) == sha1)
    #expect(hex(world.sha256(Array(text.utf8))) == sha256)
  }

  @Test func opensslTakesTheSignature() async throws {
    let folder = TemporaryFolder()
    try await makeKey("P-256", in: folder)
    let key = try #require(PrivateFile.read(folder.path("key.pem")))
    let message = Array("header.payload".utf8)
    // Often enough that r and s begin with 0 and with a high bit, which both encodings treat apart.
    for round in 0..<8 {
      let signature = try #require(
        world.es256(message, privateKeyPEM: String(decoding: key, as: UTF8.self)))
      #expect(signature.count == 64)
      folder.write("message", message)
      folder.write("signature\(round)", derSequence(signature))
      let check = await openssl(
        "dgst", "-sha256", "-verify", folder.path("public.pem"), "-signature",
        folder.path("signature\(round)"), folder.path("message"))
      #expect(check.status == 0, "\(check.errorText)")
    }
  }

  @Test func anotherCurvesKeyIsRefused() async throws {
    let folder = TemporaryFolder()
    try await makeKey("P-521", in: folder)
    let key = try #require(PrivateFile.read(folder.path("key.pem")))
    #expect(world.es256([1], privateKeyPEM: String(decoding: key, as: UTF8.self)) == nil)
  }

  @Test(arguments: ["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
  func whatIsNoKeyIsRefused(_ text: String) {
    #expect(world.es256([1], privateKeyPEM: text) == nil)
  }

  @Test func randomBytesDiffer() {
    #expect(world.random(32).count == 32)
    #expect(world.random(0).isEmpty)
    #expect(world.random(32) != world.random(32))
  }

  private func makeKey(_ curve: String, in folder: TemporaryFolder) async throws {
    let make = await openssl(
      "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(curve)", "-out",
      folder.path("key.pem"))
    try #require(make.status == 0, "openssl is needed: \(make.errorText)")
    _ = await openssl(
      "pkey", "-in", folder.path("key.pem"), "-pubout", "-out", folder.path("public.pem"))
  }

  private func openssl(_ arguments: String...) async -> ProcessResult {
    await world.run(["openssl"] + arguments, timeout: 60_000)
  }

  private func derSequence(_ signature: [UInt8]) -> [UInt8] {
    let inner = derInteger(signature.prefix(32)) + derInteger(signature.suffix(32))
    return [0x30, UInt8(inner.count)] + inner
  }

  private func derInteger(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
    return [0x02, UInt8(digits.count)] + digits
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
