import AWSProfiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the desktop that takes text to its clipboard, where one is there.
public enum ClipboardProgram {
  /// What a pipe holds without a reader: a longer text could make the program wait.
  static let limit = 16_000

  /// The words that start the helper for the desktop that the variables tell of; nil for none.
  static func words(_ environment: Environment) -> [String]? {
    var choices: [[String]] = []
    if environment["WAYLAND_DISPLAY"] != nil { choices.append(["wl-copy"]) }
    if environment["DISPLAY"] != nil {
      choices.append(["xclip", "-selection", "clipboard"])
      choices.append(["xsel", "--clipboard", "--input"])
    }
    #if canImport(Darwin)
      choices.append(["pbcopy"])
    #endif
    return choices.first { isInstalled($0[0], environment) }
  }

  /// Hands `text` to the helper, which is not waited for; its name, or nil where there is none.
  public static func copy(_ text: String, _ environment: Environment) -> String? {
    guard text.utf8.count <= limit, let words = words(environment) else { return nil }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer {
      close(ends[0])
      close(ends[1])
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBytes({ write(ends[1], $0.baseAddress, $0.count) }) == bytes.count,
      // Its words are not for the screen.
      case .success(let child) = ChildProgram.start(
        words, variables: environment.variables,
        streams: [.descriptor(ends[0]), .nothing, .nothing])
    else { return nil }
    _ = OwnThread.start {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    return words[0]
  }

  private static func isInstalled(_ name: String, _ environment: Environment) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }
}
