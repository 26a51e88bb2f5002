/// The words behind a verb that runs a command, parted: what is ours, and what is the command's.
///
/// Options of ours end at the first word behind the operand, as with `env` and `sudo`: a command
/// keeps every option that is its own.
struct CommandWords: Equatable {
  /// Options and the operand of the verb; a `--` stands only where it guards the operand.
  var own: [String]
  /// The command with its options, as they were given.
  var command: [String]
  /// Whether a `--` stood before the command.
  var isMarked: Bool

  /// Parts words where the command begins: behind the operand, or behind the `--` that follows it.
  init(_ words: [String], options: [VerbOption]) {
    var hasOperand = false
    var place = 0
    while place < words.count {
      let word = words[place]
      if word == "--" {
        let end = hasOperand ? place : min(place + 2, words.count)
        self.init(words, own: end)
        return
      }
      if word.hasPrefix("-"), word != "-" {
        place += Self.takesNextWord(word, options) ? 2 : 1
        continue
      }
      if hasOperand { break }
      hasOperand = true
      place += 1
    }
    self.init(words, own: min(place, words.count))
  }

  private init(_ words: [String], own end: Int) {
    own = Array(words[..<end])
    let rest = words[end...]
    isMarked = rest.first == "--"
    command = Array(isMarked ? rest.dropFirst() : rest)
  }

  private static func takesNextWord(_ word: String, _ options: [VerbOption]) -> Bool {
    guard word.hasPrefix("--") else {
      return options.contains { $0.short == word.last && $0.value != nil }
    }
    return options.contains { "--\($0.name)" == word && $0.value != nil }
  }
}
