/// One pair of keys found in a pasted text or a file.
public struct ImportedKeys: Sendable, Equatable {
  /// The name to give the profile: a user name or the header above; nil where the text has none.
  public var profile: String?
  /// The access key id, as `AKIA…` or `ASIA…`.
  public var accessKeyID: String
  /// The secret access key.
  public var secret: Secret
  /// The session token of temporary keys.
  public var sessionToken: Secret?
  /// The region that stood beside the keys.
  public var region: String?
  /// When the keys end, as it was spelled: ISO 8601 mostly, milliseconds since 1970 from SSO.
  public var expiration: String?

  /// Takes the fields as given.
  public init(
    profile: String? = nil, accessKeyID: String, secret: Secret, sessionToken: Secret? = nil,
    region: String? = nil, expiration: String? = nil
  ) {
    self.profile = profile
    self.accessKeyID = accessKeyID
    self.secret = secret
    self.sessionToken = sessionToken
    self.region = region
    self.expiration = expiration
  }
}

/// Something about imported keys that the user should know before they are written.
public struct ImportNotice: Sendable, Equatable {
  /// What is odd.
  public enum Code: String, Sendable, CaseIterable {
    /// Key id and secret stood the wrong way round, and were put right.
    case swapped
    /// The id is that of temporary keys, which are nothing without a session token.
    case sessionTokenMissing = "session-token-missing"
    /// The secret is not 40 characters long, as those of AWS are.
    case secretLength = "secret-length"
    /// The id is not the 20 capitals and digits behind `AKIA` or `ASIA` that those of AWS are.
    case keyIDShape = "key-id-shape"
    /// Session token and legacy security token differ; the session token is taken.
    case twoSessionTokens = "two-session-tokens"
    /// A blank or another character that no key has.
    case foreignCharacter = "invalid-key-id"
  }

  /// What is odd.
  public var code: Code
  /// The index in `rows` of the keys that it is about.
  public var row: Int

  /// Says `code` of the keys at `row`.
  public init(_ code: Code, row: Int) {
    self.code = code
    self.row = row
  }

  /// What is odd about one half of a pair that is set by itself.
  public static func notices(on key: String, _ value: String) -> [ImportNotice] {
    switch key.lowercased() {
    case let key
    where (SettingNames.keys.contains(key) || key == "aws_security_token")
      && !value.utf8.allSatisfy { (0x21...0x7E).contains($0) }:
      [ImportNotice(.foreignCharacter, row: 0)]
    case "aws_access_key_id" where !KeyDraft.hasKeyIDShape(value):
      [ImportNotice(.keyIDShape, row: 0)]
    case "aws_secret_access_key" where !KeyDraft.hasSecretLength(value):
      [ImportNotice(.secretLength, row: 0)]
    default: []
    }
  }

  /// The notice in words, with the remedy; no secret in it.
  public var message: String {
    switch code {
    case .swapped: "Key id and secret stood the wrong way round; they were swapped."
    case .sessionTokenMissing:
      "This key id is of temporary keys: they need their session token too. Paste it with them."
    case .secretLength:
      "The secret is not 40 characters long: part of it may be missing. Compare it with its source."
    case .keyIDShape:
      "The key id does not look like one of AWS (AKIA or ASIA and 16 more capitals and digits)."
    case .foreignCharacter:
      "The value holds a blank or another character that no key has. Copy it again, in one piece."
    case .twoSessionTokens:
      "Session token and security token differ; the session token was taken."
    }
  }
}

/// A row or section that gave no keys.
public struct SkippedRow: Sendable, Equatable {
  /// Why it gave none.
  public enum Reason: String, Sendable {
    /// Neither key id nor secret.
    case noKey = "no-key"
    /// One of the two is missing.
    case partial = "partial-credentials"
    /// A character in key id or secret that no key has.
    case invalidKeyID = "invalid-key-id"
    /// A line beside a session token that may be part of it, and may be anything else.
    case unread = "unread-line"
    /// A section whose header or settings no tool knows.
    case unknownSection = "unknown-section"
    /// A setting that runs over several lines.
    case severalLines = "several-lines"
  }

  /// The row of the table or the line of the text; the first, a header row as well, is 1.
  public var row: Int
  /// Why it gave no keys.
  public var reason: Reason

  /// Says that `row` was left out.
  public init(row: Int, reason: Reason) {
    self.row = row
    self.reason = reason
  }

  /// What was left out and why, in words without a secret.
  public var message: String {
    switch reason {
    case .noKey: "Line \(row) was left out: it has no key."
    case .partial: "Line \(row) was left out: it has half a pair only."
    case .invalidKeyID: "Line \(row) was left out: it holds a character that no key has."
    case .unknownSection:
      "Line \(row) was left out: no tool knows this section or its settings."
    case .severalLines: "Line \(row) was left out: the setting runs over several lines."
    case .unread:
      "Line \(row) was not understood. If it is part of the session token beside it, put the token "
        + "on one line."
    }
  }
}

/// Why a text gives no keys at all.
public enum KeyImportError: Error, Sendable, Equatable {
  /// No column, name or shape of keys; `found` are the columns that a table has, secrets masked.
  case noKeyColumns(found: [String])
  /// The row or line holds a character that no key has, as a look-alike letter; row 0 is a pair
  /// that was given by itself.
  case invalidKeyID(row: Int, field: String)
  /// The row or line has one half of a pair only; `missing` is the other.
  case partialCredentials(row: Int, missing: String)

  /// The code that scripts read.
  public var code: String {
    switch self {
    case .noKeyColumns: "no-key-columns"
    case .invalidKeyID: "invalid-key-id"
    case .partialCredentials: "partial-credentials"
    }
  }

  /// The error in words, with the remedy; no secret in it.
  public var message: String {
    switch self {
    case .noKeyColumns(let found) where found.isEmpty:
      "No keys in this text. Paste an access key id and its secret: export lines, INI, JSON, CSV, "
        + "or just the two."
    case .noKeyColumns(let found):
      "No keys in this file: its columns are \(found.joined(separator: ", ")). The file wanted has "
        + "the columns Access key ID and Secret access key; the console offers it only when the "
        + "key is made."
    case .invalidKeyID(let row, let field):
      "\(Self.place(row))the \(field) holds a character that no key has, as a letter that only looks "
        + "Latin. Copy it again from where it was made."
    case .partialCredentials(let row, let missing):
      "\(Self.place(row))the \(missing) is missing. Paste both halves of the pair."
    }
  }

  private static func place(_ row: Int) -> String { row == 0 ? "keys: " : "line \(row): " }
}
