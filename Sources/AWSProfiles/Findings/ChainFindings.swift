import INIDocument

extension ProfileExaminer {
  /// Roles and what they are assumed with.
  mutating func examineRole(_ spots: ProfileSpots) {
    let role = spots.has(.role) ? spots[.role] : nil
    let source = text(spots[.source])
    let place = text(spots[.credentialSource])
    if let serial = spots[.serial], role == nil, spots.has(.serial) {
      add(
        "mfa-without-role", .warning, spots, at: serial,
        "mfa_serial is asked for only when a role is assumed: without role_arn no tool asks for a "
          + "code. Put it into the profile of the role.")
    }
    if let file = spots[.tokenFile], role == nil, spots.has(.tokenFile) {
      add(
        "web-identity-without-role", .error, spots, at: file, trips: Self.everyTool,
        "A web identity token is exchanged for a role, and role_arn is missing. Add it.")
    }
    examineSources(spots)
    if let place, let spot = spots[.credentialSource] {
      examine(spots, credentialSource: place, spot)
    }
    guard let role, !spots.has(.tokenFile) else { return }
    if source != nil, place != nil {
      add(
        "invalid-config", .error, spots, at: spots[.credentialSource], trips: ["cli"],
        "source_profile and credential_source exclude each other: the AWS CLI stops. Remove one.")
      return
    }
    guard let source else {
      guard place == nil else { return }
      let hasKeys = spots[.accessKeyID] != nil && spots[.secret] != nil
      add(
        "role-without-source", .error, spots, at: role,
        trips: hasKeys ? ["cli", "serverless3", "serverless4"] : Self.everyTool,
        "Nothing is named to assume the role with: the AWS CLI stops"
          + (hasKeys
            ? ", and so does Serverless 3; Terraform assumes it with the profile's own keys, "
              + "Serverless 4 uses these keys and no role" : "")
          + ". Add source_profile or credential_source.")
      return
    }
    examine(spots, source: source)
  }

  private mutating func examine(_ spots: ProfileSpots, source: String) {
    guard let spot = spots[.source] else { return }
    guard let place = index[ExactText(source)] else {
      let near = nearest(to: source, among: catalog.names)
      let changes: [ProfileChange] =
        near.isEmpty
        ? []
        : [
          .set(profile: spots.name, key: SpotKey.source.name, value: near[0], file: spot.role)
        ]
      add(
        "source-profile-missing", .error, spots, at: spot, trips: Self.everyTool, fix: changes,
        "source_profile names \(source), which is in neither file. Rename it or add it."
          + Suggestion.words(near))
      return
    }
    let other = all[place]
    guard !source.isExactly(spots.name), ways(other).isEmpty, !other.has(.ssoSession) else {
      return
    }
    add(
      "source-profile-without-credentials", .error, spots, at: spot, trips: Self.everyTool,
      "source_profile names \(source), which has neither keys nor another way to credentials. Give "
        + "it keys, or name another profile.")
  }

  private static let knownSources = ["Environment", "Ec2InstanceMetadata", "EcsContainer"]

  private mutating func examine(_ spots: ProfileSpots, credentialSource: String, _ spot: Spot) {
    guard !Self.knownSources.contains(credentialSource) else { return }
    let meant = Self.knownSources.first { $0.lowercased() == credentialSource.lowercased() }
    let changes: [ProfileChange] =
      meant.map {
        [.set(profile: spots.name, key: spot.key.name, value: $0, file: spot.role)]
      } ?? []
    add(
      "unknown-credential-source", .error, spots, at: spot, trips: ["cli", "terraform"],
      fix: changes, isSafe: true,
      "\(credentialSource) is no source: \(Self.knownSources.joined(separator: ", ")) are, spelled "
        + "exactly so." + (meant.map { " Write \($0)." } ?? " Write one of them."))
  }

  /// The Go SDK stops at more than one source, whichever it would have taken.
  private mutating func examineSources(_ spots: ProfileSpots) {
    let sources = [SpotKey.source, .credentialSource, .process, .tokenFile].filter {
      spots.has($0)
    }
    guard sources.count > 1 else { return }
    add(
      "several-sources", .warning, spots, at: spots[sources[1]], trips: ["terraform"],
      "\(sources.map(\.name).joined(separator: " and ")) in one profile: Terraform stops at "
        + "more than one source. Keep one.")
  }

  // MARK: Loops

  /// Roles whose sources lead back to them; each profile of a loop is told once.
  mutating func findLoops() {
    // 0: not looked at, 1: on the way just now, 2: done.
    var states = [UInt8](repeating: 0, count: all.count)
    for start in all.indices where states[start] == 0 {
      var path: [Int] = []
      var current: Int? = start
      while let place = current, states[place] == 0 {
        states[place] = 1
        path.append(place)
        current = next(place)
      }
      if let place = current, states[place] == 1, let first = path.firstIndex(of: place) {
        tellLoop(Array(path[first...]))
      }
      for place in path { states[place] = 2 }
    }
  }

  /// The profile that this one names as source, where tools go on from there.
  private func next(_ place: Int) -> Int? {
    let spots = all[place]
    guard spots.has(.role), !spots.has(.tokenFile), !spots.has(.credentialSource),
      let source = text(spots[.source]), let next = index[ExactText(source)]
    else { return nil }
    // A profile may name itself when it has keys.
    let hasKeys = spots[.accessKeyID] != nil && spots[.secret] != nil
    return next == place && hasKeys ? nil : next
  }

  private mutating func tellLoop(_ loop: [Int]) {
    // Keys end a chain where another profile leads to them, so the loop is none from there.
    let withKeys = loop.filter {
      all[$0][.accessKeyID] != nil && all[$0][.secret] != nil
    }
    let shown = loop.prefix(5).map { all[$0].name } + (loop.count > 5 ? ["…"] : [])
    let chain = (shown + [all[loop[0]].name]).joined(separator: " → ")
    for place in loop where withKeys.isEmpty || withKeys == [place] {
      add(
        "source-profile-loop", .error, all[place], at: all[place][.source],
        trips: withKeys.isEmpty ? Self.everyTool : ["cli"],
        "The source profiles lead back: \(chain). Give one of them keys, or another source.")
    }
  }
}
