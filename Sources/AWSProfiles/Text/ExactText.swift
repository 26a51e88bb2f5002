/// A text that equals another only where its bytes do.
///
/// Strings of Swift are equal where they look alike (é in one scalar or in two); tools that read
/// these files tell such names apart.
public struct ExactText: Hashable, Sendable {
  /// The text.
  public let text: String

  /// A text to be compared byte by byte.
  public init(_ text: String) { self.text = text }

  /// Whether both have the same bytes.
  public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.isExactly(right.text)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension String {
  /// Whether both have the same bytes, as tools compare names.
  public func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
