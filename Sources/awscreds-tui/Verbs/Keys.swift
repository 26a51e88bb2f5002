import AWSCredentials
import AWSProfiles
import App
import Live

extension Verb {
  static let keys = Verb(
    name: "keys", summary: "the access keys of the profile's user: age, state, last use",
    options: [json], operands: [.profile]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    let run = try RotationRun(profile, session, arguments)
    let (report, _) = try run.list()
    let now = LiveWorld(environment: session.environment).now()
    if arguments.has("json") {
      Streams.print(report.json(profile: profile, at: now).text())
      return
    }
    Streams.print("user \(report.userName?.printable ?? "root of the account")")
    for key in report.keys { Streams.print(run.line(key, report, now)) }
  }

  static let rotate = Verb(
    name: "rotate",
    summary: "a new access key for the profile's user, in steps; goes on where it stopped",
    options: [
      VerbOption(
        "until", value: "STEP", of: .words(RotationRun.steps),
        "stop after create, write, verify or deactivate"),
      VerbOption("delete", value: "KEYID", "delete the old key, which must be switched off"), yes,
      diff,
    ], operands: [.profile]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    let last = arguments["until"] ?? "deactivate"
    guard let limit = RotationRun.steps.firstIndex(of: last) else {
      throw Failure.unknown("step \(last)", near: last, among: RotationRun.steps)
    }
    let run = try RotationRun(profile, session, arguments)
    if arguments.has("diff") { return try run.showDifference() }
    if let id = arguments["delete"] { return try run.delete(id) }
    try run.go(until: limit + 1)
  }
}

/// A rotation by the steps of the screen, told line by line.
private struct RotationRun {
  static let steps = ["create", "write", "verify", "deactivate"]

  private let profile: String
  private let session: Session
  private let arguments: Arguments
  private let shelf: DiskShelf
  private let unwritten: UnwrittenKeys
  private let devices = MFADevices()

  init(_ profile: String, _ session: Session, _ arguments: Arguments) throws(Failure) {
    try session.requireProfile(profile)
    self.profile = profile
    self.session = session
    self.arguments = arguments
    let home = session.environment["HOME"]
    shelf = DiskShelf(store: try session.store(), home: home)
    unwritten = UnwrittenKeys(folder: session.folders.state, home: home)
  }

  func list() throws(Failure) -> (report: KeyReport, kept: KeptKeys?) {
    guard case .listed(let report, let kept) = try perform(.list) else {
      throw Failure(message: "\(profile): no answer came")
    }
    return (report, kept)
  }

  /// Does the steps that are left, up to the one with that number.
  func go(until limit: Int) throws(Failure) {
    let (report, kept) = try list()
    switch RotationStep.next(after: report, kept: kept?.keys.accessKeyID) {
    case .create:
      try session.confirm("Make a second access key for \(user(report))?", arguments)
      guard case .made(let made) = try perform(.create(report)) else { return }
      tell(1, "made \(made.keys.accessKeyID), kept in \(made.path)")
      if limit > 1 { try write(made, replacing: report, until: limit) }
    case .write:
      if let kept, limit > 1 { try write(kept, replacing: report, until: limit) }
    case .deactivate(let old): if limit > 3 { try deactivate(old) }
    case .delete(let old): Streams.print(remaining(old))
    case .blocked(let other):
      throw Failure(
        code: "two-keys",
        message: "\(profile): \(user(report)) has a newer key \(other.id), whose secret is not "
          + "here, and IAM allows no third. Put it into the profile, or delete it: "
          + "awscreds-tui rotate --delete \(other.id) \(shellOperand(profile))")
    }
  }

