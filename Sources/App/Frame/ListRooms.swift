import Canvas

/// The rooms below a list: what is told there of its chosen row.
struct ListRooms {
  /// The line between the list and what is below it; empty where nothing is.
  var rule: Rect
  /// What is told of the chosen row.
  var pane: Rect
  /// All of the screen.
  var whole: Rect

  /// - Parameter below: what the list leaves of `whole`; too little for a line and a text is none.
  init(below: Rect, whole: Rect) {
    (rule, pane) = below.splitTop(1)
    if pane.isEmpty { rule = pane }
    self.whole = whole
  }

  /// Whether the pane is too low to be read in: the details take the place of the list then.
  var isPaneLow: Bool { pane.height < 4 }

  /// Where the details stand while they have the keys.
  var details: Rect { isPaneLow ? whole : pane }
}

extension Painter {
  /// The rooms below the list of the screen in front.
  private func roomsInFront() -> ListRooms {
    switch model.screen {
    case .check: checkRooms(body).below
    case .doctor: doctorRooms(body).below
    case .stages:
      model.project.map { stageRooms($0, in: body).below } ?? ListRooms(below: body, whole: body)
    case .profiles, .shell: ListRooms(below: body.splitTop(0).part, whole: body)
    }
  }

  /// Whether the details of the chosen row are out of sight until they have the keys.
  var areDetailsHidden: Bool {
    switch model.screen {
    case .profiles: model.size.columns < 90
    case .check, .stages, .doctor: roomsInFront().isPaneLow
    case .shell: false
    }
  }

  /// The room of the details while they have the keys.
  var detailsRoom: Rect {
    model.screen == .profiles ? detailArea(body) : roomsInFront().details
  }

  /// The details of the chosen row, laid out for a room.
  func detailPage(of text: ReadText, in area: Rect) -> TextPage {
    switch text {
    case .checkDetails: checkDetailPage(in: area)
    case .stageDetails: stageDetailPage(in: area)
    case .finding: findingPage(in: area)
    default: detailPage(in: area)
    }
  }

  /// Draws the details below their list, or in its place while they have the keys and no room there.
  ///
  /// While the list has the keys the last line tells what is not in view and which key leads to it.
  mutating func paintDetails(_ text: ReadText, in rooms: ListRooms) {
    guard model.textInFront == text else {
      guard !rooms.pane.isEmpty else { return }
      rule(rooms.rule)
      let page = detailPage(of: text, in: rooms.pane)
      let isCut = page.count(of: 0) > rooms.pane.height
      let (line, area) = rooms.pane.splitBottom(isCut && rooms.pane.height > 1 ? 1 : 0)
      paint(page, from: 0, in: area, of: text)
      guard !line.isEmpty else { return }
      let key = model.keymap.keys(for: .togglePane).first?.label(glyphs) ?? ""
      let left = page.count(of: 0) - area.height
      write("\(glyphs.down) \(left) more lines: \(key)", in: line, x: 1, .dim)
      return
    }
    let page = detailPage(of: text, in: rooms.details)
    if !rooms.isPaneLow {
      rule(rooms.rule)
      frame.buffer.restyle(rooms.rule) { _ in Style(.accent) }
    }
    paint(page, from: model.detailOffset, in: rooms.details, of: text)
    paintThumb(of: page, from: model.detailOffset, in: rooms.details)
    paintPlaceInFooter(of: page, from: model.detailOffset)
  }

  /// Tells that a screen has nothing to show, and below that what to do.
  mutating func paintEmpty(_ title: String, _ words: [String], in area: Rect) {
    let isHigh = area.height > 3
    let (x, top) = (area.width < 40 ? 0 : 3, isHigh ? 1 : 0)
    let titles = wrapped(title, to: max(8, area.width - x))
    for (y, line) in titles.enumerated() {
      write(line, in: area, x: x, y: top + y, .title, bold: true)
    }
    var y = top + titles.count + (isHigh ? 1 : 0)
    for line in words.flatMap({ wrapped($0, to: max(8, area.width - x - 1)) }) {
      write(line, in: area, x: x, y: y)
      y += 1
    }
  }

  /// Tells why a list has no rows, in as many lines as that takes.
  mutating func paintNothing(_ words: String, in area: Rect) {
    let (x, top) = (area.width < 40 ? 0 : 3, area.height > 3 ? 1 : 0)
    for (y, line) in wrapped(words, to: max(8, area.width - x)).enumerated() {
      write(line, in: area, x: x, y: top + y, .dim)
    }
  }
}
