import Canvas
import INIDocument

/// One change of the settings file, as a value that can be made again to a file read anew.
public enum SettingsEdit: Equatable, Sendable {
  /// A setting gets a value; its section is made where there is none.
  case set(section: String, key: String, value: String)
  /// A setting gets a list, one entry an indented line.
  case setList(section: String, key: String, values: [String])
  /// An entry joins a list at its end, unless it stands there.
  case addToList(section: String, key: String, value: String)
  /// An entry leaves a list, wherever it stands; an empty list goes.
  case removeFromList(section: String, key: String, value: String)
  /// A setting goes, with its indented lines.
  case unset(section: String, key: String)
}

extension Settings {
  /// The edits that lead from these settings to `wanted`; none where both are the same.
  public func edits(to wanted: Settings) -> [SettingsEdit] {
    var edits: [SettingsEdit] = []
    func change(_ section: String, _ key: String, _ old: String?, _ new: String?) {
      guard old != new else { return }
      if let new {
        edits.append(.set(section: section, key: key, value: new))
      } else {
        edits.append(.unset(section: section, key: key))
      }
    }
    func word(_ isOn: Bool) -> String { isOn ? "on" : "off" }
    change("display", "theme", theme, wanted.theme)
    change("display", "mouse", word(mouse), word(wanted.mouse))
    change("profiles", "name-template", nameTemplate, wanted.nameTemplate)
    change("switch", "load-config", loadConfig.rawValue, wanted.loadConfig.rawValue)
    change("checks", "timeout", checkTimeout.map(String.init), wanted.checkTimeout.map(String.init))
    change("checks", "retries", checkRetries.map(String.init), wanted.checkRetries.map(String.init))
    edits += pinEdits(to: wanted.pins)
    for gone in protections where !wanted.protections.contains(where: { $0.isSame(as: gone) }) {
      edits.append(.unset(section: "protections", key: gone.pattern))
    }
    for one in wanted.protections where !protections.contains(one) {
      edits.append(.set(section: "protections", key: one.pattern, value: one.text))
    }
    for action in Action.allCases where keys[action] != wanted.keys[action] {
      let names = wanted.keys[action]?.map(\.name).joined(separator: " ")
      change("keys", action.name, keys[action]?.map(\.name).joined(separator: " "), names)
    }
    return edits
  }
}

extension Settings {
  /// The single names that come and go where nothing else does, so that a pin that another window
  /// has set meanwhile stays.
  private func pinEdits(to wanted: [String]) -> [SettingsEdit] {
    let gone = pins.filter { !wanted.contains($0) }
    let new = wanted.filter { !pins.contains($0) }
    guard pins.filter(wanted.contains) + new == wanted else {
      return [.setList(section: "profiles", key: "pins", values: wanted)]
    }
    return gone.map { .removeFromList(section: "profiles", key: "pins", value: $0) }
      + new.map { .addToList(section: "profiles", key: "pins", value: $0) }
  }
}

extension Protection {
  fileprivate func isSame(as other: Protection) -> Bool { pattern == other.pattern }

  /// The value in the settings file: label, colour, whether it asks.
  var text: String { "\(label), \(colour.rawValue)" + (asks ? "" : ", no-ask") }

  /// A pattern that the file can hold: characters with a meaning there become `?`, which fits any.
  public static func writable(_ pattern: String) -> String {
    var result = ""
    for scalar in pattern.unicodeScalars {
      let isFirst = result.isEmpty
      let hasMeaning =
        scalar == "=" || scalar.value < 0x20 || (isFirst && "#;[:".unicodeScalars.contains(scalar))
        || ("#;".unicodeScalars.contains(scalar) && result.last == " ")
      result.unicodeScalars.append(hasMeaning ? "?" : scalar)
    }
    return SettingsItem.trimmed(result)
  }
}

extension Document {
  /// The document after these edits of settings; every byte that need not change stays.
  public func applying(_ edits: [SettingsEdit]) -> Document {
    edits.reduce(self) { document, edit in
      switch edit {
      case .set(let section, let key, let value):
        document.setting(section, key, to: value, more: [])
      case .setList(let section, let key, let values):
        document.setting(section, key, to: "", more: values)
      case .addToList(let section, let key, let value):
        document.changingList(section, key) { $0.contains(value) ? $0 : $0 + [value] }
      case .removeFromList(let section, let key, let value):
        document.changingList(section, key) { $0.filter { $0 != value } }
      case .unset(let section, let key): document.unsetting(section, key)
      }
    }
  }

  private func changingList(
    _ section: String, _ key: String, _ change: ([String]) -> [String]
  ) -> Document {
    let old = found(section, key).last?.list ?? []
    let new = change(old)
    if new == old { return self }
    return new.isEmpty ? unsetting(section, key) : setting(section, key, to: "", more: new)
  }

  private func found(_ section: String, _ key: String) -> [SettingsItem] {
    SettingsItem.items(of: self).filter { item in
      guard item.role == .setting, item.section == section else { return false }
      // Patterns of names are told apart by their capitals.
      return section == "protections" ? item.name == key : item.key == key
    }
  }

  private func setting(
    _ section: String, _ key: String, to value: String, more: [String]
  ) -> Document {
    let below = more.map { "  \($0)" }
    guard let item = found(section, key).last else {
      return adding([value.isEmpty ? "\(key) =" : "\(key) = \(value)"] + below, to: section)
    }
    let line = lines[item.lines.lowerBound]
    // The comment behind a value stays there: this program's own reading knows it as one.
    let end = line.inlineComment?.lowerBound ?? line.content.upperBound
    guard let sign = bytes[line.name.lowerBound..<end].firstIndex(where: { $0 == 0x3D }) else {
      return self
    }
    var splices: [Splice] = []
    let gap = line.inlineComment == nil ? "" : " "
    let text = (value.isEmpty ? "" : " \(value)") + gap
    splices.append(Splice(sign + 1..<end, with: Array(text.utf8)))
    for index in item.lines.dropFirst() where lines[index].role == .continuation {
      splices.append(Splice(lines[index].range, with: []))
    }
    if !below.isEmpty {
      splices.append(Splice(insert: ended(below, after: line), at: line.range.upperBound))
    }
    return apply(Edit(splices)).document
  }

  private func unsetting(_ section: String, _ key: String) -> Document {
    var splices: [Splice] = []
    for item in found(section, key) {
      for index in item.lines where lines[index].role != .comment {
        splices.append(Splice(lines[index].range, with: []))
      }
    }
    return apply(Edit(splices)).document
  }

  /// Adds lines behind the last setting of a section, or at the end with a new header.
  private func adding(_ texts: [String], to section: String) -> Document {
    let items = SettingsItem.items(of: self).filter { $0.section == section }
    if let last = items.last, let index = last.lines.last {
      let place = lines[index]
      return apply(
        Edit([Splice(insert: ended(texts, after: place), at: place.range.upperBound)])
      ).document
    }
    var head = ["[\(section)]"]
    if let last = lines.last, last.role != .blank { head.insert("", at: 0) }
    guard let place = lines.last else {
      return Document(Array((head + texts).map { $0 + "\n" }.joined().utf8))
    }
    return apply(
      Edit([Splice(insert: ended(head + texts, after: place), at: place.range.upperBound)])
    ).document
  }

  /// Lines with the file's line ends, as they follow a line that may have none.
  private func ended(_ texts: [String], after line: Line) -> [UInt8] {
    let newline = lineEnding
    let start = line.lineEnd.isEmpty && !line.range.isEmpty ? newline : []
    return start + texts.flatMap { Array($0.utf8) + newline }
  }
}
