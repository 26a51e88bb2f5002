/// Keys while they are put together, in clear and not yet judged; lives only while a text is read.
struct KeyDraft {
  var row: Int
  var profile: String?
  var accessKeyID = ""
  var secret = ""
  var sessionToken = ""
  var securityToken = ""
  var region: String?
  var expiration: String?
  /// Whether the secret stood before the id.
  var isSwapped = false

  init(row: Int, profile: String? = nil) {
    self.row = row
    self.profile = profile
  }

  var isEmpty: Bool { accessKeyID.isEmpty && secret.isEmpty }

  /// Whether one of the two is as long as a secret: they may stand the wrong way round.
  var hasWholeSecret: Bool {
    Self.hasSecretLength(secret) || Self.hasSecretLength(accessKeyID)
  }
  var isPair: Bool { !accessKeyID.isEmpty && !secret.isEmpty }

  /// The session token; the legacy one where it stands alone.
  var token: String? {
    let token = sessionToken.isEmpty ? securityToken : sessionToken
    return token.isEmpty ? nil : token
  }

  subscript(field: ImportField) -> String {
    get {
      switch field {
      case .accessKeyID: accessKeyID
      case .secret: secret
      case .sessionToken: sessionToken
      case .securityToken: securityToken
      case .userName: profile ?? ""
      case .region: region ?? ""
      case .expiration: expiration ?? ""
      }
    }
    set {
      switch field {
      case .accessKeyID: accessKeyID = newValue
      case .secret: secret = newValue
      case .sessionToken: sessionToken = newValue
      case .securityToken: securityToken = newValue
      case .userName: profile = newValue.isEmpty ? nil : newValue
      case .region: region = newValue.isEmpty ? nil : newValue
      case .expiration: expiration = newValue.isEmpty ? nil : newValue
      }
    }
  }

  /// Puts id and secret the right way round.
  mutating func swapIfNeeded() {
    guard !PastedText.looksLikeKeyID(accessKeyID), PastedText.looksLikeKeyID(secret) else { return }
    swap(&accessKeyID, &secret)
    isSwapped = true
  }

  /// Why the draft is no pair that could be used.
  var fault: KeyImportError? {
    func isClean(_ text: String) -> Bool { text.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
    if !isClean(accessKeyID) { return .invalidKeyID(row: row, field: "access key id") }
    if !isClean(secret) { return .invalidKeyID(row: row, field: "secret access key") }
    if !isClean(token ?? "") { return .invalidKeyID(row: row, field: "session token") }
    if accessKeyID.isEmpty { return .partialCredentials(row: row, missing: "access key id") }
    if secret.isEmpty { return .partialCredentials(row: row, missing: "secret access key") }
    return nil
  }

  /// Whether a key id has the shape of those of AWS.
  static func hasKeyIDShape(_ text: String) -> Bool {
    PastedText.looksLikeKeyID(text) && text.utf8.count == 20
  }

  /// Whether a secret is as long as those of AWS.
  static func hasSecretLength(_ text: String) -> Bool { text.utf8.count == 40 }

  /// What is odd about a pair.
  var oddities: [ImportNotice.Code] {
    var codes: [ImportNotice.Code] = isSwapped ? [.swapped] : []
    if !Self.hasKeyIDShape(accessKeyID) { codes.append(.keyIDShape) }
    if !Self.hasSecretLength(secret) { codes.append(.secretLength) }
    if accessKeyID.hasPrefix("ASIA"), token == nil { codes.append(.sessionTokenMissing) }
    if !sessionToken.isEmpty, !securityToken.isEmpty, sessionToken != securityToken {
      codes.append(.twoSessionTokens)
    }
    return codes
  }
}
