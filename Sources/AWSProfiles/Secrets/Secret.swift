#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A secret text: shown masked, wiped from memory when the last holder lets it go.
///
/// Neither `Codable` nor printable in clear: `"\(secret)"` gives the mask, so that no log, test
/// failure or interpolation can leak it. What must use the text says so by `reveal()`.
public final class Secret: Sendable {
  private let storage: UnsafeBuffer

  /// Copies `text` into memory of its own.
  public init(_ text: String) {
    storage = UnsafeBuffer(Array(text.utf8))
  }

  deinit { storage.wipe() }

  /// The text in clear, for the one place that needs it.
  public func reveal() -> String { String(decoding: storage.bytes, as: UTF8.self) }

  /// Whether there is no text.
  public var isEmpty: Bool { storage.bytes.isEmpty }

  /// `****` and the last four characters; only `****` where the text is shorter than 12.
  public var masked: String { Self.mask(reveal()) }

  /// Masks any secret text as `masked` does.
  public static func mask(_ text: String) -> String {
    text.count < 12 ? "****" : "****" + text.suffix(4)
  }

  /// Memory that is written over before it is freed.
  private struct UnsafeBuffer: @unchecked Sendable {
    // Written once in init and read only until deinit: no two threads ever write it.
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ source: [UInt8]) {
      bytes = .allocate(capacity: source.count)
      _ = bytes.initialize(from: source)
    }

    func wipe() {
      // Plain stores to memory that is freed next may be dropped as dead; this call may not.
      if let start = bytes.baseAddress { wipeMemory(start, bytes.count) }
      bytes.deallocate()
    }
  }
}

extension Secret: Equatable, CustomStringConvertible, CustomReflectable {
  /// Whether both hold the same text.
  public static func == (left: Secret, right: Secret) -> Bool {
    left.storage.bytes.elementsEqual(right.storage.bytes)
  }

  /// The mask.
  public var description: String { masked }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Writes zeros over memory in a way that the compiler may not leave out.
private func wipeMemory(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) {
  #if canImport(Darwin)
    memset_s(start, count, 0, count)
  #else
    explicit_bzero(start, count)
  #endif
}
