/// The words that open a file at a line in the user's editor; no shell reads them.
///
/// `visual` before `editor` before vi. Blanks in either separate words, as in `code --wait`.
func editorCommand(file: String, line: Int, visual: String?, editor: String?) -> [String] {
  let set = [visual, editor].compactMap { $0 }.first { !$0.allSatisfy(\.isWhitespace) }
  let words = (set ?? "vi").split(whereSeparator: \.isWhitespace).map(String.init)
  let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
  switch name {
  case "code", "code-insiders", "codium", "cursor", "windsurf":
    return words + ["--goto", "\(file):\(line)"]
  case "subl", "hx", "helix", "zed", "mate": return words + ["\(file):\(line)"]
  case "vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak",
    "joe", "jed", "mg", "ne", "mcedit":
    return words + ["+\(line)", file]
  default: return words + [file]
  }
}
