import App
import ShellIntegration

extension EffectRunner {
  /// Tells what is known of the shell that started the program.
  func lookAtShell() {
    if let shell { mailbox.post(.shell(shell.look(), title: nil)) }
  }

  /// Writes the line of the hook into a start-up file.
  func setUpHook(_ startup: StartupFile) {
    guard let shell else { return }
    do throws(FileFault) {
      let done = try shell.setUp(startup)
      mailbox.post(.shell(done.0, title: done.1))
    } catch {
      mailbox.post(.notice(Notice(.error, error.message)))
    }
  }
}
