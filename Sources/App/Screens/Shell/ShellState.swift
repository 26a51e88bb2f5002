import Canvas

/// What the Shell screen remembers.
public struct ShellState: Equatable, Sendable {
  /// The first line shown.
  public var offset = 0
  /// The shell that started the program; nil until it was looked at.
  public var surroundings: ShellSurroundings?
  /// Whether the hook was asked for before the shell was looked at.
  var wantsHook = false
  /// Variables that are to be unset in that shell when the program ends.
  public var unset: [String] = []

  /// At the top, nothing known.
  public init() {}
}
