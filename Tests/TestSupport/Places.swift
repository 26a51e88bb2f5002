#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The `Tests` folder of this package.
public let fixturesRoot: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(2)
  return parts.joined(separator: "/")
}()

/// The folder `Tests/Fixtures`.
public let fixturesFolder = fixturesRoot + "/Fixtures"

/// The folder with the programs that the package builds.
public let builtPrograms = String(fixturesRoot.dropLast("/Tests".count)) + "/.build/debug"

/// A program that tests compare with: the one that `setup.sh test` installed, or the one on PATH.
public func peer(_ name: String) -> String {
  let installed = fixturesRoot.dropLast("/Tests".count) + "/.build/peers/bin/\(name)"
  return access(String(installed), X_OK) == 0 ? String(installed) : name
}

/// A variable of the test process; nil where it is not set.
public func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// The bytes of a file; nil where it cannot be read.
public func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return ferror(file) == 0 ? bytes : nil }
    bytes += buffer[..<count]
  }
}

/// Writes a file whole; whether it worked.
public func writeFile(_ path: String, _ bytes: [UInt8]) -> Bool {
  guard let file = fopen(path, "wb") else { return false }
  let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  return fclose(file) == 0 && count == bytes.count
}

/// The names in a folder, in order; none where it is no folder.
///
/// Hidden ones are left out unless `all` are asked for.
public func folderEntries(_ path: String, all: Bool = false) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if all ? name != "." && name != ".." : !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
