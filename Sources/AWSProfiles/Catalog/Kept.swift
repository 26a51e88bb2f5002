import Synchronization

/// A value that is made when it is first asked for, and then kept.
package final class Kept<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// Nothing made yet.
  package init() {}

  /// The value; `make` runs at most once.
  package func callAsFunction(_ make: () -> Value) -> Value {
    value.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
