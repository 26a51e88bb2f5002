import AWSProfiles
import JSONText
import TestSupport

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Carries out one case of the area `filesystem` in a home folder of its own.
///
/// - Returns: nil where it passed, else why not.
func runFilesystemCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let home = CaseHome(folder: folder, given: caseJSON["given"] ?? .null) else {
    return "no temporary folder"
  }
  guard let action = caseJSON["action"], let expect = caseJSON["expect"] else {
    return "no action or nothing expected"
  }
  let outcomes = home.carryOut(action)
  if let outcome = outcomes.first, let why = outcome.notUnderstood { return why }
  if let alternatives = expect["one_of"]?.array {
    let whys = alternatives.map { FilesystemCheck(home: home, outcomes: outcomes).failure($0) }
    return whys.contains(nil) ? nil : whys.compactMap { $0 }.joined(separator: "; or: ")
  }
  return FilesystemCheck(home: home, outcomes: outcomes).failure(expect)
}

/// How an action ended.
struct CaseOutcome {
  var error: String?
  var message = ""
  var notices: [String] = []
  var profiles: [String] = []
  var profile: String?
  /// Why the action could not be tried at all.
  var notUnderstood: String?
}

extension CaseHome {
  /// Carries out the action, once for each name where it says so; all in the order of the names.
  func carryOut(_ action: JSONValue) -> [CaseOutcome] {
    let mask = fileSystem["umask"].flatMap(octal)
    // The mask is the whole process's: what other tests make meanwhile sets its own mode.
    let before = mask.map { umask(mode_t($0)) }
    defer { if let before { umask(before) } }
    let locations: FileLocations
    do { locations = try FileLocations(environment: environment) } catch {
      return [CaseOutcome(error: "no-home", message: "\(error)")]
    }
    let device = fileSystem["fail"].map { _ in
      FillingDevice(room: fileSystem["bytes"]?.integer ?? 0)
    }
    let store = FileStore(
      locations: locations, state: path("state"), calls: device ?? SystemCalls())
    if action["kind"]?.string == "list-profiles" { return [list(store)] }
    let base = store.load()
    for member in fileSystem["replace_before_save"]?.members ?? [] {
      write(stored(member.value.string ?? "") ?? [], to: member.key)
    }
    let names = action["each_profile"]?.array?.compactMap(\.string)
    return (names ?? [action["profile"]?.string ?? ""]).map { name in
      guard let change = ProfileChange(action, profile: name) else {
        return CaseOutcome(notUnderstood: "action \(action["kind"]?.string ?? "none") is not known")
      }
      do throws(FileFault) {
        let saved = try store.save([change], base: base, title: "case")
        return CaseOutcome(notices: saved.notices.map(\.code), profile: name)
      } catch {
        return CaseOutcome(error: error.code, message: error.message, profile: name)
      }
    }
  }

  private func list(_ store: FileStore) -> CaseOutcome {
    let loaded = store.load()
    store.history.noteFound(Array(loaded.snapshots.values))
    let fault = FileRole.allCases.compactMap { loaded.faults[$0] }.first
    return CaseOutcome(
      error: fault?.code, message: fault?.message ?? "", notices: loaded.notices.map(\.code),
      profiles: ProfileCatalog(loaded.files).names)
  }
}

/// Compares what is there after an action with what the case expects.
private struct FilesystemCheck {
  let home: CaseHome
  let outcomes: [CaseOutcome]

  /// Nil where all of `expect` holds, else the first thing that does not.
  func failure(_ expect: JSONValue) -> String? {
    for member in expect.members ?? [] {
      if let why = failure(member.key, member.value, in: expect) { return why }
    }
    return nil
  }

