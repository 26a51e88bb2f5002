/// Where a rotation stands, as the user's keys in IAM tell it: nothing else is remembered, so a
/// rotation that was stopped goes on where it stopped.
public enum RotationStep: Sendable, Equatable {
  /// One key: a second one can be made.
  case create
  /// A second key was made and kept privately; the profile does not use it yet.
  case write(keyID: String)
  /// The profile uses the newer key, the older one is still active.
  case deactivate(AccessKey)
  /// The profile uses the newer key, the older one is switched off.
  case delete(AccessKey)
  /// The profile uses the older of two keys, and the secret of the newer one is not at hand.
  case blocked(by: AccessKey)

  /// The step that comes next.
  ///
  /// - Parameter kept: the id of a new key that is kept privately for this profile.
  public static func next(after report: KeyReport, kept: String? = nil) -> RotationStep {
    guard let other = report.others.last else { return .create }
    if other.id == kept { return .write(keyID: other.id) }
    // Keys of one second: the profile's may be the newer one, and switching off can be undone.
    guard let own = report.own, (own.created ?? 0) >= (other.created ?? 0) else {
      return .blocked(by: other)
    }
    return other.isActive ? .deactivate(other) : .delete(other)
  }

  /// Which of the five steps it is: 1 create, 2 write, 3 verify, 4 deactivate, 5 delete.
  public var number: Int {
    switch self {
    case .create, .blocked: 1
    case .write: 2
    case .deactivate: 4
    case .delete: 5
    }
  }
}
