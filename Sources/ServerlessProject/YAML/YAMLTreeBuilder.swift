/// Builds the tree of a file from its events.
struct YAMLTreeBuilder {
  let text: YAMLText
  let events: [YAMLEvent]
  var anchors: [YAMLNode] = []
  /// Places of the anchors that an alias stands for.
  var usedAnchors: Set<Int> = []
  private var position = 0
  private var names: [String: Int] = [:]

  /// How deep collections may nest: far beyond any project, short of the stack.
  private static let maximumDepth = 100

  /// Takes the events of one file.
  init(text: YAMLText, events: [YAMLEvent]) {
    self.text = text
    self.events = events
  }

  /// The tree of the file's only document.
  mutating func document() throws(YAMLFault) -> YAMLNode {
    let starts = events.filter { if case .documentStart = $0.kind { true } else { false } }
    if starts.count > 1 {
      let line = text.line(at: starts[1].range.lowerBound)
      throw YAMLFault(
        code: "several-documents", reason: "a second document begins here", lines: [line])
    }
    guard !starts.isEmpty else {
      return YAMLNode(content: .scalar("", .plain), range: text.bytes.count..<text.bytes.count)
    }
    position = 1
    return try node(depth: 0)
  }

  private mutating func node(depth: Int) throws(YAMLFault) -> YAMLNode {
    guard position < events.count else { throw fault("the file ends early", at: text.bytes.count) }
    let event = events[position]
    guard depth < Self.maximumDepth else {
      throw fault("nested too deep", at: event.range.lowerBound)
    }
    position += 1
    var node = YAMLNode(
      content: .sequence([]), range: event.range, tag: event.tag, anchor: event.anchor)
    switch event.kind {
    case .scalar(let value, let style): node.content = .scalar(value, style)
    case .alias(let name):
      guard let target = names[name] else {
        throw fault("alias *\(name) has no anchor before it", at: event.range.lowerBound)
      }
      usedAnchors.insert(target)
      node.content = .alias(name: name, target: target)
    case .mappingStart(let flow):
      node.isFlow = flow
      try fillMapping(&node, depth: depth)
    case .sequenceStart(let flow):
      node.isFlow = flow
      try fillSequence(&node, depth: depth)
    case .documentStart, .mappingEnd, .sequenceEnd:
      throw fault("a value is missing", at: event.range.lowerBound)
    }
    if let anchor = event.anchor {
      names[anchor] = anchors.count
      anchors.append(node)
    }
    return node
  }

  private mutating func fillMapping(_ node: inout YAMLNode, depth: Int) throws(YAMLFault) {
    var entries: [YAMLEntry] = []
    var seen: Set<String> = []
    while position < events.count {
      if case .mappingEnd = events[position].kind { break }
      let key = try self.node(depth: depth + 1)
      let entry = YAMLEntry(key: key, value: try self.node(depth: depth + 1))
      if let name = key.text, !entry.isMerge {
        // Most mappings are small: looking through them is cheaper than hashing.
        if entries.count == 8 { seen = Set(entries.compactMap { $0.isMerge ? nil : $0.key.text }) }
        let isKnown =
          entries.count < 8
          ? entries.contains { $0.key.text == name && !$0.isMerge }
          : !seen.insert(name).inserted
        if isKnown { throw twice(name, key, entries) }
      }
      entries.append(entry)
    }
    // The END mark of a block collection lies at the next token, past comments: the last child
    // tells where it really ends.
    close(&node, last: entries.last.map { max($0.key.range.upperBound, $0.value.range.upperBound) })
    node.content = .mapping(entries)
  }

  private func twice(_ name: String, _ key: YAMLNode, _ entries: [YAMLEntry]) -> YAMLFault {
    let first = entries.first { $0.key.text == name && !$0.isMerge }?.key ?? key
    return YAMLFault(
      code: "duplicate-key", reason: "key \(name) is here twice",
      lines: [first, key].map { text.line(at: $0.range.lowerBound) })
  }

  private mutating func fillSequence(_ node: inout YAMLNode, depth: Int) throws(YAMLFault) {
    var nodes: [YAMLNode] = []
    while position < events.count {
      if case .sequenceEnd = events[position].kind { break }
      nodes.append(try self.node(depth: depth + 1))
    }
    close(&node, last: nodes.last?.range.upperBound)
    node.content = .sequence(nodes)
  }

  private mutating func close(_ node: inout YAMLNode, last: Int?) {
    guard position < events.count else { return }
    let end = node.isFlow ? events[position].range.upperBound : last
    position += 1
    node.range = node.range.lowerBound..<max(node.range.upperBound, end ?? 0)
  }

  private func fault(_ reason: String, at offset: Int) -> YAMLFault {
    YAMLFault(code: "syntax-error", reason: reason, lines: [text.line(at: offset)])
  }
}
