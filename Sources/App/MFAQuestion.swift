/// A question for the code of an MFA device that checks wait for.
public struct MFAQuestion: Equatable, Sendable {
  /// Its number; answers to another fall.
  public var id: Int
  /// The ARN or serial number of the device.
  public var serial: String
  /// The profiles that wait, in the order in which they came; empty: nobody waits any more.
  public var profiles: [String]

  /// A question for a device.
  public init(id: Int, serial: String, profiles: [String]) {
    self.id = id
    self.serial = serial
    self.profiles = profiles
  }
}
