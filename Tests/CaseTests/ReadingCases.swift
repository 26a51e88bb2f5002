import AWSProfiles
import INIDocument
import JSONText
import TestSupport

/// Carries out a case of reading or changing the shared files, purely through `SharedFiles`; nil is
/// passed, else why not, in words that hold no value of a setting.
func runReadingCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let action = caseJSON["action"], let expect = caseJSON["expect"] else {
    return "case.json names no action or no expectation"
  }
  var run = ReadingCase(folder: folder, expect: expect, files: SharedFiles())
  for member in caseJSON["given"]?["files"]?.members ?? [] {
    guard let role = FileRole(rawValue: member.key) else { continue }
    guard let name = member.value.string, let bytes = readFile(folder + "/" + name) else {
      return "the file of \(member.key) cannot be read"
    }
    run.files[role] = Document(bytes)
  }
  let kind = action["kind"]?.string ?? ""
  if kind == "parse" || kind == "list-profiles" { return run.readingFailure() }
  let names =
    action["each_profile"]?.array?.compactMap(\.string) ?? [action["profile"]?.string ?? ""]
  for name in names {
    if let failure = run.changeFailure(kind, action, profile: name) { return failure }
  }
  return nil
}

/// One case on its way: the files it starts from and what must come out.
private struct ReadingCase {
  var folder: String
  var expect: JSONValue
  var files: SharedFiles

  /// What is not as the case wants it after both files were read.
  func readingFailure() -> String? {
    let catalog = ProfileCatalog(files)
    var profiles: [String: JSONValue] = [:]
    for name in catalog.names { profiles[name] = catalog[name].map { shown($0.settings) } }
    if let wanted = expect["profiles"]?.members {
      let extra = Set(catalog.names).subtracting(wanted.map(\.key))
      guard extra.isEmpty else { return "profiles too many: \(extra.sorted())" }
    }
    for field in ["profiles", "profiles_include"] {
      for member in expect[field]?.members ?? []
      where profiles[member.key].map({ isSame($0, member.value) }) != true {
        return "profile \(member.key) is missing or has other settings"
      }
    }
    return namesFailure(catalog) ?? problemsFailure(catalog.problems)
  }

  private func namesFailure(_ catalog: ProfileCatalog) -> String? {
    let lists: [(field: String, names: [String], isWhole: Bool)] = [
      ("profile_names", catalog.names, true), ("profile_names_include", catalog.names, false),
      ("sso_sessions", catalog.ssoSessions.map(\.name), true),
      ("services", catalog.services.map(\.name), true),
      ("other_sections", catalog.otherSections, true),
    ]
    for (field, names, isWhole) in lists {
      guard let wanted = expect[field]?.array?.compactMap(\.string) else { continue }
      let isMet = isWhole ? Set(wanted) == Set(names) : Set(wanted).isSubset(of: names)
      if !isMet { return "\(field): \(wanted) wanted, \(names) found" }
    }
    return nil
  }

  private func problemsFailure(_ problems: [Finding]) -> String? {
    for wanted in expect["problems"]?.array ?? [] {
      let isThere = problems.contains { problem in
        problem.code == wanted["code"]?.string
          && (wanted["line"]?.integer == nil || wanted["line"]?.integer == problem.line)
          && (wanted["name"]?.string == nil || wanted["name"]?.string == problem.name)
          && (wanted["first_line"]?.integer == nil
            || wanted["first_line"]?.integer == problem.firstLine)
      }
      if !isThere {
        let found = problems.map { "\($0.code):\($0.line ?? 0)" }
        return "problem \(wanted.compactText()) is not among \(found)"
      }
    }
    let excluded = expect["problems_exclude"]?.array?.compactMap(\.string) ?? []
    if let wrong = problems.first(where: { excluded.contains($0.code) }) {
      return "problem \(wrong.code) in line \(wrong.line ?? 0) must not be"
    }
    return nil
  }

  private func shown(_ settings: [Setting]) -> JSONValue {
    .object(
      settings.map { setting in
        let value: JSONValue =
          setting.nested.isEmpty ? .string(setting.value) : shown(setting.nested)
        return JSONValue.Member(setting.key, value)
      })
  }

  private func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard let members = left.members, let others = right.members else { return left == right }
    return members.count == others.count
      && members.allSatisfy { member in
        right[member.key].map { isSame(member.value, $0) } == true
      }
  }
}

extension ReadingCase {
  /// What is not as the case wants it after the action was done on `profile`.
  func changeFailure(_ kind: String, _ action: JSONValue, profile: String) -> String? {
    guard let change = ProfileChange(action, profile: profile) else {
      return "\(kind) cannot be carried out on the files alone"
    }
    do throws(ProfileError) {
      let after = try files.applying([change]).after
      if expect["ok"]?.bool == false { return "was done, and should have been refused" }
      return filesFailure(after)
    } catch {
      guard expect["ok"]?.bool == false else { return "refused as \(error.code)" }
      if let code = expect["error"]?.string, code != error.code {
        return "refused as \(error.code), not as \(code)"
      }
      for word in expect["message_mentions"]?.array?.compactMap(\.string) ?? []
      where !error.message.contains(word) {
        return "the message does not mention \(word)"
      }
      return filesFailure(files)
    }
  }

  private func filesFailure(_ after: SharedFiles) -> String? {
    for member in expect["files"]?.members ?? [] {
      guard let role = FileRole(rawValue: member.key), let name = member.value.string else {
        continue
      }
      guard let wanted = readFile(folder + "/" + name) else { return "\(name) cannot be read" }
      if after[role]?.bytes == wanted { continue }
      let found = after[role]?.bytes ?? []
      let place = zip(found, wanted).prefix { $0.0 == $0.1 }.count
      return "\(member.key) differs from byte \(place) on (\(found.count) of \(wanted.count) bytes)"
    }
    for name in expect["files_unchanged"]?.array?.compactMap(\.string) ?? [] {
      guard let role = FileRole(rawValue: name) else { continue }
      if after[role] != files[role] { return "\(name) has changed" }
    }
    return nil
  }
}
