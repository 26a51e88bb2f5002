import Testing

/// A store for tests that holds them to three promises: every change of the model is spelled out,
/// every answer of an effect is taken in, nothing still runs at the end.
public final class TestStore<Model: Equatable, Message: Equatable, Effect: Equatable> {
  /// The state now.
  public private(set) var model: Model
  private let update: (inout Model, Message) -> [Effect]
  private var open: [Effect] = []

  /// Starts from `model`.
  public init(_ model: Model, update: @escaping (inout Model, Message) -> [Effect]) {
    self.model = model
    self.update = update
  }

  deinit {
    if !open.isEmpty { Issue.record("effects were never answered: \(open)") }
  }

  /// Sends a message and expects `change` to lead from the state before to the state after, and
  /// exactly these effects.
  public func send(
    _ message: Message, effects: [Effect] = [], at location: SourceLocation = #_sourceLocation,
    change: (inout Model) -> Void = { _ in }
  ) {
    var expected = model
    change(&expected)
    let asked = update(&model, message)
    #expect(model == expected, "after \(message)", sourceLocation: location)
    #expect(asked == effects, "effects of \(message)", sourceLocation: location)
    open += asked
  }

  /// Takes in the answer to `effect`, which must be open, as `send` does.
  public func receive(
    _ message: Message, from effect: Effect, effects: [Effect] = [],
    at location: SourceLocation = #_sourceLocation, change: (inout Model) -> Void = { _ in }
  ) {
    settle(effect, at: location)
    send(message, effects: effects, at: location, change: change)
  }

  /// Says that an effect has no answer (a copy to the clipboard, a bell).
  public func settle(_ effect: Effect, at location: SourceLocation = #_sourceLocation) {
    guard let index = open.firstIndex(of: effect) else {
      Issue.record("not asked for: \(effect)", sourceLocation: location)
      return
    }
    open.remove(at: index)
  }
}
