import JSONText

/// One change of one or more files, as it is kept for undo and redo.
public struct VersionStep: Sendable, Equatable {
  /// Who changed the files.
  public enum Kind: String, Sendable {
    /// This program wrote them.
    case written
    /// They were found changed by another program.
    case found
  }

  /// A kept copy of a whole file.
  public struct Copy: Sendable, Equatable {
    var name: String
    /// Its length in bytes.
    public var size: Int
    /// Tells two texts apart and a damaged copy from a sound one; no safeguard against forgery.
    public var fingerprint: String
  }

  /// One file before and after; a side is nil where there was no file.
  public struct Side: Sendable, Equatable {
    /// The file behind all links.
    public var path: String
    /// The file as it was.
    public var before: Copy?
    /// The file as it became.
    public var after: Copy?
  }

  /// Grows with every step, across runs.
  public var id: Int
  /// Seconds since 1970.
  public var time: Int
  /// What was done, in words without any secret.
  public var title: String
  /// Who did it.
  public var kind: Kind
  /// Whether it is taken back and can be done again.
  public var isUndone: Bool
  /// The files that it changed.
  public var files: [Side]

  /// The paths of its files.
  public var paths: [String] { files.map(\.path) }
}

/// All steps that are kept, oldest first.
struct VersionIndex: Sendable, Equatable {
  var nextID = 1
  var steps: [VersionStep] = []

  /// How many steps are kept for each file.
  static let limit = Versions.limit

  /// What the file holds if nobody else wrote it; `.none` where nothing is known of it.
  func known(_ path: String) -> VersionStep.Copy?? {
    var known: VersionStep.Copy?? = .none
    for step in steps {
      for side in step.files where side.path == path {
        if !step.isUndone {
          known = .some(side.after)
        } else if known == nil {
          known = .some(side.before)
        }
      }
    }
    return known
  }

  /// The step that undo would take back.
  func undoable(_ paths: [String]) -> VersionStep? {
    steps.last { !$0.isUndone && touches($0, paths) }
  }

  /// The step that redo would do again.
  func redoable(_ paths: [String]) -> VersionStep? {
    let last = steps.last { touches($0, paths) && !$0.isUndone }?.id ?? 0
    return steps.first { $0.isUndone && $0.id > last && touches($0, paths) }
  }

  /// Adds a step; those that were undone can then be done again no more.
  mutating func append(_ step: VersionStep) {
    steps = steps.filter { !($0.isUndone && touches($0, step.paths)) } + [step]
    nextID = max(nextID, step.id) + 1
    for path in step.paths {
      let of = steps.filter { $0.paths.contains(path) }.map(\.id)
      let old = Set(of.dropLast(Self.limit))
      steps.removeAll { old.contains($0.id) }
    }
  }

  private func touches(_ step: VersionStep, _ paths: [String]) -> Bool {
    step.files.contains { paths.contains($0.path) }
  }
}

extension VersionIndex {
  /// Reads what `text` wrote; an empty index where that is damaged.
  init(_ json: JSONValue) {
    nextID = json["next"]?.integer ?? 1
    for entry in json["steps"]?.array ?? [] {
      guard let id = entry["id"]?.integer, let time = entry["time"]?.integer,
        let kind = entry["kind"]?.string.flatMap(VersionStep.Kind.init)
      else { continue }
      let files = (entry["files"]?.array ?? []).compactMap { side -> VersionStep.Side? in
        guard let path = side["path"]?.string else { return nil }
        return VersionStep.Side(
          path: path, before: Self.copy(side["before"]), after: Self.copy(side["after"]))
      }
      steps.append(
        VersionStep(
          id: id, time: time, title: entry["title"]?.string ?? "", kind: kind,
          isUndone: entry["undone"]?.bool ?? false, files: files))
    }
  }

  /// The index as JSON.
  var json: JSONValue {
    let list = steps.map { step -> JSONValue in
      [
        "id": JSONValue(step.id), "time": JSONValue(step.time), "title": .string(step.title),
        "kind": .string(step.kind.rawValue), "undone": .bool(step.isUndone),
        "files": .array(
          step.files.map { side in
            [
              "path": .string(side.path), "before": Self.json(side.before),
              "after": Self.json(side.after),
            ]
          }),
      ]
    }
    return ["version": 1, "next": JSONValue(nextID), "steps": .array(list)]
  }

  private static func json(_ copy: VersionStep.Copy?) -> JSONValue {
    guard let copy else { return .null }
    return [
      "name": .string(copy.name), "size": JSONValue(copy.size),
      "fingerprint": .string(copy.fingerprint),
    ]
  }

  private static func copy(_ json: JSONValue?) -> VersionStep.Copy? {
    guard let name = json?["name"]?.string, !name.contains("/"), let size = json?["size"]?.integer,
      let fingerprint = json?["fingerprint"]?.string
    else { return nil }
    return VersionStep.Copy(name: name, size: size, fingerprint: fingerprint)
  }
}
