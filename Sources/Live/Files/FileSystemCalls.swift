#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number and words of a failed system call.
public struct SystemFault: Error, Sendable, Equatable {
  /// `errno` as the call left it.
  public var number: Int32

  /// A fault by its number.
  public init(_ number: Int32) { self.number = number }

  /// The fault that the last call of this thread left.
  static var last: SystemFault { SystemFault(errno) }

  /// The system's words for it, the first letter small.
  public var reason: String {
    switch number {
    case ENOSPC: return "no space is left on the device"
    case EDQUOT: return "the disk quota is used up"
    case EROFS: return "the file system is read-only"
    case EACCES, EPERM: return "permission denied"
    case EBUSY: return "the file is a mount point of its own and cannot be replaced"
    default:
      let words = String(cString: strerror(number))
      return words.prefix(1).lowercased() + words.dropFirst()
    }
  }

  /// Whether the place may not be written, rather than that the write went wrong.
  var isRefusal: Bool { [EACCES, EPERM, EROFS].contains(number) }
}

/// The system calls that carry out a write, so that a test can let any of them fail.
public protocol FileSystemCalls: Sendable {
  /// Opens or makes a file; close-on-exec is added to `flags`.
  func open(_ path: String, flags: Int32, mode: UInt32) throws(SystemFault) -> Int32
  /// Writes some of `bytes`; how many of them.
  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int
  /// Waits until the device has the file or folder.
  func synchronize(_ descriptor: Int32) throws(SystemFault)
  /// Puts the file `from` in the place of `to`.
  func rename(_ from: String, to: String) throws(SystemFault)
}

/// The calls of the C library.
public struct SystemCalls: FileSystemCalls {
  /// Nothing to set up.
  public init() {}

  /// As `open(2)`, begun again after a signal.
  public func open(_ path: String, flags: Int32, mode: UInt32) throws(SystemFault) -> Int32 {
    while true {
      #if canImport(Glibc)
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, mode_t(mode))
      #else
        let descriptor = Darwin.open(path, flags | O_CLOEXEC, mode_t(mode))
      #endif
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }

  /// As `write(2)`, begun again after a signal.
  public func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemFault) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        let count = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// As `fsync(2)`.
  public func synchronize(_ descriptor: Int32) throws(SystemFault) {
    if fsync(descriptor) != 0 { throw .last }
  }

  /// As `rename(2)`.
  public func rename(_ from: String, to: String) throws(SystemFault) {
    #if canImport(Glibc)
      let result = Glibc.rename(from, to)
    #else
      let result = Darwin.rename(from, to)
    #endif
    if result != 0 { throw .last }
  }
}

extension FileSystemCalls {
  /// Writes all of `bytes`, in as many calls as it takes.
  func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemFault) {
    var done = 0
    while done < bytes.count {
      let start = done
      let result = bytes.withUnsafeBytes { buffer -> Result<Int, SystemFault> in
        do throws(SystemFault) {
          return .success(
            try write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...])))
        } catch { return .failure(error) }
      }
      let count = try result.get()
      // A device that takes nothing and names no error would keep us here for ever.
      if count == 0 { throw SystemFault(EIO) }
      done += count
    }
  }
}
