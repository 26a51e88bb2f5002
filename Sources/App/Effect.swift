import AWSCredentials
import AWSProfiles
import ServerlessProject
import ShellIntegration

/// What the model asks the outside world for; a value, so that tests compare it unrun.
public enum Effect: Equatable, Sendable {
  /// Read both files.
  case load
  /// Write changes to the files that were read last.
  case save(Change)
  /// Find out what undo or redo would do now; nothing is written.
  case preview(HistoryMove)
  /// Make a move through what was written, where it is still what was shown; the title of what is
  /// done.
  case make(HistoryMove, title: String, shown: ShownStep)
  /// Look up what was written, and by whom.
  case loadHistory
  /// Tell when another program changes the files, from now on.
  case watchFiles
  /// Look for the findings of many profiles.
  case examine(ProfileCatalog)
  /// Make ready what the first key of a filter over many profiles would wait for.
  case prepare(ProfileSearch)
  /// Ask STS who these profiles are; answers come one by one under `id`.
  case check(id: Int, names: [String])
  /// Stop a running check.
  case cancelCheck(id: Int)
  /// Give checks the code of an MFA device that they wait for; nil: there is none.
  case answer(question: Int, code: Secret?)
  /// Sign in to IAM Identity Center; the page and code, then the end, come under `id`.
  case signIn(id: Int, SSOSession)
  /// List accounts and roles of a sign-in; they come one by one under `id`.
  case browse(id: Int, SSOSession)
  /// Stop a sign-in or a listing.
  case cancelSignIn(id: Int)
  /// Look for the verdicts of earlier runs.
  case loadVerdicts
  /// Do one step with the access keys of a profile's user; the answer comes under `id`.
  case keys(id: Int, profile: String, KeyStep)
  /// Stop a step that only asks.
  case cancelKeys(id: Int)
  /// Look for a serverless file upward from the project folder, and for others in its tree.
  case loadProject
  /// Read one project file.
  case openProject(path: String)
  /// Leave the screen to an editor, run without a shell, and read the files again afterwards.
  case openEditor([String])
  /// List a folder, its path as it was typed.
  case listFolder(String)
  /// Read a file that the user named, to import what it holds.
  case readImport(String)
  /// Remove a file that the user named and agreed to lose.
  case removeFile(String)
  /// Put a profile in force in the shell that started the program, once the program ends.
  case switchShell(ShellSwitch)
  /// Unset variables in the shell that started the program, once the program ends.
  case unsetVariables([String])
  /// Leave, and open the program with invented profiles.
  case openDemo
  /// Write the documented sample of the settings file.
  case writeSettingsSample
  /// Print the lines that switch a shell, once the program ends.
  case printSwitch(ShellSwitch)
  /// Run a shell under a profile and come back when it ends.
  case subshell(ShellSwitch)
  /// Find out about the shell that started the program and its hook.
  case lookAtShell
  /// Add the hook's line to the startup file of the shell.
  case setUpHook(StartupFile)
  /// Put text on the clipboard.
  case copy(String)
  /// Read the settings file.
  case loadSettings
  /// Make these changes to the settings file as it now is; what was done, in words.
  case saveSettings([SettingsEdit], title: String)
  /// Send a tick of the clock after that many milliseconds.
  case tick(milliseconds: Int)
  /// Stop the program as ^Z does.
  case suspend
  /// End the program.
  case quit
}

/// Changes that the user agreed to, with words for the history.
public struct Change: Equatable, Sendable {
  /// As "Add acme-stage".
  public var title: String
  /// The changes, as values that can be applied again to files read anew.
  public var changes: [ProfileChange]
  /// Files of projects that change in the same step; refused where they are others by then.
  public var projectEdits: [StageEdit] = []
  /// Profiles to check once it is written.
  public var thenCheck: [String]
}
