import AWSCredentials
import AWSProfiles
import Canvas

/// The keys of a profile's user, and their rotation step by step.
public struct RotationState: Equatable, Sendable {
  /// What the overlay waits for.
  public enum Phase: Equatable, Sendable {
    /// An answer; in words what is done.
    case busy(String)
    /// The user's next key.
    case ready
    /// Agreement to the change of the profile.
    case review(ReviewState)
    /// The id of the key that is to be deleted, typed.
    case confirmDelete(String)
  }

  /// The profile.
  public var profile: String
  /// The number of the effect whose answers count.
  public var id: Int
  /// What it waits for.
  public var phase = Phase.busy("Asking IAM for the keys")
  /// The keys, once they were listed.
  public var report: KeyReport?
  /// A new key that the profile does not use yet.
  public var kept: KeptKeys?
  /// Whether the profile's key was just written and has to be tried.
  public var mustVerify = false
  /// Whether the old key was deleted just now, so that nothing is left to do.
  public var isFinished = false
  /// The chosen key.
  public var list = ListState()
  /// What is typed as the id of a key.
  public var field = TextField("")
  /// Why the last step did not come about, and where that leaves things.
  public var complaint: String?

  /// The overlay while the keys are asked for.
  public init(profile: String, id: Int) {
    self.profile = profile
    self.id = id
  }

  /// The step that comes next; nil before the keys were listed.
  public var step: RotationStep? {
    report.map { RotationStep.next(after: $0, kept: kept?.keys.accessKeyID) }
  }

  /// The chosen key.
  public var selected: AccessKey? {
    guard let keys = report?.keys, keys.indices.contains(list.selection) else { return nil }
    return keys[list.selection]
  }
}

/// A new key whose secret is kept in a private file until the profile has it.
public struct KeptKeys: Equatable, Sendable {
  /// The key.
  public var keys: NewKeys
  /// The file, as the user knows it.
  public var path: String

  /// A key and its file.
  public init(keys: NewKeys, path: String) {
    self.keys = keys
    self.path = path
  }
}

/// What is asked of IAM, STS and the files for a rotation.
public enum KeyStep: Equatable, Sendable {
  /// List the keys with age and last use.
  case list
  /// Make a second key and keep its secret privately.
  case create(KeyReport)
  /// Write the change that puts the new key into the profile; then its private file goes.
  case write(Change, keyID: String)
  /// Try the profile's key until AWS knows it.
  case verify
  /// Switch a key on or off.
  case set(id: String, active: Bool)
  /// Delete a key for good.
  case delete(id: String)

  /// Whether it may be stopped on the way: what makes or writes something is brought to its end.
  public var canStop: Bool {
    switch self {
    case .list, .verify: true
    default: false
    }
  }
}

/// How a step of a rotation went.
public enum KeyAnswer: Equatable, Sendable {
  /// The keys, and a new one that is still kept privately.
  case listed(KeyReport, kept: KeptKeys?)
  /// A second key was made.
  case made(KeptKeys)
  /// The profile was written, or was not.
  case written(SaveAnswer)
  /// AWS does not know the new key yet, after that many milliseconds.
  case waiting(milliseconds: Int)
  /// AWS knows the profile's key.
  case verified
  /// A key was switched.
  case set(id: String, active: Bool)
  /// A key was deleted.
  case deleted(id: String)
  /// It did not come about; why, and what to do; the code of that.
  case failed(String, code: String = "iam-refused")
}
