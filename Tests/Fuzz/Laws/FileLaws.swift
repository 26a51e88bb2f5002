import AWSProfiles
import INIDocument

/// What holds for shared files of any bytes, and for changes of them.
public enum FileLaws {
  /// The laws that an input breaks, in words; empty where all hold.
  ///
  /// Three bytes choose a change; the rest is both files, parted at the first 0xFE.
  public static func violations(of input: [UInt8]) -> [String] {
    var violations: [String] = []
    let choice = Choice(input)
    for role in FileRole.allCases {
      guard let document = choice.files[role] else { continue }
      violations += documentViolations(document, choice)
    }
    let catalog = ProfileCatalog(choice.files)
    let problems = catalog.problems
    for name in catalog.names { _ = catalog.chain(of: name) }
    for reading in Reading.allCases { _ = reading.read(choice.files) }
    violations += changeViolations(choice, catalog)
    for problem in problems {
      if let fix = problem.fix { violations += fixViolations(fix, choice.files, catalog) }
    }
    return violations
  }

  /// Lines without gaps that are the bytes again; an edit whose inverse leads back.
  private static func documentViolations(_ document: Document, _ choice: Choice) -> [String] {
    var violations: [String] = []
    var place = 0
    for line in document.lines {
      let parts = [line.content, line.lineEnd, line.name, line.value]
      if line.range.lowerBound != place || line.range.upperBound < place {
        violations.append("the lines have a gap at \(place)")
      }
      if parts.contains(where: { $0.upperBound > line.range.upperBound }) {
        violations.append("a part reaches beyond its line at \(place)")
      }
      place = line.range.upperBound
    }
    if place != document.bytes.count { violations.append("the lines are not the whole file") }
    let count = document.bytes.count
    let start = choice.numbers[0] % (count + 1)
    let end = start + choice.numbers[1] % (count - start + 1)
    let edit = Edit([
      Splice(start..<end, with: Array(document.bytes.suffix(choice.numbers[2] % 16))),
      Splice(insert: [0x0A], at: choice.numbers[2] % (count + 1)),
    ])
    let (after, inverse) = document.apply(edit)
    if after.apply(inverse).document != document {
      violations.append("the inverse of an edit does not lead back")
    }
    return violations
  }

  /// What a change says is there afterwards, and no line of another section has changed.
  private static func changeViolations(_ choice: Choice, _ before: ProfileCatalog) -> [String] {
    let name = choice.name(in: before)
    let change = choice.change(of: name)
    guard let set = try? choice.files.applying([change]) else { return [] }
    let after = ProfileCatalog(set.after)
    var violations: [String] = []
    switch change {
    case .set(_, let key, let value, let file):
      let role = file ?? .config
      if Self.value(key, after.settings(of: name, in: role)) != value {
        violations.append("what was set is not what is read")
      }
      if let again = try? set.after.applying([change]), !again.changedRoles.isEmpty {
        violations.append("setting it again changes it again")
      }
    case .unset(_, let key, _):
      if Self.value(key, after[name]?.settings ?? []) != nil {
        violations.append("what was unset is still read")
      }
    case .delete:
      if after[name] != nil { violations.append("what was deleted is still there") }
    case .rename(_, let new), .copy(_, let new):
      if after[new] == nil { violations.append("the new name is not there") }
    default: break
    }
    if case .rename = change { return violations }
    for other in before.names where other != name {
      if before[other]?.settings.map(\.value) != after[other]?.settings.map(\.value) {
        violations.append("another profile has changed: \(other.debugDescription)")
      }
    }
    // A hidden [default] loses the setting too: the AWS CLI may read that one.
    if name == "default", violations.isEmpty { return [] }
    return violations + lostLines(set, of: before[name]?.sections ?? [])
  }

  private static func value(_ key: String, _ settings: [Setting]) -> String? {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    let setting = settings.first { $0.key == parts[0] }
    guard parts.count > 1 else { return setting?.value }
    return setting?.nested.last { $0.key == parts[1] }?.value
  }

