import AWSProfiles
import JSONText
import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A device that takes so many bytes and no more.
struct FillingDevice: FileSystemCalls {
  private let room: Int
  private let used = Used()
  private let real = SystemCalls()

  init(room: Int) { self.room = room }

  func open(_ path: String, flags: Int32, mode: UInt32) throws(SystemFault) -> Int32 {
    try real.open(path, flags: flags, mode: mode)
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int {
    guard used.count < room else { throw SystemFault(ENOSPC) }
    let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(room - used.count))
    let count = try real.write(descriptor, part)
    used.count += count
    return count
  }

  func synchronize(_ descriptor: Int32) throws(SystemFault) { try real.synchronize(descriptor) }

  func rename(_ from: String, to: String) throws(SystemFault) { try real.rename(from, to: to) }

  /// Written by the one thread that carries out the case.
  private final class Used: @unchecked Sendable { var count = 0 }
}

/// The home folder that a case is played in, removed when the case is through.
final class CaseHome {
  let root: String
  let folder: String
  let given: JSONValue
  var fileSystem: JSONValue { given["fs"] ?? .null }
  private(set) var stamps: [String: FileStamp] = [:]

  init?(folder: String, given: JSONValue) {
    var template = Array("/tmp/awscreds-case-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { return nil }
    root = made + "/home"
    self.folder = folder
    self.given = given
    setUp()
  }

  deinit { Self.remove(String(root.dropLast("/home".count))) }

  func path(_ name: String) -> String { root + "/" + name }

  func stored(_ name: String) -> [UInt8]? { fileBytes(folder + "/" + name) }

  func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(path(name), &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }

  func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Names in a folder that no case puts there.
  func leftovers(in name: String) -> [String] {
    Self.names(in: path(name)).filter { !["config", "credentials"].contains($0) }
  }

  /// The file of a role of the case.
  func filePath(role: String) -> String { path(".aws/" + role) }

  var environment: Environment {
    var variables = ["HOME": root, "PATH": "/usr/bin:/bin"]
    for member in given["env"]?.members ?? [] { variables[member.key] = member.value.string }
    for name in fileSystem["unset_env"]?.array ?? [] { variables[name.string ?? ""] = nil }
    return Environment(variables)
  }

  private func setUp() {
    mkdir(root, 0o700)
    let homeFolder = fileSystem["home_aws_dir"]?.string
    if homeFolder != "absent" { mkdir(path(".aws"), 0o755) }
    for member in fileSystem["dirs"]?.members ?? [] { makeFolders(path(member.key)) }
    let links = fileSystem["links"]?.members ?? []
    for link in links {
      let name = path(link.key)
      makeFolders(String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)]))
      guard let target = link.value.string else { continue }
      let base = String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)])
      let real = target.hasPrefix("/") ? target : base + "/" + target
      makeFolders(String(real[..<(real.lastIndex(of: "/") ?? real.endIndex)]))
      symlink(target, name)
    }
    for file in given["files"]?.members ?? [] where !file.key.contains(".") {
      write(stored(file.value.string ?? "") ?? [], to: filePath(role: file.key))
    }
    for member in fileSystem["mtime"]?.members ?? [] {
      let then = timeval(tv_sec: member.value.integer ?? 0, tv_usec: 0)
      utimes(path(member.key), [then, then])
    }
    let modes = (fileSystem["modes"]?.members ?? []) + (fileSystem["dirs"]?.members ?? [])
    for member in modes {
      if let mode = octal(member.value) { chmod(path(member.key), mode_t(mode)) }
    }
    if let mode = homeFolder.flatMap({ UInt32($0, radix: 8) }) { chmod(path(".aws"), mode_t(mode)) }
    for role in FileRole.allCases {
      stamps[".aws/" + role.rawValue] = FileStamp.of(filePath(role: role.rawValue))
    }
  }

  private func makeFolders(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o755)
    }
  }

  func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { Self.write(descriptor, $0) }
    fchmod(descriptor, 0o600)
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    for name in names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// A mode or mask as cases spell them.
func octal(_ value: JSONValue) -> UInt32? { value.string.flatMap { UInt32($0, radix: 8) } }
