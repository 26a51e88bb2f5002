import INIDocument

extension ProfileExaminer {
  /// Names that not every tool or shell can use, and profiles without anything in them.
  mutating func examineName(_ spots: ProfileSpots) {
    if spots.settingCount == 0 {
      add(
        "empty-profile", .info, spots, at: nil, trips: ["serverless3", "serverless4"],
        "The profile has no setting: the AWS CLI lists it, other tools do not know it. Add "
          + "settings, or delete it.")
    }
    guard let sign = Self.unportableSign(spots.name) else { return }
    let hasConfig = spots.header.role == .config || spots.spots.contains { $0.role == .config }
    var trips: [String] = []
    if hasConfig, sign.needsQuotes { trips.append("terraform") }
    if sign.isForeign || sign.needsQuotes { trips += ["serverless3", "serverless4"] }
    add(
      "profile-name-portability", .warning, spots, at: nil, trips: trips,
      "The name holds \(sign.words): " + sign.harm
        + " Rename it with letters, digits and _ - / . % @ + (roles that name it follow).")
  }

  private struct Sign {
    var words: String
    var harm: String
    var needsQuotes = false
    var isForeign = false
  }

  /// What of a name makes trouble, the worst first; nil for a name that all tools read alike.
  private static func unportableSign(_ name: String) -> Sign? {
    if name.utf8.allSatisfy(isPortable) {
      guard name.utf8.first == UInt8(ascii: "-") else { return nil }
      return Sign(words: "a - at its beginning", harm: "commands take it for an option.")
    }
    if name.unicodeScalars.contains(where: \.isControl) {
      return Sign(
        words: "a control character", harm: "shells and Serverless cannot name it.",
        needsQuotes: true)
    }
    if name.utf8.contains(where: { " \t'\"\\".utf8.contains($0) }) {
      return Sign(
        words: "a blank or quote",
        harm: "in config it must be quoted, which Terraform keeps in the name and some SDKs skip.",
        needsQuotes: true)
    }
    if name.utf8.contains(where: { $0 >= 0x80 }) {
      return Sign(
        words: "a letter outside ASCII",
        harm: "the JavaScript SDKs do not find it in config, Rust and Java skip it.",
        isForeign: true)
    }
    return Sign(
      words: "a character that some tools skip",
      harm: "SDKs that follow the common grammar leave the section out.", isForeign: true)
  }

  private static func isPortable(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "_-/.%@:+".utf8.contains(byte)
  }
}
