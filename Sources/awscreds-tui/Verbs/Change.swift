import AWSProfiles
import Live
import ServerlessProject

extension Verb {
  static let set = Verb(
    name: "set",
    summary: "one setting, making the profile if it is not there; VALUE from stdin or asked for",
    options: [fileOption, diff],
    operands: [.profile, key, Operand("VALUE", .free, count: .optional)]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    let key = try arguments.operand(1, "KEY")
    let file = try role(arguments)
    let given =
      arguments.operands.count > 2
      ? arguments.operands[2]
      : try session.secretText("\(key) of \(profile)", remedy: "unset removes a setting")
    let value = given.withoutOuterBlanks
    guard given.isEmpty || !value.isEmpty else {
      throw Failure.noValue("\(key) of \(profile)", "it is nothing but blanks", nil)
    }
    let change = ProfileChange.set(profile: profile, key: key, value: value, file: file)
    let odd = ImportNotice.notices(on: key, value)
    try session.write(
      [change], "set \(key) of \(profile)", arguments,
      examining: (profile, Set(odd.map(\.code.rawValue))))
    if value != given {
      Streams.complain(
        "notice outer-blanks: blanks before and behind the value were left out: no tool reads them")
    }
    for notice in odd { notice.tell() }
  }

  static let unset = Verb(
    name: "unset", summary: "remove one setting", options: [fileOption, diff],
    operands: [.profile, key]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    let key = try arguments.operand(1, "KEY")
    try session.requireProfile(profile)
    let change = ProfileChange.unset(profile: profile, key: key, file: try role(arguments))
    try session.write([change], "unset \(key) of \(profile)", arguments)
  }

  static let rename = Verb(
    name: "rename", summary: "rename a profile and what refers to it",
    options: [
      VerbOption(
        "project", value: "DIR", of: .folder, "rename it in all stage maps of this folder tree too"),
      diff,
    ], operands: [Operand("OLD", .profile), .newName]
  ) { arguments, session in
    let (old, new) = (try arguments.operand(0, "OLD"), try arguments.operand(1, "NEW"))
    let edits = try session.projectEdits(renaming: old, to: new, arguments)
    try session.write(
      [.rename(from: old, to: new)], "rename \(old) to \(new)", arguments, projectEdits: edits)
  }

  static let copy = Verb(
    name: "copy", summary: "copy a profile to a new name", options: [diff],
    operands: [.profile, .newName]
  ) { arguments, session in
    let (old, new) = (try arguments.operand(0, "PROFILE"), try arguments.operand(1, "NEW"))
    try session.write([.copy(from: old, to: new)], "copy \(old) to \(new)", arguments)
  }

  static let remove = Verb(
    name: "remove", summary: "remove a profile", options: [yes, diff], operands: [.profile]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    try session.requireProfile(profile)
    let referrers = try session.catalog().referrers(of: profile)
    let verb = referrers.count == 1 ? "refers" : "refer"
    let note =
      referrers.isEmpty ? nil : "\(referrers.joined(separator: ", ")) \(verb) to \(profile)"
    if !arguments.has("diff") {
      try session.confirm("Remove \(profile)?\(note.map { " \($0)." } ?? "")", arguments)
    }
    try session.write([.delete(profile: profile)], "remove \(profile)", arguments)
    // Whoever was asked has read it.
    if let note, arguments.has("diff") || arguments.has("yes") {
      Streams.complain("notice referred-to: \(note)")
    }
  }

  private static let key = Operand("KEY", .setting)
  private static let fileOption = VerbOption(
    "file", value: "FILE", of: .words(FileRole.allCases.map(\.rawValue)),
    "credentials or config, instead of where it belongs")

  private static func role(_ arguments: Arguments) throws(Failure) -> FileRole? {
    guard let name = arguments["file"] else { return nil }
    guard let role = FileRole(rawValue: name) else {
      throw .unknown("file \(name)", near: name, among: FileRole.allCases.map(\.rawValue))
    }
    return role
  }
}

