/// Keys with no names beside them: told apart by their shape and order.
enum BareKeys {
  /// The drafts of all key ids and secrets in `text`, already plain.
  ///
  /// A word that runs over a line end is put together: a secret up to its 40 characters, a token
  /// to the next key id.
  static func drafts(in text: String) -> [KeyDraft] {
    var drafts: [KeyDraft] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split { " \t,;\"'`|:".contains($0) }.map(String.init)
      for word in words {
        guard isMeantAsKey(word) else { continue }
        if words.count == 1, let last = drafts.indices.last, drafts[last].extend(by: word) {
          continue
        }
        guard
          word.count >= 30 || looksLikeKeyID(word)
            || (words.count == 1 && mayBeginSecret(word, after: drafts.last))
        else { continue }
        take(word, row: index + 1, into: &drafts)
      }
    }
    return drafts
  }

  private static func take(_ word: String, row: Int, into drafts: inout [KeyDraft]) {
    let isKeyID = looksLikeKeyID(word)
    let last = drafts.count - 1
    if last >= 0 {
      if isKeyID, drafts[last].accessKeyID.isEmpty {
        drafts[last].accessKeyID = word
        drafts[last].isSwapped = true
        return
      }
      if !isKeyID, drafts[last].secret.isEmpty {
        drafts[last].secret = word
        return
      }
      if !isKeyID, drafts[last].sessionToken.isEmpty, drafts[last].mayHaveToken(word) {
        drafts[last].sessionToken = word
        return
      }
    }
    var draft = KeyDraft(row: row)
    if isKeyID { draft.accessKeyID = word } else { draft.secret = word }
    drafts.append(draft)
  }

  /// Whether `word` is made of what keys are made of, one or two look-alikes aside.
  private static func isMeantAsKey(_ word: String) -> Bool {
    word.allSatisfy(PastedText.isKeyCharacter) && word.count { !$0.isASCII } <= 2
  }

  /// Whether `word` is meant to be a key id, look-alike letters allowed.
  private static func looksLikeKeyID(_ word: String) -> Bool {
    if PastedText.looksLikeKeyID(word) { return true }
    return (16..<32).contains(word.count) && word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isUppercase || $0.isNumber }
  }

  /// Whether `word`, alone on its line, may be the first line of a wrapped secret: no long word of
  /// prose, no label in any language, and no path above the keys.
  private static func mayBeginSecret(_ word: String, after draft: KeyDraft?) -> Bool {
    guard word.count >= 16, word.contains(where: \.isLetter) else { return false }
    let isAwaited = draft.map { !$0.accessKeyID.isEmpty && $0.secret.isEmpty } ?? false
    return word.contains { $0.isNumber || (isAwaited && "+/".contains($0)) }
  }
}

extension KeyDraft {
  fileprivate func mayHaveToken(_ word: String) -> Bool {
    word.count > 40 || accessKeyID.hasPrefix("ASIA")
  }

  /// Takes a line as the rest of the last word, where that is not whole yet.
  fileprivate mutating func extend(by word: String) -> Bool {
    if !secret.isEmpty, sessionToken.isEmpty, secret.count < 40 {
      guard secret.count + word.count <= 40, !PastedText.looksLikeKeyID(word) else { return false }
      secret += word
      return true
    }
    guard sessionToken.count > 40, !sessionToken.hasSuffix("="),
      !PastedText.looksLikeKeyID(word)
    else { return false }
    sessionToken += word
    return true
  }
}
