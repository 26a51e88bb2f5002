import AWSProfiles
import App
import Canvas
import INIDocument

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints what the program takes beside what its peers take, in the same run on the same machine.
@main
struct Benchmark {
  static func main() {
    let folder = "/tmp/awscreds-benchmark-\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = system("rm -r \(folder)") }
    print("| what | ours | peer | ratio |\n| --- | --- | --- | --- |")
    parse(in: folder)
    wholeProcesses(in: folder)
    frames()
    stageProjects()
    screens(in: folder)
  }

  private static func row(_ what: String, _ ours: Double?, _ peer: Double?, _ name: String) {
    func shown(_ time: Double?) -> String {
      time.map { "\(($0 * 100).rounded() / 100) ms" } ?? "not installed"
    }
    let ratio =
      if let ours, let peer, ours > 0 { "\((peer / ours * 10).rounded() / 10)" } else { "—" }
    print("| \(what) | \(shown(ours)) | \(shown(peer)) \(name) | \(ratio) |")
  }

  private static func parse(in folder: String) {
    for count in [1_000, 10_000] {
      let credentials = Array(ManyProfiles.credentials(count).utf8)
      let config = Array(ManyProfiles.config(count).utf8)
      write(credentials, to: "\(folder)/credentials-\(count)")
      write(config, to: "\(folder)/config-\(count)")
      var names = 0
      let ours = Stopwatch.median(9) {
        let files = SharedFiles(credentials: Document(credentials), config: Document(config))
        names = ProfileCatalog(files).count
      }
      precondition(names >= count, "profiles were lost")
      let script =
        "import time,botocore.session as s;b=s.Session();t=time.time();b.full_config;"
        + "print((time.time()-t)*1000)"
      let peer = answer(
        "AWS_CONFIG_FILE=\(folder)/config-\(count) "
          + "AWS_SHARED_CREDENTIALS_FILE=\(folder)/credentials-\(count) \(python) -c '\(script)'")
      row("parse and merge, \(count) profiles", ours, peer, "botocore")
    }
  }

  private static func wholeProcesses(in folder: String) {
    let files =
      "AWS_CONFIG_FILE=\(folder)/config-10000 "
      + "AWS_SHARED_CREDENTIALS_FILE=\(folder)/credentials-10000 AWS_PROFILE=team-0-dev"
    let list = Stopwatch.process(7, "\(files) \(binary) list")
    row("list, 10000 profiles", list, Stopwatch.process(3, "\(files) \(aws) configure list"), "aws")
    row(
      "current, 10000 profiles", Stopwatch.process(9, "\(files) \(binary) current"),
      Stopwatch.process(9, "/bin/true"), "/bin/true")
  }

  private static func stageProjects() {
    let bytes = StageProjects.text(lines: 5_000)
    let ours = Stopwatch.median(9) { precondition(StageProjects.open(bytes) == 2) }
    row("open a serverless.yml of 5000 lines", ours, nil, "")
  }

  private static func frames() {
    let files = SharedFiles(
      credentials: Document(Array(ManyProfiles.credentials(10_000).utf8)),
      config: Document(Array(ManyProfiles.config(10_000).utf8)))
    var model = Model(environment: Environment([:]))
    _ = update(&model, .input(.resize(Size(columns: 120, rows: 40))))
    _ = update(&model, .loaded(FilesAnswer(files: files, paths: [:])))
    let step = Stopwatch.median(99) {
      _ = update(&model, .input(.key(.down)))
      _ = view(model)
    }
    row("a cursor step to a frame, 10000 profiles", step, nil, "")
    _ = update(&model, .action(.filter))
    let filter = Stopwatch.median(9) {
      _ = update(&model, .input(.key(.character("p"))))
      _ = view(model)
      _ = update(&model, .input(.key(.backspace)))
    }
    row("a filter key and its removal, 10000 profiles", filter, nil, "")
  }

  /// Start and keys on a real terminal, beside fzf over as many lines and tig.
  private static func screens(in folder: String) {
    let files =
      "env AWS_CONFIG_FILE=\(folder)/config-10000 AWS_PROFILE=team-0-dev "
      + "AWS_SHARED_CREDENTIALS_FILE=\(folder)/credentials-10000 HOME=\(folder)"
    let ours = screen("\(files) \(binary)", key: "j")
    let fzf =
      isThere("fzf")
      ? screen("sh -c \"seq -f team-%g 10000 | fzf\"", key: "\u{1B}[B") : nil
    let tig = isThere("tig") ? screen("tig", key: "j") : nil
    row("start to first frame, 10000 profiles", ours?.start, fzf?.start, "fzf")
    row("start to first frame, 10000 profiles", ours?.start, tig?.start, "tig")
    row("key to last byte of its frame", ours?.key, fzf?.key, "fzf")
    row("key to last byte of its frame", ours?.key, tig?.key, "tig")
    if let ours { print("\nBytes for one cursor step: \(ours.bytes)") }
  }

  private static func screen(_ command: String, key: String) -> (
    start: Double, key: Double, bytes: Int
  )? {
    var starts: [Double] = []
    var keys: [Double] = []
    var bytes = 0
    for _ in 0..<5 {
      guard let program = ScreenProgram(command), let start = program.firstFrame() else {
        return nil
      }
      starts.append(start)
      for _ in 0..<8 {
        guard let answer = program.answer(to: key) else { continue }
        keys.append(answer.time)
        bytes = max(bytes, answer.bytes)
      }
      program.end()
    }
    guard !keys.isEmpty else { return nil }
    return (starts.sorted()[starts.count / 2], keys.sorted()[keys.count / 2], bytes)
  }

  private static func isThere(_ program: String) -> Bool {
    system("command -v \(program) >/dev/null 2>&1") == 0
  }

  private static var binary: String {
    let folder = CommandLine.arguments[0].split(separator: "/").dropLast().joined(separator: "/")
    return (CommandLine.arguments[0].hasPrefix("/") ? "/" : "") + folder + "/awscreds-tui"
  }

  private static let peers = ".build/peers/bin"
  private static var python: String {
    access("\(peers)/python", X_OK) == 0 ? "\(peers)/python" : "python3"
  }
  private static var aws: String { access("\(peers)/aws", X_OK) == 0 ? "\(peers)/aws" : "aws" }

  private static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// The number that a command prints.
  private static func answer(_ command: String) -> Double? {
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, pipe) != nil else { return nil }
    return strtod(line, nil)
  }
}
