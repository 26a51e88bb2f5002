/// Evaluates expressions of a project for one stage, or for the stage left open.
struct Evaluator {
  /// The stage that is deployed.
  enum Stage: Equatable {
    /// Left open: the answer is a map, not a name.
    case hole
    /// `--stage` was given.
    case given(String)
    /// `--stage` was not given.
    case absent
  }

  let main: String
  let stage: Stage
  var documents: ProjectDocuments
  /// Sources outside the files that were met, in order.
  var outside: [String] = []
  /// Paths of texts with variables in the project file that were met, in order.
  private(set) var variablePaths: [[String]] = []
  /// Whether what `--stage` says had a part in the answer.
  var usedStage = false
  private var depth = 0
  private var steps = 0
  private var stagePaths: [[String]] = []

  /// As many hops as are followed from variable to variable.
  private static let maximumHops = 12
  /// Bound on all work for one expression, whatever the file holds.
  private static let maximumSteps = 2000
  /// Bytes of the longest text that is put together: no name comes near, and texts may double at
  /// each step.
  static let longestText = 65_536
  static let tooLong = Reading.unknown("a name longer than 64 kB comes out")

  /// Prepares to evaluate in the project whose file is `main`.
  init(main: String, stage: Stage, documents: ProjectDocuments) {
    self.main = main
    self.stage = stage
    self.documents = documents
    if stage == .hole { stagePaths = Self.stagePaths(documents.document(at: main)) }
  }

  /// `provider.stage` and the plain chain of `self:` it is written as.
  private static func stagePaths(_ document: YAMLDocument?) -> [[String]] {
    var paths = [["provider", "stage"]]
    for _ in 0..<8 {
      guard let last = paths.last, let text = document?.node(at: last)?.text,
        let variable = Template(parsing: text).whole, variable.sources.count == 1,
        case .lookup("self", nil, let address?) = variable.sources[0],
        case .text(let path)? = address.parts.first, address.parts.count == 1
      else { break }
      paths.append(path.split(separator: ".").map(String.init))
    }
    return paths
  }

  /// What stands at `path` of the project file.
  mutating func value(at path: [String]) -> Reading { walk(main, path) }

  /// What `text` gives.
  mutating func value(of text: String) -> Reading { evaluate(Template(parsing: text), rest: []) }

  /// What the first of `sources` gives that gives something.
  mutating func value(of sources: [Variable.Source]) -> Reading {
    evaluate(Variable(sources: sources), rest: [])
  }

  mutating func walk(_ file: String, _ path: [String]) -> Reading {
    steps += 1
    guard depth < Self.maximumHops, steps < Self.maximumSteps else {
      return .unknown("variables lead to each other without end")
    }
    depth += 1
    defer { depth -= 1 }
    if file == main, stagePaths.contains(path) { return .text(MapSite.stageHole) }
    guard let document = documents.document(at: file) else {
      return .unknown("\(file) cannot be read")
    }
    var node = document.target(of: document.root)
    for index in path.indices {
      if let text = node.text, Template(parsing: text).hasVariables {
        note(Array(path[..<index]), in: file)
        return evaluate(Template(parsing: text), rest: Array(path[index...]))
      }
      let key = path[index]
      if key == MapSite.stageHole || key == MapSite.keyHole {
        guard !path[(index + 1)...].contains(where: hasHole) else {
          return .unknown("two keys are made from the stage")
        }
        return .site(
          MapSite(
            file: file, prefix: Array(path[..<index]), suffix: Array(path[(index + 1)...]),
            holeIsKey: key == MapSite.keyHole))
      }
      if hasHole(key) { return .unknown("a key is made from the stage and other text") }
      guard let next = step(document, node, key) else {
        return .missing(path.joined(separator: "."))
      }
      node = document.target(of: next)
    }
    if node.text != nil { note(path, in: file) }
    return reading(node, file: file)
  }

  private mutating func note(_ path: [String], in file: String) {
    if file == main, !variablePaths.contains(path) { variablePaths.append(path) }
  }

  private func step(_ document: YAMLDocument, _ node: YAMLNode, _ key: String) -> YAMLNode? {
    if case .sequence(let nodes) = node.content {
      guard let index = Int(key), nodes.indices.contains(index) else { return nil }
      return nodes[index]
    }
    return document.entry(key, of: node)?.entry.value
  }

  private mutating func reading(_ node: YAMLNode, file: String) -> Reading {
    guard let text = node.text else { return .collection(node, file: file) }
    if node.isNull { return .null }
    let template = Template(parsing: text)
    return template.hasVariables ? evaluate(template, rest: []) : evaluateText(template)
  }

  private func evaluateText(_ template: Template) -> Reading {
    guard case .text(let text)? = template.parts.first else { return .text("") }
    return .text(text)
  }

  mutating func evaluate(_ template: Template, rest: [String]) -> Reading {
    if let variable = template.whole { return evaluate(variable, rest: rest) }
    guard rest.isEmpty else { return .missing(rest.joined(separator: ".")) }
    var joined = ""
    for part in template.parts {
      switch part {
      case .text(let text): joined += text
      case .variable(let variable):
        let value = evaluate(variable, rest: [])
        switch value {
        case .text(let text): joined += text
        case .null: joined += "null"
        case .site(let site): joined += "{\(site.path.joined(separator: "."))}" + MapSite.keyHole
        case .collection: return .unknown("a mapping stands inside a text")
        case .missing, .outside, .unknown: return value
        }
      }
      if joined.utf8.count > Self.longestText { return Self.tooLong }
    }
    return .text(joined)
  }

  mutating func evaluate(_ variable: Variable, rest: [String]) -> Reading {
    var last = Reading.null
    var met: [String] = []
    for (index, source) in variable.sources.enumerated() {
      let value = evaluate(source, rest: rest)
      switch value {
      case .missing, .null: last = value
      case .outside(let name):
        met.append(name)
        outside.append(name)
      case .site(var site):
        let others = variable.sources[(index + 1)...].map { $0.appending(rest) }
        site.fallback = site.fallback + others
        return .site(site)
      case .text, .collection, .unknown: return value
      }
    }
    return met.isEmpty ? last : .outside(met.joined(separator: ", "))
  }

  mutating func evaluate(_ source: Variable.Source, rest: [String]) -> Reading {
    guard case .lookup(let type, let parameter, let address) = source else {
      guard case .literal(let text) = source, rest.isEmpty else {
        return .missing(rest.joined(separator: "."))
      }
      return text.map(Reading.text) ?? .null
    }
    var keys: [MapSite] = []
    let name: String
    switch addressText(address, keys: &keys) {
    case .success(let text): name = text
    case .failure(let fault): return fault.reading
    }
    let path = name.split(separator: ".").map(String.init) + rest
    var value: Reading
    switch type {
    case "self": value = walk(main, path)
    case "opt" where name == "stage" && rest.isEmpty: value = given()
    case "sls" where name == "stage" && rest.isEmpty: value = stageInForce()
    case "param": value = stageParameter(path)
    case "file": value = file(parameter, path, &keys)
    default: value = .outside(name.isEmpty ? type : "\(type):\(name)")
    }
    if case .site(var site) = value, site.keySites.isEmpty, !keys.isEmpty {
      site.keySites = [keys[0]]
      value = .site(site)
    }
    return value
  }

  func hasHole(_ text: String) -> Bool {
    text.contains(MapSite.stageHole) || text.contains(MapSite.keyHole)
  }

  func shown(_ text: String) -> String { text.showingHoles }
}
