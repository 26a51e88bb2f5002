import TestSupport
import Testing

@testable import Live

#if os(Linux)
  import Glibc

  /// Several runs take back at once.
  @Suite struct UndoTogetherTests {
    @Test func eachTakesBackAnotherStep() throws {
      let program = Program(config: "[default]\n")
      defer { program.home.remove() }
      for number in 0..<5 {
        #expect(program.run("set", "u\(number)", "region", "eu-west-1").status == 0)
      }
      let config = try FilePath.target(of: program.home.path(".aws/config"))
      let state = program.home.path(".local/state/awscreds-tui")
      let place = try FilePath.target(of: FileLock.Place(of: config, state: state).path)
      let three = "for n in 1 2 3; do '\(builtPrograms)/awscreds-tui' undo & done; wait"
      let variables = ["HOME": program.home.path, "PATH": "/usr/local/bin:/usr/bin:/bin"]
      let runs: Ahead<ChildRun>
      do {
        let locks = try LockedFiles([config], state: state, patience: 0)
        defer { withExtendedLifetime(locks) {} }
        runs = Ahead { ChildRun(["sh", "-c", three], environment: variables) }
        // Each has chosen its step once it asks for the lock.
        #expect(waits { Self.holders(of: place) == 4 }, "not all three came to the lock")
      }
      let run = runs.value()
      #expect(run.errors == "")
      let lines = run.output.split(separator: "\n").sorted()
      #expect(lines == (2..<5).map { "taken back: set region of u\($0)" })
      let left = program.file("config") ?? ""
      #expect((0..<5).map { left.contains("u\($0)]") } == [true, true, false, false, false])
    }

    /// How many processes have a file open, this one among them.
    private static func holders(of path: String) -> Int {
      FolderListing.names(in: "/proc").filter { process in
        guard Int(process) != nil else { return false }
        return FolderListing.names(in: "/proc/\(process)/fd").contains { number in
          var text = [CChar](repeating: 0, count: 4_096)
          let length = readlink("/proc/\(process)/fd/\(number)", &text, 4_096)
          return length > 0
            && text[..<length].elementsEqual(path.utf8.map(CChar.init(bitPattern:)))
        }
      }.count
    }

    /// Whether it comes to be within ten seconds.
    private func waits(_ condition: () -> Bool) -> Bool {
      for _ in 0..<1_000 {
        if condition() { return true }
        usleep(10_000)
      }
      return false
    }
  }
#endif
