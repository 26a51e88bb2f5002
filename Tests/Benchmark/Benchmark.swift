#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints what the program takes beside what its peers take, in the same run on the same machine,
/// and whether each budget is kept.
///
/// The program must stand beside the benchmark: build both in release mode.
@main
struct Benchmark {
  static func main() {
    let folder = "/tmp/awscreds-benchmark-\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = system("rm -r \(folder)") }
    let peers = Peers(folder: folder)
    print(Budget.head)
    for measure in [files, pastes, processes, projects, frames, screens, checks] {
      for budget in measure(peers) { print(budget.line) }
      fflush(nil)
    }
  }
}
