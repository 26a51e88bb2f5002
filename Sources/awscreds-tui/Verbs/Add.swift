import AWSProfiles
import Live

extension Verb {
  static let add = Verb(
    name: "add", synopsis: "PROFILE [--region R] [--output O] [--role-arn A --source-profile P …]",
    summary: "a new profile; keys are read from stdin or asked for, never from the command line",
    options: settingOptions + [diff], operands: 1...1
  ) { arguments, session in
    let name = try arguments.operand(0, "PROFILE")
    var draft = ProfileDraft(name: name)
    for option in settingOptions {
      guard let value = arguments[option.name] else { continue }
      draft.settings.append((String(option.name.map { $0 == "-" ? "_" : $0 }), value))
    }
    let needsKeys = !draft.settings.contains {
      ["role_arn", "sso_session", "sso_start_url", "credential_process"].contains($0.key)
    }
    // Told before keys are asked for: they would be typed in vain.
    if session.hasProfile(name) { throw Failure(ProfileError.profileExists(name)) }
    if needsKeys { draft.keys = try session.keys(for: name) }
    try session.write([.add(draft)], "add \(name)", arguments)
  }

  static let importKeys = Verb(
    name: "import", synopsis: "FILE [--profile NAME] [--overwrite] [--diff]",
    summary: "console CSV, exports, INI, JSON; - is stdin",
    options: [
      VerbOption(
        "profile", value: "NAME", "the profile's name, before the one in the file; one pair"),
      VerbOption("overwrite", "replace the keys of a profile that is there"), diff,
    ], operands: 1...1
  ) { arguments, session in
    let path = try arguments.operand(0, "FILE")
    let bytes = try session.contents(path)
    let found = try keyImport { () throws(KeyImportError) in try KeyImport.parse(bytes) }
    let count = found.rows.count
    guard count == 1 || arguments["profile"] == nil else {
      throw Failure.usage(
        "import: \(path): it holds \(count) pairs of keys, and --profile names one profile. "
          + "Leave --profile out to use the names in it, or import one pair at a time")
    }
    var changes: [ProfileChange] = []
    for row in found.rows {
      guard let name = arguments["profile"] ?? row.profile else {
        throw Failure.usage(
          count == 1
            ? "import: \(path): it names no profile. Say --profile NAME"
            : "import: \(path): it holds \(count) pairs of keys, and not all have a name. "
              + "Import them one at a time with --profile NAME")
      }
      changes += try session.changes(
        name, row, overwrite: arguments.has("overwrite"), canRename: count == 1)
    }
    for notice in found.notices { notice.tell() }
    for row in found.skipped {
      Streams.complain("line \(row.row) was left out: \(row.reason.rawValue)")
    }
    try session.write(changes, "import \(found.rows.count) pairs of keys", arguments)
  }

  private static let settingOptions = [
    VerbOption("region", value: "REGION", "region"),
    VerbOption("output", value: "FORMAT", "output"),
    VerbOption("role-arn", value: "ARN", "the role to take"),
    VerbOption("source-profile", value: "PROFILE", "whose keys take the role"),
    VerbOption(
      "credential-source", value: "SOURCE", "Environment, Ec2InstanceMetadata or EcsContainer"),
    VerbOption("mfa-serial", value: "ARN", "the device that must confirm"),
    VerbOption("external-id", value: "ID", "the external id that the role asks for"),
    VerbOption("role-session-name", value: "NAME", "the name of the role's session"),
    VerbOption("duration-seconds", value: "SECONDS", "how long the role is taken"),
    VerbOption("sso-session", value: "NAME", "the sign-in session"),
    VerbOption("sso-start-url", value: "URL", "the sign-in page"),
    VerbOption("sso-region", value: "REGION", "the region of the sign-in"),
    VerbOption("sso-account-id", value: "ID", "the account"),
    VerbOption("sso-role-name", value: "NAME", "the permission set"),
    VerbOption("credential-process", value: "COMMAND", "the program that gives credentials"),
  ]

  /// Keys given one by one, put right and told about as imported ones are.
  static func judgedPair(
    _ keyID: String, _ secret: Secret, _ token: Secret? = nil
  ) throws(Failure) -> ImportedKeys {
    let found = try keyImport { () throws(KeyImportError) in
      try KeyImport.pair(accessKeyID: keyID, secret: secret, sessionToken: token)
    }
    for notice in found.notices { notice.tell() }
    return found.rows.first ?? ImportedKeys(accessKeyID: keyID, secret: secret)
  }

  /// Turns an import's fault into a failure.
  static func keyImport(
    _ work: () throws(KeyImportError) -> KeyImport
  ) throws(Failure) -> KeyImport {
    do {
      return try work()
    } catch {
      throw Failure(code: error.code, message: error.message)
    }
  }
}

extension Session {
  /// The keys for a new profile: any form that paste understands, from standard input, or asked
  /// for one by one.
  fileprivate func keys(for name: String) throws(Failure) -> NewKeys {
    guard Streams.isTerminal(0) else {
      let bytes = Streams.readInput()
      guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
        throw Failure.noValue("keys of \(name)", "standard input is empty", nil)
      }
      let found = try Verb.keyImport { () throws(KeyImportError) in
        try KeyImport.parse(bytes)
      }
      guard let row = found.rows.first else {
        throw Failure(
          code: "no-key-columns",
          message: "no keys: standard input: it holds none. Pipe in a key id and its secret")
      }
      for notice in found.notices { notice.tell() }
      return NewKeys(row)
    }
    let keyID = try secretText("Access key id of \(name)")
    let secret = Secret(try secretText("Secret access key"))
    let token = Streams.askSecret("Session token (none: Enter): ").map(Secret.init)
    return NewKeys(try Verb.judgedPair(keyID, secret, token))
  }

  /// The bytes of a file, or of standard input for `-`.
  fileprivate func contents(_ path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return Streams.readInput() }
    let snapshot = try fileWork { () throws(FileFault) in
      try FileSnapshot(reading: path.hasPrefix("/") ? path : directory + "/" + path)
    }
    guard let bytes = snapshot.bytes else {
      throw Failure(
        code: "not-a-file", message: "import: \(path): there is no such file", file: path)
    }
    return bytes
  }

  /// The changes that put imported keys into a profile.
  ///
  /// - Parameter canRename: whether `--profile` could give them another name.
  func changes(
    _ name: String, _ row: ImportedKeys, overwrite: Bool, canRename: Bool = true
  ) throws(Failure) -> [ProfileChange] {
    let keys = NewKeys(row)
    let region = row.region.map { [(key: "region", value: $0)] } ?? []
    guard hasProfile(name) else {
      return [.add(ProfileDraft(name: name, keys: keys, settings: region))]
    }
    guard overwrite else {
      throw Failure(
        code: "profile-exists",
        message: "\(name) is in use already. Say --overwrite to replace its keys"
          + (canRename ? ", or give another name by --profile" : ""))
    }
    return [.setKeys(profile: name, keys: keys)]
      + region.map { .set(profile: name, key: $0.key, value: $0.value, file: nil) }
  }
}

extension NewKeys {
  /// The keys of an import, to be written.
  init(_ row: ImportedKeys) {
    self.init(
      accessKeyID: row.accessKeyID, secretAccessKey: row.secret, sessionToken: row.sessionToken)
  }
}

extension ImportNotice {
  /// Says it on stderr.
  func tell() { Streams.complain("notice \(code.rawValue): \(message)") }
}
