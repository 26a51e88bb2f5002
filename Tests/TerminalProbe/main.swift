// A small program for the terminal's tests: it shows a list, obeys some keys, and can be told to
// crash. `terminal-probe shell` plays the shell that starts it, stops with it and continues it.
import Canvas
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

if CommandLine.arguments.dropFirst().first == "shell" {
  let stops = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init)
  exit(ProbeShell.run(CommandLine.arguments[0], continuations: stops ?? 50))
}
if CommandLine.arguments.dropFirst().first == "job" {
  // As a shell's child does: take the terminal before any mode is set.
  let usual = signal(SIGTTOU, SIG_IGN)
  tcsetpgrp(0, getpgrp())
  signal(SIGTTOU, usual)
}
if CommandLine.arguments.dropFirst().first == "flood" { exit(FloodProbe.run()) }
exit(ListProbe.run())

/// Writes a text to the terminal at once.
func say(_ text: String) {
  let bytes = Array(text.utf8)
  _ = write(1, bytes, bytes.count)
}
