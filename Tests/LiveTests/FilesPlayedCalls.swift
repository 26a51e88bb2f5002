import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The real system calls, one of which fails or is disturbed.
final class PlayedCalls: FileSystemCalls, @unchecked Sendable {
  /// What can be let fail.
  enum Call: Sendable { case open, write, synchronize, rename }

  // Used by the one thread that a test writes on.
  private var room: Int
  private var disturb: (() -> Void)?
  private var replace: ((Int, () throws(SystemFault) -> Void) throws(SystemFault) -> Void)?
  private var renames = 0
  private let failing: Call?
  private let number: Int32
  private let real = SystemCalls()

  /// A device that takes `room` bytes and no more.
  init(room: Int) {
    self.room = room
    failing = nil
    number = 0
  }

  /// Every `call` fails with the error `number`.
  init(failing call: Call, _ number: Int32) {
    room = .max
    failing = call
    self.number = number
  }

  /// `disturb` runs once, when the new bytes have reached the device.
  init(disturb: @escaping () -> Void) {
    room = .max
    failing = nil
    number = 0
    self.disturb = disturb
  }

  /// `replace` is called for each rename with its number, from 1, and what carries it out.
  init(replace: @escaping (Int, () throws(SystemFault) -> Void) throws(SystemFault) -> Void) {
    room = .max
    failing = nil
    number = 0
    self.replace = replace
  }

  func open(_ path: String, flags: Int32, mode: UInt32) throws(SystemFault) -> Int32 {
    try fail(.open)
    return try real.open(path, flags: flags, mode: mode)
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int {
    try fail(.write)
    guard room > 0 else { throw SystemFault(ENOSPC) }
    let count = try real.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(room)))
    room -= count
    return count
  }

  func synchronize(_ descriptor: Int32) throws(SystemFault) {
    try fail(.synchronize)
    try real.synchronize(descriptor)
    disturb?()
    disturb = nil
  }

  func rename(_ from: String, to: String) throws(SystemFault) {
    try fail(.rename)
    renames += 1
    guard let replace else { return try real.rename(from, to: to) }
    try replace(renames) { () throws(SystemFault) in try real.rename(from, to: to) }
  }

  private func fail(_ call: Call) throws(SystemFault) {
    if call == failing { throw SystemFault(number) }
  }
}
