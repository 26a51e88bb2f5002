extension Template {
  /// Finds the variables of `text`.
  init(parsing text: String) {
    var parser = VariableParser(characters: Array(text.unicodeScalars))
    self.init(parts: parser.template(until: []), faults: [])
    faults = parser.faults
  }
}

/// A recursive-descent reader of the variable grammar.
struct VariableParser {
  let characters: [Unicode.Scalar]
  var position = 0
  var faults: [Template.Fault] = []
  private var depth = 0
  /// Places where no variable begins: without them an unclosed nest would be read again and again.
  private var refused: Set<Int> = []

  /// Steps that are left before the rest counts as plain text: unclosed nests cost no more than
  /// some passes over the text.
  private var budget: Int

  /// Reads `characters` from the start.
  init(characters: [Unicode.Scalar]) {
    self.characters = characters
    budget = 20 * characters.count + 1000
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  /// Text and variables up to one of `ends`, which is not taken.
  mutating func template(until ends: Set<Unicode.Scalar>) -> [Template.Part] {
    var parts: [Template.Part] = []
    var text = String.UnicodeScalarView()
    while let next = peek(), !ends.contains(next) {
      budget -= 1
      if next == "\\", peek(1) == "$", peek(2) == "{" {
        text.append(contentsOf: "${".unicodeScalars)
        position += 3
      } else if next == "$", peek(1) == "{", let variable = variable() {
        if !text.isEmpty { parts.append(.text(String(text))) }
        text = String.UnicodeScalarView()
        parts.append(.variable(variable))
      } else {
        text.append(next)
        position += 1
      }
    }
    if !text.isEmpty || parts.isEmpty { parts.append(.text(String(text))) }
    return parts
  }

  /// The variable here; nil, with nothing taken, where this is plain text.
  private mutating func variable() -> Variable? {
    let start = position
    let known = faults
    guard depth < 16, budget > 0, !refused.contains(start) else { return nil }
    depth += 1
    defer { depth -= 1 }
    position += 2
    guard let first = peek(), isLower(first) else {
      noteBlank()
      return refuse(start)
    }
    var sources: [Variable.Source] = []
    while true {
      skipBlanks()
      let found = source(isFirst: sources.isEmpty)
      if let found { sources.append(contentsOf: found) }
      skipBlanks()
      if found != nil, peek() == "}" {
        position += 1
        return Variable(sources: sources)
      }
      if found != nil, peek() == "," {
        position += 1
        continue
      }
      if faults == known, peek() == nil { note(.unclosed) }
      return refuse(start)
    }
  }

  private mutating func refuse(_ start: Int) -> Variable? {
    position = start
    refused.insert(start)
    return nil
  }

  private mutating func note(_ fault: Template.Fault) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  private mutating func noteBlank() {
    guard let next = peek(), isBlank(next) else { return }
    var ahead = 0
    while let next = peek(ahead), isBlank(next) { ahead += 1 }
    if let next = peek(ahead), isLower(next) { note(.blankInside) }
  }

  private mutating func source(isFirst: Bool) -> [Variable.Source]? {
    guard let next = peek() else { return nil }
    if next == "'" || next == "\"" { return quoted(next) }
    if next == "$", peek(1) == "{" {
      // A variable as a fallback of its own: its sources stand in for it.
      return variable()?.sources
    }
    let word = word()
    switch (word, peek()) {
    case ("", _): return nil
    case (_, "("), (_, ":"):
      guard let first = word.unicodeScalars.first, isLower(first) else { return nil }
      return lookup(type: word)
    case ("true", _), ("false", _): return [.literal(word)]
    case ("null", _): return [.literal(nil)]
    case (_, _) where Double(word) != nil: return [.literal(word)]
    case ("self", "."), ("opt", "."), ("env", "."), ("sls", "."), ("param", "."):
      note(.dotForColon)
      return nil
    default:
      if !isFirst { note(.unquotedFallback) }
      return nil
    }
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while let next = peek(),
      isWord(next) || (next == "." && Double(String(word)) != nil)
        || (next == "-" && word.isEmpty)
    {
      word.append(next)
      position += 1
    }
    return String(word)
  }

  private mutating func quoted(_ quote: Unicode.Scalar) -> [Variable.Source]? {
    var text = String.UnicodeScalarView()
    position += 1
    while let next = peek(), next != quote {
      if next == "\\", let escaped = peek(1) {
        text.append(escaped)
        position += 2
      } else {
        text.append(next)
        position += 1
      }
    }
    guard peek() == quote else { return nil }
    position += 1
    return [.literal(String(text))]
  }

  private mutating func lookup(type: String) -> [Variable.Source]? {
    var parameter: Template?
    if peek() == "(" {
      position += 1
      parameter = trimmed(template(until: [")"]))
      guard peek() == ")" else { return nil }
      position += 1
    }
    var address: Template?
    if peek() == ":" {
      position += 1
      address = trimmed(template(until: [",", "}"]))
    }
    return [.lookup(type: type, parameter: parameter, address: address)]
  }

  /// Blanks before a comma or brace belong to no address.
  private func trimmed(_ parts: [Template.Part]) -> Template {
    var parts = parts
    if case .text(let text)? = parts.last {
      var scalars = text.unicodeScalars
      while let last = scalars.last, isBlank(last) { scalars.removeLast() }
      parts[parts.count - 1] = .text(String(scalars))
      if scalars.isEmpty, parts.count > 1 { parts.removeLast() }
    }
    if case .text(let text)? = parts.first {
      parts[0] = .text(String(String.UnicodeScalarView(text.unicodeScalars.drop(while: isBlank))))
    }
    return Template(parts: parts, faults: [])
  }

  private mutating func skipBlanks() {
    while let next = peek(), isBlank(next) { position += 1 }
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar >= "a" && scalar <= "z" }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isLower(scalar) || (scalar >= "A" && scalar <= "Z") || (scalar >= "0" && scalar <= "9")
      || scalar == "_"
  }
}
