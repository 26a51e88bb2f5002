extension YAMLDocument {
  /// Paths at which two trees differ, wherever their bytes stand.
  func differences(from other: YAMLDocument) -> [[String]] {
    var paths: [[String]] = []
    Self.compare(other.root, root, [], &paths)
    return paths
  }

  private static func compare(
    _ old: YAMLNode, _ new: YAMLNode, _ path: [String], _ paths: inout [[String]]
  ) {
    guard old.tag == new.tag, old.anchor == new.anchor else { return paths.append(path) }
    let isMapping = old.entries != nil || new.entries != nil
    // A key with nothing behind it and an empty mapping are the two ends of adding a first row.
    if isMapping, let before = old.entries ?? (old.isEmptyText ? [] : nil),
      let after = new.entries ?? (new.isEmptyText ? [] : nil)
    {
      return compare(before, after, path, &paths)
    }
    switch (old.content, new.content) {
    case (.scalar(let before, let oldStyle), .scalar(let after, let newStyle)):
      // `012` and '012' are different values; quotes around a text that needs none are not.
      let sameKind =
        (oldStyle == .plain) == (newStyle == .plain) || YAMLScalarText.isPlain(before)
      if before != after || !sameKind { paths.append(path) }
    case (.sequence(let before), .sequence(let after)) where before.count == after.count:
      for index in before.indices {
        compare(before[index], after[index], path + [String(index)], &paths)
      }
    case (.alias(let before, let oldTarget), .alias(let after, let newTarget)):
      if before != after || oldTarget != newTarget { paths.append(path) }
    default: paths.append(path)
    }
  }

  private static func compare(
    _ before: [YAMLEntry], _ after: [YAMLEntry], _ path: [String], _ paths: inout [[String]]
  ) {
    let name = { (entry: YAMLEntry) in entry.key.text ?? "?" }
    var old: [String: YAMLEntry] = [:]
    for entry in before { old[name(entry)] = entry }
    var kept: [String] = []
    for entry in after {
      guard let known = old.removeValue(forKey: name(entry)) else {
        paths.append(path + [name(entry)])
        continue
      }
      kept.append(name(entry))
      if !entry.key.isSame(as: known.key) { paths.append(path + [name(entry)]) }
      compare(known.value, entry.value, path + [name(entry)], &paths)
    }
    for entry in before where old[name(entry)] != nil { paths.append(path + [name(entry)]) }
    if kept != before.map(name).filter({ old[$0] == nil }) { paths.append(path) }
  }
}

extension YAMLNode {
  /// Whether nothing is written here but, perhaps, a tag or an anchor.
  fileprivate var isEmptyText: Bool { content == .scalar("", .plain) }

  /// Whether a key is the same, tag and anchor included.
  fileprivate func isSame(as other: YAMLNode) -> Bool {
    text == other.text && tag == other.tag && anchor == other.anchor
  }
}
