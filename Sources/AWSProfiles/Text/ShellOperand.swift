/// A name as a command for copying spells it, so that a shell gives it on as it is.
///
/// As `shellWord`, with `--` before a name that would be taken for an option.
public func shellOperand(_ name: String) -> String {
  name.hasPrefix("-") ? "-- " + shellWord(name) : shellWord(name)
}

/// A value as a command for copying spells it: plain ones stay, others stand in single quotes.
public func shellWord(_ text: String) -> String {
  let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(isPlainInShells)
  return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}

private func isPlainInShells(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", "A"..."Z", "a"..."z", "_", "-", ".", ",", "/", ":", "@", "+": true
  default: false
  }
}
