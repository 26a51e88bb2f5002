import AWSProfiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rights that other users of the machine have to a file or its folder.
enum FileRights {
  /// The rights that others should not have: to read or write credentials, to write config (it
  /// names the programs that tools run), to put files into the folder of either.
  static func surplus(_ mode: UInt32, of role: FileRole, folder: Bool) -> UInt32 {
    mode & (folder || role == .config ? 0o022 : 0o077)
  }

  /// The mode of a folder without its type; nil where there is none.
  static func ofFolder(_ path: String) -> UInt32? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    // Whoever can write into a folder with the sticky bit still cannot touch files of others.
    guard status.st_mode & S_ISVTX == 0 else { return nil }
    return UInt32(status.st_mode) & 0o7777
  }

  /// Takes all rights of group and others from a file or folder.
  static func close(_ path: String) throws(FileFault) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .notReadable(path: path, reason: SystemFault.last.reason)
    }
    let mode = status.st_mode & 0o7700
    guard chmod(path, mode) == 0 else {
      throw .notWritable(path: path, reason: SystemFault.last.reason)
    }
  }
}

extension LoadedFiles {
  /// What is wrong with the files themselves, though they could be read.
  public var findings: [Finding] {
    var found: [Finding] = []
    var folders: Set<String> = []
    for role in FileRole.allCases {
      // The null device and its folder are as they have to be.
      guard let snapshot = snapshots[role], !snapshot.isNullDevice else { continue }
      if let mode = snapshot.mode,
        FileRights.surplus(mode, of: role, folder: false) != 0
      {
        found.append(Self.finding(role, snapshot.path, mode, folder: false))
      }
      let folder = FilePath.folder(of: snapshot.target)
      if folders.insert(folder).inserted, let mode = FileRights.ofFolder(folder),
        FileRights.surplus(mode, of: role, folder: true) != 0
      {
        found.append(Self.finding(role, folder, mode, folder: true))
      }
    }
    return found
  }

  private static func finding(
    _ role: FileRole, _ path: String, _ mode: UInt32, folder: Bool
  ) -> Finding {
    let right =
      folder
      ? "put files of theirs into it" : mode & 0o022 != 0 ? "change it" : "read the keys in it"
    let wanted = folder ? "0700" : "0600"
    var finding = Finding(
      "permissions-too-open", .warning, role, name: path,
      fix: Finding.Fix(
        title: "sets \(wanted)", change: .closeToOthers(role, folder: folder), isSafe: true),
      "\(folder ? "The folder" : "The file") is open to others (mode 0"
        + String(mode & 0o777, radix: 8) + "): they can \(right). Set \(wanted).")
    finding.place = folder ? "folder" : nil
    return finding
  }
}
