import AWSProfiles
import Canvas

/// A form asked row by row.
///
/// An empty line keeps what stands there and goes on; the last row saves.
enum PlainForm {
  /// What the user can answer, read when a form opens.
  static func opening(_ form: FormState) -> [String] {
    let title = form.editing.map { "Edit \($0)." } ?? "Add."
    return [
      "\(title) Row by row: an empty line keeps what stands there. .save ends, .back goes back, "
        + ".remove takes a setting out, .paste takes keys in any form, a dot alone leaves."
    ]
  }

  /// The question of the row in focus.
  static func prompt(_ form: FormState) -> (text: String, isSecret: Bool) {
    switch form.focus {
    case .kind:
      let kinds = form.kind.choices.map(\.rawValue).joined(separator: ", ")
      return ("Kind, one of \(kinds) [\(form.kind.rawValue)]> ", false)
    case .name: return ("Name [\(form.name.text)]> ", false)
    case .add: return ("Another setting by its name, or an empty line to save> ", false)
    case .setting(let key):
      let row = form.kind.rows.first { $0.key == key }
      let entry = form[key]
      let isSecret = SettingNames.isSecret(key)
      let value = isSecret && !entry.value.isEmpty ? Secret.mask(entry.value) : entry.value
      return ("\(row?.label ?? entry.spelledKey) [\(value)]> ", isSecret)
    }
  }

  /// What to send for an answer.
  static func messages(for line: String, in form: FormState) -> [Message] {
    let next = Message.input(.key(.tab))
    switch line.trimmed {
    case ".back": return [.input(.key(.backTab))]
    case ".save": return save
    case ".remove": return [.input(.key(.control("x"))), next]
    case "" where form.focus == .add: return save
    case "": return [next]
    default: break
    }
    switch form.focus {
    case .kind: return turns(to: line.trimmed, in: form)
    case .name, .setting:
      return [
        .input(.key(.control("e"))), .input(.key(.control("u"))), .input(.paste(line)), next,
      ]
    case .add:
      return [.input(.key(.enter)), .input(.paste(line.trimmed)), .input(.key(.enter))]
    }
  }

  /// From any row but the last, Enter saves.
  private static let save: [Message] = [.input(.key(.pageUp)), .input(.key(.enter))]

  private static func turns(to word: String, in form: FormState) -> [Message] {
    let all = form.kind.choices
    let wanted = all.firstIndex { $0.rawValue.lowercased().hasPrefix(word.lowercased()) }
    guard let wanted, let now = all.firstIndex(of: form.kind) else { return [] }
    let count = (wanted - now + all.count) % all.count
    return Array(repeating: .input(.key(.right)), count: count) + [.input(.key(.tab))]
  }

  /// What there is to say after an answer: a complaint, and what is odd about the row just left.
  static func news(from old: FormState, to new: FormState, in catalog: ProfileCatalog) -> [String] {
    var lines: [String] = []
    if let complaint = new.complaint, complaint != old.complaint { lines.append(complaint) }
    if old.focus != new.focus, let remark = new.remark(old.focus, in: catalog) {
      lines.append(remark.text)
    }
    return lines + new.notices.filter { !old.notices.contains($0) }
  }
}
