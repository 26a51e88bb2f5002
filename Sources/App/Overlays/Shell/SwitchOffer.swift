import Canvas
import ShellIntegration

/// The ways to put a profile in force where no hook waits for an answer.
public struct SwitchOfferState: Equatable, Sendable {
  /// One way.
  public enum Way: CaseIterable, Sendable {
    case setUpHook, subshell, copyLine, printLines

    /// The letter that chooses it.
    var letter: Character {
      switch self {
      case .setUpHook: "h"
      case .subshell: "s"
      case .copyLine: "y"
      case .printLines: "p"
      }
    }

    /// Words that choose it where lines are typed.
    var words: [String] {
      switch self {
      case .setUpHook: ["hook", "set up"]
      case .subshell: ["subshell", "shell"]
      case .copyLine: ["copy", "copy line", "line"]
      case .printLines: ["print", "leave", "quit"]
      }
    }

    /// What it does, where there is room for two words.
    var brief: String {
      switch self {
      case .setUpHook: "set up hook"
      case .subshell: "subshell"
      case .copyLine: "copy the line"
      case .printLines: "leave, print"
      }
    }
  }

  /// What is to be put in force.
  public var wanted: ShellSwitch
  /// The chosen way.
  public var list = ListState(count: Way.allCases.count, height: Way.allCases.count)

  /// An offer, the first way chosen.
  public init(_ wanted: ShellSwitch) { self.wanted = wanted }
}

extension Model {
  /// Keys of the offer.
  mutating func handle(_ event: InputEvent, switchOffer: SwitchOfferState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = switchOffer
    let ways = SwitchOfferState.Way.allCases
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .enter: return go(ways[state.list.selection], state.wanted)
    case .character(let letter):
      if let way = ways.first(where: { $0.letter == letter }) { return go(way, state.wanted) }
      _ = state.list.handle(key)
    default: _ = state.list.handle(key)
    }
    overlay = .switchOffer(state)
    return []
  }

  private mutating func go(_ way: SwitchOfferState.Way, _ wanted: ShellSwitch) -> [Effect] {
    overlay = nil
    switch way {
    case .setUpHook: return offerHook()
    case .subshell: return [.subshell(wanted)]
    case .copyLine:
      guard let profile = wanted.profile,
        let line = (shell.surroundings?.shell ?? .posix).switchLine(
          to: profile, region: wanted.region,
          program: shell.surroundings?.startup?.program ?? "awscreds-tui")
      else {
        tell(.warning, "This shell runs no text: use a subshell, or  awscreds-tui env")
        return []
      }
      tell(.done, "Copied the line  \(line)")
      return [.copy(line)]
    case .printLines: return [.printSwitch(wanted), .quit]
    }
  }
}

extension Painter {
  /// The ways, the profile in the title.
  mutating func paintSwitchOffer(_ state: SwitchOfferState, over whole: Rect) {
    let name = state.wanted.profile ?? "no profile"
    let words = wrapped(
      "A program cannot change the shell that started it. Ways there are:",
      to: max(8, min(76, whole.width - 4)))
    let room = dialog("Use \(name): no hook in this shell", 78, words.count + 8, over: whole)
    // The ways come before the reason where there is no room for both.
    let first = isTight ? 0 : words.count + 1
    if !isTight { for (y, line) in words.enumerated() { write(line, in: room, x: 1, y: y) } }
    for (index, way) in SwitchOfferState.Way.allCases.enumerated() {
      let isChosen = index == state.list.selection
      let y = index + first
      if isChosen { bar(in: room, y: y) }
      write(String(way.letter), in: room, x: 2, y: y, isChosen ? .selection : .key, bold: true)
      let long = self.words(of: way, state.wanted)
      let text = displayWidth(long) > room.width - 6 ? way.brief : long
      write(text, in: room, x: isTight ? 4 : 5, y: y, isChosen ? .selection : .text)
    }
  }

  private func words(of way: SwitchOfferState.Way, _ wanted: ShellSwitch) -> String {
    switch way {
    case .setUpHook:
      let place = model.shell.surroundings?.startup.map { " in \(model.shown($0.path))" } ?? ""
      return "Set up the hook\(place): Enter then switches any new shell"
    case .subshell: return "A shell of its own under it; exit comes back here"
    case .copyLine: return "Copy the line that switches this shell, to be pasted there"
    case .printLines: return "Leave, and print the lines to run"
    }
  }
}
