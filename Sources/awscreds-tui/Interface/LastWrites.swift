import App

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OpenProgram {
  /// Waits for what is being written; what goes wrong there is told on standard error.
  ///
  /// ^C ends the wait as it ends any program: files are replaced whole or not at all. A second
  /// SIGHUP or SIGTERM does not, for a terminal that closes sends one, and its shell another.
  /// - Returns: whether all that was to be written is.
  func finishWriting() -> Bool {
    var isWritten = true
    var turns = 0
    if runner.isWriting { for number in [SIGHUP, SIGTERM] { signal(number, SIG_IGN) } }
    while true {
      let isLast = !runner.isWriting
      for message in mailbox.drain() {
        guard let notice = notice(after: message) else { continue }
        Streams.complain(notice.text)
        if notice.level == .error { isWritten = false }
      }
      if isLast { return isWritten }
      // Half a second: most writes never come to this.
      if turns == 25 { Streams.complain("a change is still being written; ^C gives it up") }
      turns += 1
      var wake = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&wake, 1, 20)
    }
  }

  /// Waits for what is being written before the program is stopped or the terminal lent: nobody else
  /// could write meanwhile, and half of it might stand in the files for as long.
  ///
  /// A lock is given up after five seconds, so that this ends too.
  func waitForWrites() {
    for _ in 0..<1_200 where runner.isWriting { usleep(5_000) }
  }

  /// What an answer leads to that the user must know, though no screen is there to show it.
  private func notice(after message: Message) -> Notice? {
    let known = store.model.notices
    store.send(message)
    switch message {
    case .keys(_, .failed(let why, _)), .keys(_, .written(.refused(let why))):
      return Notice(.error, why)
    default:
      let last = store.model.notices.last
      return store.model.notices == known || last?.level == .done ? nil : last
    }
  }
}
