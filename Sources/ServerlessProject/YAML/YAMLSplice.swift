/// Bytes that take the place of others.
struct YAMLSplice {
  var range: Range<Int>
  var bytes: [UInt8]

  /// Puts `text` in place of `range`.
  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    bytes = Array(text.utf8)
  }
}

/// A value that is written new.
indirect enum FreshValue {
  case name(String)
  case mapping([(key: String, value: FreshValue)])

  /// `name` below the keys of `path`; in the mapping right around it `beside` comes first.
  static func nested(
    _ path: [String], _ name: String, beside: [(key: String, value: FreshValue)] = []
  ) -> FreshValue {
    guard let first = path.first else { return .name(name) }
    let inner = (key: first, value: nested(Array(path.dropFirst()), name, beside: beside))
    return .mapping(path.count == 1 ? beside + [inner] : [inner])
  }
}
