#if os(Linux)
  import CXattr
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The POSIX access list of a file, where its file system keeps one.
///
/// The group bits of a file with a list are the list's mask. Copied to a file without one, they
/// would open it to the owning group, which the list may have shut out.
enum AccessList {
  private static let name = "system.posix_acl_access"

  /// Gives the open file `descriptor` the list of the file `path`, or none where that has none.
  ///
  /// - Returns: whether both have the same list now.
  static func copy(from path: String, to descriptor: Int32) -> Bool {
    #if os(Linux)
      guard let list = read(path) else {
        // The folder may give lists to new files by default.
        return fremovexattr(descriptor, name) == 0 || errno == ENODATA || errno == ENOTSUP
      }
      return list.withUnsafeBytes { fsetxattr(descriptor, name, $0.baseAddress, $0.count, 0) } == 0
    #else
      return true
    #endif
  }

  #if os(Linux)
    /// The list as the system keeps it; nil where there is none.
    static func read(_ path: String) -> [UInt8]? {
      let size = getxattr(path, name, nil, 0)
      guard size > 0 else { return nil }
      var list = [UInt8](repeating: 0, count: size)
      let count = list.withUnsafeMutableBytes { getxattr(path, name, $0.baseAddress, $0.count) }
      return count > 0 ? Array(list[..<count]) : nil
    }
  #endif
}
