import AWSProfiles
import App

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that the user names to import keys from.
struct ImportFiles: Sendable {
  /// Names the home folder and the shared files.
  var environment: Environment
  /// The folder that relative paths start from.
  var directory: String
  /// The most that is read, in bytes: files of keys are small.
  static let limit = 4 << 20

  /// The path as the system knows it.
  func resolved(_ path: String) -> String {
    let whole = FileLocations.expanded(path, home: environment["HOME"])
    return whole.hasPrefix("/") ? whole : directory + "/" + whole
  }

  /// The entries of a folder by name; none where it cannot be listed.
  func list(_ path: String) -> [FolderEntry] {
    let folder = resolved(path)
    return FolderListing.names(in: folder).sorted().prefix(5000).map { name in
      var status = stat()
      let isThere = stat(folder + "/" + name, &status) == 0
      return FolderEntry(name: name, isFolder: isThere && status.st_mode & S_IFMT == S_IFDIR)
    }
  }

  /// What a file holds.
  func read(_ path: String) -> ImportAnswer {
    let whole = resolved(path)
    if let stamp = FileStamp.of(whole), stamp.size > Self.limit {
      return .refused("\(path) is too large for a file of keys.")
    }
    do throws(FileFault) {
      guard let bytes = try FileSnapshot(reading: whole).bytes else {
        return .refused("\(path): there is no such file.")
      }
      do throws(KeyImportError) {
        return .found(try ImportBatch.read(bytes), mayRemove: mayRemove(whole))
      } catch {
        return .refused(error.message)
      }
    } catch {
      return .refused(error.message)
    }
  }

  /// Removes a file; says how it went.
  func remove(_ path: String) -> Notice {
    let whole = resolved(path)
    guard mayRemove(whole) else {
      return Notice(.error, "\(path) is still there: it is a link, or one of the AWS files")
    }
    guard unlink(whole) == 0 else {
      return Notice(.error, "\(path) is still there: \(String(cString: strerror(errno)))")
    }
    return Notice(.done, "Removed \(path)")
  }

  /// Whether a file may be removed once its keys are saved: no link, which would leave the keys where
  /// they are, and never one of the shared files.
  private func mayRemove(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    guard let locations = try? FileLocations(environment: environment) else { return true }
    return FileRole.allCases.allSatisfy { role in
      let other = FileStamp.of(locations[role])
      return other?.device != UInt64(status.st_dev) || other?.inode != UInt64(status.st_ino)
    }
  }
}
