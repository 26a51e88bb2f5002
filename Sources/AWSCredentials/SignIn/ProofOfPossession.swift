import JSONText

/// The proof that the one who renews a sign-in holds the key it was made with (RFC 9449, ES256).
enum ProofOfPossession {
  /// The value of the `DPoP` header; nil where the PEM is no P-256 key or nothing can sign.
  static func header(
    method: String, url: String, keyPEM: String, world: some Hashing & Timekeeping
  ) -> String? {
    guard let point = publicPoint(keyPEM) else { return nil }
    let head: JSONValue = [
      "typ": "dpop+jwt", "alg": "ES256",
      "jwk": [
        "kty": "EC", "crv": "P-256", "x": .string(Base64.urlText(Array(point[..<32]))),
        "y": .string(Base64.urlText(Array(point[32...]))),
      ],
    ]
    let claims: JSONValue = [
      "jti": .string(Base64.urlText(world.random(16))), "htm": .string(method),
      "htu": .string(url), "iat": JSONValue(world.now()),
    ]
    let signed = [head, claims].map { Base64.urlText(Array($0.compactText().utf8)) }
      .joined(separator: ".")
    guard let signature = world.es256(Array(signed.utf8), privateKeyPEM: keyPEM) else {
      return nil
    }
    return "\(signed).\(Base64.urlText(signature))"
  }

  /// The 64 bytes of the public key that an EC private key carries with it (RFC 5915): behind the
  /// head of its bit string, uncompressed.
  static func publicPoint(_ pem: String) -> [UInt8]? {
    let body = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }.joined()
    guard let bytes = Base64.bytes(body), bytes.count >= 68 else { return nil }
    let mark: [UInt8] = [0x03, 0x42, 0x00, 0x04]
    let start = bytes.count - 64
    return bytes[(start - 4)..<start].elementsEqual(mark) ? Array(bytes[start...]) : nil
  }
}
