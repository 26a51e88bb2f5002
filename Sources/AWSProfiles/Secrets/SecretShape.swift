/// Tells secrets by their names and by their looks, for what is shown of files.
enum SecretShape {
  /// Whether a name says that its value is a secret; letter case counts for nothing.
  ///
  /// Besides the names of AWS it takes in misnamed ones, as `secret_key` or `db_password`; names
  /// of files and ids are none.
  static func isName(_ name: String) -> Bool {
    let name = name.lowercased()
    if known.contains(name) { return true }
    if harmless.contains(name) || harmlessEnds.contains(where: name.hasSuffix) { return false }
    return name.hasSuffix("token")
      || words.contains { name.utf8.hasPart($0.utf8) }
  }

  /// Whether a value under a harmless name holds what can only be a secret, as one that was pasted
  /// under `aws_access_key_id`.
  static func isValue(_ value: String, of name: String) -> Bool {
    let isOfKey = name.lowercased().utf8.hasPart("key".utf8)
    return value.utf8.split(whereSeparator: { !isByte($0) }).contains { word in
      let word = Array(word)
      return looksSecret(word) || (isOfKey && word.count >= 38 && !isKeyID(word))
    }
  }

  /// Whether 40 bytes look as the secrets of AWS do: small and capital letters and digits.
  static func looksSecret(_ word: [UInt8]) -> Bool {
    word.count == 40 && word.first != UInt8(ascii: "/") && isMixed(word)
      && word.contains { (0x30...0x39).contains($0) }
  }

  /// Whether it has small and capital letters.
  static func isMixed(_ word: [UInt8]) -> Bool {
    word.contains { (0x41...0x5A).contains($0) } && word.contains { (0x61...0x7A).contains($0) }
  }

  /// Whether a byte can stand in base64; `=` is left out, as it parts names from values.
  static func isByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: false
    }
  }

  private static func isKeyID(_ word: [UInt8]) -> Bool {
    (word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8))
      && word.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  private static let known: Set<String> = [
    "aws_secret_access_key", "aws_session_token", "aws_security_token", "sso_client_secret",
  ]
  private static let words = ["secret", "password", "passwd", "passphrase"]
  /// The service of that name in a services section.
  private static let harmless: Set<String> = ["secrets_manager", "secretsmanager"]
  private static let harmlessEnds = [
    "file", "path", "_id", "-id", "_arn", "-arn", "_url", "-url", "_name", "-name",
  ]
}
