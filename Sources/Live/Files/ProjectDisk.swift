import ServerlessProject

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a Serverless project, on disk.
public struct ProjectDisk: ProjectFiles {
  /// The disk of this machine.
  public init() {}

  /// The bytes of a file; nil where it is missing or cannot be read.
  public func read(_ path: String) -> [UInt8]? { (try? FileSnapshot(reading: path))?.bytes }

  /// Whether a file is there.
  public func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted.
  public func names(in directory: String) -> [String] {
    FolderListing.names(in: directory).sorted()
  }

  /// The names of the folders in a folder, sorted; links are not followed.
  public func folders(in directory: String) -> [String] {
    FolderListing.folders(in: directory).sorted()
  }
}
