/// The signs that views draw with, for terminals that have them and for those that have not.
///
/// Every sign is one column wide in both sets; an ellipsis may be three in ASCII.
public struct GlyphSet: Equatable, Sendable {
  /// Marks the selected row.
  public let selection: String
  /// Marks what is in force.
  public let active: String
  /// Stands before a good verdict.
  public let check: String
  /// Stands before a bad verdict.
  public let cross: String
  /// Stands before a time that runs out.
  public let clock: String
  /// Stands before a warning.
  public let warning: String
  /// Stands before an unknown verdict.
  public let question: String
  /// Marks what is pinned to the top.
  public let pin: String
  /// Stands for nothing.
  public let none: String
  /// Separates pieces of a line.
  public let bullet: String
  /// Stands in for a letter of a secret.
  public let mask: String
  /// Leads from one step to the next.
  public let arrow: String
  /// Marks what a list or menu hides below.
  public let down: String
  /// Stands on the left of a choice that can be turned over.
  public let choiceLeft: String
  /// Stands on the right of a choice that can be turned over.
  public let choiceRight: String
  /// Stands for the Enter key.
  public let enter: String
  /// Stands where text is left out.
  public let ellipsis: String
  /// Marks where typing goes on, where the cursor itself does not show.
  public let caret: String
  /// A line from left to right.
  public let horizontal: String
  /// A line from top to bottom.
  public let vertical: String
  /// A frame's corner.
  public let topLeft: String
  /// A frame's corner.
  public let topRight: String
  /// A frame's corner.
  public let bottomLeft: String
  /// A frame's corner.
  public let bottomRight: String
  /// The part done of a progress bar.
  public let barDone: String
  /// The end of the part done.
  public let barEdge: String
  /// The part of a progress bar still to do.
  public let barLeft: String
  /// The moving part of a scroll mark.
  public let thumb: String
  /// What the thumb moves along.
  public let track: String
  /// Pictures of a spinner, to be shown in turn.
  public let spinner: [String]

  /// Signs for UTF-8 terminals.
  public static let unicode = GlyphSet(
    selection: "▸", active: "●", check: "✓", cross: "✗", clock: "◔", warning: "⚠", question: "?",
    pin: "▴", none: "—", bullet: "·", mask: "•", arrow: "→", down: "▾", choiceLeft: "‹",
    choiceRight: "›",
    enter: "⏎", ellipsis: "…", caret: "▏", horizontal: "─", vertical: "│", topLeft: "┌",
    topRight: "┐", bottomLeft: "└", bottomRight: "┘", barDone: "━", barEdge: "╸", barLeft: "─",
    thumb: "┃", track: "│",
    spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"])

  /// Signs for everything else.
  public static let ascii = GlyphSet(
    selection: ">", active: "*", check: "+", cross: "x", clock: "~", warning: "!", question: "?",
    pin: "^", none: "-", bullet: "-", mask: "*", arrow: ">", down: "v", choiceLeft: "<",
    choiceRight: ">",
    enter: "Enter", ellipsis: "...", caret: "_", horizontal: "-", vertical: "|", topLeft: "+",
    topRight: "+", bottomLeft: "+", bottomRight: "+", barDone: "=", barEdge: ">", barLeft: "-",
    thumb: "#", track: "|", spinner: ["|", "/", "-", "\\"])
}
