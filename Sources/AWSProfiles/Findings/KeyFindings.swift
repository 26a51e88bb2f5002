import INIDocument

extension ProfileExaminer {
  /// Key ids, secrets and tokens.
  mutating func examineKeys(_ spots: ProfileSpots) {
    let id = spots[.accessKeyID]
    let secret = spots[.secret]
    guard id != nil || secret != nil else { return }
    examinePair(spots, id, secret)
    examinePlace(spots)
    guard let id else { return }
    examineToken(spots, id)
    examineShape(spots, id, secret)
    let bytes = bytes(id)
    guard !bytes.isEmpty else { return }
    let key = String(decoding: bytes, as: UTF8.self)
    if let first = firstHolders[key] {
      add(
        "same-access-key", .info, spots, at: id,
        firstLine: first.spot.role == id.role ? first.spot.line : nil,
        "It is the access key of \(first.profile) (\(place(first.spot))) too: rotating or deleting "
          + "it breaks both. Give each profile its own key, or make one a role of the other.")
    } else {
      firstHolders[key] = (spots.name, id)
    }
  }

  private mutating func examinePair(_ spots: ProfileSpots, _ id: Spot?, _ secret: Spot?) {
    let pairs = FileRole.allCases.filter {
      spots[.accessKeyID, $0] != nil && spots[.secret, $0] != nil
    }
    guard pairs.isEmpty else { return }
    if let id, let secret {
      add(
        "partial-credentials", .error, spots, at: id, trips: ["cli", "terraform"],
        "The key id stands in \(id.role.rawValue), its secret in \(place(secret)): the AWS CLI and "
          + "Terraform take a pair from one file only. Put both into credentials.")
    } else if let id {
      add(
        "partial-credentials", .error, spots, at: id, trips: Self.everyTool,
        "The key id has no aws_secret_access_key: no tool can use it. Add the secret, or remove "
          + "the key id.")
    } else if let secret {
      add(
        "partial-credentials", .warning, spots, at: secret, trips: Self.everyTool,
        "The secret has no aws_access_key_id: every tool ignores it. Add the key id, or remove "
          + "the secret.")
    }
  }

  /// Keys belong into credentials, and into one file.
  private mutating func examinePlace(_ spots: ProfileSpots) {
    guard let id = spots[.accessKeyID, .config], let secret = spots[.secret, .config] else {
      return
    }
    let inConfig = [SpotKey.accessKeyID, .secret, .token, .oldToken].filter {
      spots[$0, .config] != nil
    }
    if let other = spots[.accessKeyID, .credentials], let otherSecret = spots[.secret, .credentials]
    {
      let isSame = bytes(id) == bytes(other) && bytes(secret) == bytes(otherSecret)
      add(
        "keys-in-both-files", .warning, spots, at: id,
        firstLine: nil, trips: [],
        fix: inConfig.map { .unset(profile: spots.name, key: $0.name, file: .config) },
        isSafe: isSame && hasSameTokens(spots),
        "The keys in credentials:\(other.line) count for every tool; these are "
          + (isSame ? "the same ones once more." : "other ones that nobody reads.")
          + " Remove them from config.")
    } else if !spots.spots.contains(where: {
      $0.role == .credentials && Self.isKeyPart($0.key)
    }) {
      let isLongLived = bytes(id).starts(with: "AKIA".utf8)
      add(
        "keys-in-config", .warning, spots, at: id, trips: ["serverless3"],
        fix: isMovable(spots) ? [.moveKeys(profile: spots.name)] : [],
        isSafe: ways(spots).count == 1,
        (isLongLived ? "Long-lived keys" : "Keys")
          + " in config: it is often shared or readable by others, and Serverless 3 looks for keys "
          + "in credentials. Move them there.")
    }
  }

  private static func isKeyPart(_ key: SpotKey) -> Bool {
    switch key {
    case .accessKeyID, .secret, .token, .oldToken: true
    default: false
    }
  }

  /// Whether all keys of config are plain lines that can stand elsewhere.
  private func isMovable(_ spots: ProfileSpots) -> Bool {
    guard let document = catalog.files.config else { return false }
    return spots.spots.filter { $0.role == .config && Self.isKeyPart($0.key) }.allSatisfy {
      isOneLine($0) && document.lines[$0.index].inlineComment == nil && !bytes($0).isEmpty
    }
  }

  private func hasSameTokens(_ spots: ProfileSpots) -> Bool {
    [SpotKey.token, .oldToken].allSatisfy { key in
      guard let here = spots[key, .config] else { return true }
      return spots[key, .credentials].map { bytes($0) == bytes(here) } ?? false
    }
  }

  private mutating func examineToken(_ spots: ProfileSpots, _ id: Spot) {
    let tokens = [SpotKey.token, .oldToken].compactMap { spots[$0] }.filter { !bytes($0).isEmpty }
    let prefix = bytes(id).prefix(4)
    if prefix.elementsEqual("AKIA".utf8), let token = tokens.first {
      add(
        "stale-session-token", .error, spots, at: token, trips: Self.everyTool,
        fix: tokens.map { .unset(profile: spots.name, key: $0.key.name, file: nil) },
        "An AKIA key (\(place(id))) beside a session token: every call fails. Remove the token, "
          + "left over from temporary keys, or put back the ASIA key that it belongs to.")
    } else if prefix.elementsEqual("ASIA".utf8), tokens.isEmpty {
      add(
        "session-token-missing", .error, spots, at: id, trips: Self.everyTool,
        "An ASIA key is temporary and works only with its session token: every call fails. Paste "
          + "all three values again, or get new keys.")
    }
    if tokens.count == 2, bytes(tokens[0]) != bytes(tokens[1]) {
      add(
        "two-session-tokens", .warning, spots, at: tokens[1], firstLine: nil, trips: ["cli"],
        "aws_security_token and aws_session_token (\(place(tokens[0]))) differ: the AWS CLI takes "
          + "the first, the other tools the second. Remove aws_security_token.")
    }
  }

  private mutating func examineShape(_ spots: ProfileSpots, _ id: Spot, _ secret: Spot?) {
    let key = bytes(id)
    let isWord = key.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    let isQuoted = key.first == 0x22 || key.first == 0x27
    if !key.isEmpty, !isWord, !isQuoted {
      add(
        "invalid-key-id", .error, spots, at: id, trips: Self.everyTool,
        "A key id is made of letters and digits; this one holds another character, perhaps one "
          + "that only looks like a letter. Copy it again from IAM.")
    }
    guard let secret, isWord else { return }
    let isOfAWS = key.starts(with: "AKIA".utf8) || key.starts(with: "ASIA".utf8)
    let value = bytes(secret)
    if isOfAWS, key.count == 20, value.count != 40, !value.isEmpty, value.first != 0x22,
      value.first != 0x27
    {
      add(
        "secret-length", .warning, spots, at: secret, trips: Self.everyTool,
        "The secret has \(value.count) characters, secrets of AWS have 40: one may be missing or "
          + "pasted twice. Paste it again, or make new keys.")
    }
  }
}
