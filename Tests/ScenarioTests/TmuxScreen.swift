import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real terminal to run a program in: a tmux server of the test's own.
struct TmuxScreen {
  private let socket: String
  private let environment: [String: String]

  /// Starts a shell command on a screen of that size; its variables are exactly these.
  ///
  /// One of the rows is tmux's own.
  init(
    _ command: String, environment: [String: String], folder: TemporaryFolder, start: String,
    columns: Int = 110, rows: Int = 34
  ) {
    socket = folder.path("tmux")
    var all = environment
    all["TERM"] = "xterm-256color"
    self.environment = all
    _ = tmux(
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", start, command, ";", "set",
      "remain-on-exit",
      "on")
  }

  /// Ends the server with all that runs in it.
  func close() { _ = tmux("kill-server") }

  /// Types letters, one key each.
  func type(_ text: String) { _ = tmux("send-keys", "-l", "--", text) }

  /// Presses a key by its name.
  func press(_ key: String) { _ = tmux("send-keys", key) }

  /// Pastes a text with the brackets that terminals put round it.
  func paste(_ text: String) {
    _ = tmux("set-buffer", "--", text)
    _ = tmux("paste-buffer", "-p", "-r")
  }

  /// What the screen shows.
  var picture: String { look ?? "" }

  /// The same; nil where tmux gives none.
  private var look: String? {
    let shown = tmux("capture-pane", "-p")
    return shown.status == 0 ? shown.output : nil
  }

  /// Waits, at most 60 seconds, until the screen passes; gives the last picture and whether it did.
  func wait(until passes: (String) -> Bool) -> (isMet: Bool, picture: String) {
    let end = time(nil) + 60
    while true {
      let shown = look
      // No picture at all is not one without a text.
      if let shown, passes(shown) { return (true, shown) }
      if time(nil) > end { return (false, shown ?? "nothing: tmux is gone") }
      usleep(15_000)
    }
  }

  private func tmux(_ words: String...) -> ChildRun {
    ChildRun(["tmux", "-S", socket, "-f", "/dev/null"] + words, environment: environment)
  }
}
