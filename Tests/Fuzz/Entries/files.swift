import FuzzLaws

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Called by libFuzzer with each input; ends the process where a law is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let violations = FileLaws.violations(of: Array(UnsafeBufferPointer(start: data, count: size)))
  if violations.isEmpty { return 0 }
  let text = Array(("broken law: " + violations.joined(separator: "; ") + "\n").utf8)
  _ = write(2, text, text.count)
  abort()
}
