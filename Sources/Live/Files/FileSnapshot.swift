#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells one state of a file from another without reading it.
public struct FileStamp: Sendable, Equatable {
  /// The device that the file lies on.
  public var device: UInt64
  /// Its inode: another one after every atomic write.
  public var inode: UInt64
  /// Its length in bytes.
  public var size: Int
  /// When it was last written, in whole seconds since 1970; file systems keep times of far years.
  public var seconds: Int
  /// The rest of that time, 0 to 999,999,999.
  public var nanoseconds: Int

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
  }

  /// The stamp of the file that `path` leads to; nil where there is none.
  public static func of(_ path: String) -> FileStamp? {
    var status = stat()
    return stat(path, &status) == 0 ? FileStamp(status) : nil
  }
}

/// A file as it was when it was read.
public struct FileSnapshot: Sendable, Equatable {
  /// The path as it was named.
  public var path: String
  /// The path behind all links: what is written.
  public var target: String
  /// Its bytes; nil where there is no file.
  public var bytes: [UInt8]?
  /// What tells this state from a later one; nil where there is no file.
  public var stamp: FileStamp?
  /// Its permission bits (0...07777); nil where there is no file.
  public var mode: UInt32?
  var owner: UInt32?
  var group: UInt32?

  /// The longest file that is read, in bytes: some 400,000 profiles.
  static let largest = 64 << 20

  /// Reads a file, following links; a missing one is no fault, and nothing is ever made.
  ///
  /// A pipe or a device is not opened for long enough to wait on it. `/dev/null` reads as an
  /// empty file, as AWS tools take it.
  public init(reading path: String) throws(FileFault) {
    self.path = path
    do throws(SystemFault) { target = try FilePath.target(of: path) } catch {
      throw .notReadable(path: path, reason: error.reason)
    }
    let descriptor: Int32
    do throws(SystemFault) {
      descriptor = try SystemCalls().open(target, flags: O_RDONLY | O_NONBLOCK, mode: 0)
    } catch {
      // A missing folder on the way means that there is no file; a file in its place is a mistake.
      if error.number == ENOENT { return }
      if error.number == ENOTDIR {
        throw .notReadable(
          path: path, reason: "a file stands where its folder should be (\(Self.blocker(target)))")
      }
      throw error.number == ENXIO
        ? .notAFile(path: path, found: "a socket or device")
        : .notReadable(path: path, reason: error.reason)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .notReadable(path: path, reason: SystemFault.last.reason)
    }
    if !isNullDevice, let found = Self.wrongKind(status) {
      throw .notAFile(path: path, found: found)
    }
    guard Int(status.st_size) <= Self.largest else {
      throw .tooLarge(path: path, size: Int(status.st_size))
    }
    stamp = FileStamp(status)
    mode = UInt32(status.st_mode) & 0o7777
    owner = status.st_uid
    group = status.st_gid
    do throws(SystemFault) { bytes = try Self.read(descriptor, about: Int(status.st_size)) } catch {
      throw .notReadable(path: path, reason: error.reason)
    }
  }

  /// The file that takes the place of `old`, whose `bytes` were written through `descriptor`.
  ///
  /// It is not read again: what another program puts in its place in the next moment is then no part
  /// of it, and has another stamp. A rename leaves the stamp as it is.
  init(written bytes: [UInt8], through descriptor: Int32, over old: Self) throws(SystemFault) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    path = old.path
    target = old.target
    self.bytes = bytes
    stamp = FileStamp(status)
    mode = UInt32(status.st_mode) & 0o7777
    owner = status.st_uid
    group = status.st_gid
  }

  /// The same place with no file.
  init(removed old: Self) {
    path = old.path
    target = old.target
  }

  /// Whether it is the device that reads as an empty file: open to all, and to be left so.
  var isNullDevice: Bool { target == "/dev/null" }

  /// What stands there if it is no regular file, with its article.
  static func wrongKind(_ status: stat) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  /// The part of a path that is there but is no folder.
  private static func blocker(_ path: String) -> String {
    var folder = FilePath.folder(of: path)
    while access(folder, F_OK) != 0, folder != "/", folder != "." {
      folder = FilePath.folder(of: folder)
    }
    return folder
  }

  private static func read(_ descriptor: Int32, about size: Int) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the size, so that the end is seen without growing.
    var room = max(size, 0) + 1
    while true {
      var failure: SystemFault?
      let space = room
      let chunk = [UInt8](unsafeUninitializedCapacity: space) { buffer, count in
        while count < space {
          #if canImport(Glibc)
            let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), space - count)
          #else
            let got = Darwin.read(
              descriptor, buffer.baseAddress?.advanced(by: count), space - count)
          #endif
          if got < 0 && errno == EINTR { continue }
          if got < 0 { failure = .last }
          if got <= 0 { return }
          count += got
        }
      }
      if let failure { throw failure }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
      if chunk.count < space { return bytes }
      room = 65_536
    }
  }
}
