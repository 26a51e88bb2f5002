#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

exit(runProgram(Array(CommandLine.arguments.dropFirst()), session: .current()))
