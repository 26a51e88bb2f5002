import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that has the terminal until it ends: an editor, a shell.
enum ForegroundProgram {
  /// How it came to its end.
  enum Ending: Equatable {
    /// It never started; the system's words.
    case notStarted(String)
    /// Its exit status; nil where a signal ended it.
    case ended(Int32?)
  }

  /// Runs `words` found on PATH, without a shell, and waits for the end.
  ///
  /// - Parameters:
  ///   - variables: its whole environment; nil for that of this process.
  ///   - terminal: what its three streams are to be; nil for those of this process.
  static func run(
    _ words: [String], variables: [String: String]? = nil, on terminal: Int32? = nil
  ) -> Ending {
    let streams = terminal.map { [ChildProgram.Stream](repeating: .descriptor($0), count: 3) } ?? []
    let child: pid_t
    switch ChildProgram.start(words, variables: variables, streams: streams) {
    case .success(let started): child = started
    case .failure(let fault): return .notStarted(fault.reason)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return .ended(status & 0x7F == 0 ? (status >> 8) & 0xFF : nil)
  }

  /// Runs an editor; why it did not run or that it failed, in words, nil where all went well.
  static func edit(_ words: [String], on terminal: Int32) -> String? {
    guard let program = words.first else { return "no editor is named: set VISUAL or EDITOR" }
    // Standard output may belong to the shell that waits for a choice: the editor has none of it.
    switch run(words, on: terminal) {
    case .notStarted(let why):
      return "the editor \(program) does not start: \(why). Set VISUAL or EDITOR"
    case .ended(0), .ended(nil): return nil
    case .ended(let status?): return "the editor \(program) ended with status \(status)"
    }
  }
}
