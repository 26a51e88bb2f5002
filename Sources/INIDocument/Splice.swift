/// One replacement of bytes: what stands at `range` gives way to `replacement`.
public struct Splice: Sendable, Equatable {
  /// Byte offsets in the document before the edit.
  public var range: Range<Int>
  /// What stands there afterwards; empty to remove.
  public var replacement: [UInt8]

  /// Replaces a range of bytes.
  public init(_ range: Range<Int>, with replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Puts bytes in at an offset.
  public init(insert bytes: [UInt8], at offset: Int) {
    self.init(offset..<offset, with: bytes)
  }
}

/// Splices that are done together; ranges must not overlap.
public struct Edit: Sendable, Equatable {
  /// The splices, in any order; those at one offset keep the order given.
  public var splices: [Splice]

  /// Puts splices together.
  public init(_ splices: [Splice]) { self.splices = splices }
}

extension Document {
  /// The document after `edit`, and the edit that leads back.
  public func apply(_ edit: Edit) -> (document: Document, inverse: Edit) {
    let ordered = edit.splices.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 256)
    var inverse: [Splice] = []
    var position = 0
    for splice in ordered {
      let start = max(position, min(splice.range.lowerBound, bytes.count))
      let end = max(start, min(splice.range.upperBound, bytes.count))
      result += bytes[position..<start]
      let place = result.count
      result += splice.replacement
      inverse.append(Splice(place..<result.count, with: Array(bytes[start..<end])))
      position = end
    }
    result += bytes[position...]
    return (Document(result), Edit(inverse))
  }
}
