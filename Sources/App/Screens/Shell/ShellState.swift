import Canvas

/// What the Shell screen remembers.
public struct ShellState: Equatable, Sendable {
  /// The first line shown.
  public var offset = 0

  /// At the top.
  public init() {}
}
