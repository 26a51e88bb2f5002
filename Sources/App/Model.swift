import AWSCredentials
import AWSProfiles
import Canvas
import ServerlessProject

/// All that the screens show, as one value.
public struct Model: Equatable, Sendable {
  /// The size of the terminal.
  public var size = Size(columns: 80, rows: 24)
  /// Signs and borders that the terminal can show.
  public var glyphs: GlyphSet
  /// Seconds since 1970, as the last tick told.
  public var now = 0 {
    didSet { if now != oldValue, !verdicts.isEmpty { check.areRowsOld = true } }
  }
  /// Milliseconds of a clock that only goes forward, as the last tick told.
  public var uptime = 0
  /// The variables of the shell that started the program.
  public var environment: Environment
  /// Whether the profiles are invented.
  public var isDemo: Bool
  /// Whether the shell hook waits for an answer, so that Enter can switch the shell.
  public var hasHook: Bool
  /// Whether the program was started only to pick a profile.
  public var isPicking: Bool

  /// The screen in front.
  public var screen = Screen.profiles
  /// What lies over it.
  public var overlay: Overlay?
  /// The profiles as last read.
  public var catalog = ProfileCatalog(SharedFiles()) {
    didSet { search = ProfileSearch(catalog) }
  }
  /// What the filter of the Profiles screen looks at.
  public private(set) var search = ProfileSearch(ProfileCatalog(SharedFiles()))
  /// Paths of the files, as the user knows them.
  public var paths: [FileRole: String] = [:]
  /// What could not be read.
  public var faults: [String] = []
  /// The files that could not be read.
  public var unread: [FileRole] = []
  /// Whether the files were read at all.
  public var isLoaded = false
  /// Whether there is a step that undo could take back.
  public var canUndo = false
  /// What is known of identities: the last verdict of each profile and when it came.
  public var verdicts: [String: KnownVerdict] = [:] {
    didSet {
      verdictEnds = VerdictEnds()
      check.areRowsOld = true
    }
  }
  /// When those of them end that do.
  private(set) var verdictEnds = VerdictEnds()
  /// Codes of MFA devices that checks wait for, in the order in which they were asked.
  public var questions: [MFAQuestion] = []
  /// What of the files is being worked on, with what was typed meanwhile.
  var waiting: Waiting?
  /// The key that closed the last dialog, while a second press of it would be a slip.
  var slipped: SlippedKey?
  /// What to do once a change is written.
  var afterSaving = AfterSaving()
  /// The number of the last opening of a user's keys.
  var keyRuns = 0
  /// The number of the last sign-in or listing; answers under another fall.
  public var lastSignIn = 0
  /// The project above the working folder.
  public var project: StageProject?
  /// What another program changed in the files, until it was looked at.
  public var outside: CatalogDifference?
  /// The line at the bottom: errors stay until they are put away, all else until the next key.
  public var toast: Notice?
  /// Whether an error at the bottom was there before what lies over the screen, and waits behind it.
  var isToastBehind = false
  /// A search in the text in front.
  public var textSearch: TextSearch?
  /// What was searched for last.
  var lastSearch = ""
  /// All lines so far, oldest first.
  public var notices: [Notice] = []

  /// What the user has settled.
  public var settings = Settings()
  /// Where the settings file lies, as the user knows it.
  public var settingsPath = ""
  /// Whether the settings file is there.
  public var settingsExist = false
  /// What of the settings file cannot be used.
  public var settingsFindings: [SettingsFinding] = []
  /// Which key does what: the table with the keys that the settings give.
  public var keymap = Keymap<Action>.bound()
  /// The theme that the settings overlay shows just now, before it is settled.
  public var themePreview: String?

  /// The profiles that were used last, newest first.
  public var recents: [String] = []
  /// IAM policies that the guide shows.
  public var policies: [GuidePolicy] = []

  /// The Profiles screen.
  public var profiles = ProfilesState()
  /// The Check screen.
  public var check = CheckState()
  /// The Stages screen.
  public var stages = StagesState()
  /// The Doctor screen.
  public var doctor = DoctorState()
  /// The Shell screen.
  public var shell = ShellState()

  /// An empty model for these surroundings.
  public init(
    environment: Environment, glyphs: GlyphSet = .unicode, isDemo: Bool = false,
    hasHook: Bool = false, isPicking: Bool = false
  ) {
    self.environment = environment
    self.glyphs = glyphs
    self.isDemo = isDemo
    self.hasHook = hasHook
    self.isPicking = isPicking
  }
}

/// What is to happen once a change is written.
struct AfterSaving: Equatable, Sendable {
  /// The profile to choose in the list.
  var chosen: String?
  /// The imported file, to be asked about.
  var imported: String?
  /// How it is taken back, or done again.
  var hint: String?
}

/// A verdict and when it was given.
public struct KnownVerdict: Equatable, Sendable {
  /// The verdict.
  public var verdict: Verdict
  /// Seconds since 1970.
  public var at: Int

  /// A verdict given at a time.
  public init(verdict: Verdict, at: Int) {
    self.verdict = verdict
    self.at = at
  }
}

extension Model {
  /// The profile in force in this shell, and the variable that says so.
  public var active: (name: String, why: String)? {
    if environment["AWS_ACCESS_KEY_ID"] != nil, environment["AWS_SECRET_ACCESS_KEY"] != nil {
      return environment["AWS_PROFILE"].map { ($0, "hidden by AWS_ACCESS_KEY_ID") }
    }
    if let name = environment["AWS_PROFILE"] { return (name, "AWS_PROFILE") }
    if let name = environment["AWS_DEFAULT_PROFILE"] { return (name, "AWS_DEFAULT_PROFILE") }
    return !catalog.contains("default") ? nil : ("default", "no AWS_PROFILE")
  }

  /// The account that a profile goes to, as far as can be told without asking anyone.
  public func account(of profile: Profile) -> String? {
    if let told = verdicts[profile.name]?.verdict.accountID { return told }
    let told = profile.writtenAccount
    return told.written ?? told.keyID.flatMap { KeyID.account(of: $0) }
  }
}
