import AWSProfiles
import Canvas

extension Painter {
  /// The diff, what else is to be known, the keys that answer.
  ///
  /// - Parameter escape: what Esc does, in words.
  mutating func paintReview(
    _ review: ReviewState, over whole: Rect, escape: String = "Esc leaves all as it was"
  ) {
    let (room, foot, body) = reviewParts(review, over: whole)
    _ = dialog("\(review.change.title)?", 96, reviewHeight(review), over: whole)
    let page = reviewPage(review, over: whole)
    if isTight { return paint(page, from: review.offset, in: room, of: .review) }
    paint(page, from: review.offset, in: body, of: .review)
    paintPlace(of: page, from: review.offset, beside: body, inEdgeOf: room)
    for (y, remark) in review.remarks.prefix(max(0, foot.height - 1)).enumerated() {
      write("\(glyphs.warning) \(remark)", in: foot, x: 1, y: y, .warn)
    }
    let check = review.canCheck ? ["c writes and checks"] : []
    hints(["Enter writes"] + check + [escape], in: foot, y: foot.height - 1)
  }
}

extension Painter {
  /// The lines of the change; in a tight window the changed ones alone, then the remarks.
  func reviewPage(_ review: ReviewState, over whole: Rect) -> TextPage {
    let (room, foot, body) = reviewParts(review, over: whole)
    guard isTight else {
      // A remark that its line cuts, or that has no line, stands below the change in full.
      let long = review.remarks.enumerated().filter { index, remark in
        index >= foot.height - 1 || displayWidth(remark) > room.width - 4
      }.flatMap { wrapped("\(glyphs.warning) \($1)", to: max(8, room.width - 2)) }
      let rows = changeRows(review) + long.map { TextRow(.init($0, x: 1, .warn)) }
      return TextPage(parts: [rows], height: body.height)
    }
    let lines: [(text: String, role: StyleRole)] = review.lines.compactMap { line in
      let (sign, role) = line.kind.look
      switch line.kind {
      case .file: return (line.text, role)
      case .added, .removed: return ("\(sign) \(line.text)", role)
      case .context: return nil
      }
    }
    let remarks: [(text: String, role: StyleRole)] = review.remarks.map {
      ("\(glyphs.warning) \($0)", .warn)
    }
    let rows = (lines + remarks).flatMap { line in
      wrapped(line.text, to: max(8, room.width)).map { TextRow(.init($0, x: 0, line.role)) }
    }
    return TextPage(parts: [rows], height: room.height)
  }

  private func reviewHeight(_ review: ReviewState) -> Int {
    changeRows(review).count + review.remarks.count + 4
  }

  private func changeRows(_ review: ReviewState) -> [TextRow] {
    TextRow.change(review.lines, gap: glyphs.ellipsis)
  }

  /// The room of the dialog, its part for remarks and keys, and that for the lines.
  private func reviewParts(
    _ review: ReviewState, over whole: Rect
  ) -> (room: Rect, foot: Rect, body: Rect) {
    let room = dialogRoom(96, reviewHeight(review), over: whole)
    let (foot, body) = room.splitBottom(min(max(1, room.height / 2), review.remarks.count + 1))
    return (room, foot, body)
  }
}

extension ProfileChange {
  /// What a change of rights does, in words; nil for changes of text.
  var modeRemark: String? {
    guard case .closeToOthers(let role, let isFolder) = self else { return nil }
    return isFolder
      ? "The folder of \(role.rawValue) is closed to others (0700)."
      : "\(role.rawValue) is closed to others (0600)."
  }
}
