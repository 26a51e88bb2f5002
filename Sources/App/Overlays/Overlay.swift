import AWSProfiles
import Canvas

/// What lies over a screen and takes the keys.
public enum Overlay: Equatable, Sendable {
  /// The table of keys.
  case help(offset: Int)
  /// All commands, to search.
  case palette(PaletteState)
  /// Lines so far.
  case messages(offset: Int)
  /// A form for a profile.
  case form(FormState)
  /// The change of the files, to be agreed to.
  case review(ReviewState)
  /// A word to be typed: a new name, or the name of what is deleted.
  case ask(AskState)
  /// The code of an MFA device that checks wait for.
  case code(CodeState)
}
