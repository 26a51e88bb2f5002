import Canvas

/// A text that is read: while it is in front, keys scroll and search it.
public enum ReadText: Equatable, Sendable {
  case help, messages, guide, history, review, details, checkDetails, stageDetails,
    finding, shell
}

extension Model {
  /// The text in front; nil where a list, a form or a question has the keys.
  var textInFront: ReadText? {
    switch overlay {
    case .help: .help
    case .messages: .messages
    case .guide: .guide
    case .history(let state): state.answer?.entries.isEmpty == false ? .history : nil
    case .review: .review
    case .rotation(let state): if case .review = state.phase { .review } else { nil }
    case .some: nil
    case nil: textOfScreen
    }
  }

  private var textOfScreen: ReadText? {
    if screen == .shell { return .shell }
    guard showsDetail, self[list: screen].selection < rowCount(on: screen) else { return nil }
    switch screen {
    case .profiles: return .details
    case .check: return .checkDetails
    case .stages: return .stageDetails
    case .doctor: return .finding
    case .shell: return .shell
    }
  }

  /// The part of the text in front that shows, and its first row.
  var textPlace: TextPlace {
    get {
      switch overlay {
      case .help(let offset, _), .messages(let offset): TextPlace(row: offset)
      case .guide(let state): TextPlace(part: state.page, row: state.offset)
      case .history(let state): TextPlace(part: state.list.selection, row: state.offset)
      case .review(let review): TextPlace(row: review.offset)
      case .rotation(let state):
        if case .review(let review) = state.phase {
          TextPlace(row: review.offset)
        } else {
          TextPlace()
        }
      case .some: TextPlace()
      case nil: TextPlace(row: detailOffset)
      }
    }
    set {
      switch overlay {
      case .help(_, let behind): overlay = .help(offset: newValue.row, over: behind)
      case .messages: overlay = .messages(offset: newValue.row)
      case .guide(var state):
        (state.page, state.offset) = (newValue.part, newValue.row)
        overlay = .guide(state)
      case .history(var state):
        state.list.select(newValue.part, count: state.answer?.entries.count ?? 0)
        state.offset = newValue.row
        overlay = .history(state)
      case .review(var review):
        review.offset = newValue.row
        overlay = .review(review)
      case .rotation(var state):
        guard case .review(var review) = state.phase else { return }
        review.offset = newValue.row
        state.phase = .review(review)
        overlay = .rotation(state)
      case .some: break
      case nil: detailOffset = newValue.row
      }
    }
  }

  /// Scrolls the text in front; false for a key that does not scroll.
  mutating func scrollText(_ key: Key) -> Bool {
    guard let text = textInFront else { return false }
    let page = Painter(self).page(of: text)
    let step = max(1, page.height - 1)
    var place = textPlace
    // Where the window has grown since, what shows is further up than the place kept.
    place.row = page.clamped(place.row, of: place.part)
    switch key {
    case .up, .character("k"): place.row -= 1
    case .down, .character("j"): place.row += 1
    case .pageUp, .control("b"), .control("u"): place.row -= step
    case .pageDown, .control("f"), .control("d"), .character(" "): place.row += step
    case .home, .character("g"): place.row = 0
    case .end, .character("G"): place.row = page.count(of: place.part)
    default: return false
    }
    place.row = page.clamped(place.row, of: place.part)
    textPlace = place
    return true
  }
}
