import AWSProfiles
import Canvas

extension Model {
  /// Hands input to what lies over the screen.
  mutating func take(_ event: InputEvent, over overlay: Overlay) -> [Effect] {
    switch overlay {
    case .help(let offset): scroll(event, offset) { .help(offset: $0) }
    case .messages(let offset): scroll(event, offset) { .messages(offset: $0) }
    case .palette(let state): return take(event, palette: state)
    case .form(let state): take(event, form: state)
    case .review(let state): return take(event, review: state)
    case .ask(let state): return take(event, ask: state)
    case .code(let state): return take(event, code: state)
    }
    return []
  }
}
