extension YAMLDocument {
  /// Where the node at `path` is written: for an aliased container, below its anchor.
  func writtenPath(_ path: [String]) -> [String] {
    var node = root
    for (index, key) in path.enumerated() {
      if case .alias(_, let target) = node.content,
        let place = Self.path(of: anchors[target].range, in: root, [])
      {
        return writtenPath(place + path[index...])
      }
      guard let next = entry(key, of: node)?.entry.value else { return path }
      node = next
    }
    return path
  }

  private static func path(of range: Range<Int>, in node: YAMLNode, _ path: [String]) -> [String]? {
    if node.range == range { return path }
    for entry in node.entries ?? [] {
      if let found = self.path(of: range, in: entry.value, path + [entry.key.text ?? "?"]) {
        return found
      }
    }
    return nil
  }
}
