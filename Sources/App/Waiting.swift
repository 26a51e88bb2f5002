import Canvas

/// Work on the files that the user has asked for and that is not done yet.
///
/// What is typed meanwhile was meant for what comes after it: it is kept, and none of it acts on what
/// still stands on the screen.
struct Waiting: Equatable, Sendable {
  /// What is waited for.
  enum Work: Equatable, Sendable {
    /// A change is being written.
    case saving
    /// What undo or redo would do is looked up.
    case preview
  }

  /// What is waited for.
  var work: Work
  /// The key that asked for it.
  var key: Key?
  /// When it began, in milliseconds of the clock that only goes forward.
  var since: Int
  /// Keys and pastes that came meanwhile.
  var typed: [InputEvent] = []
  /// More than that many are no typing.
  static let most = 4_096
}

/// A key that is not taken twice: the second press of a slip would act on what came in its place.
struct SlippedKey: Equatable, Sendable {
  /// The key.
  var key: Key
  /// Until when, in milliseconds of the clock that only goes forward.
  var until: Int
  /// How long a slip takes, in milliseconds.
  static let length = 250
}

extension Model {
  /// Begins to wait.
  mutating func wait(for work: Waiting.Work, after key: Key? = nil) {
    waiting = Waiting(work: work, key: key, since: uptime)
  }

  /// Keeps what is typed while the files are worked on; ^C ends the program, which waits for them.
  mutating func keep(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(.control("c")): return [.quit]
    case .key, .paste:
      if (waiting?.typed.count ?? 0) < Waiting.most { waiting?.typed.append(event) }
    default: break
    }
    return []
  }

  /// Ends the waiting; gives what was typed meanwhile, without repeats of the key that asked.
  mutating func endWaiting() -> [InputEvent] {
    guard let ended = waiting else { return [] }
    waiting = nil
    guard let key = ended.key else { return ended.typed }
    let typed = Array(ended.typed.drop { $0 == .key(key) })
    if typed.isEmpty { slipped = SlippedKey(key: key, until: uptime + SlippedKey.length) }
    return typed
  }

  /// Does what was typed while it could not be done.
  mutating func catchUp(_ typed: [InputEvent]) -> [Effect] {
    var effects: [Effect] = []
    for event in typed {
      effects += handle(event)
      if effects.contains(.quit) { break }
    }
    return effects
  }

  /// Whether a key is the second press of a slip.
  mutating func isSlip(_ key: Key) -> Bool {
    guard let slipped else { return false }
    guard key == slipped.key, uptime <= slipped.until else {
      self.slipped = nil
      return false
    }
    return true
  }

  /// What is waited for in words, once it takes longer than a moment.
  var waitingWords: String? {
    guard let waiting, uptime - waiting.since >= 150 else { return nil }
    return waiting.work == .saving
      ? "Saving. Another program may hold the file. Keys are kept until it is done."
      : "Looking up the last change. Keys are kept until it is there."
  }
}
