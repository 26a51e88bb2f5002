import Canvas
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares a frame with the picture kept in `Tests/Goldens`.
///
/// The picture is the frame's text, then a letter a cell for its styles; `UPDATE_GOLDENS=1` in the
/// environment writes it anew.
public func expectGolden(
  _ frame: Frame, _ name: String, at location: SourceLocation = #_sourceLocation
) {
  let picture = frame.buffer.text + "\n--- styles\n" + frame.buffer.styleMap + "\n"
  let path = fixturesRoot + "/Goldens/\(name).txt"
  if getenv("UPDATE_GOLDENS") != nil {
    let isWritten = writeFile(path, Array(picture.utf8))
    #expect(isWritten, "cannot write \(path)", sourceLocation: location)
    return
  }
  guard let kept = readFile(path) else {
    Issue.record("no golden \(name): UPDATE_GOLDENS=1 makes it", sourceLocation: location)
    return
  }
  let wanted = String(decoding: kept, as: UTF8.self)
  if wanted != picture {
    Issue.record("\(name) looks different:\n\(picture)", sourceLocation: location)
  }
}

/// The `Tests` folder of this package.
public let fixturesRoot: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(2)
  return parts.joined(separator: "/")
}()

/// The bytes of a file; nil where it cannot be read.
public func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// Writes a file whole; whether it worked.
public func writeFile(_ path: String, _ bytes: [UInt8]) -> Bool {
  guard let file = fopen(path, "wb") else { return false }
  let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  return fclose(file) == 0 && count == bytes.count
}
