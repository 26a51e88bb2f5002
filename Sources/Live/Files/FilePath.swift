#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a file named by a path really lies.
enum FilePath {
  /// The folder of an absolute path, without the last slash.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part behind the last slash.
  static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// The path of `name` in `folder`.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The path behind all links, also where no file is there yet.
  ///
  /// Links are followed by hand because `realpath` refuses a link whose target is still to be
  /// made. A loop of links ends as `ELOOP`.
  static func target(of path: String) throws(SystemFault) -> String {
    var current = path
    for _ in 0..<40 {
      guard let link = linkText(current) else { return inRealFolder(current) }
      current = link.hasPrefix("/") ? link : join(folder(of: current), link)
    }
    throw SystemFault(ELOOP)
  }

  /// A short name for a path, the same in every run: 16 hexadecimal digits.
  static func key(of path: String) -> String { fingerprint(Array(path.utf8)) }

  /// A hash of `bytes`, 16 hexadecimal digits: tells a damaged copy, not a forged one.
  ///
  /// FNV-1a over words of eight bytes instead of single ones: files of many profiles are hashed
  /// several times in a save, and this is eight times as fast.
  static func fingerprint(_ bytes: [UInt8]) -> String {
    let prime: UInt64 = 0x100_0000_01b3
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        hash = (hash ^ UInt64(littleEndian: word)) &* prime
        // A product carries upwards only: without this the high bits of a word would be lost.
        hash ^= hash >> 32
        position += 8
      }
      for byte in buffer[position...] { hash = (hash ^ UInt64(byte)) &* prime }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func linkText(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return readlink(path, start, bytes.count)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// The path with all links of its folders followed, as far as these are there: a file has one
  /// name, and so one lock, also while its folder is still to be made.
  private static func inRealFolder(_ path: String) -> String {
    var folder = folder(of: path)
    var rest = name(of: path)
    while true {
      if let real = realpath(folder, nil) {
        defer { free(real) }
        return join(String(cString: real), rest)
      }
      guard folder != "/", folder != "." else { return path }
      rest = join(name(of: folder), rest)
      folder = Self.folder(of: folder)
    }
  }
}
