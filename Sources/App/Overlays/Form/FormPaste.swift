import AWSProfiles
import Canvas

extension Model {
  /// Bytes that are looked through for keys at most.
  ///
  /// The screen waits for it, as it does not for a file that is imported.
  public static let longestPaste = 1 << 15

  /// Why a paste is not looked through; nil where it is.
  private func obstacle(toPaste text: String) -> String? {
    let count = text.utf8.count
    guard count > Self.longestPaste else { return nil }
    let key = keymap.label(of: .importFile, glyphs)
    return "\(count >> 10) kB is too much to paste: save it, and import the file by \(key)."
  }

  /// Takes a paste over a form: keys and settings fill their rows, several profiles open the import
  /// where nothing was typed yet, anything else goes into the row in focus.
  mutating func paste(_ text: String, into form: FormState) {
    var state = form
    state.complaint = obstacle(toPaste: text)
    guard state.complaint == nil else {
      overlay = .form(state)
      return
    }
    do throws(KeyImportError) {
      let batch = try ImportBatch.read(text)
      if batch.rows.count > 1, state.editing == nil, !state.isTouched { return openImport(batch) }
      if batch.rows.count > 1 {
        state.complaint =
          "That holds \(batch.rows.count) profiles, and this form is for one. Nothing was put in."
      } else if let row = batch.rows.first, row.family == state.kind.family {
        state.fill(row)
        state.notices += batch.skipped.map(\.message)
      } else {
        state.pasteText(text)
      }
    } catch {
      switch error {
      case .noKeyColumns: if !state.pasteKey(text) { state.pasteText(text) }
      case .partialCredentials, .invalidKeyID:
        if !state.pasteKey(text) { state.complaint = error.message }
      }
    }
    overlay = .form(state)
  }
}

extension Model {
  /// Takes keys that were pasted over the list to where they belong: a filter would show them; true
  /// where the text held some.
  mutating func pastesKeys(_ text: String) -> Bool {
    if let why = obstacle(toPaste: text) {
      tell(.warning, why)
      return true
    }
    switch KeyImport.half(text) {
    case .secret, .sessionToken:
      tell(
        .warning, "That looks like a secret, so it was not taken as a filter. Press a, then paste")
      return true
    case .accessKeyID, nil: break
    }
    guard let batch = try? ImportBatch.read(text), batch.rows.contains(where: { $0.keys != nil })
    else { return false }
    paste(text, into: FormState())
    return true
  }
}

extension FormState {
  /// Puts what was imported into the rows, and takes the kind that it makes.
  mutating func fill(_ row: ImportDraft) {
    if let keys = row.keys {
      let isTemporary = keys.sessionToken != nil || keys.accessKeyID.hasPrefix("ASIA")
      kind = isTemporary ? .temporaryKeys : .keys
      put(keys.accessKeyID, into: "aws_access_key_id")
      put(keys.secretAccessKey.reveal(), into: "aws_secret_access_key")
      put(keys.sessionToken?.reveal() ?? "", into: "aws_session_token")
      // The old name of the token would win over the new one in the AWS CLI.
      if self["aws_security_token"].initial != nil { self["aws_security_token"].isRemoved = true }
    } else if row.family == .profile,
      let found = FormKind(settings: Set(row.settings.map { $0.key.lowercased() }))
    {
      kind = found
    }
    for setting in row.settings {
      put(setting.value, into: setting.key.lowercased())
      added.insert(setting.key.lowercased())
    }
    if editing == nil, let name = row.name, self.name.isEmpty { self.name = TextField(name) }
    notices = row.notices.map(\.message)
    revealedUntil = nil
    if editing == nil, name.isEmpty { focus = .name } else { focus = .setting("region") }
    if !places.contains(focus) { focus = places.last ?? .add }
  }

  /// Puts a key that was pasted alone where it belongs, so that a secret never shows in a row that
  /// is not masked; false where the text is no key.
  fileprivate mutating func pasteKey(_ text: String) -> Bool {
    guard kind == .keys || kind == .temporaryKeys else { return false }
    switch KeyImport.half(text) {
    case .accessKeyID(let id): putAlone(id, "aws_access_key_id")
    case .secret(let secret): putAlone(secret.reveal(), "aws_secret_access_key")
    case .sessionToken(let token):
      kind = .temporaryKeys
      putAlone(token.reveal(), "aws_session_token")
    case nil:
      guard case .setting(let key) = focus, SettingNames.keys.contains(key),
        let word = KeyImport.lone(text)
      else { return false }
      putAlone(word, key)
    }
    return true
  }

  private mutating func putAlone(_ key: String, _ row: String) {
    put(key, into: row)
    go(to: .setting(row))
  }

  /// Inserts a text at the cursor; several lines are refused.
  fileprivate mutating func pasteText(_ text: String) {
    var line = text[...]
    while line.last?.isNewline == true { line.removeLast() }
    guard !line.contains(where: \.isNewline) else {
      complaint = "That has several lines, and a setting is one line. Nothing was put in."
      return
    }
    guard line.utf8.count <= TextField.longest else {
      complaint = "No setting is as long as that. Nothing was put in."
      return
    }
    switch focus {
    case .name: name.insert(String(line))
    case .setting(let key):
      guard !self[key].isLocked else { return }
      var entry = self[key]
      entry.text.edit { field in
        field.insert(String(line))
        return true
      }
      self[key] = entry
    case .kind, .add: complaint = "No keys in this text."
    }
  }
}
