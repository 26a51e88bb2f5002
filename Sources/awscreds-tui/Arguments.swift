import AWSProfiles

/// An option of a verb: `--name`, and `--name VALUE` or `--name=VALUE` where it takes one.
struct VerbOption: Sendable {
  var name: String
  /// One letter for `-x`.
  var short: Character?
  /// What stands for the value in the usage; nil where the option takes none.
  var value: String?
  /// What the value is.
  var kind: ValueKind
  var help: String
  /// Whether the verb cannot do without it.
  var isRequired = false
  /// Whether it stands in the place of the operands.
  var replacesOperands = false

  init(
    _ name: String, short: Character? = nil, value: String? = nil, of kind: ValueKind = .free,
    isRequired: Bool = false, replacesOperands: Bool = false, _ help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.kind = kind
    self.isRequired = isRequired
    self.replacesOperands = replacesOperands
    self.help = help
  }

  /// The option as the usage shows it.
  var synopsis: String {
    let called = "--\(name)" + (value.map { " \($0)" } ?? "")
    return isRequired ? called : "[\(called)]"
  }

  /// The option as a list of options shows it.
  var label: String {
    (short.map { "-\($0), " } ?? "") + "--\(name)" + (value.map { " \($0)" } ?? "")
  }
}

/// The words behind a verb, taken apart.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  /// Whether a `--` stood among the words: `exec NAME --` needs to know.
  private(set) var hasTerminator = false
  private var values: [String: [String]] = [:]

  /// Takes words apart by the rules of getopt_long: options and operands mix, `--` ends the
  /// options, `-` alone is an operand.
  init(_ words: [String], options: [VerbOption]) throws(Failure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        hasTerminator = true
        operands += rest
        return
      }
      if word.hasPrefix("--") {
        try takeLong(word, &rest, options)
      } else if word.hasPrefix("-"), word != "-" {
        try takeShort(word, &rest, options)
      } else {
        operands.append(word)
      }
    }
  }

  /// Takes words apart of which the last may be a command with options of its own.
  init(_ words: CommandWords, options: [VerbOption]) throws(Failure) {
    try self.init(words.own, options: options)
    operands += words.command
    if words.isMarked { hasTerminator = true }
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  /// The last value given for an option.
  subscript(name: String) -> String? { values[name]?.last }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Fails where two options are given of which only one could be followed.
  func refuse(_ option: String, with other: String) throws(Failure) {
    guard has(option), has(other) else { return }
    throw .usage("--\(option) does not go with --\(other): leave one of them out")
  }

  /// The operand at `index`, or a usage failure that names what is missing.
  func operand(_ index: Int, _ name: String) throws(Failure) -> String {
    guard operands.indices.contains(index) else { throw .usage("\(name) is missing") }
    return operands[index]
  }

  /// The whole number of an option, within bounds.
  func number(_ name: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .usage("--\(name) takes a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private mutating func takeLong(
    _ word: String, _ rest: inout ArraySlice<String>, _ options: [VerbOption]
  ) throws(Failure) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw .unknown("option --\(name)", near: name, among: options.map(\.name), prefix: "--")
    }
    if option.value == nil {
      guard parts.count == 1 else { throw .usage("--\(name) takes no value") }
      values[name, default: []].append("")
    } else if parts.count == 2 {
      values[name, default: []].append(String(parts[1]))
    } else {
      guard let value = rest.popFirst() else { throw .usage("--\(name) needs a value") }
      values[name, default: []].append(value)
    }
  }

  private mutating func takeShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ options: [VerbOption]
  ) throws(Failure) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else {
        throw .usage("unknown option -\(letter)")
      }
      if option.value == nil {
        values[option.name, default: []].append("")
      } else if !letters.isEmpty {
        values[option.name, default: []].append(String(letters))
        return
      } else {
        guard let value = rest.popFirst() else { throw .usage("-\(letter) needs a value") }
        values[option.name, default: []].append(value)
      }
    }
  }
}

/// The nearest of some words to one that is none of them, the only one that it begins above all;
/// nil where none is near enough to be meant.
func nearestName(to word: String, among names: [String]) -> String? {
  let longer = names.filter { $0.hasPrefix(word) }
  if word.count > 1, longer.count == 1 { return longer[0] }
  let limit = max(1, min(3, word.count / 3))
  // One letter of three is much: `csh` is no mistyped `zsh`.
  let likely = word.count > 3 ? names : names.filter { $0.first == word.first }
  return EditDistance.nearest(to: word, among: likely, limit: limit, count: 1).first
}