  /// Lines outside the sections that the change is about must stand there again, in order.
  private static func lostLines(_ set: FileChangeSet, of sections: [Origin]) -> [String] {
    for role in FileRole.allCases {
      guard let before = set.before[role], let after = set.after[role] else { continue }
      let own = sections.filter { $0.file == role }
      var rest = after.lines[...]
      for (index, line) in before.lines.enumerated() {
        if own.contains(where: { ($0.line...$0.lastLine).contains(index + 1) }) { continue }
        // The comment that touches a deleted header goes with it.
        if line.role == .comment || line.role == .blank { continue }
        // A header may have to lose its indentation, not to go on with a setting before it.
        let bytes = Self.visible(before, line, isWhole: line.role != .header)
        guard
          let place = rest.firstIndex(where: {
            Self.visible(after, $0, isWhole: line.role != .header).elementsEqual(bytes)
          })
        else {
          return ["line \(index + 1) of \(role) is lost"]
        }
        rest = rest[(place + 1)...]
      }
    }
    return []
  }

  /// The bytes of a line; a CR at the end of the file gets its LF when a line is added.
  private static func visible(_ document: Document, _ line: Line, isWhole: Bool) -> ArraySlice<
    UInt8
  > {
    let bytes = document.bytes[line.content]
    let end = bytes.lastIndex { $0 != 0x0D }.map { $0 + 1 } ?? bytes.startIndex
    return isWhole ? bytes[..<end] : bytes[..<end].drop { $0 == 0x20 || $0 == 0x09 }
  }

  /// A fix that is told to be safe loses no value.
  private static func fixViolations(
    _ fix: Finding.Fix, _ files: SharedFiles, _ before: ProfileCatalog
  ) -> [String] {
    guard fix.isSafe, let after = try? files.applying(fix.changes).after else { return [] }
    let catalog = ProfileCatalog(after)
    for name in before.names {
      guard let old = before[name], let new = catalog[name] else { return ["a fix lost a profile"] }
      for setting in old.settings where new.setting(setting.key)?.value != setting.value {
        if fix.changes.contains(where: { if case .addProfilePrefix = $0 { true } else { false } }) {
          continue
        }
        return ["\(fix.title) changed \(setting.key.debugDescription)"]
      }
    }
    return []
  }
}

/// What an input asks for.
struct Choice {
  let files: SharedFiles
  let numbers: [Int]

  init(_ input: [UInt8]) {
    numbers = (0..<3).map { $0 < input.count ? Int(input[$0]) : 0 }
    let rest = input.dropFirst(3)
    let parts = rest.split(separator: 0xFE, maxSplits: 1, omittingEmptySubsequences: false)
    files = SharedFiles(
      credentials: parts.count > 1 ? Document(Array(parts[1])) : nil,
      config: parts.first.map { Document(Array($0)) })
  }

  private static let names = ["default", "a", "new name", "it's", "x\\y", "p#q", "größe"]
  private static let keys = ["region", "s3.name", "x", "role_arn", "source_profile", "s3"]
  private static let values = ["1", "eu-west-1", "a=b", "x#y", "\"q\" 'r'", "a;b", "", "-", "é"]

  /// A profile that is there, or one of some names.
  func name(in catalog: ProfileCatalog) -> String {
    let names = catalog.names + Self.names
    return names[numbers[1] % names.count]
  }

  /// The change of that profile.
  func change(of name: String) -> ProfileChange {
    let key = Self.keys[numbers[2] % Self.keys.count]
    let value = Self.values[numbers[2] / 8 % Self.values.count]
    let role: FileRole = numbers[0] & 1 == 0 ? .config : .credentials
    switch numbers[0] / 2 % 6 {
    case 0, 1: return .set(profile: name, key: key, value: value, file: role)
    case 2: return .unset(profile: name, key: key, file: nil)
    case 3: return .delete(profile: name)
    case 4: return .rename(from: name, to: "renamed one")
    default: return .copy(from: name, to: "copied")
    }
  }
}
