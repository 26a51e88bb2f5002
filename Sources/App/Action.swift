import Canvas

/// All that a user can do, by name.
///
/// Footer, help, palette and key settings are made from this table.
public enum Action: String, Sendable, CaseIterable {
  // Moving about
  case showProfiles, showCheck, showStages, showDoctor, showShell
  case up, down, pageUp, pageDown, first, last, togglePane
  case searchText, nextMatch, previousMatch
  // Profiles
  case use, check, checkAll, add, edit, delete, rename, copyName, filter, sort, mark, duplicate,
    reveal
  case importFile, sections, reload
  case keys
  // Anywhere
  case undo, redo, history, help, palette, messages, cancel, quit, suspend, toggleMouse, confirm
  case fix, fixAllSafe
  // The shell and the settings
  case useWithRegion, useNone, usePrevious, setUpHook, unsetVariables
  case pin, settings, guide
  case signIn, browse
  // Stages
  case chooseProfile, addStage, removeStage, copyDeploy, addMap, connectMap, openEditor
  case chooseProject

  /// Where a row stands in the help.
  public enum Group: String, Sendable, CaseIterable {
    case move = "Move"
    case profiles = "Profiles"
    case stages = "Stages"
    case files = "Files"
    case program = "Program"
  }

  /// One row of the table.
  public struct Row: Sendable, Equatable {
    /// The action.
    public var action: Action
    /// What it does, in a few words for help and palette.
    public var title: String
    /// One word for the footer; nil: never there.
    public var short: String?
    /// Its group in the help.
    public var group: Group
    /// Keys that do it, by default.
    public var keys: [Key]
    /// Screens it belongs to; nil: all.
    public var screens: [Screen]?
  }

  /// Whether it tells by itself, and more, why it can do nothing just now.
  var tellsItself: Bool {
    let some: Set<Action> = [
      .fix, .fixAllSafe, .signIn, .searchText, .nextMatch, .previousMatch, .setUpHook,
      .chooseProfile,
    ]
    return some.contains(self)
  }

  /// The row of this action.
  public var row: Row {
    Self.rows[self]
      ?? Row(action: self, title: rawValue, short: nil, group: .program, keys: [], screens: nil)
  }

  private static let rows = Dictionary(table.map { ($0.action, $0) }) { first, _ in first }

