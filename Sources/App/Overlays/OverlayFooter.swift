extension Overlay {
  /// Keys that do something in this overlay.
  var footer: [(key: String, word: String)] {
    switch self {
    case .help, .messages: [("Esc", "back"), ("j k", "scroll"), ("/", "search")]
    case .palette: [("Enter", "do it"), ("Esc", "back")]
    case .form(let form): form.footer
    case .picker: [("type", "to narrow"), ("Enter", "take it"), ("Esc", "back")]
    case .confirm: [("y", "yes"), ("Enter", "no")]
    case .sections:
      [("Enter", "edit"), ("a", "add"), ("r", "rename"), ("d", "delete"), ("Esc", "back")]
    case .importPath: [("Tab", "complete"), ("Enter", "read it"), ("Esc", "back")]
    case .importRows(let state):
      state.isNaming
        ? [("type", "the name"), ("Enter", "done")]
        : [
          ("Enter", "review"), ("Space", "choose"), ("a", "all or none"), ("e", "name"),
          ("Esc", "cancel"),
        ]
    case .copyMenu: [("Enter", "copy"), ("1-9", "copy that"), ("Esc", "back")]
    case .stage(let state): state.footer
    case .review(let state):
      [("Enter", "write")] + (state.canCheck ? [("c", "write and check")] : [])
        + [("Esc", "leave as it was"), ("/", "search")]
    case .switchOffer: [("Enter", "choose"), ("Esc", "cancel")]
    case .hookSetUp: [("y", "write"), ("Esc", "leave as it was")]
    case .guide:
      [
        ("Enter", "paste or type keys"), ("Tab", "next page"), ("j k", "scroll"),
        ("y", "copy the policy"), ("Esc", "back"),
      ]
    case .settings(let state): state.footer
    case .unset: [("Space", "choose"), ("Enter", "unset"), ("Esc", "cancel")]
    case .history(let state): state.footer
    case .ask: [("Enter", "go on"), ("Esc", "cancel")]
    case .code: [("Enter", "go on"), ("^R", "show the digits"), ("Esc", "check without it")]
    case .signIn(let state): state.footer
    case .browse:
      [("type", "to narrow"), ("Space", "mark"), ("Enter", "review"), ("Esc", "back")]
    case .rotation: [("Enter", "go on"), ("Esc", "stop here")]
    }
  }
}
