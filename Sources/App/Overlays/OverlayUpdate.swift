import Canvas

extension Model {
  /// Hands input to what lies over the screen.
  mutating func take(_ event: InputEvent, over overlay: Overlay) -> [Effect] {
    switch overlay {
    case .help, .messages: read(event)
    case .palette(let state): return take(event, palette: state)
    case .form(let state): return take(event, form: state)
    case .picker(let state): return take(event, picker: state)
    case .review(let state): return take(event, review: state)
    case .switchOffer(let state): return take(event, switchOffer: state)
    case .hookSetUp(let state): return take(event, hookSetUp: state)
    case .guide(let state): return take(event, guide: state)
    case .settings(let state): return take(event, settings: state)
    case .unset(let state): return take(event, unset: state)
    case .stage(let state): return take(event, stage: state)
    case .history(let state): return take(event, history: state)
    case .ask(let state): return take(event, ask: state)
    case .code(let state): return take(event, code: state)
    case .signIn(let state): return take(event, signIn: state)
    case .browse(let state): return take(event, browse: state)
    case .confirm(let state): return take(event, confirm: state)
    case .sections(let state): return take(event, sections: state)
    case .importPath(let state): return take(event, importPath: state)
    case .importRows(let state): return take(event, importing: state)
    case .copyMenu(let state): return take(event, copyMenu: state)
    case .rotation(let state): return take(event, rotation: state)
    }
    return []
  }
}
