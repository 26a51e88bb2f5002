import AWSProfiles

/// What was written to the files, by whom, and what can be done about it.
public struct HistoryAnswer: Equatable, Sendable {
  /// The steps that are kept, newest first.
  public var entries: [HistoryEntry]
  /// The step that undo takes back.
  public var undoable: Int?
  /// The step that redo does again.
  public var redoable: Int?

  /// A history of these steps.
  public init(entries: [HistoryEntry] = [], undoable: Int? = nil, redoable: Int? = nil) {
    self.entries = entries
    self.undoable = undoable
    self.redoable = redoable
  }
}

/// One step of the history.
public struct HistoryEntry: Equatable, Sendable {
  /// Its number, the same in every run.
  public var id: Int
  /// Seconds since 1970.
  public var time: Int
  /// What was done, in words.
  public var title: String
  /// Whether another program did it.
  public var isForeign: Bool
  /// Whether it is taken back.
  public var isUndone: Bool
  /// Whether it was cut short between two files.
  public var isHalfDone = false
  /// What it changed, secrets masked.
  public var lines: [DiffLine]
  /// Comment lines that the files no longer have.
  public var lostComments: Int

  /// A step as it is kept.
  public init(
    id: Int, time: Int, title: String, isForeign: Bool = false, isUndone: Bool = false,
    lines: [DiffLine] = [], lostComments: Int = 0
  ) {
    self.id = id
    self.time = time
    self.title = title
    self.isForeign = isForeign
    self.isUndone = isUndone
    self.lines = lines
    self.lostComments = lostComments
  }
}

/// What of an earlier state of the files comes back.
public enum BroughtBack: String, Equatable, Sendable {
  /// The files as they stood before the step.
  case all
  /// The comments that the step dropped, in the files as they are now.
  case comments
}

/// A step through what was written.
public enum HistoryMove: Equatable, Sendable {
  /// The last change is taken back.
  case undo
  /// The last change is taken back, also where another program made it.
  case undoOthers
  /// What was taken back is done again.
  case redo
  /// Files are put back as they stood before a step, or only their comments.
  case bringBack(BroughtBack, step: Int)

  /// The words before the title of a change.
  var words: String {
    switch self {
    case .undo, .undoOthers: "Undo"
    case .redo: "Redo"
    case .bringBack(.all, _): "Bring back the files from before"
    case .bringBack(.comments, _): "Bring back the comments from before"
    }
  }

  /// Whether it takes a step back.
  public var isUndo: Bool { self == .undo || self == .undoOthers }
}

/// What a preview showed, so that nothing else is done once the user has agreed.
public struct ShownStep: Equatable, Sendable {
  /// The number of the step.
  public var id: Int
  /// Marks of the texts that its lines were made of.
  public var texts: [String]

  /// A step by its number and the marks of its texts.
  public init(id: Int = 0, texts: [String] = []) {
    self.id = id
    self.texts = texts
  }
}

/// What undo or redo would do, before it is done.
public enum PreviewAnswer: Equatable, Sendable {
  /// The title of the change that was written once, and lines as the step would change them now,
  /// secrets masked; what else the user should know; what they were made of.
  case step(
    HistoryMove, title: String, lines: [DiffLine], remarks: [String] = [],
    shown: ShownStep = ShownStep())
  /// There is no such step, or it cannot be made: why.
  case refused(String)
}
