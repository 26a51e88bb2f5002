import JSONText

/// Keys in JSON: what STS, SSO, IAM, Cognito, the metadata service and credential_process print.
enum KeyObjects {
  /// The drafts of all objects that hold keys, at any depth; nil where the text is no JSON or holds
  /// none.
  static func drafts(in text: String) -> [KeyDraft]? {
    guard let start = text.firstIndex(where: { $0 == "{" || $0 == "[" }) else { return nil }
    // A prompt may stand behind it, a command before it.
    guard let end = text.lastIndex(where: { $0 == "}" || $0 == "]" }), start < end else {
      return nil
    }
    let joined = joiningWrappedStrings(text[start...end])
    guard let json = try? JSONValue(parsing: joined) else { return nil }
    var drafts: [KeyDraft] = []
    collect(json, userName: nil, into: &drafts)
    return drafts.isEmpty ? nil : drafts
  }

  private static func collect(_ json: JSONValue, userName: String?, into drafts: inout [KeyDraft]) {
    if let elements = json.array {
      for element in elements { collect(element, userName: userName, into: &drafts) }
    }
    guard let members = json.members else { return }
    var draft = KeyDraft(row: drafts.count + 1, profile: userName)
    for member in members {
      guard let field = ImportField(named: member.key) else { continue }
      let value: String? =
        if case .number(let spelled) = member.value { spelled } else { member.value.string }
      guard let value = value.map(PastedText.trim) else { continue }
      draft[field] = field.isKey ? value.filter { !$0.isWhitespace } : value
    }
    if !draft.isEmpty { drafts.append(draft) }
    for member in members {
      collect(member.value, userName: draft.profile, into: &drafts)
    }
  }

  /// Takes out the line ends that a terminal puts into long strings, which JSON does not allow.
  private static func joiningWrappedStrings(_ text: Substring) -> String {
    var output = ""
    var isInString = false
    var isEscaped = false
    var isAfterBreak = false
    for character in text {
      if isInString {
        if character == "\n" {
          isAfterBreak = true
          continue
        }
        if isAfterBreak, character == " " || character == "\t" { continue }
        isAfterBreak = false
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInString = false
        }
      } else if character == "\"" {
        isInString = true
      }
      output.append(character)
    }
    return output
  }
}
