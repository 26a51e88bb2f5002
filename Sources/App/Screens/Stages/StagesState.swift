import Canvas
import ServerlessProject

/// What the Stages screen remembers.
public struct StagesState: Equatable, Sendable {
  /// The folder that was searched when no project was found.
  public var searched: String?
  /// The chosen row.
  public var list = ListState()

  /// No project looked for yet.
  public init() {}
}
