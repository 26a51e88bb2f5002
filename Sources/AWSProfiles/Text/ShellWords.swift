/// Words by the quoting rules of a POSIX shell, as Python's `shlex` reads them.
public enum ShellWords {
  /// The words of `text`; nil where a quote is not closed.
  public static func split(_ text: String) -> [String]? {
    var words: [String] = []
    // A word may be empty, as `''` is: whether there is one is told beside it.
    var word = ""
    var hasWord = false
    var quote: Unicode.Scalar?
    var isEscaped = false
    func add(_ scalar: Unicode.Scalar) {
      word.unicodeScalars.append(scalar)
      hasWord = true
    }
    // Scalars, not characters: a combining mark behind a blank or quote must not hide it.
    for scalar in text.unicodeScalars {
      if isEscaped {
        if quote == "\"", scalar != "\"", scalar != "\\" { add("\\") }
        add(scalar)
        isEscaped = false
      } else if let open = quote {
        if scalar == open {
          quote = nil
        } else if scalar == "\\", open == "\"" {
          isEscaped = true
        } else {
          add(scalar)
        }
      } else {
        switch scalar {
        case " ", "\t", "\n", "\r":
          if hasWord { words.append(word) }
          (word, hasWord) = ("", false)
        case "'", "\"":
          quote = scalar
          hasWord = true
        case "\\": isEscaped = true
        default: add(scalar)
        }
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    return hasWord ? words + [word] : words
  }

  /// A word quoted so that `split` gives it back; plain where it needs no quotes.
  static func quoted(_ word: String) -> String {
    let needsQuotes = word.isEmpty || word.contains { " \t'\"\\".contains($0) }
    guard needsQuotes else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\"'\"'") + "'"
  }
}
