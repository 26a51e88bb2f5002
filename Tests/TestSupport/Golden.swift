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
