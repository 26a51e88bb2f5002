import AWSProfiles
import Canvas
import ShellIntegration

/// The line that a startup file would get, before it is written.
public struct HookSetUpState: Equatable, Sendable {
  /// The file and its line.
  public var startup: StartupFile
  /// The last lines of the file as it is, with their numbers, for the diff.
  public var context: [HookLine]
  /// The number that the new line gets.
  public var line: Int

  /// A line of the file.
  public struct HookLine: Equatable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its text.
    public var text: String
  }

  /// What adding the line to `text` looks like.
  init(_ startup: StartupFile, text: String) {
    self.startup = startup
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    line = lines.count + 1
    context = lines.enumerated().suffix(3).map { HookLine(number: $0 + 1, text: $1) }
  }
}

extension Model {
  /// A path as the user knows it.
  func shown(_ path: String) -> String { shownPath(path, home: environment["HOME"]) }

  /// Shows the diff of the startup file, or says why there is nothing to write.
  mutating func offerHook() -> [Effect] {
    guard !isDemo else {
      tell(.warning, "The demo writes nothing: leave it, start the program, and press this there")
      return []
    }
    guard let around = shell.surroundings else {
      shell.wantsHook = true
      return [.lookAtShell]
    }
    if let hook = around.hook {
      tell(
        .done,
        hasHook
          ? "The hook is there already: \(hook.path):\(hook.line)"
          : "\(hook.path):\(hook.line) has the hook already: start a new shell to have it")
      return []
    }
    guard let startup = around.startup else {
      tell(
        .warning,
        "For this shell the hook is set up by hand: awscreds-tui init "
          + (around.shell?.rawValue ?? "SHELL"))
      return []
    }
    overlay = .hookSetUp(HookSetUpState(startup, text: around.startupText ?? ""))
    return []
  }

  /// Keys over the diff.
  mutating func handle(_ event: InputEvent, hookSetUp: HookSetUpState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch key {
    case .character("y"):
      overlay = nil
      return [.setUpHook(hookSetUp.startup)]
    // A startup file is not ours: an Enter that was held too long is no yes.
    case .enter: tell(.warning, "y writes the line, Esc leaves the file as it was")
    case .escape, .character("n"), .character("q"):
      overlay = nil
      tell(.done, "Left as it was: nothing was written")
    default: break
    }
    return []
  }
}

extension Painter {
  private static let words = "It defines a function that runs nothing but this program."
  private static let wordsOnPath = [
    "The program is not in PATH, so the line names its file: it must stay there.",
    "`sh Resources/setup.sh install` puts it into PATH.",
  ]

  /// The diff of the startup file.
  mutating func paintHookSetUp(_ state: HookSetUpState, over whole: Rect) {
    let path = model.shown(state.startup.path)
    let isByPath = state.startup.isByPath
    let width = max(8, min(78, whole.width) - 4)
    let told =
      [(Self.words, StyleRole.dim)] + (isByPath ? Self.wordsOnPath.map { ($0, .warn) } : [])
    let lines = told.flatMap { text, role in wrapped(text, to: width).map { ($0, role) } }
    let room = dialog(
      "Add one line to \(path)?", 78, state.context.count + lines.count + 5, over: whole)
    var y = 0
    for line in state.context {
      write(String(line.number), in: room, x: 1, y: y, .dim)
      write("  \(line.text)", in: room, x: 6, y: y, .dim)
      y += 1
    }
    write(String(state.line), in: room, x: 1, y: y, .dim)
    write("+ \(state.startup.line)", in: room, x: 6, y: y, .good)
    for (row, (text, role)) in lines.enumerated() {
      write(text, in: room, x: 1, y: y + 2 + row, role)
    }
    hints(["y writes", "Esc leaves it as it was"], in: room, y: room.height - 1)
  }
}
