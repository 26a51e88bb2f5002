/// A YAML or JSON file as a tree with byte spans.
struct YAMLDocument: Sendable, Equatable {
  let text: YAMLText
  /// The one document of the file; an absent scalar where the file holds nothing.
  let root: YAMLNode
  /// All anchored nodes, in order of their ends.
  let anchors: [YAMLNode]
  private let usedAnchors: Set<Int>

  /// Reads a file as js-yaml would: one document, no key twice.
  init(_ bytes: [UInt8]) throws(YAMLFault) {
    text = YAMLText(bytes)
    var builder = YAMLTreeBuilder(text: text, events: try YAMLEventReader(text).events())
    root = try builder.document()
    anchors = builder.anchors
    usedAnchors = builder.usedAnchors
  }

  /// Whether an alias elsewhere stands for this very node.
  func isShared(_ node: YAMLNode) -> Bool {
    usedAnchors.contains { anchors[$0].range == node.range && anchors[$0].anchor == node.anchor }
  }

  /// The node that an alias stands for, or the node itself.
  func target(of node: YAMLNode) -> YAMLNode {
    guard case .alias(_, let target) = node.content else { return node }
    return anchors[target]
  }

  /// The entry of a mapping under `key`, its own before merged ones.
  func entry(_ key: String, of node: YAMLNode) -> (entry: YAMLEntry, merged: Bool)? {
    var walk = MergeWalk()
    return entry(key, of: node, &walk)
  }

  func entry(
    _ key: String, of node: YAMLNode, _ walk: inout MergeWalk
  ) -> (entry: YAMLEntry, merged: Bool)? {
    guard walk.enters(node) else { return nil }
    defer { walk.leave() }
    guard let entries = target(of: node).entries else { return nil }
    if let own = entries.last(where: { !$0.isMerge && $0.key.text == key }) { return (own, false) }
    for entry in entries where entry.isMerge {
      for source in mergeSources(entry.value) {
        if let found = self.entry(key, of: source, &walk) { return (found.entry, true) }
      }
    }
    return nil
  }

  /// All entries of a mapping with those merged in, in the order of the text.
  func entries(of node: YAMLNode) -> [(entry: YAMLEntry, merged: Bool)] {
    var walk = MergeWalk()
    return entries(of: node, &walk)
  }

  func entries(
    of node: YAMLNode, _ walk: inout MergeWalk
  ) -> [(entry: YAMLEntry, merged: Bool)] {
    guard walk.enters(node) else { return [] }
    defer { walk.leave() }
    guard let entries = target(of: node).entries else { return [] }
    let own = Set(entries.compactMap { $0.isMerge ? nil : $0.key.text })
    var seen: Set<String> = []
    var all: [(entry: YAMLEntry, merged: Bool)] = []
    for entry in entries {
      guard entry.isMerge else {
        all.append((entry, false))
        continue
      }
      for source in mergeSources(entry.value) {
        for found in self.entries(of: source, &walk) {
          guard let key = found.entry.key.text, !own.contains(key), seen.insert(key).inserted
          else { continue }
          all.append((found.entry, true))
        }
      }
    }
    return all
  }

  private func mergeSources(_ value: YAMLNode) -> [YAMLNode] {
    let node = target(of: value)
    if case .sequence(let nodes) = node.content { return nodes }
    return [node]
  }

  /// The node at `path`, aliases and merges followed, variables not; nil where there is none.
  func node(at path: [String]) -> YAMLNode? {
    var node = root
    for key in path {
      guard let found = entry(key, of: node) else { return nil }
      node = found.entry.value
    }
    return node
  }

  /// Line of a node, counted from 1.
  func line(of node: YAMLNode) -> Int { text.line(at: node.range.lowerBound) }
}
