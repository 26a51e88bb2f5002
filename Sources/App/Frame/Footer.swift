import Canvas

extension Painter {
  /// The line of keys, or the last message, or what is searched for.
  mutating func paintFooter(_ area: Rect) {
    let line = area.height - 1
    if line > 0 {
      rule(area)
      write(placeMark, in: area, x: max(0, area.width - displayWidth(placeMark) - 2), .dim)
    }
    if let words = model.waitingWords {
      write(
        cut(words, to: area.width - 2, ellipsis: glyphs.ellipsis), in: area, x: 1, y: line, .warn)
      return
    }
    if showsToast, !isToastAbove { return }
    if let search = model.textSearch { return paintSearch(search, in: area, y: line) }
    var x = 1
    for entry in footerKeys(area.width - 2)
    where x + displayWidth(entry.key) + displayWidth(entry.word) + 1 < area.width {
      let start = x
      x += write(entry.key, in: area, x: x, y: line, .key, bold: true) + 1
      x += write(entry.word, in: area, x: x, y: line, .dim)
      target(
        keyLabelled: entry.key,
        Rect(x: area.x + start, y: area.y + line, width: x - start, height: 1))
      x += 2
    }
  }

  /// Whether the footer names an action: what the keys of the details name already it does not, and
  /// the way to them only where they are out of sight.
  private func isNamed(_ action: Action) -> Bool {
    switch action {
    case .searchText: false
    case .filter:
      model.textInFront == nil && (model.screen != .stages || model.allStageLines.count > 1)
    case .togglePane: model.textInFront == nil && areDetailsHidden
    case .undo: model.canUndo
    default: true
    }
  }

  /// Keys of the details while they have the keys.
  private var readingKeys: [(key: String, word: String)] {
    guard model.size.columns >= 50, let text = model.textInFront else { return [] }
    let search: Action = text == .details ? .filter : .searchText
    let keys: [([Action], String)] = [
      ([.togglePane], "list"), ([.down, .up], "scroll"), ([search], "search"),
    ]
    return keys.dropFirst(text == .shell ? 1 : 0).map { actions, word in
      let labels = actions.compactMap { model.keymap.keys(for: $0).last?.label(glyphs) }
      return (labels.joined(separator: " "), word)
    }.filter { !$0.0.isEmpty }
  }

  private func footerKeys(_ width: Int) -> [(key: String, word: String)] {
    if let overlay = model.overlay {
      let key = model.keymap.label(of: .help, glyphs)
      let keys = overlay.footer + (overlay.hasHelp && !key.isEmpty ? [(key, "help")] : [])
      // The way out is not given for it.
      let needed = keys.reduce(-2) { $0 + displayWidth($1.key) + displayWidth($1.word) + 3 }
      return needed <= width ? keys : overlay.footer
    }
    if model.filterInFront?.isTyping == true {
      return [("type", "to narrow"), ("Enter", "keep"), ("Esc", "all rows")]
    }
    if model.screen == .profiles, model.isFirstRun {
      let steps = model.firstSteps.map { ($0.key.label(glyphs), $0.answer) }
      return steps + [(model.keymap.label(of: .help, glyphs), "help")]
    }
    let isFiltered = model.filterInFront?.isOn == true && model.textInFront == nil
    let reading = isFiltered ? [("Esc", "all rows")] : readingKeys
    let used = reading.reduce(0) { $0 + displayWidth($1.key) + displayWidth($1.word) + 3 }
    return reading
      + model.keymap.footer(
        width: width - used, groups: [model.screen.rawValue], gap: 2, glyphs: glyphs,
        isEnabled: { isNamed($0) && model.obstacleHere(to: $0) == nil }
      ).map { ($0.key, $0.title) }
  }
}
