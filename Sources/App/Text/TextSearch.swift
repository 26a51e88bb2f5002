import Canvas

/// A search in a text that is read, as in less: incremental, round the end to the top.
public struct TextSearch: Equatable, Sendable {
  /// The text that it began in; in another one it is over.
  var text: ReadText
  /// What is searched for.
  var field = TextField.pattern()
  /// Whether letters still go into the field.
  var isTyping = true
  /// What showed when it began.
  var origin: TextPlace
  /// Which of the matches is in front, from 0; nil where nothing matches.
  var current: Int?
  /// Where the last step went on, if it came to an end.
  var turn: Turn?

  /// An end that a search went on from.
  enum Turn: Sendable { case top, bottom }

  var pattern: TextPattern { TextPattern(field.text) }
}

extension Model {
  /// Takes what belongs to a search; false for all else.
  mutating func handleSearch(_ event: InputEvent) -> Bool {
    guard let text = textInFront else { return false }
    guard let search = textSearch else {
      guard overlay != nil, event == .key(.character("/")) else { return false }
      beginSearch(text)
      return true
    }
    if search.isTyping { return typeSearch(event, search) }
    switch event {
    case .key(.character("/")) where overlay != nil: beginSearch(text)
    case .key(.character("n")): goToMatch(by: 1)
    case .key(.character("N")): goToMatch(by: -1)
    case .key(.escape): textSearch = nil
    default: return false
    }
    return true
  }

  /// Begins to search the text in front; says why not where there is none.
  mutating func beginSearch(_ text: ReadText?) {
    guard let text else {
      return tell(.warning, "Nothing to search here: Tab goes to the details")
    }
    textSearch = TextSearch(text: text, origin: textPlace)
  }

  /// Ends a search whose text is no longer in front.
  mutating func dropSearch() {
    if let search = textSearch, search.text != textInFront { textSearch = nil }
  }

  private mutating func typeSearch(_ event: InputEvent, _ search: TextSearch) -> Bool {
    var search = search
    switch event {
    case .key(let key) where key == .escape || (key == .backspace && search.field.isEmpty):
      textPlace = search.origin
      textSearch = nil
      return true
    case .key(.enter):
      if search.field.isEmpty, !lastSearch.isEmpty {
        search.field.insert(lastSearch)
        textSearch = search
        searchFromOrigin()
      }
      lastSearch = search.field.text
      textSearch?.isTyping = false
      if lastSearch.isEmpty { textSearch = nil }
      return true
    case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): return true
    case .key, .paste: _ = search.field.handle(event)
    default: return false
    }
    textSearch = search
    searchFromOrigin()
    return true
  }

  /// Goes to the first match from where the search began.
  private mutating func searchFromOrigin() {
    guard let search = textSearch else { return }
    textPlace = search.origin
    let page = Painter(self).page(of: search.text)
    let matches = page.matches(search.pattern)
    var start = search.origin
    if start.row > 0 { start.row += page.heads }
    let next = matches.firstIndex { $0.place >= start }
    textSearch?.turn = next == nil && !matches.isEmpty ? .top : nil
    textSearch?.current = next ?? (matches.isEmpty ? nil : 0)
    if let current = textSearch?.current { show(matches[current], page) }
  }

  /// Goes on to the next match, or back to the one before, round the ends.
  mutating func goToMatch(by step: Int) {
    guard let search = textSearch else {
      return tell(.warning, "Nothing is searched for: / begins, in the details or in a text")
    }
    let page = Painter(self).page(of: search.text)
    let matches = page.matches(search.pattern)
    textSearch?.turn = nil
    guard !matches.isEmpty else {
      textSearch?.current = nil
      return
    }
    var next = (search.current ?? -1) + step
    if next >= matches.count {
      next = 0
      textSearch?.turn = .top
    } else if next < 0 {
      next = matches.count - 1
      textSearch?.turn = .bottom
    }
    textSearch?.current = next
    show(matches[next], page)
  }

  /// Scrolls no more than needed for a match to show.
  private mutating func show(_ match: TextMatch, _ page: TextPage) {
    var place = textPlace
    if place.part != match.place.part { place = TextPlace(part: match.place.part) }
    let row = match.place.row - page.heads
    if row < place.row || row >= place.row + page.height { place.row = row - page.height / 3 }
    place.row = page.clamped(place.row, of: place.part)
    textPlace = place
  }
}
