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
    let halfNamed = named.drafts.filter { !$0.isEmpty }
    // Beside a key that has its name, a long word without one is a secret only where it looks so.
    let pairs = bare.drafts.filter { $0.isPair && (halfNamed.isEmpty || $0.hasWholeSecret) }
    if !pairs.isEmpty {
      return try finish(
        halfNamed.isEmpty ? bare.drafts : pairs, from: .text, unread: bare.unread)
    }
    let halves = halfNamed + bare.drafts.filter { !$0.isEmpty && !$0.isPair }
    guard !halves.isEmpty else { throw .noKeyColumns(found: KeyTable.columns(of: text)) }
    return try finish(halves, from: .text)
  }

  /// Whether a key stands in a text with its name beside it.
  static func hasNamedHalf(_ text: String) -> Bool {
    NamedKeys(PastedText.plain(text, keepsOddBlanks: true)).drafts.contains { !$0.isEmpty }
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
