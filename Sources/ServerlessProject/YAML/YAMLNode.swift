/// How a scalar is written.
enum YAMLStyle: Sendable, Equatable { case plain, single, double, block }

/// One node of a YAML tree with the bytes that it takes.
struct YAMLNode: Sendable, Equatable {
  /// What the node is.
  enum Content: Sendable, Equatable {
    case scalar(String, YAMLStyle)
    case mapping([YAMLEntry])
    case sequence([YAMLNode])
    /// A `*name`; `target` is its place in the anchors of the document.
    case alias(name: String, target: Int)
  }

  var content: Content
  /// The scalar token without tag and anchor, a flow collection with its brackets, or for a block
  /// collection from its first to its last child.
  var range: Range<Int>
  var tag: String?
  var anchor: String?
  /// Whether the collection is written with brackets.
  var isFlow = false

  /// Text of a scalar.
  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// Entries of a mapping.
  var entries: [YAMLEntry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// Whether nothing stands here: neither text nor tag nor anchor.
  var isAbsent: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty && tag == nil && anchor == nil
  }

  /// Whether the scalar reads as null (YAML 1.2 core schema).
  var isNull: Bool {
    guard case .scalar(let text, .plain) = content, tag == nil || tag == "tag:yaml.org,2002:null"
    else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

/// One `key: value` of a mapping.
struct YAMLEntry: Sendable, Equatable {
  var key: YAMLNode
  var value: YAMLNode

  /// Whether this is the merge key `<<`.
  var isMerge: Bool { key.content == .scalar("<<", .plain) }
}
