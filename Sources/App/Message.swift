import AWSCredentials
import AWSProfiles
import Canvas
import INIDocument
import ServerlessProject

/// What happens to the model: keys, and answers of effects.
public enum Message: Equatable, Sendable {
  /// A key, a paste, a new size.
  case input(InputEvent)
  /// An action by name, as from the palette or a test.
  case action(Action)
  /// A row of a screen was chosen by its number, counted from 0.
  case choose(screen: Screen, row: Int)
  /// The files were read.
  case loaded(FilesAnswer)
  /// Another program changed the files while they were shown.
  case changedOutside(FilesAnswer)
  /// What was written, and by whom.
  case history(HistoryAnswer)
  /// What undo or redo would do.
  case preview(PreviewAnswer)
  /// A change was written, or was not.
  case saved(SaveAnswer)
  /// The findings of many profiles, looked for beside the screen.
  case examined(ProfileCatalog, [Finding])
  /// Verdicts came, one or more at once.
  case verdicts(check: Int, [CheckAnswer])
  /// The last answer of a check came.
  case checkEnded(id: Int)
  /// Verdicts of earlier runs that still hold for the files as they are.
  case verdictsKept([String: KnownVerdict])
  /// A sign-in goes on or has ended.
  case signIn(id: Int, SignInAnswer)
  /// Accounts of a sign-in, or the end of their list.
  case browse(id: Int, BrowseAnswer)
  /// Checks wait for the code of an MFA device, or those that wait have changed.
  case question(MFAQuestion)
  /// A step with the access keys of a user went some way.
  case keys(id: Int, KeyAnswer)
  /// The project was looked for.
  case project(ProjectAnswer)
  /// The settings file was read, after a change that the title tells.
  case settings(SettingsAnswer, title: String?)
  /// The clock: seconds since 1970, and milliseconds of a clock that only goes forward.
  case tick(now: Int, uptime: Int = 0)
  /// The entries of a folder, by its path as it was typed.
  case folder(String, [FolderEntry])
  /// A file to import was read.
  case importRead(path: String, ImportAnswer)
  /// What is known of the shell that started the program; the title tells what was done to it.
  case shell(ShellSurroundings, title: String?)
  /// All projects of the folder tree were read.
  case projects([StageProject])
  /// What is known from the last run: the screens, and the profiles used last.
  case restored(ScreenMemory?, recents: [String])
  /// Something to tell.
  case notice(Notice)
}

/// What a check found of one profile.
public struct CheckAnswer: Equatable, Sendable {
  /// The profile.
  public var profile: String
  /// Its verdict and when it came.
  public var known: KnownVerdict

  /// A verdict on a profile.
  public init(profile: String, known: KnownVerdict) {
    self.profile = profile
    self.known = known
  }
}

extension Message {
  /// One profile's verdict came, in seconds since 1970.
  public static func verdict(
    check: Int, profile: String, verdict: Verdict, at time: Int
  ) -> Message {
    .verdicts(
      check: check, [CheckAnswer(profile: profile, known: .init(verdict: verdict, at: time))])
  }

  /// The messages with verdicts of one check that follow each other as one: each message costs as
  /// much as many verdicts do.
  public static func joined(_ messages: [Message]) -> [Message] {
    var joined: [Message] = []
    for message in messages {
      if case .verdicts(let check, let more) = message,
        case .verdicts(check, let answers)? = joined.last
      {
        joined[joined.count - 1] = .verdicts(check: check, answers + more)
      } else {
        joined.append(message)
      }
    }
    return joined
  }
}

/// Both files as they were read.
public struct FilesAnswer: Equatable, Sendable {
  /// The profiles, merged where the files were read and not on the thread of the screen.
  public private(set) var catalog: ProfileCatalog
  /// Paths as the user knows them.
  public var paths: [FileRole: String]
  /// What could not be read, in words.
  public var faults: [String]
  /// The files that could not be read.
  public var unread: [FileRole] = []
  /// What is wrong with the files themselves, as their modes.
  public var findings: [Finding]
  /// What the user should know though all went well, in words.
  public var notices: [String]
  /// Whether there is a step that undo could take back.
  public var canUndo = false

  /// What reading gave.
  public init(
    files: SharedFiles, paths: [FileRole: String], faults: [String] = [],
    findings: [Finding] = [], notices: [String] = []
  ) {
    catalog = ProfileCatalog(files)
    self.paths = paths
    self.faults = faults
    self.findings = findings
    self.notices = notices
  }

  /// The documents; nil where there is no such file.
  public var files: SharedFiles {
    get { catalog.files }
    set { catalog = ProfileCatalog(newValue) }
  }
}

/// The settings file as it was read.
public struct SettingsAnswer: Equatable, Sendable {
  /// The file; nil where there is none.
  public var document: Document?
  /// Its path as the user knows it.
  public var path: String
  /// Why it could not be read or written; nil where it could.
  public var fault: String?

  /// What reading gave.
  public init(document: Document?, path: String, fault: String? = nil) {
    self.document = document
    self.path = path
    self.fault = fault
  }
}

/// How a write ended.
public enum SaveAnswer: Equatable, Sendable {
  /// Written (or taken back); the files as they are now, and what was done in words.
  case done(FilesAnswer, title: String, thenCheck: [String])
  /// Nothing was written: why, and what to do.
  case refused(String)
}

/// What looking for a project gave.
public enum ProjectAnswer: Equatable, Sendable {
  /// No serverless file from the folder upward.
  case none(folder: String)
  /// A project.
  case found(StageProject)
}

/// A line for the user, kept in the messages log.
public struct Notice: Equatable, Sendable {
  /// How grave it is; errors stay until dismissed.
  public enum Level: Sendable { case done, warning, error }
  /// The level.
  public var level: Level
  /// The text.
  public var text: String
  /// When it came, in seconds since 1970; 0 before it is in the log.
  public internal(set) var at = 0

  /// A line of a level.
  public init(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }

  /// Whether both say the same, whenever they came.
  public static func == (left: Notice, right: Notice) -> Bool {
    left.level == right.level && left.text == right.text
  }
}
