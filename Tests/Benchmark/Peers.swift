#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The programs that are measured, and the files that all of them read.
struct Peers {
  /// A private folder for files, removed at the end.
  let folder: String

  init(folder: String) {
    self.folder = folder
    for count in [1_000, 10_000] {
      Self.write(ManyProfiles.credentials(count), to: credentials(count))
      Self.write(ManyProfiles.config(count), to: config(count))
    }
  }

  /// The credentials of so many profiles.
  func credentials(_ count: Int) -> String { "\(folder)/credentials-\(count)" }
  /// The config of so many profiles.
  func config(_ count: Int) -> String { "\(folder)/config-\(count)" }

  /// Variables that lead every program to the files of so many profiles and to no other.
  func variables(_ count: Int) -> String {
    "AWS_CONFIG_FILE=\(config(count)) AWS_SHARED_CREDENTIALS_FILE=\(credentials(count)) "
      + "AWS_PROFILE=team-0-dev HOME=\(folder) XDG_STATE_HOME=\(folder)/state"
  }

  /// Removes what the program keeps from run to run, as the row that was chosen last.
  func forget() { _ = system("rm -rf \(folder)/state") }

  /// The program itself, beside the benchmark.
  let program: String = {
    let words = CommandLine.arguments[0].split(separator: "/").dropLast()
    let start = CommandLine.arguments[0].hasPrefix("/") ? "/" : ""
    return start + words.joined(separator: "/") + "/awscreds-tui"
  }()

  /// Python with botocore.
  let python = Self.installed("python3", beside: "python")
  /// The AWS CLI.
  let aws = Self.installed("aws", beside: "aws")

  private static func installed(_ name: String, beside own: String) -> String {
    let path = ".build/peers/bin/\(own)"
    return access(path, X_OK) == 0 ? path : name
  }

  /// Whether a program can be called by its name.
  static func has(_ program: String) -> Bool {
    system("command -v \(program) >/dev/null 2>&1") == 0
  }

  /// Writes a text to a file of its own.
  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// The number that a command prints.
  static func number(of command: String) -> Double? {
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, pipe) != nil else { return nil }
    return strtod(line, nil)
  }
}
