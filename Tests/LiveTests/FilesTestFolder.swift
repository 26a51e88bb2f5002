import TestSupport

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for one test, removed with all it holds when the test lets it go.
final class TestFolder: Sendable {
  private let folder = TemporaryFolder()

  deinit { folder.remove() }

  var root: String { folder.path }

  func path(_ name: String) -> String { folder.path(name) }

  func makeFolder(_ name: String, mode: UInt32 = 0o755) {
    folder.makeFolder(name)
    chmod(path(name), mode_t(mode))
  }

  /// Writes a file whose mode is exactly `mode`, with the folders above it.
  func write(_ bytes: [UInt8], to name: String, mode: UInt32 = 0o600) {
    folder.write(name, bytes)
    chmod(path(name), mode_t(mode))
  }

  func read(_ name: String) -> [UInt8]? { folder.bytes(name) }

  func mode(_ name: String) -> UInt32? { folder.mode(name) }

  func link(_ name: String, to target: String) { symlink(target, path(name)) }

  func isLink(_ name: String) -> Bool { folder.isLink(name) }

  func names(in name: String = ".") -> [String] { folder.names(in: name) }

  func age(_ name: String, by seconds: Int) {
    let then = timeval(tv_sec: time(nil) - seconds, tv_usec: 0)
    utimes(path(name), [then, then])
  }
}
