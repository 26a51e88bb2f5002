import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// save-probe STATE FILE TEXT [FILE]: adds TEXT to the end of each FILE in one save, as the program
// saves, between two calls that a trace can be cut at. Run by tests, many at once or killed at each
// system call.

let arguments = CommandLine.arguments
guard arguments.count >= 4 else { exit(2) }
_ = access("/save-begins", F_OK)
do throws(FileFault) {
  _ = try FileHistory(state: arguments[1], patience: 60_000).update(
    [arguments[2]] + arguments[4...], title: "add"
  ) { files in (files.map { ($0.bytes ?? []) + Array(arguments[3].utf8) }, ()) }
} catch {
  exit(1)
}
_ = access("/save-ends", F_OK)
