import AWSCredentials
import AWSProfiles

/// What a word of the command line is: completions offer what it may be.
enum ValueKind: Sendable, Equatable {
  /// Anything: a new name, a number, an id.
  case free
  /// One of these.
  case words([String])
  /// A file or folder in the working folder, or anywhere.
  case file
  case folder
  /// The first word of a command line of its own, which goes to the end of the words.
  case command
  /// The name of something in the user's files.
  case profile, ssoSession, stage
  /// A region that some partition has.
  case region
  /// The name of a setting, or one of the words that a setting may be.
  case setting, valueOf(String)
  /// The code of a finding that can be mended.
  case finding

  /// Words of the shell that are asked for by name: what `init` and `env --shell` take.
  static let shells = ValueKind.words(["bash", "zsh", "fish", "sh", "powershell", "nushell"])
}

extension Session {
  /// The words that a value of that kind may be, as far as they can be told; none where they
  /// cannot, or where the files cannot be read.
  func words(of kind: ValueKind) -> [String] {
    switch kind {
    case .free, .file, .folder, .command: []
    case .words(let words): words
    case .profile: (try? profiles().catalog.names) ?? []
    case .ssoSession: (try? profiles().catalog.ssoSessions.map(\.name)) ?? []
    case .stage: projectHere?.rows.map(\.stage) ?? []
    case .region: Partition.selectableRegions
    case .setting: SettingRule.namesInProfiles
    case .valueOf(let setting): SettingRule.named(setting)?.words ?? []
    case .finding: FindingRule.table.filter { $0.fixTitle != nil }.map(\.code)
    }
  }
}

extension SettingRule {
  /// The settings of profiles, nested ones left out.
  fileprivate static var namesInProfiles: [String] {
    all.filter { rule in
      !rule.key.contains(".") && rule.places.contains { $0 == .config || $0 == .credentials }
    }.map(\.key)
  }
}
