import ShellIntegration

/// What may stand for the last of some words: the answer that completions ask for.
struct Candidates: Equatable {
  /// Who knows the words.
  enum Source: Equatable {
    /// The rows here.
    case words
    /// The shell: files, folders, or the words of the command that begins at this word.
    case files, folders
    case command(Int)
  }

  /// A word, and what it means where that is worth saying.
  struct Row: Equatable {
    var word: String
    var help = ""
  }

  var source = Source.words
  var rows: [Row] = []

  /// As `Shell.completions` tells it.
  var text: String {
    let first =
      switch source {
      case .words: "words"
      case .files: "files"
      case .folders: "folders"
      case .command(let index): "command \(index)"
      }
    return ([first] + rows.map { "\($0.help)\t\($0.word)" }).map { $0 + "\n" }.joined()
  }
}

extension Session {
  /// What may stand for the last of the words behind the program's name, as that shell parts them.
  func candidates(for words: [String], in shell: Shell) -> Candidates {
    var words = words
    // `--option=` is two words for bash.
    if shell == .bash, words.count > 2, words.last == "=" { words[words.count - 1] = "" }
    var found = candidates(for: words)
    // fish takes whole words only.
    if shell == .fish, let last = words.last, last.hasPrefix("--"),
      let sign = last.firstIndex(of: "=")
    {
      for index in found.rows.indices {
        found.rows[index].word = last[...sign] + found.rows[index].word
      }
    }
    return found
  }

  private func candidates(for words: [String]) -> Candidates {
    let last = words.last ?? ""
    guard words.count > 1, let first = words.first else {
      if last.hasPrefix("-") { return Candidates(rows: rows(of: interfaceOptions)) }
      return Candidates(rows: Verb.all.map { .init(word: $0.name, help: $0.summary) } + topWords)
    }
    if first == "help" {
      let names = words.count == 2 ? Verb.all.map(\.name) + [scriptsTopic] : []
      return Candidates(rows: names.map { .init(word: $0) })
    }
    let verb = Verb.all.first { $0.name == first }
    guard verb != nil || first.hasPrefix("-") else { return Candidates() }
    // The words before a verb are options alone.
    let forms = verb?.forms ?? [VerbForm(options: interfaceOptions)]
    var line = WordLine(forms: forms, next: verb == nil ? 0 : 1)
    while line.next < words.count - 1 {
      line.take(words[line.next])
      if let index = line.command { return Candidates(source: .command(index)) }
    }
    return candidates(for: last, behind: line)
  }

  private var topWords: [Candidates.Row] {
    [
      .init(word: "help", help: "tells more of a verb"),
      .init(word: "version", help: "name and version"),
    ]
  }

  private func candidates(for last: String, behind line: WordLine) -> Candidates {
    if let option = line.awaiting { return candidates(of: option.kind) }
    if !line.isEnded, last.hasPrefix("-") {
      guard let sign = last.firstIndex(of: "=") else {
        return Candidates(rows: rows(of: line.options))
      }
      let name = last[..<sign].dropFirst(2)
      let option = line.options.first { $0.name == name && $0.value != nil }
      return option.map { candidates(of: $0.kind) } ?? Candidates()
    }
    var rows = line.operands.isEmpty ? line.words.map { Candidates.Row(word: $0) } : []
    guard let kind = line.nextKind else { return Candidates(rows: rows) }
    if kind == .command { return Candidates(source: .command(line.next)) }
    var found = candidates(of: kind)
    rows += found.rows
    found.rows = rows
    return found
  }

  private func candidates(of kind: ValueKind) -> Candidates {
    switch kind {
    case .file: Candidates(source: .files)
    case .folder: Candidates(source: .folders)
    default: Candidates(rows: words(of: kind).map { .init(word: $0) })
    }
  }

  private func rows(of options: [VerbOption]) -> [Candidates.Row] {
    options.map { .init(word: "--\($0.name)", help: $0.help) }
  }
}

/// The words of a verb read so far, as far as they decide what may stand behind them.
private struct WordLine {
  let forms: [VerbForm]
  /// The place of the word that is read next.
  var next: Int
  var operands: [String] = []
  /// Whether a `--` ended the options.
  var isEnded = false
  /// The option whose value is to come.
  var awaiting: VerbOption?
  /// Where a command of its own has begun.
  var command: Int?
  private var seen: Set<String> = []

  init(forms: [VerbForm], next: Int) {
    self.forms = forms
    self.next = next
  }

  mutating func take(_ word: String) {
    defer { next += 1 }
    // bash hands `--option=value` over as three words.
    if awaiting != nil, word == "=" { return }
    if awaiting != nil {
      awaiting = nil
    } else if word == "--", !isEnded || nextKind == .command {
      // One may guard the name of a profile, and another stand before the command.
      isEnded = true
    } else if !isEnded, word.hasPrefix("-"), word != "-" {
      takeOption(word)
    } else if nextKind == .command {
      command = next
    } else {
      operands.append(word)
    }
  }

  private mutating func takeOption(_ word: String) {
    let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1)
    let name = parts.first.map(String.init) ?? ""
    let isShort = !word.hasPrefix("--")
    guard
      let option = forms.flatMap(\.options).first(where: { option in
        isShort ? option.short.map { name == String($0) } ?? false : option.name == name
      })
    else { return }
    seen.insert(option.name)
    if option.value != nil, parts.count == 1 { awaiting = option }
  }

  /// The form that the operands chose; nil while the first of them is still to come.
  private var form: VerbForm? {
    forms.first { $0.word != nil && $0.word == operands.first }
      ?? forms.first { $0.word == nil }
  }

  /// The words that choose a form.
  var words: [String] { forms.compactMap(\.word) }

  /// The options that may still be given.
  var options: [VerbOption] {
    let all = operands.isEmpty ? forms.flatMap(\.options) : form?.options ?? []
    var told: Set<String> = seen
    return all.filter { told.insert($0.name).inserted }
  }

  /// What the next operand is; nil where none may stand.
  var nextKind: ValueKind? {
    guard let form else { return nil }
    let index = operands.count - (form.word == nil ? 0 : 1)
    guard let place = form.operand(at: index) else { return nil }
    if let option = place.operand.option, !seen.contains(option) { return nil }
    return place.kind
  }
}
