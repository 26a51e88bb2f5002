import AWSCredentials
import AWSProfiles
import Canvas
import ShellIntegration

/// What a shell is to be switched to.
public struct ShellSwitch: Equatable, Sendable {
  /// The profile; nil: none.
  public var profile: String?
  /// The region for both region variables; nil leaves them as they are.
  public var region: String?

  /// A switch to a profile.
  public init(profile: String?, region: String? = nil) {
    self.profile = profile
    self.region = region
  }
}

/// The shell that started the program, and what is known of its hook.
public struct ShellSurroundings: Equatable, Sendable {
  /// The kind of shell; nil where it is none that is known.
  public var shell: Shell?
  /// Its process number; 0 where it is not known.
  public var process: Int
  /// The file that a hook line would be added to, and that line; nil where set-up is by hand.
  public var startup: StartupFile?
  /// What that file holds; nil where there is none.
  public var startupText: String?
  /// Where a hook line stands already: the path as the user knows it, and the line from 1.
  public var hook: HookPlace?
  /// The home of the user who called sudo, where `HOME` is another one.
  public var sudo: SudoHome?

  /// A place in a startup file.
  public struct HookPlace: Equatable, Sendable {
    /// The path as the user knows it.
    public var path: String
    /// The line, from 1.
    public var line: Int

    /// A line of a file.
    public init(path: String, line: Int) {
      self.path = path
      self.line = line
    }
  }

  /// The user behind sudo.
  public struct SudoHome: Equatable, Sendable {
    /// The user's name.
    public var user: String
    /// The user's own home folder.
    public var home: String

    /// A user and a folder.
    public init(user: String, home: String) {
      self.user = user
      self.home = home
    }
  }

  /// A shell of a kind.
  public init(
    shell: Shell?, process: Int = 0, startup: StartupFile? = nil, startupText: String? = nil,
    hook: HookPlace? = nil, sudo: SudoHome? = nil
  ) {
    self.shell = shell
    self.process = process
    self.startup = startup
    self.startupText = startupText
    self.hook = hook
    self.sudo = sudo
  }
}

extension Model {
  /// Puts a profile in force, after asking where it is protected, or offers the ways there are
  /// without a hook.
  mutating func use(_ name: String, region: String? = nil) -> [Effect] {
    let wanted = ShellSwitch(profile: name, region: region)
    if let protection = settings.protection(of: name), protection.asks {
      overlay = .ask(AskState(.useProtected(wanted, label: protection.label)))
      return []
    }
    return agreed(wanted)
  }

  /// Switches to what the user agreed to.
  mutating func agreed(_ wanted: ShellSwitch) -> [Effect] {
    guard hasHook || isPicking else {
      overlay = .switchOffer(SwitchOfferState(wanted))
      return [.lookAtShell]
    }
    return [.switchShell(wanted), .quit]
  }

  /// Asks for the region that is to be set with a profile.
  mutating func askRegion(for name: String) {
    let known = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    overlay = .ask(AskState(.region(name), text: catalog[name]?["region"] ?? known ?? ""))
  }

  /// What is wrong with a region; nil where nothing is.
  static func complaint(ofRegion region: String) -> String? {
    if region.isEmpty { return "Type a region, as eu-west-1." }
    if Partition.listing(region) != nil { return nil }
    if let near = Partition.suggestion(for: region) { return "Did you mean \(near)?" }
    return Partition.of(region: region) == nil ? "\(region) is no region that is known." : nil
  }

  /// Takes in what is known of the shell.
  mutating func receive(_ answer: ShellSurroundings, title: String?) {
    shell.surroundings = answer
    if let title { tell(.done, title) }
    guard shell.wantsHook, overlay == nil else { return }
    shell.wantsHook = false
    _ = offerHook()
  }
}
