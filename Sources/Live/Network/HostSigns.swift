/// How long hosts have been silent while they were asked; times are milliseconds of one clock.
struct HostSigns {
  private struct Host {
    var underWay: Int
    /// Since when nothing was heard.
    var silentSince: Int
    var wasHeard = false
  }

  private var hosts: [String: Host] = [:]

  /// Counts a request to `host` that begins; silence counts while a host is asked something.
  mutating func begin(_ host: String, at now: Int) {
    hosts[host, default: Host(underWay: 0, silentSince: now)].underWay += 1
  }

  /// Counts a request that has ended, by an answer or not.
  mutating func end(_ host: String) {
    guard let left = hosts[host]?.underWay, left > 1 else { return hosts[host] = nil }
    hosts[host]?.underWay = left - 1
  }

  /// Notes a sign of life.
  mutating func hear(_ host: String, at now: Int) {
    hosts[host]?.silentSince = now
    hosts[host]?.wasHeard = true
  }

  /// Whether a request to `host` is under way.
  func isUnderWay(_ host: String) -> Bool { hosts[host] != nil }

  /// Whether `host` gave a sign of life to its requests, or to some that ended while these began.
  func wasHeard(_ host: String) -> Bool { hosts[host]?.wasHeard ?? false }

  /// How long `host` has said nothing to any of its requests; 0 where it has none.
  func silence(of host: String, at now: Int) -> Int {
    hosts[host].map { now - $0.silentSince } ?? 0
  }
}
