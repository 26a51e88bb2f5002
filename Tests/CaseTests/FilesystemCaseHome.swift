import AWSProfiles
import JSONText
import Live
import TestSupport

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

  private let place = TemporaryFolder()

  init?(folder: String, given: JSONValue) {
    guard !place.path.isEmpty else { return nil }
    root = place.path("home")
    self.folder = folder
    self.given = given
    setUp()
  }

  deinit { place.remove() }

  func path(_ name: String) -> String { root + "/" + name }

  func stored(_ name: String) -> [UInt8]? { readFile(folder + "/" + name) }

  func mode(_ name: String) -> UInt32? { place.mode("home/" + name) }

  func isLink(_ name: String) -> Bool { place.isLink("home/" + name) }

  /// Names in a folder that no case puts there.
  func leftovers(in name: String) -> [String] {
    place.names(in: "home/" + name).filter { !["config", "credentials"].contains($0) }
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
      write(stored(file.value.string ?? "") ?? [], to: ".aws/" + file.key)
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

  /// Writes a file of the home, mode 0600, through a link where one is there.
  func write(_ bytes: [UInt8], to name: String) {
    place.write("home/" + name, bytes)
    chmod(path(name), 0o600)
  }
}

/// The number that a case writes as octal digits.
func octal(_ value: JSONValue) -> UInt32? { value.string.flatMap { UInt32($0, radix: 8) } }
