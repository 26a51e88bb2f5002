/// The kernel under the screens: a model, the messages that change it, the effects it asks for.
///
/// Data flows one way. `send` runs `update` on the model and gives the effects to `perform`, which
/// carries them out and sends their answers back through a `Mailbox`. The store belongs to one
/// thread, the one that draws; it is not `Sendable` on purpose.
public final class Store<Model, Message, Effect> {
  /// The state that the screens show.
  public private(set) var model: Model
  private let update: (inout Model, Message) -> [Effect]
  private let perform: (Effect) -> Void
  private var waiting: [Message] = []
  private var isUpdating = false

  /// Starts from `model`; `update` must be pure, `perform` must not block.
  public init(
    model: Model, update: @escaping (inout Model, Message) -> [Effect],
    perform: @escaping (Effect) -> Void
  ) {
    self.model = model
    self.update = update
    self.perform = perform
  }

  /// Takes in one message, then carries out what it asks for.
  ///
  /// A message sent while another is taken in (by an effect that answers at once) waits its turn.
  public func send(_ message: Message) {
    waiting.append(message)
    guard !isUpdating else { return }
    isUpdating = true
    defer { isUpdating = false }
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      for effect in update(&model, next) { perform(effect) }
    }
  }
}
