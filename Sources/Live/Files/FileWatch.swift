import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells when files may have been changed by anyone, and sleeps otherwise.
///
/// A thread waits on the kernel's notices of the folders that the files lie in (and of those that
/// links on the way lie in, or of the nearest one that is there); where the system gives none, it
/// looks at the files every two seconds. Several changes in a row are told once. The beginning is
/// told too: what changed just before it would never be heard of otherwise.
public final class FileWatch: Sendable {
  private let paths: [String]
  private let changed: @Sendable () -> Void
  private let stopping = Mutex<(read: Int32, write: Int32)?>(nil)

  /// How long to wait for more changes before one is told, in milliseconds.
  private static let calm: Int32 = 60
  /// How often files are looked at where the system tells nothing, in milliseconds.
  private static let pause: Int32 = 2_000

  /// Watches the files at `paths`, which need not be there; `changed` is called on a thread of the
  /// watch.
  public init(_ paths: [String], changed: @escaping @Sendable () -> Void) {
    self.paths = paths
    self.changed = changed
  }

  /// Begins; does nothing the second time.
  ///
  /// - Returns: whether changes will be told; false where the system gives no pipe or no thread.
  public func start() -> Bool {
    if stopping.withLock({ $0 != nil }) { return true }
    let end: Int32? = stopping.withLock { ends in
      guard ends == nil else { return nil }
      var both: [Int32] = [-1, -1]
      guard pipe(&both) == 0 else { return nil }
      for end in both { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends = (both[0], both[1])
      return both[0]
    }
    guard let end else { return false }
    let work = Work(paths: paths, changed: changed, stop: end)
    if OwnThread.start({ work.run() }) { return true }
    stop()
    close(end)
    return false
  }

  /// Ends the watch; nothing is told any more once the thread has seen it.
  public func stop() {
    stopping.withLock { ends in
      if let ends { close(ends.write) }
      ends = nil
    }
  }

  deinit { stop() }

  /// What the thread of a watch needs; it owns the reading end of the pipe that stops it.
  private final class Work: Sendable {
    let paths: [String]
    let changed: @Sendable () -> Void
    let stop: Int32

    init(paths: [String], changed: @escaping @Sendable () -> Void, stop: Int32) {
      self.paths = paths
      self.changed = changed
      self.stop = stop
    }

    func run() {
      defer { close(stop) }
      #if os(Linux)
        if let folders = FolderNotices() {
          folders.watch(paths)
          changed()
          while folders.wait(for: paths, or: stop, calm: FileWatch.calm) { changed() }
          if folders.isComplete { return }
        }
      #endif
      lookNowAndThen()
    }

    private func lookNowAndThen() {
      var known = paths.map(FileStamp.of)
      changed()
      while true {
        var wait = pollfd(fd: stop, events: Int16(POLLIN), revents: 0)
        let count = poll(&wait, 1, FileWatch.pause)
        if count > 0 { return }
        let now = paths.map(FileStamp.of)
        if now != known { changed() }
        known = now
      }
    }
  }
}
