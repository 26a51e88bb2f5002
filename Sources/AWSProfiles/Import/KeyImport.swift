/// The keys that a pasted text or a file holds.
public struct KeyImport: Sendable, Equatable {
  /// The keys, in the order of the text; never empty unless rows were skipped.
  public var rows: [ImportedKeys]
  /// Rows and sections that gave none.
  public var skipped: [SkippedRow]
  /// What is odd about the rows.
  public var notices: [ImportNotice]

  /// Reads a table with a header row: both access-key files of the console, and the like.
  ///
  /// Delimiter comma, semicolon or tab; fields may be quoted; names of columns are compared without
  /// case, blanks, `_` and `-`. UTF-8, or UTF-16 with its mark.
  public static func parseCSV(_ bytes: some Collection<UInt8>) throws(KeyImportError) -> KeyImport {
    let text = PastedText.plain(PastedText.decode(bytes))
    if let table = KeyTable(text) { return try finish(table.drafts(), from: .table) }
    // A table without a header row is no more than keys one after the other.
    let drafts = BareKeys(PastedText.plain(PastedText.decode(bytes), keepsOddBlanks: true)).drafts
    guard drafts.contains(where: \.isPair) else {
      throw .noKeyColumns(found: KeyTable.columns(of: text))
    }
    return try finish(drafts, from: .text)
  }

  /// Reads whatever people paste: `export`, `set` and `$env:` lines, INI sections, the JSON of STS,
  /// SSO, IAM and credential_process, a table, labels and values, or just id and secret.
  public static func parsePaste(_ pasted: String) throws(KeyImportError) -> KeyImport {
    let text = PastedText.plain(pasted)
    if let drafts = KeyObjects.drafts(in: text) { return try finish(drafts, from: .text) }
    if let table = KeyTable(text) { return try finish(table.drafts(), from: .table) }
    let source = PastedText.plain(pasted, keepsOddBlanks: true)
    let named = NamedKeys(source)
    if named.drafts.contains(where: \.isPair) {
      return try finish(named.drafts, from: .text, unread: named.unread)
    }
    let bare = BareKeys(source)
    if bare.drafts.contains(where: \.isPair) {
      return try finish(bare.drafts, from: .text, unread: bare.unread)
    }
    let halves = (named.drafts + bare.drafts).filter { !$0.isEmpty }
    guard !halves.isEmpty else { throw .noKeyColumns(found: KeyTable.columns(of: text)) }
    return try finish(halves, from: .text)
  }

  /// Judges two halves that were given one by one: put right where they stood the wrong way round,
  /// with what is odd about them.
  public static func pair(
    accessKeyID: String, secret: Secret, sessionToken: Secret? = nil
  ) throws(KeyImportError) -> KeyImport {
    var draft = KeyDraft(row: 0)
    draft.accessKeyID = accessKeyID
    draft.secret = secret.reveal()
    draft.sessionToken = sessionToken?.reveal() ?? ""
    if draft.isEmpty { throw .partialCredentials(row: 0, missing: "access key id") }
    return try finish([draft], from: .text)
  }

  /// Reads a file of any of the forms that `parsePaste` understands.
  public static func parse(_ bytes: some Collection<UInt8>) throws(KeyImportError) -> KeyImport {
    try parsePaste(PastedText.decode(bytes))
  }
}

extension KeyImport {
  /// Where drafts come from: an empty row of a table is worth telling, an empty section is not.
  enum Form { case table, text }

  /// Judges drafts: pairs become rows, the rest is skipped, and so are lines that were not
  /// understood; with no pair at all the first fault is thrown.
  static func finish(
    _ drafts: [KeyDraft], from form: Form, unread: [Int] = []
  ) throws(KeyImportError) -> KeyImport {
    var result = KeyImport(rows: [], skipped: [], notices: [])
    var firstFault: KeyImportError?
    for var draft in drafts {
      if draft.isEmpty {
        if form == .table { result.skipped.append(SkippedRow(row: draft.row, reason: .noKey)) }
        continue
      }
      draft.swapIfNeeded()
      if let fault = draft.fault {
        firstFault = firstFault ?? fault
        let reason: SkippedRow.Reason =
          if case .invalidKeyID = fault { .invalidKeyID } else { .partial }
        result.skipped.append(SkippedRow(row: draft.row, reason: reason))
        continue
      }
      result.add(draft)
    }
    if result.rows.isEmpty, let firstFault { throw firstFault }
    result.skipped += unread.map { SkippedRow(row: $0, reason: .unread) }
    return result
  }

  private mutating func add(_ draft: KeyDraft) {
    let row = ImportedKeys(
      profile: draft.profile, accessKeyID: draft.accessKeyID, secret: Secret(draft.secret),
      sessionToken: draft.token.map(Secret.init), region: draft.region,
      expiration: draft.expiration)
    // Pages offer the same keys as exports, as INI and for PowerShell: once is enough.
    let same = rows.firstIndex {
      $0.accessKeyID == row.accessKeyID && $0.secret == row.secret
        && $0.sessionToken == row.sessionToken
        && ($0.profile == row.profile || $0.profile == nil || row.profile == nil)
    }
    if let same {
      rows[same].profile = rows[same].profile ?? row.profile
      rows[same].region = rows[same].region ?? row.region
      rows[same].expiration = rows[same].expiration ?? row.expiration
      return
    }
    rows.append(row)
    for code in draft.oddities {
      notices.append(ImportNotice(code, row: rows.count - 1))
    }
  }
}

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
