extension Session {
  /// Fails where no profile is called so.
  func requireProfile(_ name: String) throws(Failure) {}
  func requireConsent(_ profile: String?, _ arguments: Arguments) throws(Failure) {}
  func notices(switchingTo profile: String?, region: String?) -> [String] { [] }
  func expiration(of profile: String?) -> String? { nil }
}
