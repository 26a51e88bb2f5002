import ServerlessProject
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of the disk.
struct DiskFiles: ProjectFiles {
  func read(_ path: String) -> [UInt8]? { readFile(path) }

  func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

/// Files that a test invents.
struct InventedFiles: ProjectFiles {
  var contents: [String: [UInt8]] = [:]

  init(_ texts: [String: String]) { contents = texts.mapValues { Array($0.utf8) } }

  func read(_ path: String) -> [UInt8]? { contents[path] }
  func exists(_ path: String) -> Bool { contents[path] != nil }
  func names(in directory: String) -> [String] {
    contents.keys.filter { $0.hasPrefix(directory + "/") }.map {
      String($0.dropFirst(directory.count + 1))
    }
  }
}

/// A project of one invented file.
func project(_ text: String, name: String = "serverless.yml") -> StageProject {
  StageProject(path: "/p/\(name)", files: InventedFiles(["/p/\(name)": text]))
}
