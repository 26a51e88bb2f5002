#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A finished child process: how it ended and all that it wrote.
public struct ChildRun: Sendable {
  /// The exit status; 128 and the signal's number where a signal ended it, -1 where it never began.
  public var status: Int32
  /// All bytes of standard output.
  public var outputBytes: [UInt8]
  /// All bytes of standard error.
  public var errorBytes: [UInt8]

  /// Standard output as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Standard error as text.
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Runs a program to its end; it is looked for in the `PATH` of the caller.
  ///
  /// Its streams are files, so that no pipe can fill. It is its own process group; `timeout 60`
  /// stands before it, so that nothing hangs.
  public init(
    _ arguments: [String], environment: [String: String], input: String = "",
    directory: String = "/"
  ) {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    folder.write("in", input)
    folder.write("out", "")
    folder.write("err", "")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, name, flags) in [(0, "in", O_RDONLY), (1, "out", O_WRONLY), (2, "err", O_WRONLY)] {
      posix_spawn_file_actions_addopen(&actions, Int32(number), folder.path(name), flags, 0)
    }
    // The threads that tests run on hold signals back; the child and its own are to get them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ["timeout", "60", "env", "-C", directory] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for pointer in argv + envp { free(pointer) }
    }
    var process = pid_t()
    let fault = posix_spawnp(&process, "timeout", &actions, &attributes, &argv, &envp)
    status = -1
    if fault == 0 {
      var ending: Int32 = 0
      while waitpid(process, &ending, 0) < 0 && errno == EINTR {}
      let signal = ending & 0x7F
      status = signal == 0 ? (ending >> 8) & 0xFF : 128 + signal
    }
    outputBytes = folder.bytes("out") ?? []
    errorBytes = folder.bytes("err") ?? []
  }
}

/// A folder of a test's own, mode 0700.
public struct TemporaryFolder: Sendable {
  /// Its absolute path.
  public let path: String

  /// Makes the folder; its path is empty where that fails, and every write then fails too.
  public init() {
    var template = Array("/tmp/awscreds-test.XXXXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  /// The path of something in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder in it, with those above.
  public func makeFolder(_ name: String) {
    var current = path
    for part in name.split(separator: "/") {
      current += "/\(part)"
      mkdir(current, 0o700)
    }
  }

  /// Writes a file, mode 0600 unless told otherwise, with the folders above it.
  public func write(_ name: String, _ text: String, mode: mode_t = 0o600) {
    write(name, Array(text.utf8), mode: mode)
  }

  /// Writes a file of these bytes.
  public func write(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o600) {
    if let slash = name.lastIndex(of: "/") { makeFolder(String(name[..<slash])) }
    let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { return }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.put(file, $0) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func put(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// The bytes of a file in it; nil where there is none.
  public func bytes(_ name: String) -> [UInt8]? {
    let file = open(path(name), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }

  /// The names of what is in a folder in it, hidden ones too.
  public func names(in name: String = ".") -> [String] {
    guard let folder = opendir(path(name)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let text = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if text != "." && text != ".." { names.append(text) }
    }
    return names.sorted()
  }

  /// Removes it and all that is in it.
  public func remove() {
    guard path.hasPrefix("/tmp/awscreds-test.") else { return }
    for name in names() { Self.remove(self.path(name)) }
    rmdir(path)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    guard let folder = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    closedir(folder)
    for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
