#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock that one run of the program holds while it saves a file; the system frees it with the
/// process, however that ends.
///
/// The lock lies in the private state folder, not beside the file: a folder of the user's gets no
/// file that the user did not ask for. Blocking: to be taken on a thread of its own.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// How long to wait unless told, in milliseconds.
  static let patience = 5_000

  /// Waits for the lock of the file `target`, at most `patience` milliseconds.
  ///
  /// Where the folder `state` cannot be used, the file's own folder is locked.
  init(
    target: String, path: String, state: String, patience: Int = FileLock.patience
  ) throws(FileFault) {
    try self.init(Place(of: target, state: state), path: path, patience: patience)
  }

  /// The same for one who has found the place already.
  init(_ place: Place, path: String, patience: Int) throws(FileFault) {
    descriptor = try Self.acquire(place, path: path, patience: patience)
  }

  deinit {
    // A child that another thread is starting just now has the descriptor too, until it becomes the
    // other program: to close it here would not free the lock at once.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func acquire(
    _ place: Place, path: String, patience: Int
  ) throws(FileFault) -> Int32 {
    let descriptor = try open(place, path: path)
    let deadline = MonotonicClock.milliseconds() + patience
    var pause: UInt32 = 1_000
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let fault = SystemFault.last
      guard fault.number == EWOULDBLOCK || fault.number == EINTR else {
        close(descriptor)
        throw .writeFailed(path: path, step: "locking", reason: fault.reason)
      }
      guard MonotonicClock.milliseconds() < deadline else {
        close(descriptor)
        throw .locked(path: path)
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    return descriptor
  }

  private static func open(_ place: Place, path: String) throws(FileFault) -> Int32 {
    do throws(SystemFault) {
      return try SystemCalls().open(
        place.path, flags: place.isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT | O_NOFOLLOW,
        mode: place.isFolder ? 0 : 0o600)
    } catch {
      throw .writeFailed(path: path, step: "locking", reason: error.reason)
    }
  }

  /// What is locked for a file.
  struct Place: Hashable {
    /// Its path.
    let path: String
    /// Whether it is a folder of the user's and not a file of our own.
    let isFolder: Bool

    /// A file of the state folder; where that cannot be used, the folder that is about to be
    /// written: it costs undo, but not the save.
    init(of target: String, state: String) {
      let folder = FilePath.join(state, "locks")
      if (try? PrivateFolder.make(folder, for: folder)) != nil, access(folder, W_OK) == 0 {
        self.init(path: FilePath.join(folder, FilePath.key(of: target)), isFolder: false)
        return
      }
      var own = FilePath.folder(of: target)
      while access(own, F_OK) != 0, errno == ENOENT, own != "/" {
        own = FilePath.folder(of: own)
      }
      self.init(path: own, isFolder: true)
    }

    private init(path: String, isFolder: Bool) {
      self.path = path
      self.isFolder = isFolder
    }
  }
}

/// The locks of several files, taken in the order of their names so that no two runs wait for
/// each other for ever.
struct LockedFiles: ~Copyable {
  /// One lock for as long as it is held.
  private final class Held {
    private let lock: FileLock
    init(_ lock: consuming FileLock) { self.lock = lock }
  }

  private let held: [Held]

  /// Locks files; one that is named twice is locked once, and so is a folder that two lie in.
  init(_ targets: [String], state: String, patience: Int) throws(FileFault) {
    var held: [Held] = []
    var seen: Set<FileLock.Place> = []
    for target in Set(targets).sorted() {
      let place = FileLock.Place(of: target, state: state)
      guard seen.insert(place).inserted else { continue }
      held.append(Held(try FileLock(place, path: target, patience: patience)))
    }
    self.held = held
  }
}
