#if os(Linux)
  import Glibc

  /// The kernel's notices about folders: names that appear, change or go.
  final class FolderNotices {
    private let descriptor: Int32
    /// Names of interest in each watched folder.
    private var names: [Int32: Set<String>] = [:]
    /// Whether all folders could be watched; false calls for another way.
    private(set) var isComplete = true

    private static let events = UInt32(
      IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_CLOSE_WRITE | IN_DELETE | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF)

    /// Opens the queue; nil where the system gives none.
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Sleeps until one of the files may be another one; false where the watch is to end.
    func wait(for paths: [String], or stop: Int32, calm: Int32) -> Bool {
      watch(paths)
      var isTold = false
      // A program that writes without a pause is told of nevertheless.
      var patience = 10
      while isComplete {
        var waits = [
          pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
          pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&waits, 2, isTold ? calm : -1)
        if count < 0 && errno == EINTR { continue }
        if count < 0 || waits[1].revents != 0 { return false }
        if count == 0 { return true }
        if drain() { isTold = true }
        if isTold {
          patience -= 1
          if patience == 0 { return true }
        }
        // A folder on the way may have come or gone: look again where the files lie.
        if isTold { watch(paths) }
      }
      return false
    }

    /// Watches what the paths lead through, as it is now.
    func watch(_ paths: [String]) {
      var folders: [String: Set<String>] = [:]
      for path in paths {
        for step in Self.steps(of: path) {
          folders[FilePath.folder(of: step), default: []].insert(FilePath.name(of: step))
        }
      }
      var found: [Int32: Set<String>] = [:]
      for (folder, wanted) in folders {
        let watch = inotify_add_watch(descriptor, folder, Self.events)
        if watch >= 0 {
          found[watch, default: []].formUnion(wanted)
        } else if errno == ENOSPC || errno == ENOMEM {
          isComplete = false
        }
      }
      for old in names.keys where found[old] == nil { inotify_rm_watch(descriptor, old) }
      names = found
    }

    /// The path, the links that it leads through, and what is missing of its folders.
    private static func steps(of path: String) -> [String] {
      var steps: [String] = []
      var current = path
      for _ in 0..<40 {
        steps.append(current)
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
          bytes.bindMemory(to: CChar.self).baseAddress.map { readlink(current, $0, bytes.count) }
        }
        guard let count, count > 0 else { break }
        let link = String(decoding: buffer[..<count], as: UTF8.self)
        current =
          link.hasPrefix("/") ? link : FilePath.join(FilePath.folder(of: current), link)
      }
      var folder = FilePath.folder(of: current)
      while access(folder, F_OK) != 0, folder != "/", folder != "." {
        steps.append(folder)
        folder = FilePath.folder(of: folder)
      }
      return steps
    }

    /// Takes all notices out of the queue; whether one was about a file that is watched.
    func drain() -> Bool {
      var isOurs = false
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return isOurs }
        let header = MemoryLayout<inotify_event>.size
        var place = 0
        while place + header <= count {
          let event = buffer.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
          }
          let end = min(place + header + Int(event.len), count)
          let name = String(
            decoding: buffer[place + header..<end].prefix { $0 != 0 }, as: UTF8.self)
          let isOfFolder = event.len == 0 || event.mask & UInt32(IN_Q_OVERFLOW) != 0
          if isOfFolder || names[event.wd]?.contains(name) == true { isOurs = true }
          place = end
        }
      }
    }
  }
#endif