extension Session {
  /// Makes changes to the shared files, or shows them where `--diff` asks for that.
  ///
  /// - Parameter examined: the profile that is looked through afterwards, as the Doctor does, and
  ///   the codes that have been told already.
  func write(
    _ changes: [ProfileChange], _ title: String, _ arguments: Arguments,
    projectEdits: [StageEdit] = [], examining examined: (profile: String, told: Set<String>)? = nil
  ) throws(Failure) {
    let store = try store()
    let base = store.load()
    for role in FileRole.allCases {
      if let fault = base.faults[role] { throw Failure(fault) }
    }
    guard arguments.has("diff") else {
      let outcome = try fileWork { () throws(FileFault) in
        try store.save(
          changes, base: base, rewriting: projectEdits, title: title)
      }
      for notice in outcome.notices { Streams.complain(notice.message) }
      if let examined { tellNews(outcome.change, examined.profile, except: examined.told) }
      return
    }
    let change = try Self.change(changes, in: base.files)
    Streams.write(Self.text(of: change.diff()), to: 1)
    if let examined { tellNews(change, examined.profile, except: examined.told) }
    for edit in projectEdits {
      Streams.write(Self.text(of: edit.path, edit.before, edit.after), to: 1)
    }
    for case .closeToOthers(let role, let isFolder) in changes {
      Streams.print(
        "--- \(store.locations[role].printable)\(isFolder ? " (its folder)" : "")\n"
          + " closed to others: mode \(isFolder ? "0700" : "0600")")
    }
  }

  /// Says what the Doctor finds in a profile since a change and did not find before.
  ///
  /// The value is written all the same: the user may know of a region or role that we do not.
  private func tellNews(_ change: FileChangeSet, _ profile: String, except told: Set<String>) {
    func findings(_ files: SharedFiles) -> [Finding] {
      // Of thousands of profiles only this one is asked about.
      let catalog =
        ProfileCatalog(
          credentials: files.credentials?.bytes, config: files.config?.bytes, about: [profile])
        ?? ProfileCatalog(files)
      return catalog.findings.filter {
        $0.profile == profile && $0.severity != .info && !told.contains($0.code)
      }
    }
    let now = findings(change.after)
    if now.isEmpty { return }
    let before = findings(change.before)
    for finding in now
    where !before.contains(where: { $0.code == finding.code && $0.message == finding.message }) {
      Streams.complain("notice \(finding.code): \(finding.message)")
    }
  }

  /// What changes would do to the shared files, as text.
  func difference(_ changes: [ProfileChange]) throws(Failure) -> String {
    Self.text(of: try Self.change(changes, in: try catalog().files).diff())
  }

  private static func change(
    _ changes: [ProfileChange], in files: SharedFiles
  ) throws(Failure) -> FileChangeSet {
    do {
      return try files.applying(changes)
    } catch {
      throw Failure(error)
    }
  }

  /// The change of a file of a project as text, with three lines round each changed one.
  static func text(of path: String, _ before: [UInt8], _ after: [UInt8]) -> String {
    text(of: DiffLine.lines(under: path, before: before, after: after, context: 3))
  }

  static func text(of lines: [DiffLine]) -> String {
    lines.map { line in
      let sign =
        switch line.kind {
        case .file: "--- "
        case .context: " "
        case .added: "+"
        case .removed: "-"
        }
      return sign + line.text.printable + "\n"
    }.joined()
  }

  /// A value from standard input, or asked for without echo where that is a terminal; a failure
  /// where there is none.
  ///
  /// - Parameter what: what is asked for, as a question and an error name it.
  func secretText(_ what: String, remedy: String? = nil) throws(Failure) -> String {
    guard Streams.isTerminal(0) else {
      var bytes = Streams.readInput()
      if bytes.last == 0x0A { bytes.removeLast() }
      if bytes.last == 0x0D { bytes.removeLast() }
      guard !bytes.isEmpty else { throw Failure.noValue(what, "standard input is empty", remedy) }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let text = Streams.askSecret("\(what): ") else {
      throw Failure.noValue(what, "nothing was typed", remedy, status: .missing)
    }
    return text
  }
}

extension String {
  /// The text without the blanks before and behind it.
  fileprivate var withoutOuterBlanks: String {
    let start = drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }
}
