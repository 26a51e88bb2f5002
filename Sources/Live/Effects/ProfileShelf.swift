import AWSProfiles
import App

/// Where profiles are kept: the user's files, or a private copy in the demo.
public protocol ProfileShelf: Sendable {
  /// Reads both files.
  func load() -> FilesAnswer
  /// Writes a change on top of the files that the user saw when it was agreed to.
  func save(_ change: Change, seen: SharedFiles) -> SaveAnswer
  /// What undo or redo would do; writes nothing.
  func preview(_ move: HistoryMove) -> PreviewAnswer
  /// Makes a move through what was written, where it is still the one that was shown.
  ///
  /// - Parameter title: what is done, as the history tells it of what is brought back.
  func make(_ move: HistoryMove, title: String, shown: ShownStep) -> SaveAnswer
  /// The files that another program may change; none where nobody else can.
  var paths: [String] { get }
  /// Reads both files where either is another one by now; nil where none is.
  func reload() -> FilesAnswer?
  /// What was written, and by whom.
  func history() -> HistoryAnswer
  /// Counts files of a project among those whose changes undo takes back.
  func include(projectPaths: [String])
}

extension ProfileShelf {
  /// None: nobody else writes here.
  public var paths: [String] { [] }
  /// Nothing changes by itself.
  public func reload() -> FilesAnswer? { nil }
  /// Keeps no files of projects.
  public func include(projectPaths: [String]) {}
}
