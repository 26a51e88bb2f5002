import AWSProfiles
import Canvas

extension Painter {
  /// Draws what lies over the screen.
  mutating func paint(_ overlay: Overlay, over whole: Rect) {
    switch overlay {
    case .help(let offset, _): paintHelp(offset, over: whole)
    case .messages(let offset): paintMessages(offset, over: whole)
    case .palette(let state): paintPalette(state, over: whole)
    case .form(let state): paintForm(state, over: whole)
    case .review(let state): paintReview(state, over: whole)
    case .switchOffer(let state): paintSwitchOffer(state, over: whole)
    case .hookSetUp(let state): paintHookSetUp(state, over: whole)
    case .guide(let state): paintGuide(state, over: whole)
    case .settings(let state): paintSettings(state, over: whole)
    case .unset(let state): paintUnset(state, over: whole)
    case .stage(let state): paint(state, over: whole)
    case .history(let state): paintHistory(state, over: whole)
    case .ask(let state): paintAsk(state, over: whole)
    case .code(let state): paintCode(state, over: whole)
    case .signIn(let state): paintSignIn(state, over: whole)
    case .browse(let state): paintBrowse(state, over: whole)
    case .picker(let state): paintPicker(state, over: whole)
    case .confirm(let state): paintConfirm(state, over: whole)
    case .sections(let state): paintSections(state, over: whole)
    case .importPath(let state): paintImportPath(state, over: whole)
    case .importRows(let state): paintImport(state, over: whole)
    case .copyMenu(let state): paintCopyMenu(state, over: whole)
    case .rotation(let state): paintRotation(state, over: whole)
    }
  }

  /// Below this height a dialog has no border and no title: its words need the lines.
  static let leastFramedHeight = 9

  /// Whether dialogs keep to what is essential.
  var isTight: Bool { model.size.rows < Self.leastFramedHeight }

  /// A box in the middle, above the footer; gives the room inside.
  mutating func dialog(_ title: String, _ width: Int, _ height: Int, over whole: Rect)
    -> Rect
  {
    let area = dialogArea(width, height, over: whole)
    frame.buffer.fill(area, Style(.text))
    let room = dialogRoom(width, height, over: whole)
    if room != area {
      frame.buffer.box(area, title: title, style: Style(.border), glyphs: glyphs)
    }
    return room
  }

  /// The room inside a box of that size.
  func dialogRoom(_ width: Int, _ height: Int, over whole: Rect) -> Rect {
    let area = dialogArea(width, height, over: whole)
    return whole.height < Self.leastFramedHeight ? area : area.inset(by: 1)
  }

  private func dialogArea(_ width: Int, _ height: Int, over whole: Rect) -> Rect {
    if whole.height < Self.leastFramedHeight { return whole.splitBottom(1).rest }
    let wide = min(width, whole.width)
    let high = min(height, max(0, whole.height - 1))
    return Rect(
      x: (whole.width - wide) / 2, y: max(0, (whole.height - 1 - high) / 2), width: wide,
      height: high)
  }
}