  private func failure(_ key: String, _ value: JSONValue, in expect: JSONValue) -> String? {
    switch key {
    case "ok": outcomes.allSatisfy { ($0.error == nil) == value.bool } ? nil : "ok is otherwise"
    case "error": all("error", value) { $0.error == $1 }
    case "message_mentions":
      each(value) { text in
        outcomes.allSatisfy { $0.message.contains(text) } ? nil : "message lacks \(text)"
      }
    case "message_excludes":
      each(value) { text in
        outcomes.allSatisfy { !$0.message.contains(text) } ? nil : "message holds \(text)"
      }
    case "notices":
      each(value) { code in
        outcomes.allSatisfy { $0.notices.contains(code) } ? nil : "no notice \(code)"
      }
    case "notices_exclude":
      each(value) { code in
        outcomes.allSatisfy { !$0.notices.contains(code) } ? nil : "notice \(code)"
      }
    case "profiles":
      outcomes.first?.profiles == value.array?.compactMap(\.string) ? nil : "profiles"
    default: fileFailure(key, value, in: expect)
    }
  }

  private func fileFailure(_ key: String, _ value: JSONValue, in expect: JSONValue) -> String? {
    switch key {
    case "files": pairs(value) { holds(home.filePath(role: $0), $1) }
    case "files_unchanged":
      each(value) { role in
        holds(home.filePath(role: role), home.given["files"]?[role]?.string ?? "")
      }
    case "target_holds", "disk_holds":
      holds(home.filePath(role: "credentials"), value.string ?? "")
    case "modes":
      pairs(value) { name, mode in
        home.mode(name) == UInt32(mode, radix: 8) ? nil : "mode of \(name)"
      }
    case "mode_at_most":
      pairs(value) { name, mode in
        guard let found = home.mode(name), let most = UInt32(mode, radix: 8) else { return name }
        return found & ~most == 0 ? nil : "mode of \(name) is wider"
      }
    case "still_link": each(value) { home.isLink($0) ? nil : "\($0) is no link any more" }
    case "no_leftovers":
      each(value) { folder in
        home.leftovers(in: folder).isEmpty ? nil : "leftovers in \(folder)"
      }
    case "mtime_unchanged":
      each(value) { name in
        home.stamps[name] == FileStamp.of(home.path(name)) ? nil : "\(name) was written"
      }
    case "must_not_exist":
      each(value) { name in
        FileStamp.of(home.path(name)) == nil ? nil : "\(name) is there"
      }
    case "sections_exactly_once": each(value) { once($0, orRefused: expect["or_refused_with"]) }
    case "or_refused_with": nil
    default: "expectation \(key) is not known"
    }
  }

  private func once(_ name: String, orRefused code: JSONValue?) -> String? {
    let text = String(
      decoding: readFile(home.filePath(role: "credentials")) ?? [], as: UTF8.self)
    let count = text.split(whereSeparator: \.isNewline).count { $0 == "[\(name)]" }
    if count == 1 { return nil }
    let refusal = outcomes.first { $0.profile == name }?.error
    return count == 0 && refusal != nil && refusal == code?.string
      ? nil : "[\(name)] \(count) times"
  }

  private func holds(_ path: String, _ stored: String) -> String? {
    readFile(path) == home.stored(stored) ? nil : "the file does not hold \(stored)"
  }

  private func all(
    _ what: String, _ value: JSONValue, _ holds: (CaseOutcome, String) -> Bool
  ) -> String? {
    let failed = outcomes.first { !holds($0, value.string ?? "") }
    return failed.map { "\(what) is \($0.error ?? "none")" }
  }

  /// The first failure of the texts of a list, or of the one text that stands for it.
  private func each(_ value: JSONValue, _ failure: (String) -> String?) -> String? {
    let texts = value.array?.compactMap(\.string) ?? [value.string ?? ""]
    return texts.compactMap { failure($0) }.first
  }

  private func pairs(_ value: JSONValue, _ failure: (String, String) -> String?) -> String? {
    (value.members ?? []).compactMap { failure($0.key, $0.value.string ?? "") }.first
  }
}
