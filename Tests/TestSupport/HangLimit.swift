import Testing

extension Trait where Self == TimeLimitTrait {
  /// Ends a test that would never end.
  ///
  /// All tests begin at once and wait for a thread, and that waiting counts: a limit that is any
  /// shorter would measure the others.
  public static var hangs: Self { .timeLimit(.minutes(30)) }
}
