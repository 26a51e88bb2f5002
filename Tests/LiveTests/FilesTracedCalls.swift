import TestSupport
import Testing

#if os(Linux)
  import Glibc

  /// One system call of a traced program.
  struct TracedCall {
    let name: String
    /// Its number among those of that name in the whole run, from 1.
    let number: Int
    /// What strace wrote of it.
    let line: Substring

    /// All calls of a program that ends well, told by strace.
    static func all(of command: [String], in folder: TemporaryFolder) throws -> [TracedCall] {
      let file = folder.path("trace")
      let child = try #require(
        ChildProcess(["strace", "-f", "-qq", "-s", "300", "-o", file] + command),
        "strace is needed to kill a save at each of its system calls")
      #expect(child.wait() == 0)
      let text = String(decoding: folder.bytes("trace") ?? [], as: UTF8.self)
      var counts: [Substring: Int] = [:]
      return text.split(separator: "\n").compactMap { line in
        // "1234  openat(AT_FDCWD, …": the process, then the call.
        guard let open = line.firstIndex(of: "("),
          let name = line[..<open].split(separator: " ").last,
          name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "_" })
        else { return nil }
        counts[name, default: 0] += 1
        return TracedCall(name: String(name), number: counts[name, default: 0], line: line)
      }
    }

    /// Runs a program and kills it at this call.
    func kill(_ command: [String]) {
      let inject = "inject=\(name):signal=KILL:when=\(number)"
      let child = ChildProcess(["strace", "-f", "-qq", "-o", "/dev/null", "-e", inject] + command)
      #expect(child?.wait() == 128 + SIGKILL, "not killed at \(name) \(number)")
    }
  }
#endif
