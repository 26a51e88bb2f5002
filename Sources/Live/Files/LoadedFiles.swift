import AWSProfiles
import INIDocument

/// Both shared files as they were read, and what could not be.
public struct LoadedFiles: Sendable, Equatable {
  /// The documents; nil where there is no file or it could not be read.
  public internal(set) var files: SharedFiles
  /// The files as read; none for a role whose file could not be read.
  public internal(set) var snapshots: [FileRole: FileSnapshot]
  /// Why a file could not be read.
  public internal(set) var faults: [FileRole: FileFault]

  /// The permission bits of each file; none where there is no file.
  public var modes: [FileRole: UInt32] { snapshots.compactMapValues(\.mode) }

  /// The base of a save by one who saw these documents instead, read at another time.
  func showing(_ files: SharedFiles) -> LoadedFiles {
    var result = self
    for role in FileRole.allCases where files[role]?.bytes != result.snapshots[role]?.bytes {
      result.files[role] = files[role]
      // Only the bytes are compared; the rest of what was seen is not known here.
      result.snapshots[role]?.bytes = files[role]?.bytes
    }
    return result
  }

  /// What should be said about the files although they could be read.
  public var notices: [FileNotice] {
    FileRole.allCases.compactMap { role in
      guard let snapshot = snapshots[role], let mode = snapshot.mode, !snapshot.isNullDevice
      else { return nil }
      return FileNotice(role: role, path: snapshot.path, mode: mode)
    }
  }
}

/// Something about a file that the user should know, though nothing failed.
public struct FileNotice: Sendable, Equatable {
  /// The stable code.
  public var code: String
  /// The file that it is about; nil where it is about none.
  public var path: String?
  /// What, where, why and what to do.
  public var message: String

  /// The step could not be kept, so it cannot be taken back.
  public static let historyNotKept = FileNotice(
    code: "history-not-kept", path: nil,
    message: "the old version could not be kept: the state folder takes no file. Undo will not "
      + "take this change back.")

  /// A step was taken back or done again, and the history does not know it.
  public static let stepNotNoted = FileNotice(
    code: "history-not-kept", path: nil,
    message: "it is done, but the history could not note it: its index in the state folder cannot "
      + "be written just now. It lists the step as it was before.")

  /// `permissions-too-open` where others may read the keys or write settings; nil where not.
  ///
  /// A config file that others may read is usual and holds no keys by rule; to write it is to
  /// name the programs that the user's tools run.
  init?(role: FileRole, path: String, mode: UInt32) {
    let open: UInt32 = role == .credentials ? 0o077 : 0o022
    guard mode & open != 0 else { return nil }
    code = "permissions-too-open"
    self.path = path
    let right = mode & 0o022 != 0 ? "write" : "read"
    message =
      "the file is open to others: \(path): other users may \(right) it (mode 0"
      + String(mode & 0o777, radix: 8) + "). Close it: chmod 600."
  }

  private init(code: String, path: String?, message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}
