import JSONText

/// What `awscreds-tui help scripts` says of JSON and codes, read back from its text.
public struct ScriptReference: Sendable {
  /// One field: its path, as `rows[].raw`, and its type as the page spells it.
  public struct Field: Sendable {
    /// Where it stands.
    public var path: String
    /// What it is, as `text or null`.
    public var type: String
  }

  /// The fields of each shape, those of its base included.
  public let shapes: [String: [Field]]
  /// The first word of each row below each heading of the second level.
  public let words: [String: [String]]

  /// Reads the page.
  public init(_ page: String) {
    var shapes: [String: [Field]] = [:]
    var bases: [String: String] = [:]
    var words: [String: [String]] = [:]
    var (heading, shape) = ("", "")
    for line in page.split(separator: "\n") {
      if line.hasPrefix("### ") {
        shape = String(line.dropFirst(4))
        shapes[shape] = []
      } else if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3))
      } else if let field = line.wholeMatch(of: /- `([^`]+)` \(([^)]+)\).*/) {
        shapes[shape]?.append(Field(path: String(field.1), type: String(field.2)))
      } else if let row = line.wholeMatch(of: /- (`[^:]+`): .*/) {
        let names = row.1.split(separator: "`").filter { $0 != ", " }
        words[heading, default: []] += names.map(String.init)
      } else if let base = line.firstMatch(of: /all fields of `([^`]+)`/) {
        bases[shape] = String(base.1)
      }
    }
    for (name, base) in bases {
      let inherited = shapes[base] ?? []
      shapes[name]? += inherited
    }
    (self.shapes, self.words) = (shapes, words)
  }

  /// What of a value is not as the shape says, and which of the shape's fields it shows.
  public func compare(
    _ value: JSONValue, with shape: String
  ) -> (faults: [String], seen: Set<String>) {
    var walk = Walk(reference: self)
    walk.object(value, shape: shape, base: shapes[shape] ?? [], at: "")
    return (walk.faults, walk.seen)
  }
}

/// A walk over a value beside its description.
private struct Walk {
  let reference: ScriptReference
  var faults: [String] = []
  /// Fields met, as `shape.path`.
  var seen: Set<String> = []

  mutating func object(
    _ value: JSONValue, shape: String, base: [ScriptReference.Field], at path: String
  ) {
    for member in value.members ?? [] {
      let name = path == "per_tool." ? "TOOL" : member.key
      visit(member.value, shape: shape, fields: base, at: path + name)
    }
  }

  private mutating func visit(
    _ value: JSONValue, shape: String, fields: [ScriptReference.Field], at path: String
  ) {
    guard let field = fields.first(where: { $0.path == path }) else {
      // A folder of fields: an object, or a list of objects.
      let isKnown = fields.contains {
        $0.path.hasPrefix(path + ".") || $0.path.hasPrefix(path + "[].")
      }
      if !isKnown { faults.append("\(shape): \(path) is not told") }
      for element in value.array ?? [] {
        object(element, shape: shape, base: fields, at: path + "[].")
      }
      object(value, shape: shape, base: fields, at: path + ".")
      return
    }
    seen.insert("\(shape).\(path)")
    let mayBeNull = field.type.hasSuffix(" or null")
    if value == .null {
      if !mayBeNull { faults.append("\(shape): \(path) is null") }
      return
    }
    let type = String(field.type.split(separator: ",")[0].split(separator: " or ")[0])
    if type.hasPrefix("list of ") {
      guard let elements = value.array else { return faults.append("\(shape): \(path) is no list") }
      for element in elements {
        check(element, is: String(type.dropFirst(8)), fields, shape, path + "[]")
      }
    } else {
      check(value, is: type, fields, shape, path)
    }
  }

  /// A value that is no null: a plain one, or an object of a shape with fields of this place.
  private mutating func check(
    _ value: JSONValue, is type: String, _ fields: [ScriptReference.Field], _ shape: String,
    _ path: String
  ) {
    let isRight =
      switch type {
      case "text": value.string != nil
      case "number": value.integer != nil
      case "boolean": value.bool != nil
      default: value.members != nil && reference.shapes[type] != nil
      }
    if !isRight { faults.append("\(shape): \(path) is no \(type)") }
    guard let own = reference.shapes[type] else { return }
    for member in value.members ?? [] {
      let place = "\(path).\(member.key)"
      if fields.contains(where: { $0.path == place }) {
        visit(member.value, shape: shape, fields: fields, at: place)
      } else {
        visit(member.value, shape: type, fields: own, at: member.key)
      }
    }
    for field in own where !field.path.contains(".") && !field.type.hasSuffix(", if any") {
      let isThere = value.members?.contains { $0.key == field.path } ?? false
      if !isThere { faults.append("\(type): \(field.path) is missing") }
    }
  }
}
