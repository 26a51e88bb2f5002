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
  /// - Throws: at once `stateNotWritable` where the folder `state` takes no lock.
  init(
    target: String, path: String, state: String, patience: Int = FileLock.patience
  ) throws(FileFault) {
    descriptor = try Self.acquire(target, path: path, state: state, patience: patience)
  }

  deinit { close(descriptor) }

  private static func acquire(
    _ target: String, path: String, state: String, patience: Int
  ) throws(FileFault) -> Int32 {
    let descriptor = try open(target, state: state)
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

  private static func open(_ target: String, state: String) throws(FileFault) -> Int32 {
    let folder = FilePath.join(state, "locks")
    do {
      _ = try PrivateFolder.make(folder, for: folder)
      let file = FilePath.join(folder, FilePath.key(of: target))
      return try SystemCalls().open(file, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
    } catch let fault as SystemFault {
      throw .stateNotWritable(path: folder, reason: fault.reason)
    } catch FileFault.notWritable(_, let reason), FileFault.writeFailed(_, _, let reason) {
      throw .stateNotWritable(path: folder, reason: reason)
    } catch {
      throw .stateNotWritable(path: folder, reason: "it cannot be made")
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

  /// Locks files; one that is named twice is locked once.
  init(_ targets: [String], state: String, patience: Int) throws(FileFault) {
    var held: [Held] = []
    for target in Set(targets).sorted() {
      held.append(
        Held(try FileLock(target: target, path: target, state: state, patience: patience)))
    }
    self.held = held
  }
}
