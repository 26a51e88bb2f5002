import AWSProfiles

/// Why a file could not be read, locked, written or taken back.
///
/// No case holds a byte of a file: a message may be shown, logged and pasted into a bug report.
public enum FileFault: Error, Sendable, Equatable {
  /// The file is there but cannot be read; the reason in the system's words.
  case notReadable(path: String, reason: String)
  /// A folder, pipe, socket or device stands where the file should; what it is, with its article.
  case notAFile(path: String, found: String)
  /// The file is larger than any of its kind; its length in bytes.
  case tooLarge(path: String, size: Int)
  /// The file or its folder may not be written.
  case notWritable(path: String, reason: String)
  /// Another run of the program held the lock for as long as was waited.
  case locked(path: String)
  /// Another program wrote the same part of the file; the headers of the parts that
  /// it touched, as far as known.
  case changedOnDisk(path: String, parts: [String])
  /// The last change of the file is another program's, and only our own were to be taken back.
  case othersWroteLast(path: String)
  /// Another step than the one that was agreed to is the next to be taken back or done again; the
  /// title of the one agreed to.
  case anotherStep(title: String)
  /// The change cannot be made to what the files hold.
  case refused(ProfileError)
  /// A step of the write failed; the old file stands.
  case writeFailed(path: String, step: String, reason: String)
  /// A file of several was written and could not be put back when the write of another failed; why
  /// that did, as a whole sentence.
  case partlyWritten(path: String, reason: String)
  /// Both roles name one file, and a change would have to write two texts to it.
  case oneFileForBoth(path: String)
  /// There is no written version to take back.
  case nothingToUndo
  /// All changes that are kept have been taken back.
  case allUndone
  /// Nothing was taken back that could be done again.
  case nothingToRedo
  /// A kept version is missing or is not what was written; the file it belongs to.
  case versionLost(path: String)

  /// The stable code, as `--json` gives it.
  public var code: String {
    switch self {
    case .notReadable: "not-readable"
    case .notAFile: "not-a-file"
    case .tooLarge: "too-large"
    case .notWritable: "not-writable"
    case .locked: "locked"
    case .changedOnDisk, .othersWroteLast, .anotherStep: "changed-on-disk"
    case .refused(let error): error.code
    case .writeFailed, .partlyWritten: "write-failed"
    case .oneFileForBoth: "one-file-for-both"
    case .nothingToUndo, .allUndone: "nothing-to-undo"
    case .nothingToRedo: "nothing-to-redo"
    case .versionLost: "version-lost"
    }
  }

  /// The file that it is about; nil where it is about none.
  public var path: String? {
    switch self {
    case .notReadable(let path, _), .notAFile(let path, _), .notWritable(let path, _),
      .tooLarge(let path, _),
      .locked(let path), .changedOnDisk(let path, _), .othersWroteLast(let path),
      .writeFailed(let path, _, _), .partlyWritten(let path, _),
      .oneFileForBoth(let path), .versionLost(let path):
      path
    case .nothingToUndo, .allUndone, .nothingToRedo, .anotherStep, .refused: nil
    }
  }

  /// What, where, why and what to do, in one line: `WHAT: WHERE: WHY. REMEDY`.
  public var message: String {
    switch self {
    case .notReadable(let path, let reason):
      "cannot read the file: \(path): \(reason). Check its owner and mode (ls -l)."
    case .notAFile(let path, let found):
      "not a file: \(path): \(found) stands there. Move it away, or name another file by "
        + "AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE."
    case .tooLarge(let path, let size):
      "the file is too large: \(path): it has \(size / 1_048_576) MB, and no file of profiles has "
        + "more than \(FileSnapshot.largest / 1_048_576). Look at what is in it."
    case .notWritable(let path, let reason):
      "cannot write: \(path): \(reason). Allow writing (chmod u+w), or edit the file where it is "
        + "made."
    case .locked(let path):
      "the file is locked: \(path): another run of the program is saving it. Try again."
    case .changedOnDisk(let path, let parts):
      "the file changed meanwhile: \(path): another program wrote \(Self.list(parts)). Read it "
        + "again and repeat the change."
    case .othersWroteLast(let path):
      "nothing was taken back: \(path): another program wrote it after our last change. Look at "
        + "that in the history (H on the screen, z takes it back), or use undo --others."
    case .anotherStep(let title):
      "nothing was written: “\(title)” is no longer the next step, as another run wrote or took "
        + "something back meanwhile. Look at the newest (H), then try again."
    case .refused(let error): error.message
    case .writeFailed(let path, let step, let reason):
      "nothing was written: \(path): \(step) failed, \(reason). The file is as it was; make room "
        + "or check the folder, then try again."
    case .partlyWritten(let path, let reason):
      "only a part was written: \(path): it is changed and could not be put back, as another "
        + "program wrote it in that moment or the disk failed. The rest is not: \(reason) The old "
        + "text is in the history (H on the screen)."
    case .oneFileForBoth(let path):
      "nothing was written: \(path): it is both the config and the credentials file. Name two "
        + "files by AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE."
    case .nothingToUndo: "nothing to undo: no written version is kept."
    case .allUndone:
      "nothing to undo: every change that is kept has been taken back (the last "
        + "\(Versions.limit) of each file are kept). Redo does them again."
    case .nothingToRedo: "nothing to redo: nothing was undone since the last change."
    case .versionLost(let path):
      "the kept version is lost: \(path): its copy is missing or damaged. The file is as it was; "
        + "restore it from a backup."
    }
  }

  private static func list(_ parts: [String]) -> String {
    guard let first = parts.first else { return "to it" }
    let name = first.isEmpty ? "the lines before the first header" : first
    return parts.count == 1 ? name : "\(parts.count) of the parts concerned, \(name) among them"
  }
}
