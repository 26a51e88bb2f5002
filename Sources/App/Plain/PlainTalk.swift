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
    switch model.overlay {
    case .ask: ("answer, or . to leave> ", false)
    case .review: ("write? yes or no> ", false)
    case .code: ("six digits, or . to leave> ", true)
    case nil: ("> ", false)
    default: ("answer, or . to leave> ", false)
    }
  }

  /// Understands one line.
  public mutating func hear(_ line: String, _ model: Model) -> Reply {
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
      return Reply(messages: choice + [.action(action)])
    case .filter(let text):
      nextRow = 0
      return Reply(messages: model.filtering(by: text))
    case .wrong(let why): return Reply(lines: [why])
    }
  }

  /// A line typed while something lies over the screen.
  private func answer(_ line: String, to overlay: Overlay) -> Reply {
    if line.trimmed == "." { return Reply(messages: [.input(.key(.escape))]) }
    switch overlay {
    case .stage(.variable): return Reply(messages: PlainKeys.messages(for: line))
    case .ask, .code, .stage:
      let clear: [Message] = [.input(.key(.control("e"))), .input(.key(.control("u")))]
      return Reply(messages: clear + [.input(.paste(line)), .input(.key(.enter))])
    case .review(let review):
      switch line.trimmed.lowercased() {
      case "y", "yes": return Reply(messages: [.input(.key(.enter))])
      case "n", "no": return Reply(messages: [.input(.key(.escape))])
      case "check" where review.canCheck: return Reply(messages: [.input(.key(.character("c")))])
      default:
        let check = review.canCheck ? ", or check to write and check" : ""
        return Reply(lines: ["Type yes to write, no to leave all as it was\(check)."])
      }
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
  /// Chooses a row of the screen in front.
  mutating func choose(_ row: Int) { choose(row, on: screen) }

  /// Chooses a row of a screen; the nearest one where there is no such row.
  mutating func choose(_ row: Int, on screen: Screen) {
    switch screen {
    case .profiles: profiles.list.select(row, count: profiles.rows.count)
    case .check: check.list.select(row, count: checkRows().count)
    case .stages: stages.list.select(row, count: stageLines.count)
    case .doctor: doctor.list.select(row, count: doctor.findings.count)
    case .shell: break
    }
  }

  /// Messages that narrow the list of profiles to those that match.
  fileprivate func filtering(by text: String) -> [Message] {
    let toProfiles: [Message] = screen == .profiles ? [] : [.action(.showProfiles)]
    return toProfiles + [
      .action(.filter), .input(.key(.control("e"))), .input(.key(.control("u"))),
      .input(.paste(text)), .input(.key(.enter)),
    ]
  }

  /// Messages that show all rows again.
  fileprivate var withoutFilter: [Message] {
    screen == .profiles && profiles.filter != nil ? [.action(.cancel)] : []
  }
}
