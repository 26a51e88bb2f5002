#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What lies in a folder.
enum FolderListing {
  /// The names in `folder`, without `.` and `..`; empty where it cannot be read.
  static func names(in folder: String) -> [String] { entries(of: folder).map(\.name) }

  /// The names of the folders in `folder`, links not followed.
  static func folders(in folder: String) -> [String] {
    entries(of: folder).filter { entry in
      if entry.kind == UInt8(DT_DIR) { return true }
      // Some file systems do not tell the kind of an entry.
      guard entry.kind == UInt8(DT_UNKNOWN) else { return false }
      var status = stat()
      return lstat(FilePath.join(folder, entry.name), &status) == 0
        && status.st_mode & S_IFMT == S_IFDIR
    }.map(\.name)
  }

  private static func entries(of folder: String) -> [(name: String, kind: UInt8)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(name: String, kind: UInt8)] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { entries.append((name, entry.pointee.d_type)) }
    }
    return entries
  }
}
