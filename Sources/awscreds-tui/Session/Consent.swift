import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Session {
  /// Asks on the terminal; a failure where the answer is no or nobody can be asked.
  func confirm(_ question: String, _ arguments: Arguments) throws(Failure) {
    if arguments.has("yes") { return }
    switch Streams.askConsent(question) {
    case true?: return
    case false?: throw Failure(code: "cancelled", message: "nothing was changed")
    case nil:
      throw Failure(
        status: .missing, code: "needs-confirmation",
        message: "\(question) There is no terminal to ask on. Say --yes")
    }
  }

  /// Asks before a protected profile is put in force.
  func requireConsent(_ profile: String?, _ arguments: Arguments) throws(Failure) {
    guard let profile, let label = protection(of: profile)?.label else { return }
    try confirm("\(profile) is protected (\(label)). Use it?", arguments)
  }

  /// Seconds since 1970, by the clock of this machine.
  var now: Int { LiveWorld(environment: environment).now() }

  /// A time in the user's clock, as `2026-11-25 07:10`.
  func clock(_ time: Int) -> String { Self.clock(time) }

  /// A time in the user's clock.
  static func clock(_ time: Int) -> String {
    var seconds = time_t(time)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return String(time) }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
