import Canvas

extension Model {
  /// Hands input to what lies over the screen.
  mutating func handle(_ event: InputEvent, over overlay: Overlay) -> [Effect] {
    if case .key(let key) = event, overlay.hasHelp, keymap.keys(for: .help).contains(key) {
      self.overlay = .help(offset: 0, over: overlay)
      return []
    }
    switch overlay {
    case .help, .messages: read(event)
    case .palette(let state): return handle(event, palette: state)
    case .form(let state): return handle(event, form: state)
    case .picker(let state): return handle(event, picker: state)
    case .review(let state): return handle(event, review: state)
    case .switchOffer(let state): return handle(event, switchOffer: state)
    case .hookSetUp(let state): return handle(event, hookSetUp: state)
    case .guide(let state): return handle(event, guide: state)
    case .settings(let state): return handle(event, settings: state)
    case .unset(let state): return handle(event, unset: state)
    case .stage(let state): return handle(event, stage: state)
    case .history(let state): return handle(event, history: state)
    case .ask(let state): return handle(event, ask: state)
    case .code(let state): return handle(event, code: state)
    case .signIn(let state): return handle(event, signIn: state)
    case .browse(let state): return handle(event, browse: state)
    case .confirm(let state): return handle(event, confirm: state)
    case .sections(let state): return handle(event, sections: state)
    case .importPath(let state): return handle(event, importPath: state)
    case .importRows(let state): return handle(event, importing: state)
    case .copyMenu(let state): return handle(event, copyMenu: state)
    case .rotation(let state): return handle(event, rotation: state)
    }
    return []
  }
}
