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
    if needsKeys { draft.keys = try session.keys(for: name) }
    try session.write([.add(draft)], "add \(name)", arguments)
  }

  static let importKeys = Verb(
    name: "import", synopsis: "FILE [--profile NAME] [--overwrite] [--diff]",
    summary: "console CSV, exports, INI, JSON; - is stdin",
    options: [
      VerbOption("profile", value: "NAME", "the profile's name, where the file tells none"),
      VerbOption("overwrite", "replace the keys of a profile that is there"), diff,
    ], operands: 1...1
  ) { arguments, session in
    let path = try arguments.operand(0, "FILE")
    let bytes = try session.contents(path)
    let found = try keyImport { () throws(KeyImportError) in try KeyImport.parse(bytes) }
    var changes: [ProfileChange] = []
    for row in found.rows {
      let own = found.rows.count == 1 ? arguments["profile"] : nil
      guard let name = own ?? row.profile ?? arguments["profile"] else {
        throw Failure.usage("import: \(path) names no profile. Say --profile NAME")
      }
      changes += try session.changes(name, row, overwrite: arguments.has("overwrite"))
    }
    for notice in found.notices {
      Streams.complain("notice \(notice.code.rawValue): \(notice.message)")
    }
    for row in found.skipped {
      Streams.complain("row \(row.row) was left out: \(row.reason.rawValue)")
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
      let found = try Verb.keyImport { () throws(KeyImportError) in
        try KeyImport.parse(bytes)
      }
      guard let row = found.rows.first else {
        throw Failure(code: "no-key-columns", message: "add: stdin holds no keys")
      }
      for notice in found.notices {
        Streams.complain("notice \(notice.code.rawValue): \(notice.message)")
      }
      return NewKeys(
        accessKeyID: row.accessKeyID, secretAccessKey: row.secret, sessionToken: row.sessionToken)
    }
    let keyID = try secretText("Access key id of \(name): ")
    let secret = Secret(try secretText("Secret access key: "))
    let token = Streams.askSecret("Session token (none: Enter): ")
    return NewKeys(
      accessKeyID: keyID, secretAccessKey: secret, sessionToken: token.map(Secret.init))
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
  func changes(
    _ name: String, _ row: ImportedKeys, overwrite: Bool
  ) throws(Failure) -> [ProfileChange] {
    let keys = NewKeys(
      accessKeyID: row.accessKeyID, secretAccessKey: row.secret, sessionToken: row.sessionToken)
    let region = row.region.map { [(key: "region", value: $0)] } ?? []
    guard hasProfile(name) else {
      return [.add(ProfileDraft(name: name, keys: keys, settings: region))]
    }
    guard overwrite else {
      throw Failure(
        code: "profile-exists",
        message: "\(name) is in use already. Say --overwrite to replace its keys, or --profile")
    }
    return [.setKeys(profile: name, keys: keys)]
      + region.map { .set(profile: name, key: $0.key, value: $0.value, file: nil) }
  }
}
