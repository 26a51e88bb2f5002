/// One line of the table: what was measured, beside what, and the limit that it is held to.
struct Budget {
  /// What is measured.
  var what: String
  /// What the program takes, with its unit.
  var ours: String
  /// What the peer takes, and its name.
  var peer = ""
  /// How the two compare, the peer by ours.
  var ratio = ""
  /// The limit, in words.
  var limit: String
  /// Whether it is kept; nil where the peer is not installed.
  var isMet: Bool?

  /// The head of the table.
  static let head = """
    | what | ours | peer | ratio | limit | |
    | --- | --- | --- | --- | --- | --- |
    """

  /// The line of the table.
  var line: String {
    let verdict = isMet.map { $0 ? "met" : "**missed**" } ?? "no peer"
    return "| \(what) | \(ours) | \(peer) | \(ratio) | \(limit) | \(verdict) |"
  }

  /// A budget that asks to be some times as fast as a peer.
  static func times(
    _ factor: Double, _ what: String, _ ours: Double?, than peer: Double?, _ name: String
  ) -> Budget {
    let limit = factor == 1 ? "not slower" : "\(Int(factor)) times faster"
    return compared(what, ours, peer, name, limit) { $1 / $0 >= factor }
  }

  /// A budget with a rule of its own for both times.
  static func compared(
    _ what: String, _ ours: Double?, _ peer: Double?, _ name: String, _ limit: String,
    _ isMet: (Double, Double) -> Bool
  ) -> Budget {
    var budget = Budget(what: what, ours: time(ours), peer: "\(time(peer)) \(name)", limit: limit)
    if let ours, let peer, ours > 0 {
      budget.ratio = number(peer / ours)
      budget.isMet = isMet(ours, peer)
    }
    return budget
  }

  /// A budget of so many milliseconds.
  static func within(_ limit: Double, _ what: String, _ ours: Double?) -> Budget {
    Budget(
      what: what, ours: time(ours), limit: "under \(number(limit)) ms",
      isMet: ours.map { $0 < limit } ?? false)
  }

  /// Milliseconds as they are shown.
  static func time(_ time: Double?) -> String { time.map { "\(number($0)) ms" } ?? "—" }

  /// Two figures behind the point, none of them where the number is great.
  static func number(_ number: Double) -> String {
    let scale = number >= 100 ? 1.0 : number >= 10 ? 10 : 100
    let rounded = (number * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
