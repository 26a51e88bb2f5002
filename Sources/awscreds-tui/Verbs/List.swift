import AWSProfiles
import Canvas
import JSONText

extension Verb {
  static let list = Verb(
    name: "list", summary: "all profiles, both files merged",
    options: [
      json, VerbOption("filter", value: "TEXT", "only profiles whose name holds TEXT"),
      VerbOption("names", "names only, one a line"),
    ]
  ) { arguments, session in
    try arguments.refuse("json", with: "names")
    let catalog = try session.catalog()
    var names = catalog.names
    if let text = arguments["filter"]?.lowercased(), !text.isEmpty {
      names = names.filter { $0.lowercased().contains(text) }
    }
    if arguments.has("names") {
      Streams.write(names.map { $0 + "\n" }.joined(), to: 1)
    } else if arguments.has("json") {
      Streams.print(try session.tellingFaults(session.listJSON(catalog, names)).text())
    } else if names.isEmpty {
      // Nobody knows what a file holds that cannot be read.
      if catalog.names.isEmpty { try session.requireReadable() }
      let remedy =
        catalog.names.isEmpty
        ? "no profiles yet: `awscreds-tui add NAME` or `aws configure` makes one"
        : "no profile's name holds that text"
      Streams.complain(remedy)
    } else {
      Streams.write(session.listText(catalog, names), to: 1)
    }
    try session.requireReadable()
  }
}

extension Session {
  fileprivate func listText(_ catalog: ProfileCatalog, _ names: [String]) -> String {
    let shown = names.map { $0.printable }
    let width = min(40, shown.reduce(0) { max($0, displayWidth($1)) })
    let active = activeProfile
    // One pass over the files where all are listed, a look-up each where few are.
    let isWhole = names.count == catalog.count
    var rows = TableText(capacity: names.count * (width + 48))
    for (place, name) in names.enumerated() {
      let found = isWhole ? catalog.outline(at: place) : catalog.outline(of: name)
      guard let profile = found else { continue }
      rows.add(name == active ? "● " : "  ")
      rows.add(shown[place], width: width + 2)
      rows.add(profile.kind.rawValue, width: 16)
      rows.add(account(name, profile)?.id ?? "—", width: 14)
      rows.add((profile[.region] ?? "—").printable)
      rows.add("\n")
    }
    return rows.text
  }

  fileprivate func listJSON(_ catalog: ProfileCatalog, _ names: [String]) -> JSONValue {
    let active = activeProfile
    var counts: [String: Int] = [:]
    for finding in catalog.findings {
      if let name = finding.profile { counts[name, default: 0] += 1 }
    }
    let rows = names.compactMap { name -> JSONValue? in
      guard let profile = catalog[name] else { return nil }
      let account = account(name, profile)
      let files = profile.sections.map { origin -> JSONValue in
        ["file": .string(origin.file.rawValue), "line": JSONValue(origin.line)]
      }
      return [
        "name": .string(name), "kind": .string(profile.kind.rawValue),
        "account_id": JSONValue(account?.id), "account_id_source": JSONValue(account?.source),
        "region": JSONValue(profile["region"]), "active": .bool(name == active),
        "files": .array(files), "findings": JSONValue(counts[name] ?? 0),
        "verdict": verdict(of: name),
      ]
    }
    return ["profiles": .array(rows), "files": filesJSON]
  }

  private var filesJSON: JSONValue {
    guard let profiles = try? profiles() else { return ["config": nil, "credentials": nil] }
    func path(_ role: FileRole) -> JSONValue {
      profiles.catalog.files[role] != nil ? .string(profiles.locations[role]) : .null
    }
    return ["config": path(.config), "credentials": path(.credentials)]
  }
}

/// Rows of columns, put together as bytes: thousands are listed in one go.
private struct TableText {
  private var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds a text and the blanks that fill it up to a number of columns; two at least stay blank.
  mutating func add(_ text: String, width: Int) {
    add(text)
    let blanks = max(2, width - displayWidth(text))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks))
  }
}
