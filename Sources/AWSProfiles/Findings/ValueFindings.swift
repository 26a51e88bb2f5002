import INIDocument

extension ProfileExaminer {
  /// Values that AWS or a tool will not take.
  mutating func examineValues(_ spots: ProfileSpots) {
    examineRegion(spots)
    if spots.hasQuotes {
      for spot in spots.spots { examineQuotes(spots, spot) }
    }
    if let spot = spots[.duration], let text = text(spot) {
      let seconds = Int(text)
      if seconds.map({ (900...43_200).contains($0) }) != true {
        add(
          "value-out-of-range", .warning, spots, at: spot, trips: Self.everyTool,
          seconds == nil
            ? "duration_seconds is no number: the AWS CLI ignores it, other tools stop. Write 900 "
              + "to 43200."
            : "duration_seconds is 900 to 43200: STS refuses any other. Write one in between.")
      }
    }
    if let spot = spots[.role], let text = text(spot), !Self.isRole(text), !isQuoted(spot) {
      add(
        "value-out-of-range", .error, spots, at: spot, trips: Self.everyTool,
        "role_arn is no ARN of a role (arn:aws:iam::ACCOUNT:role/NAME): STS refuses it. Copy it "
          + "from IAM.")
    }
    if let spot = spots[.ssoAccount], let text = text(spot), !AccountID.isOne(text),
      !isQuoted(spot)
    {
      add(
        "value-out-of-range", .error, spots, at: spot, trips: Self.everyTool,
        "sso_account_id is no account: it takes 12 digits, and the sign-in finds no other. Copy it "
          + "from the access portal.")
    }
    if let spot = spots[.process], let text = text(spot), let sign = Self.shellSign(text) {
      add(
        "process-needs-shell", .warning, spots, at: spot, trips: ["cli", "terraform"],
        "The command holds \(sign), which only a shell understands: the AWS CLI runs it without "
          + "one. Put it into a script and name that with its full path.")
    }
  }

  private mutating func examineRegion(_ spots: ProfileSpots) {
    if let here = spots[.region, .config], let there = spots[.region, .credentials],
      bytes(here) != bytes(there)
    {
      add(
        "region-in-both-files", .warning, spots, at: here, trips: [],
        "credentials:\(there.line) names another region, and that one counts. Keep one of them.")
    }
    for key in [SpotKey.region, .ssoRegion] {
      guard let spot = spots[key], let name = text(spot), !RegionName.isPlausible(name),
        !isQuoted(spot), !spots.has(.endpoint)
      else { continue }
      let meant = RegionName.meant(by: name)
      let changes: [ProfileChange] =
        meant.map { [.set(profile: spots.name, key: key.name, value: $0, file: spot.role)] }
        ?? []
      let isZone = meant.map { name.lowercased().hasPrefix($0) && name.count > $0.count } ?? false
      add(
        "region-unknown", .error, spots, at: spot, trips: Self.everyTool, fix: changes,
        isSafe: meant != nil,
        "\(name) is \(isZone ? "an availability zone" : "no region of AWS"): calls go to a host "
          + "that does not exist." + (meant.map { " Write \($0)." } ?? " Write one as eu-west-1."))
    }
  }

  private func isQuoted(_ spot: Spot) -> Bool {
    let value = bytes(spot)
    guard value.count > 1, let first = value.first else { return false }
    return (first == 0x22 || first == 0x27) && value.last == first
  }

  private mutating func examineQuotes(_ spots: ProfileSpots, _ spot: Spot) {
    guard isQuoted(spot), spot.key != .process else { return }
    let inner = String(decoding: bytes(spot).dropFirst().dropLast(), as: UTF8.self)
    add(
      "quoted-value", .warning, spots, at: spot, trips: ["cli", "serverless3", "serverless4"],
      fix: [.set(profile: spots.name, key: spot.key.name, value: inner, file: spot.role)],
      "The quotes round \(spot.key.name) are part of the value for all tools but Terraform. "
        + "Remove them.")
  }

  static func isRole(_ arn: String) -> Bool {
    guard arn.hasPrefix("arn:"), arn.utf8.count <= 2048 else { return false }
    // arn:PARTITION:iam::ACCOUNT:role/NAME; the service is the third part, the name the sixth.
    var bytes = arn.utf8.dropFirst(4)
    guard let partition = bytes.firstIndex(of: 0x3A) else { return false }
    bytes = bytes[bytes.index(after: partition)...]
    guard bytes.starts(with: "iam:".utf8) else { return false }
    bytes = bytes.dropFirst(4)
    for _ in 0..<2 {
      guard let colon = bytes.firstIndex(of: 0x3A) else { return false }
      bytes = bytes[bytes.index(after: colon)...]
    }
    return bytes.starts(with: "role/".utf8)
  }

  /// What of a command needs a shell; nil where nothing does.
  private static func shellSign(_ command: String) -> String? {
    var isSingle = false
    var isDouble = false
    var before: Character = " "
    for character in command {
      defer { before = character }
      if character == "'", !isDouble { isSingle.toggle() }
      if character == "\"", !isSingle { isDouble.toggle() }
      if isSingle { continue }
      if character == "$" || character == "`" { return String(character) }
      if isDouble { continue }
      if "|<>;&".contains(character) { return String(character) }
      if character == "~", before == " " { return "~" }
    }
    return nil
  }
}
