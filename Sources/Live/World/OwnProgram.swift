#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a new shell can call this program.
public enum OwnProgram {
  /// The program's name where a folder of `path`, as in `PATH`, has it; else the full path of the
  /// file that runs, or the name again where the system does not tell that.
  public static func call(path: String?) -> String {
    let name = "awscreds-tui"
    let folders = (path ?? "").split(separator: ":")
    if folders.contains(where: { access("\($0)/\(name)", X_OK) == 0 }) { return name }
    guard let file, file.hasSuffix("/" + name), access(file, X_OK) == 0 else { return name }
    return file
  }

  /// The absolute path of the file that runs; nil where the system does not tell.
  private static var file: String? {
    #if canImport(Glibc)
      realpath("/proc/self/exe", nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      }
    #else
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var bytes = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&bytes, &size) == 0, let pointer = realpath(bytes, nil) else {
        return nil
      }
      defer { free(pointer) }
      return String(cString: pointer)
    #endif
  }
}