  private func write(
    _ kept: KeptKeys, replacing report: KeyReport, until limit: Int
  ) throws(Failure) {
    let change = Change.rotation(of: profile, to: kept.keys, in: try session.catalog())
    if !arguments.has("yes") {
      Streams.write(try session.difference(change.changes), to: 2)
      try session.confirm("Write it?", arguments)
    }
    guard case .written(let answer) = try perform(.write(change, keyID: kept.keys.accessKeyID))
    else { return }
    if case .refused(let why) = answer {
      throw Failure(
        code: "write-failed",
        message: "\(why) Step 2 was not done: \(profile) has its old key, the new one is in "
          + "\(kept.path). Run it again to go on")
    }
    session.loaded = nil
    tell(2, "\(profile) has \(kept.keys.accessKeyID)")
    if limit < 3 { return }
    _ = try perform(.verify)
    tell(3, "AWS knows it")
    if limit > 3, let old = report.own { try deactivate(old) }
  }

  private func deactivate(_ old: AccessKey) throws(Failure) {
    try session.confirm("Switch \(old.id) off? It can be switched on again.", arguments)
    _ = try perform(.set(id: old.id, active: false))
    tell(4, "\(old.id) is switched off")
    Streams.print(remaining(old))
  }

  /// Deletes the key that is no longer used, once its id was typed as the option's value.
  func delete(_ id: String) throws(Failure) {
    let (report, kept) = try list()
    guard let key = report.others.first(where: { $0.id == id }) else {
      throw Failure(
        code: "profile-key",
        message: id == report.ownKeyID
          ? "\(id) is the key that \(profile) uses" : "\(user(report)) has no key \(id)")
    }
    if key.isActive, kept?.keys.accessKeyID != id {
      try session.confirm("\(id) is still active. Switch it off and delete it?", arguments)
      _ = try perform(.set(id: id, active: false))
    }
    _ = try perform(.delete(id: id))
    tell(5, "\(id) is deleted")
  }

  /// Prints what step 2 would change, with a made up key; asks nobody.
  func showDifference() throws(Failure) {
    let placeholder = "the-secret-that-IAM-will-tell"
    let keys = NewKeys(accessKeyID: "THE-NEW-KEY", secretAccessKey: Secret(placeholder))
    let change = Change.rotation(of: profile, to: keys, in: try session.catalog())
    // The masked end of made up words would look like that of a real secret.
    let text = try session.difference(change.changes)
    Streams.write(text.replacing(Secret.mask(placeholder), with: placeholder), to: 1)
  }

  /// A key in a line.
  func line(_ key: AccessKey, _ report: KeyReport, _ now: Int) -> String {
    var words = [key.id.printable]
    words.append(key.age(at: now).map { "\($0) days old" } ?? "age not told")
    words.append(key.isActive ? "active" : "off")
    if let use = key.lastUse {
      words.append("last used \(session.clock(use.at)) by \(use.service.printable)")
    } else {
      words.append(key.isUseKnown ? "never used" : "last use not told")
    }
    if key.id == report.ownKeyID { words.append("in the profile") }
    if let hint = report.hint(for: key, at: now) { words.append(hint.message) }
    return words.joined(separator: "  ")
  }

  private func user(_ report: KeyReport) -> String { report.userName?.printable ?? "root" }

  private func remaining(_ old: AccessKey) -> String {
    "once nothing misses it, delete it: awscreds-tui rotate --delete \(old.id) "
      + shellOperand(profile).printable
  }

  private func tell(_ step: Int, _ words: String) { Streams.print("\(step)/5 \(words.printable)") }

  private func perform(_ step: KeyStep) throws(Failure) -> KeyAnswer {
    let environment = session.environment
    let runner = KeyRunner(
      profile: profile, catalog: try session.catalog(), environment: environment,
      world: LiveWorld(environment: environment, question: MFAPrompt.ask), shelf: shelf,
      unwritten: unwritten, devices: devices)
    let answer = waitFor(isWhole: !step.canStop) { await runner.run(step) { _ in } }
    guard let answer else { throw Failure(message: "\(profile): no answer came") }
    if case .failed(let why, let code) = answer {
      throw Failure(
        status: code == "mfa-needed" ? .missing : .failed, code: code,
        message: "\(profile): \(why.printable)")
    }
    return answer
  }
}