  /// The one table of keys; rows in the order in which the footer drops them from the right.
  public static let table: [Row] = [
    row(.use, "Use the profile in this shell", "use", .profiles, [.enter], [.profiles, .check]),
    row(
      .chooseProfile, "Choose another profile for the stage", "choose profile", .stages, [.enter],
      [.stages]),
    row(
      .connectMap, "Connect the map that is there", "connect", .stages, [.character("O")],
      [.stages]),
    row(.addStage, "Add a stage", "add stage", .stages, [.character("a")], [.stages]),
    row(.removeStage, "Remove the stage", "remove", .stages, [.character("d")], [.stages]),
    row(
      .copyDeploy, "Copy the deploy command", "copy deploy", .stages, [.character("y")],
      [.stages]),
    row(.setUpHook, "Set up the hook of this shell", "hook", .program, [.character("w")], [.shell]),
    row(
      .unsetVariables, "Unset variables that overrule a profile", "unset", .program,
      [.character("u")], [.shell, .stages]),
    row(
      .usePrevious, "Use the profile before this one", "back", .profiles, [.character("-")],
      [.profiles, .shell]),
    row(.useNone, "Use no profile", "none", .profiles, [.character("n")], [.shell]),
    row(
      .fix, "Fix what was found, with its diff", "fix", .files, [.character("f")],
      [.doctor, .check]),
    row(.fixAllSafe, "Fix all that is safe", "fix all", .files, [.character("F")], [.doctor]),
    row(.confirm, "Go to the profile", "to profile", .profiles, [.enter], [.doctor]),
    row(
      .check, "Check the profile with STS", "check", .profiles, [.character("c")],
      [.profiles, .check, .stages]),
    row(
      .filter, "Filter the list, search the details", "filter", .profiles, [.character("/")],
      [.profiles, .check, .stages, .doctor]),
    row(
      .togglePane, "To the details, or back to the list", "details", .move, [.tab],
      [.profiles, .check, .stages, .doctor]),
    row(.checkAll, "Check all profiles shown", "check all", .profiles, [.character("C")], nil),
    row(
      .openEditor, "Open at the line in your editor", "open at line", .stages, [.character("o")],
      [.stages]),
    row(
      .chooseProject, "Other projects of the tree", "projects", .stages, [.character("P")],
      [.stages]),
    row(.addMap, "Add a stage map", nil, .stages, [.character("M")], [.stages]),
    row(
      .signIn, "Sign in to IAM Identity Center", "sign in", .profiles, [.character("l")],
      [.profiles, .check]),
    row(.edit, "Edit the profile", "edit", .files, [.character("e")], [.profiles]),
    row(.add, "Add a profile, or paste one", "add", .files, [.character("a")], [.profiles]),
    row(
      .copyName, "Copy name, account, ARN or export line", "copy", .profiles, [.character("y")],
      [.profiles, .check]),
    row(.rename, "Rename, with all references", "rename", .files, [.character("r")], [.profiles]),
    row(.delete, "Delete from both files", "delete", .files, [.character("d")], [.profiles]),
    row(.mark, "Mark for check or delete", "mark", .profiles, [.character(" ")], [.profiles]),
    row(.duplicate, "Copy under another name", nil, .files, [.character("Y")], [.profiles]),
    row(.importFile, "Import a file of keys", nil, .files, [.character("I")], [.profiles]),
    row(.sections, "Sign-in sessions and services", nil, .files, [.character("S")], [.profiles]),
    row(
      .reveal, "Show secrets for 10 seconds", nil, .profiles, [.character("v")], [.profiles]),
    row(
      .useWithRegion, "Use with a region", nil, .profiles, [.character("U")], [.profiles, .check]),
    row(
      .pin, "Pin to the top of the list, or unpin", nil, .profiles, [.character("p")], [.profiles]),
    row(.sort, "Sort by name, account, verdict", "sort", .profiles, [.character("s")], [.profiles]),
    row(.undo, "Undo the last change of the files", "undo", .files, [.character("z")], nil),
    row(.keys, "Keys: age, last use, rotation", nil, .profiles, [.character("K")], [.profiles]),
    row(
      .browse, "Browse accounts and roles of a sign-in", nil, .profiles, [.character("b")],
      [.profiles]),
    row(.redo, "Redo what was undone", nil, .files, [.character("Z")], nil),
    row(.history, "History: what was written, by whom", nil, .files, [.character("H")], nil),
    row(.reload, "Read the files again", nil, .files, [.character("R")], nil),
    row(.palette, "All commands", "commands", .program, [.character(":"), .control("p")], nil),
    row(.help, "Keys and what they do", "help", .program, [.character("?")], nil),
    row(.settings, "Settings", nil, .program, [.character(",")], nil),
    row(.toggleMouse, "Mouse on or off", nil, .program, [.character("%")], nil),
    row(.guide, "First steps: keys, policies, sign-in", nil, .program, [], nil),
    row(.quit, "Quit", "quit", .program, [.character("q"), .control("c")], nil),
    row(.showProfiles, "Profiles", nil, .move, [.character("1")], nil),
    row(.showCheck, "Check", nil, .move, [.character("2")], nil),
    row(.showStages, "Stages", nil, .move, [.character("3")], nil),
    row(.showDoctor, "Doctor", nil, .move, [.character("4")], nil),
    row(.showShell, "Shell", nil, .move, [.character("5")], nil),
    row(.up, "Up", nil, .move, [.up, .character("k")], nil),
    row(.down, "Down", nil, .move, [.down, .character("j")], nil),
    row(.pageUp, "A page up", nil, .move, [.pageUp, .control("b"), .control("u")], nil),
    row(.pageDown, "A page down", nil, .move, [.pageDown, .control("f"), .control("d")], nil),
    row(.first, "To the first", nil, .move, [.home, .character("g")], nil),
    row(.last, "To the last", nil, .move, [.end, .character("G")], nil),
    row(.searchText, "Search the text", "search", .move, [.character("/")], [.shell]),
    row(
      .nextMatch, "To the next match of a search", nil, .move, [.character("n")],
      [.profiles, .check, .stages, .doctor]),
    row(.previousMatch, "To the match before", nil, .move, [.character("N")], nil),
    row(.messages, "Messages so far", nil, .program, [.character("m")], nil),
    row(.cancel, "Back, stop what runs", nil, .program, [.escape], nil),
    row(.suspend, "Suspend to the shell", nil, .program, [.control("z")], nil),
  ]

  private static func row(
    _ action: Action, _ title: String, _ short: String?, _ group: Group, _ keys: [Key],
    _ screens: [Screen]?
  ) -> Row {
    Row(
      action: action, title: title, short: short, group: group, keys: keys, screens: screens)
  }
}

/// The five screens, in the order of their tabs.
public enum Screen: String, Sendable, CaseIterable {
  case profiles = "Profiles"
  case check = "Check"
  case stages = "Stages"
  case doctor = "Doctor"
  case shell = "Shell"
}
