import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares a part of the README that is made by the program with what the program makes today.
///
/// The part stands between the first `begin` and the next `end`. With `UPDATE_GOLDENS` set it is
/// written anew instead.
public func expectInReadme(
  _ made: String, between begin: String, _ end: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = fixturesRoot + "/../README.md"
  let text = String(decoding: readFile(path) ?? [], as: UTF8.self)
  guard let start = text.firstRange(of: begin)?.upperBound,
    let stop = text[start...].firstRange(of: end)?.lowerBound
  else {
    Issue.record("the README has no part after \(begin)", sourceLocation: sourceLocation)
    return
  }
  if getenv("UPDATE_GOLDENS") != nil {
    let new = text[..<start] + made + text[stop...]
    #expect(writeFile(path, Array(new.utf8)), sourceLocation: sourceLocation)
  } else {
    #expect(String(text[start..<stop]) == made, sourceLocation: sourceLocation)
  }
}

/// Compares a file of the repository that the program makes with what the program makes today.
///
/// `path` is from the root of the package. With `UPDATE_GOLDENS` set it is written anew instead.
public func expectFile(
  _ path: String, holds made: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let place = fixturesRoot + "/../" + path
  if getenv("UPDATE_GOLDENS") != nil {
    #expect(writeFile(place, Array(made.utf8)), sourceLocation: sourceLocation)
    return
  }
  let kept = String(decoding: readFile(place) ?? [], as: UTF8.self)
  let words: Comment = "\(path) is out of date: UPDATE_GOLDENS=1 makes it anew"
  #expect(kept == made, words, sourceLocation: sourceLocation)
}
