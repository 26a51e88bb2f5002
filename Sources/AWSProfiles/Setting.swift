import INIDocument

/// One `name = value` of a profile, with where it stands.
public struct Setting: Sendable, Equatable {
  /// The name in lower case.
  public var key: String
  /// The name as it is spelled in the file.
  public var spelledKey: String
  /// The value; a nested block is the text of its lines, each behind a line end.
  public var value: String
  /// Where it stands, its nested lines included.
  public var origin: Origin
  /// The settings of a nested block.
  public var nested: [Setting]
  /// What the AWS CLI reads instead, where it reads another value.
  public var cliValue: String?

  /// Whether the value is a secret, to be shown masked.
  public var isSecret: Bool { SettingNames.isSecret(key, value: value) }

  /// The value as it may be shown: secrets masked, also those among the arguments of a command.
  public var shownValue: String { SettingNames.shown(value, of: key) }

  /// What the AWS CLI reads instead, as it may be shown.
  public var shownCLIValue: String? {
    cliValue.map { isSecret ? Secret.mask($0) : SettingNames.shown($0, of: key) }
  }

  /// Whether it has that name, in lower case; compared scalar by scalar, as tools do.
  func isNamed(_ key: String) -> Bool {
    self.key == key && self.key.utf8.elementsEqual(key.utf8)
  }
}

/// What is known about names of settings.
public enum SettingNames {
  /// Whether values under this name are secrets, by the name alone.
  public static func isSecret(_ key: String) -> Bool { SecretShape.isName(key) }

  /// Whether a value is a secret, by the name or, where the name says otherwise, by its looks.
  public static func isSecret(_ key: String, value: String) -> Bool {
    SecretShape.isName(key)
      || (key != "credential_process" && SecretShape.isValue(value, of: key))
  }

  /// A value as it may be shown: secrets masked, also those among the arguments of a command.
  public static func shown(_ value: String, of key: String) -> String {
    if isSecret(key, value: value) { return Secret.mask(value) }
    return key == "credential_process" ? MaskedCommand.mask(value) : value
  }

  /// The three that belong into credentials, in the order in which they are written.
  public static let keys = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"]
}

extension Document {
  /// The settings of the lines from `first` to before `end`, in order, duplicates included.
  func settings(from first: Int, to end: Int, role: FileRole) -> [Setting] {
    var settings: [Setting] = []
    var index = first
    while index < end {
      guard lines[index].role == .setting else {
        index += 1
        continue
      }
      let next = endOfSetting(at: index, before: end)
      settings.append(setting(at: index, to: next, role: role))
      index = next
    }
    return settings
  }

  /// The index after the last line that belongs to the setting at `index`.
  func endOfSetting(at index: Int, before end: Int) -> Int {
    var last = index
    var next = index + 1
    while next < end {
      switch lines[next].role {
      case .continuation: last = next
      case .blank, .comment: break
      default: return last + 1
      }
      next += 1
    }
    return last + 1
  }

  private func setting(at index: Int, to end: Int, role: FileRole) -> Setting {
    let line = lines[index]
    let spelled = text(line.name)
    var parts = [text(line.value)]
    var nested: [Setting] = []
    // What the AWS CLI reads on, or keeps: it has no comments behind values, and blank lines count.
    var isOdd = line.inlineComment != nil
    for place in index + 1..<max(end, index + 1) {
      guard lines[place].role == .continuation else {
        if lines[place].role == .blank { isOdd = true }
        continue
      }
      let value = text(lines[place].value)
      if line.value.isEmpty {
        // A nested line that is no setting counts for nothing, as a stray line elsewhere.
        guard let inner = nestedSetting(value, at: place, role) else {
          isOdd = true
          continue
        }
        nested.append(inner)
      }
      parts.append(value)
    }
    let value = parts.joined(separator: "\n")
    return Setting(
      key: spelled.lowercased(), spelledKey: spelled, value: value,
      origin: Origin(file: role, line: index + 1, lastLine: end), nested: nested,
      cliValue: isOdd ? cliValue(of: value, from: index, to: max(end, index + 1)) : nil)
  }

  private func nestedSetting(_ text: String, at place: Int, _ role: FileRole) -> Setting? {
    // By scalars: a combining mark behind the sign must not hide it.
    let scalars = text.unicodeScalars
    guard let sign = scalars.firstIndex(of: "="), sign > scalars.startIndex else { return nil }
    let name = trimmed(scalars[..<sign])
    return Setting(
      key: name.lowercased(), spelledKey: name,
      value: trimmed(scalars[scalars.index(after: sign)...]),
      origin: Origin(file: role, line: place + 1, lastLine: place + 1), nested: [])
  }

  private func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return String(text)
  }
}
