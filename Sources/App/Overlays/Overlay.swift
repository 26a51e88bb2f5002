/// What lies over a screen and takes the keys.
public enum Overlay: Equatable, Sendable {
  /// The table of keys, and the dialog that it was asked for over.
  indirect case help(offset: Int, over: Overlay? = nil)
  /// All commands, to search.
  case palette(PaletteState)
  /// Lines so far.
  case messages(offset: Int)
  /// A form for a profile or a shared section.
  case form(FormState)
  /// Values for one row of a form.
  case picker(PickerState)
  /// The change of the files, to be agreed to.
  case review(ReviewState)
  /// Ways to put a profile in force without a hook.
  case switchOffer(SwitchOfferState)
  /// The diff of a startup file.
  case hookSetUp(HookSetUpState)
  /// The way from no account to keys.
  case guide(GuideState)
  /// The settings, to be changed.
  case settings(SettingsState)
  /// Variables of the shell to be unset.
  case unset(UnsetState)
  /// What the Stages screen asks: a profile, a stage, a project.
  case stage(StageOverlay)
  /// What was written, and by whom.
  case history(HistoryState)
  /// A word to be typed: a new name, or the name of what is deleted.
  case ask(AskState)
  /// The code of an MFA device that checks wait for.
  case code(CodeState)
  /// A sign-in to IAM Identity Center that goes on.
  case signIn(SignInState)
  /// Accounts and roles of a sign-in, to be made into profiles.
  case browse(BrowseState)
  /// A yes or no.
  case confirm(ConfirmState)
  /// Sign-in sessions and services sections.
  case sections(SectionsState)
  /// The path of a file to import.
  case importPath(ImportPathState)
  /// Profiles found in a paste or file.
  case importRows(ImportState)
  /// What of a profile to copy.
  case copyMenu(CopyMenuState)
  /// The access keys of a profile's user, and their rotation.
  case rotation(RotationState)
}
