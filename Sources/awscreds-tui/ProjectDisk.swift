import Live
import ServerlessProject

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a Serverless project, on disk.
struct ProjectDisk: ProjectFiles {
  func read(_ path: String) -> [UInt8]? {
    (try? FileSnapshot(reading: path))?.bytes
  }

  func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  func names(in directory: String) -> [String] {
    guard let folder = opendir(directory) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }
}
