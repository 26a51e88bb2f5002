import AWSProfiles
import Canvas

/// The program line by line, for screen readers, dumb terminals and pipes.
///
/// A line that the user typed becomes messages for the same `update` that the screens use; what
/// the model then says anew becomes lines to read. Nothing is drawn and nothing is told twice.
public struct PlainTalk: Equatable, Sendable {
  /// What one typed line leads to: lines to read at once, then messages to send in this order.
  public struct Reply: Equatable, Sendable {
    /// Lines to read.
    public var lines: [String] = []
    /// Messages for the store.
    public var messages: [Message] = []
    /// Whether the text of the overlay is to be read again, whatever changed.
    public var readsOverlay = false
  }

  /// Rows of the list that were read last: where `more` goes on.
  var nextRow = 0
  /// Lines of a paste that has not ended yet; nil where none has begun.
  var pasted: [String]?
  /// How many rows are read at a time.
  static let page = 20

  /// Nothing read yet.
  public init() {}

  /// The first words: how many profiles there are and which one is in force.
  public func greeting(_ model: Model) -> [String] {
    let count = model.catalog.names.count
    var words = count == 1 ? "1 profile." : "\(count) profiles."
    if model.isDemo { words = "DEMO, all of it invented. " + words }
    if let (name, why) = model.active {
      words += " In force: \(name) (\(why))."
    } else {
      words += " None is in force."
    }
    let way = count == 0 ? "Type add, or help." : "Type part of a name, or help."
    return model.faults + ["\(words) \(way)"]
  }

  /// What stands before the next line, and whether it must not be echoed.
  public func prompt(_ model: Model) -> (text: String, isSecret: Bool) {
    if pasted != nil { return ("lines, a dot alone ends> ", true) }
    switch model.overlay {
    case nil: return ("> ", false)
    case .form(let form): return PlainForm.prompt(form)
    case .review: return ("write? yes or no> ", false)
    case .confirm: return ("yes or no> ", false)
    case .code: return ("code, or . to leave> ", true)
    default: return ("answer, or . to leave> ", false)
    }
  }

  /// Whether a question waits for its answer.
  public func isAsking(_ model: Model) -> Bool { model.overlay != nil || pasted != nil }

  /// Understands one line.
  public mutating func hear(_ line: String, _ model: Model) -> Reply {
    if let begun = pasted { return takePasted(line, after: begun) }
    if [".paste", "paste"].contains(line.trimmed), model.overlay == nil || line.trimmed != "paste" {
      pasted = []
      return Reply()
    }
    if let overlay = model.overlay { return answer(line, to: overlay) }
    switch PlainCommand(line, on: model) {
    case .nothing: return Reply(lines: model.plainScreen(self))
    case .help: return Reply(lines: PlainCommand.words)
    case .more:
      nextRow += Self.page
      return Reply(lines: model.plainScreen(self))
    case .list:
      nextRow = 0
      return Reply(lines: model.plainScreen(self), messages: model.withoutFilter)
    case .show(let row):
      var shown = model
      shown.choose(row)
      return Reply(
        lines: shown.plainDetails(), messages: [.choose(screen: model.screen, row: row)])
    case .act(let action, let row):
      nextRow = 0
      let choice = row.map { [Message.choose(screen: model.screen, row: $0)] } ?? []
      // Questions are asked from the first row on.
      let first = [.add, .edit].contains(action) ? [Message.input(.key(.pageUp))] : []
      return Reply(messages: choice + [.action(action)] + first)
    case .filter(let text):
      nextRow = 0
      return Reply(messages: model.filtering(by: text))
    case .wrong(let why): return Reply(lines: [why])
    }
  }

  /// One more line of a paste, or its end.
  private mutating func takePasted(_ line: String, after begun: [String]) -> Reply {
    guard line.trimmed == "." else {
      pasted = begun + [line]
      return Reply()
    }
    pasted = nil
    return Reply(messages: [.input(.paste(begun.joined(separator: "\n")))])
  }

  /// A line typed while something lies over the screen.
  private func answer(_ line: String, to overlay: Overlay) -> Reply {
    let word = line.trimmed.lowercased()
    if word == "." { return Reply(messages: [.input(.key(.escape))]) }
    let clear: [Message] = [.input(.key(.control("e"))), .input(.key(.control("u")))]
    switch overlay {
    case .form(let form): return Reply(messages: PlainForm.messages(for: line, in: form))
    case .stage(.variable): return Reply(messages: PlainKeys.messages(for: line))
    case .ask, .code, .stage:
      return Reply(messages: clear + [.input(.paste(line)), .input(.key(.enter))])
    case .confirm:
      guard ["y", "yes", "n", "no"].contains(word) else { return Reply(lines: ["Type yes or no."]) }
      return Reply(messages: [.input(.key(.character(word.hasPrefix("y") ? "y" : "n")))])
    case .review(let review):
      switch word {
      case "y", "yes": return Reply(messages: [.input(.key(.enter))])
      case "n", "no": return Reply(messages: [.input(.key(.escape))])
      case "check" where review.canCheck: return Reply(messages: [.input(.key(.character("c")))])
      default:
        let check = review.canCheck ? ", or check to write and check" : ""
        return Reply(lines: ["Type yes to write, no to leave all as it was\(check)."])
      }
    case .switchOffer:
      let way = SwitchOfferState.Way.allCases.first {
        $0.brief == word || (word.count > 2 && $0.words.contains(word))
      }
      let key = way.map { [Message.input(.key(.character($0.letter)))] }
      return Reply(messages: key ?? PlainKeys.messages(for: line), readsOverlay: true)
    default: return Reply(messages: PlainKeys.messages(for: line), readsOverlay: true)
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}

extension Model {
  /// Messages that narrow the list in front to the rows that match; where there is none, the list of
  /// profiles.
  fileprivate func filtering(by text: String) -> [Message] {
    let isList = screen != .shell && obstacleHere(to: .filter) == nil
    let toProfiles: [Message] = isList ? [] : [.action(.showProfiles)]
    return toProfiles + [
      .action(.filter), .input(.key(.control("e"))), .input(.key(.control("u"))),
      .input(.paste(text)), .input(.key(.enter)),
    ]
  }

  /// Messages that show all rows again.
  fileprivate var withoutFilter: [Message] {
    filterInFront?.isOn == true ? [.action(.cancel)] : []
  }
}
