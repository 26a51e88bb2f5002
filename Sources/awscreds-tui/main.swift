import ShellIntegration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// A limit on the length of files is then a fault of the write, which is told, not a crash.
signal(SIGXFSZ, SIG_IGN)
Streams.guardPlaces()
let session = Session.current()
if session.environment[HandOff.pathVariable] != nil { ShellSignals.watch() }
let status = runProgram(Array(CommandLine.arguments.dropFirst()), session: session)
exit(Streams.statusOfOutput(after: status))
