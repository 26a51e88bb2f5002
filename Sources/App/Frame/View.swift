import Canvas

/// Draws the model into a frame of its size, purely.
public func view(_ model: Model) -> Frame {
  var painter = Painter(model)
  painter.paint()
  return painter.frame
}

/// Draws one frame: header, tabs, the screen in front, the footer, what lies over them.
struct Painter {
  let model: Model
  var frame: Frame
  /// Places that a click does something on, the uppermost last.
  var targets: [(area: Rect, target: ClickTarget)] = []
  /// Whether such places are noted: only for a click, not for each frame.
  var wantsTargets = false

  init(_ model: Model) {
    self.model = model
    frame = Frame(size: model.size)
  }

  var glyphs: GlyphSet { model.glyphs }

  mutating func paint() {
    var room = Rect(x: 0, y: 0, width: model.size.columns, height: model.size.rows)
    guard !room.isEmpty else { return }
    let isTall = room.height >= 10
    let (header, belowHeader) = room.splitTop(1)
    paintHeader(header)
    room = belowHeader
    if isTall {
      let (tabs, belowTabs) = room.splitTop(2)
      paintTabs(tabs)
      room = belowTabs
    }
    if let outside = model.outside, isTall {
      let (banner, belowBanner) = room.splitTop(1)
      paintOutside(outside, banner)
      room = belowBanner
    }
    let (footer, body) = room.splitBottom(isTall ? 2 : 1)
    paintFooter(footer)
    paintScreen(body)
    if let overlay = model.overlay {
      frame.cursor = nil
      paint(overlay, over: Rect(x: 0, y: 0, width: model.size.columns, height: model.size.rows))
    }
    paintToast(over: Rect(x: 0, y: 0, width: model.size.columns, height: model.size.rows))
  }

  private mutating func paintScreen(_ body: Rect) {
    switch model.screen {
    case .profiles: paintProfiles(body)
    case .check: paintCheck(body)
    case .stages: paintStages(body)
    case .doctor: paintDoctor(body)
    case .shell: paintShell(body)
    }
  }

  /// Writes text at a place of `area`, cut to what room is left there; gives the columns used.
  @discardableResult
  mutating func write(
    _ text: String, in area: Rect, x: Int = 0, y: Int = 0, _ role: StyleRole = .text,
    bold: Bool = false
  ) -> Int {
    guard y >= 0, y < area.height, x < area.width else { return 0 }
    return frame.buffer.write(
      text, at: Point(x: area.x + x, y: area.y + y), style: Style(role, bold: bold),
      width: area.width - x, ellipsis: glyphs.ellipsis)
  }

  /// A line of the border's sign across `area`.
  mutating func rule(_ area: Rect, y: Int = 0) {
    guard y >= 0, y < area.height else { return }
    frame.buffer.rule(
      Rect(x: area.x, y: area.y + y, width: area.width, height: 1), glyphs: glyphs)
  }
}
