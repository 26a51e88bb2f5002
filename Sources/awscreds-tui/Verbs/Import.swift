import AWSCredentials
import AWSProfiles
import Live

extension Verb {
  static let importKeys = Verb(
    name: "import",
    summary: "console CSV, exports, INI, JSON, whole sections of config; - is stdin",
    options: [
      VerbOption(
        "profile", value: "NAME", of: .profile,
        "the profile's name, before the one in the file; one profile"),
      VerbOption("overwrite", "replace keys and settings of a profile that is there"), diff,
    ], operands: [Operand("FILE", .file)]
  ) { arguments, session in
    let path = try arguments.operand(0, "FILE")
    let bytes = try session.contents(path)
    let found = try keyImport { () throws(KeyImportError) in try ImportBatch.read(bytes) }
    let rows = try found.named(arguments["profile"], path)
    let profiles = rows.filter { $0.draft.family == .profile }.count
    var changes: [ProfileChange] = []
    for row in rows {
      changes += try session.changes(
        row.name, row.draft, overwrite: arguments.has("overwrite"), canRename: profiles == 1)
    }
    found.tell(at: session.now)
    let title = rows.count == 1 ? rows[0].name : "\(rows.count) profiles"
    try session.write(changes, "import \(title)", arguments)
  }

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
  static func keyImport<Found>(
    _ work: () throws(KeyImportError) -> Found
  ) throws(Failure) -> Found {
    do {
      return try work()
    } catch {
      throw Failure(code: error.code, message: error.message)
    }
  }
}

extension ImportBatch {
  /// The drafts with the names that they get: `name` is for the only profile among them.
  fileprivate func named(
    _ name: String?, _ path: String
  ) throws(Failure) -> [(name: String, draft: ImportDraft)] {
    let count = rows.filter { $0.family == .profile }.count
    guard name == nil || count == 1 else {
      throw Failure.usage(
        "import: \(path): it holds \(count) profiles, and --profile names one. Leave --profile out "
          + "to use the names in it, or import one profile at a time")
    }
    var named: [(name: String, draft: ImportDraft)] = []
    for row in rows {
      let own = row.family == .profile ? name ?? row.name : row.name
      guard let own else {
        throw Failure.usage(
          count == 1
            ? "import: \(path): it names no profile. Say --profile NAME"
            : "import: \(path): it holds \(count) profiles, and not all have a name. "
              + "Import them one at a time with --profile NAME")
      }
      guard !named.contains(where: { $0.name == own && $0.draft.family == row.family }) else {
        throw Failure.usage(
          "import: \(path): \(own) stands in it twice, with different keys. Import them one at a "
            + "time with --profile NAME")
      }
      named.append((own, row))
    }
    return named
  }

  /// Says on stderr what is odd and what was left out.
  ///
  /// - Parameter now: seconds since 1970, to tell keys that have ended.
  func tell(at now: Int) {
    for notice in rows.flatMap(\.notices) { notice.tell() }
    for row in rows {
      guard let end = row.expiration, let time = CalendarTime.seconds(iso: end), time <= now else {
        continue
      }
      Streams.complain(
        "notice expired-token: the keys \(row.keys?.accessKeyID ?? "") ended at \(end): no call "
          + "with them can succeed. Get new ones")
    }
    for row in skipped { Streams.complain("notice \(row.reason.rawValue): \(row.message)") }
  }
}

extension ImportDraft {
  /// What it is, in words without a secret.
  var words: String {
    switch family {
    case .profile: name ?? keys?.accessKeyID ?? "a profile"
    case .ssoSession, .services: "\(family.rawValue) \(name ?? "")"
    }
  }
}

extension Session {
  /// The bytes of a file, or of standard input for `-`.
  fileprivate func contents(_ path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return Streams.readInput() }
    let bytes: [UInt8]?
    do throws(FileFault) {
      bytes = try FileSnapshot(reading: path.hasPrefix("/") ? path : directory + "/" + path).bytes
    } catch {
      guard case .notAFile(_, let found) = error else { throw Failure(error) }
      throw Failure(
        code: "not-a-file",
        message: "import: \(path): \(found) stands there. Name a file, or - for standard input",
        file: path)
    }
    guard let bytes else {
      throw Failure(
        code: "not-a-file", message: "import: \(path): there is no such file", file: path)
    }
    return bytes
  }

  /// The changes that write what was imported under a name.
  ///
  /// - Parameter canRename: whether `--profile` could give it another name.
  func changes(
    _ name: String, _ draft: ImportDraft, overwrite: Bool, canRename: Bool = true
  ) throws(Failure) -> [ProfileChange] {
    let catalog = try catalog()
    guard !overwrite, let loss = draft.overwriting(named: name, in: catalog) else {
      return draft.changes(named: name, in: catalog)
    }
    let what =
      switch loss {
      case .addsKeys, .replacesKeys: "replace its keys"
      case .changesSettings, .changesSection: "change its settings"
      }
    let isProfile = draft.family == .profile
    throw Failure(
      code: "profile-exists",
      message: "\(isProfile ? "" : "\(draft.family.rawValue) ")\(name) is in use already. "
        + "Say --overwrite to \(what)"
        + (canRename && isProfile ? ", or give another name by --profile" : ""))
  }
}

extension ImportNotice {
  /// Says it on stderr.
  func tell() { Streams.complain("notice \(code.rawValue): \(message)") }
}
