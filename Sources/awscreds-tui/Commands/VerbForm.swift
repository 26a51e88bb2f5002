/// A word of a verb that is no option.
struct Operand: Sendable {
  /// How many of it there are.
  enum Count: Sendable { case one, optional, any }

  /// What stands for it in the usage; where `any` repeats several, all of them.
  var name: String
  /// What it is; where `any` repeats several, the kind of each in turn.
  var kinds: [ValueKind]
  var count: Count
  /// Words that may stand in its place and mean something else.
  var orElse: [String] = []
  /// The option without which it must not stand; the usage shows it as that option's value.
  var option: String?

  init(
    _ name: String, _ kinds: ValueKind..., count: Count = .one, orElse: [String] = [],
    option: String? = nil
  ) {
    self.name = name
    self.kinds = kinds
    self.count = count
    self.orElse = orElse
    self.option = option
  }

  static let profile = Operand("PROFILE", .profile)
  static let newName = Operand("NEW", .free)
}

/// One way to call a verb: the words and the options that go together.
struct VerbForm: Sendable {
  /// The word behind the verb that chooses this form; nil where it is chosen by none.
  var word: String?
  var operands: [Operand]
  var options: [VerbOption]

  init(_ word: String? = nil, _ operands: [Operand] = [], options: [VerbOption] = []) {
    self.word = word
    self.operands = operands
    self.options = options
  }

  /// The words behind the verb, as the usage shows them: from operands and options alone.
  var synopsis: String { pieces.joined(separator: " ") }

  /// The same with one word for all options that may be left out, for a line that has no room.
  var shortSynopsis: String {
    let short = pieces(options: options.filter(\.isRequired).map(\.synopsis) + ["[OPTION…]"])
      .joined(separator: " ")
    return synopsis.count > 100 && short.count < synopsis.count ? short : synopsis
  }

  /// The parts of the synopsis, none of which should be broken over two lines.
  var pieces: [String] {
    pieces(options: options.filter { !$0.replacesOperands }.map(\.synopsis))
  }

  private func pieces(options shown: [String]) -> [String] {
    let instead = options.filter(\.replacesOperands).map { "--\($0.name)" }
    let told = operands.filter { $0.option == nil }
    let (commands, plain) = (told.filter(\.isCommand), told.filter { !$0.isCommand })
    var parts = word.map { [$0] } ?? []
    parts += plain.map { operand in
      let words = ([operand.name] + operand.orElse + instead).joined(separator: "|")
      switch operand.count {
      case .one: return words
      case .optional: return "[\(words)]"
      case .any:
        return "[\(([operand.name + "…"] + operand.orElse + instead).joined(separator: "|"))]"
      }
    }
    return parts + shown + commands.map { "[-- \($0.name)…]" }
  }

  /// The operand at a place behind the form's word, and what it is; nil where none may stand.
  func operand(at index: Int) -> (operand: Operand, kind: ValueKind)? {
    guard let last = operands.last else { return nil }
    if index < operands.count { return (operands[index], operands[index].kinds[0]) }
    guard last.count == .any else { return nil }
    return (last, last.kinds[(index - operands.count + 1) % last.kinds.count])
  }

  /// How many operands must stand behind the form's word where none is replaced.
  fileprivate var least: Int { operands.count { $0.count == .one } }
}

extension Operand {
  fileprivate var isCommand: Bool { kinds.contains(.command) }
}

extension Verb {
  /// The words parted where a command begins; nil where the verb takes none.
  func commandWords(_ words: [String]) -> CommandWords? {
    guard forms.contains(where: { $0.operands.contains(where: \.isCommand) }) else { return nil }
    return CommandWords(words, options: options)
  }

  /// Its words, taken apart.
  func arguments(_ words: [String]) throws(Failure) -> Arguments {
    do {
      if let parts = commandWords(words) { return try Arguments(parts, options: options) }
      return try Arguments(words, options: options)
    } catch {
      guard error.message.hasPrefix("unknown option"), !error.message.hasSuffix("?") else {
        throw error
      }
      let takesNames = forms.contains { $0.operands.contains { $0.kinds.contains(.profile) } }
      // The usage names the options that are known.
      let fault = error.message.split(separator: ";").first.map(String.init) ?? error.message
      throw misuse(
        fault + (takesNames ? "; a profile whose name begins with - goes behind --" : ""))
    }
  }

  /// The form that these words call, or a usage failure that shows how it is called.
  func form(of arguments: Arguments) throws(Failure) -> VerbForm {
    let form = try chosenForm(arguments.operands.first)
    let own = arguments.operands.dropFirst(form.word == nil ? 0 : 1)
    if let extra = own.indices.first(where: { index in
      let place = form.operand(at: index - own.startIndex)
      return place.map { $0.operand.option.map { !arguments.has($0) } ?? false } ?? true
    }) {
      throw misuse("does not take \(own[extra])", form)
    }
    let isReplaced = form.options.contains { $0.replacesOperands && arguments.has($0.name) }
    if own.count < form.least, !isReplaced {
      throw misuse("\(form.operands[own.count].name) is missing", form)
    }
    if let other = options.first(where: { option in
      arguments.has(option.name) && !form.options.contains { $0.name == option.name }
    }) {
      throw misuse("does not take --\(other.name)", form)
    }
    return form
  }

  /// A usage failure of the verb, or of one of its forms.
  func misuse(_ fault: String, _ form: VerbForm? = nil) -> Failure {
    let called = ([name] + [form?.word].compactMap { $0 }).joined(separator: " ")
    let ways = (form.map { [$0] } ?? forms).map(\.shortSynopsis).joined(separator: " | ")
    let gap = fault.hasSuffix("?") ? " Usage" : "; usage"
    return .usage(
      "\(called): \(fault)\(gap): awscreds-tui \(name)\(ways.isEmpty ? "" : " " + ways)")
  }

  private func chosenForm(_ first: String?) throws(Failure) -> VerbForm {
    if let first, let form = forms.first(where: { $0.word == first }) { return form }
    let words = forms.compactMap(\.word)
    guard let bare = forms.first(where: { $0.word == nil }) else {
      guard let first else { throw misuse("\(words.joined(separator: " or ")) is missing") }
      throw misuse(Failure.unknown("word \(first)", near: first, among: words).message)
    }
    if let first, !words.isEmpty, bare.operands.isEmpty {
      throw misuse(Failure.unknown("word \(first)", near: first, among: words).message)
    }
    return bare
  }
}
