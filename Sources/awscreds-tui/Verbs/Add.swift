import AWSProfiles
import Live

extension Verb {
  static let add = Verb(
    name: "add",
    summary: "a new profile; keys are read from stdin or asked for, never from the command line",
    options: settingOptions + [diff], operands: [Operand("PROFILE", .free)]
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
    if needsKeys { try session.readKeys(into: &draft) }
    // What is odd about keys was told as they were read.
    let told = Set(draft.keys == nil ? [] : ImportNotice.Code.allCases.map(\.rawValue))
    try session.write(
      [.add(draft)], "add \(name)", arguments, examining: (profile: name, told: told))
  }

  private static let settingOptions = [
    VerbOption("region", value: "REGION", of: .region, "region"),
    VerbOption("output", value: "FORMAT", of: .valueOf("output"), "output"),
    VerbOption("role-arn", value: "ARN", "the role to take"),
    VerbOption("source-profile", value: "PROFILE", of: .profile, "whose keys take the role"),
    VerbOption(
      "credential-source", value: "SOURCE", of: .valueOf("credential_source"),
      "Environment, Ec2InstanceMetadata or EcsContainer"),
    VerbOption("mfa-serial", value: "ARN", "the device that must confirm"),
    VerbOption("external-id", value: "ID", "the external id that the role asks for"),
    VerbOption("role-session-name", value: "NAME", "the name of the role's session"),
    VerbOption("duration-seconds", value: "SECONDS", "how long the role is taken"),
    VerbOption("sso-session", value: "NAME", of: .ssoSession, "the sign-in session"),
    VerbOption("sso-start-url", value: "URL", "the sign-in page"),
    VerbOption("sso-region", value: "REGION", of: .region, "the region of the sign-in"),
    VerbOption("sso-account-id", value: "ID", "the account"),
    VerbOption("sso-role-name", value: "NAME", "the permission set"),
    VerbOption("credential-process", value: "COMMAND", "the program that gives credentials"),
  ]
}

extension Session {
  /// Fills a new profile with what standard input holds, in any form that paste understands, or with
  /// keys that are asked for one by one; settings that it has already stay.
  fileprivate func readKeys(into draft: inout ProfileDraft) throws(Failure) {
    guard !Streams.isTerminal(0) else {
      let keyID = try secretText("Access key id of \(draft.name)")
      let secret = Secret(try secretText("Secret access key"))
      let token = Streams.askSecret("Session token (none: Enter): ").map(Secret.init)
      draft.keys = NewKeys(try Verb.judgedPair(keyID, secret, token))
      return
    }
    let bytes = Streams.readInput()
    guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
      throw Failure.noValue("keys of \(draft.name)", "standard input is empty", nil)
    }
    let found = try Verb.keyImport { () throws(KeyImportError) in try ImportBatch.read(bytes) }
    guard let row = found.rows.first, found.rows.count == 1, row.family == .profile else {
      let what = found.rows.map(\.words).joined(separator: ", ")
      throw Failure(
        code: "several-profiles",
        message: "add: standard input: it holds \(what), and add makes one profile. "
          + "Use awscreds-tui import -")
    }
    found.tell(at: now)
    draft.keys = row.keys
    let given = Set(draft.settings.map(\.key))
    draft.settings += row.settings.filter { !given.contains($0.key) }
  }
}

extension NewKeys {
  /// The keys of an import, to be written.
  init(_ row: ImportedKeys) {
    self.init(
      accessKeyID: row.accessKeyID, secretAccessKey: row.secret, sessionToken: row.sessionToken)
  }
}
