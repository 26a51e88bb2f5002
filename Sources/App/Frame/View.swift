import AWSProfiles
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
  /// Where the cursor stands in the line of a search.
  var searchCursor: Point?
  /// The place in the text of the screen, for the line above the footer.
  var placeMark = ""
  /// Whether such places are noted: only for a click, not for each frame.
  var wantsTargets = false
  /// The lines below the stage map, broken once for all that ask for them in one frame.
  let stageRemarkRows = Kept<[TextRow]>()

  init(_ model: Model) {
    self.model = model
    frame = Frame(size: model.size)
  }

  var glyphs: GlyphSet { model.glyphs }

  mutating func paint() {
    let room = Rect(model.size)
    guard !room.isEmpty else { return }
    let (header, belowHeader) = room.splitTop(1)
    paintHeader(header)
    if isTall {
      let (tabs, belowTabs) = belowHeader.splitTop(2)
      paintTabs(tabs)
      if let outside = model.outside { paintOutside(outside, belowTabs.splitTop(1).part) }
    }
    paintScreen(body)
    paintFooter(Rect(x: 0, y: body.maxY, width: room.width, height: room.height - body.maxY))
    if let overlay = model.overlay {
      frame.cursor = nil
      paint(overlay, over: room)
    }
    paintToast(over: room)
    if let searchCursor { frame.cursor = searchCursor }
  }

  /// Whether there is room for tabs and for lines between the parts.
  var isTall: Bool { model.size.rows >= 10 }

  /// The room of the screen in front: what header, tabs, a banner and footer leave.
  var body: Rect {
    var room = Rect(model.size).splitTop(1).rest
    if isTall { room = room.splitTop(2).rest }
    if model.outside != nil, isTall { room = room.splitTop(1).rest }
    return room.splitBottom(isTall ? 2 : 1).rest
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
