import AWSCredentials
import Canvas

/// One line of the list of the Check screen.
struct CheckLine {
  /// A heading of a group; nil: a profile's line.
  var heading: String?
  /// The profile, on its first line.
  var name: String?
  /// Its verdict, on its first line.
  var verdict = ""
  /// How the verdict is painted.
  var role = StyleRole.text
  /// What is said beside or below.
  var text = ""
  /// The time taken, at the right.
  var time = ""
  /// Whether the profile is the chosen one.
  var isChosen = false
}

/// Where the columns of the Check screen stand.
struct CheckColumns {
  /// Where verdicts begin.
  var verdict: Int
  /// Where explanations begin, beside the verdict or, in a narrow window, on lines below.
  var words: Int
  /// Whether explanations stand beside the verdict.
  var isWide: Bool
  /// Columns for the explanation.
  var room: Int

  /// Columns for that width.
  init(width: Int) {
    isWide = width >= 90
    if isWide {
      verdict = min(28, width * 24 / 100)
      words = verdict + 24
    } else {
      verdict = max(12, min(24, width * 2 / 5))
      words = min(5, max(0, width - 10))
    }
    room = max(8, width - words - (isWide ? 9 : 1))
  }
}

extension Painter {
  /// The lines of the list that may show in that many rows: headings, and each profile with its
  /// explanation wrapped.
  ///
  /// Only what is near the chosen row is laid out: with thousands of profiles wrapping them all
  /// would hold up every key.
  func checkLines(_ groups: [CheckGroup], _ columns: CheckColumns, height: Int) -> [CheckLine] {
    var rows: [(heading: String?, name: String)] = []
    var chosen = 0
    var index = 0
    for group in groups {
      rows.append(("\(group.group.title)   \(group.names.count)", ""))
      for name in group.names {
        if index == model.check.list.selection { chosen = rows.count }
        rows.append((nil, name))
        index += 1
      }
    }
    let near = max(0, chosen - height)..<min(rows.count, chosen + height + 1)
    // Where not all rows can show, what is said of each keeps to its line but for the chosen one.
    let whole = near.map { place -> [CheckLine] in
      if let heading = rows[place].heading { return [CheckLine(heading: heading)] }
      return profileLines(rows[place].name, columns, isChosen: place == chosen)
    }
    guard whole.reduce(0, { $0 + $1.count }) > height else { return Array(whole.joined()) }
    return zip(near, whole).flatMap { place, lines -> [CheckLine] in
      guard place != chosen, lines.count > 1 else { return lines }
      var first = lines[0]
      if columns.isWide { first.text += glyphs.ellipsis }
      return [first]
    }
  }

  private func profileLines(
    _ name: String, _ columns: CheckColumns, isChosen: Bool
  ) -> [CheckLine] {
    let (verdict, role) = checkWords(name)
    var first = CheckLine(name: name, verdict: verdict, role: role, isChosen: isChosen)
    guard let known = model.verdicts[name]?.verdict, !model.isAsked(name) else { return [first] }
    if model.isUnasked(name) {
      let text = beforeText(name) ?? ""
      if columns.isWide { first.text = text }
      return columns.isWide || text.isEmpty
        ? [first] : [first, CheckLine(text: text, isChosen: isChosen)]
    }
    if let elapsed = known.elapsed, known.class == .valid { first.time = "\(elapsed) ms" }
    let isGood = known.class == .valid
    let text = model.explanation(name, known)
    // A good profile takes one line; only its ARN may be cut, in the middle.
    let words =
      isGood && model.group(of: name) == .good
      ? (columns.isWide ? [cutMiddle(text, to: columns.room, ellipsis: glyphs.ellipsis)] : [])
      : wrapped(text, to: columns.room)
    if !columns.isWide, first.time.isEmpty == false {
      let end = columns.verdict + displayWidth(verdict) + displayWidth(first.time) + 2
      if end > columns.room + columns.words { first.time = "" }
    }
    guard columns.isWide else {
      return [first] + words.map { CheckLine(text: $0, isChosen: isChosen) }
    }
    first.text = words.first ?? ""
    return [first] + words.dropFirst().map { CheckLine(text: $0, isChosen: isChosen) }
  }

  /// A verdict with its sign: the account where it is good, else what is wrong.
  func checkWords(_ name: String) -> (String, StyleRole) {
    if model.isUnasked(name) { return ("\(glyphs.none) no answer", .dim) }
    guard !model.isAsked(name), let known = model.verdicts[name]?.verdict else {
      return checkSign(name)
    }
    switch (model.group(of: name), known.class) {
    case (.good, _):
      return ("\(glyphs.check) \(known.accountID ?? "valid")", .good)
    case (_, .noNetwork), (_, .proxyFailure), (_, .tlsFailure), (_, .notSTSResponse):
      return ("\(glyphs.question) unknown: \(known.class.short)", .warn)
    default: return checkSign(name)
    }
  }

  /// What was known before a run that was stopped, with its age; nil where nothing was.
  func beforeText(_ name: String) -> String? {
    guard let known = model.verdicts[name], known.verdict.class != .cancelled else { return nil }
    return "before: \(checkSign(name).0), \(ageText(max(0, model.now - known.at))) ago"
  }

  /// A verdict with its sign, in the words of a column.
  private func checkSign(_ name: String) -> (String, StyleRole) {
    if model.isAsked(name) {
      let isHeld = model.questions.contains { $0.profiles.contains(name) }
      return (isHeld ? "\(glyphs.clock) waits for the code" : "\(glyphs.ellipsis) asking", .dim)
    }
    guard let verdict = model.verdicts[name]?.verdict else { return ("", .dim) }
    if verdict.class == .valid, let left = model.secondsLeft(verdict), left < 3600 {
      return left <= 0
        ? ("\(glyphs.cross) ran out", .bad) : ("\(glyphs.clock) \(leftText(left)) left", .warn)
    }
    switch (verdict.class, verdict.keys) {
    case (.valid, _): return ("\(glyphs.check) valid", .good)
    case (.notRun, _), (.cancelled, _): return ("\(glyphs.none) \(verdict.class.short)", .dim)
    case (_, .bad): return ("\(glyphs.cross) \(verdict.class.short)", .bad)
    case (_, .good): return ("\(glyphs.warning) \(verdict.class.short)", .warn)
    case (_, .unknown): return ("\(glyphs.question) \(verdict.class.short)", .warn)
    }
  }

  /// What is known of a profile's identity, with a sign, a word and, where that fits, its age.
  func verdictText(_ name: String, room: Int = .max) -> (String, StyleRole) {
    let (text, role) = checkSign(name)
    guard !model.isAsked(name), let known = model.verdicts[name] else { return (text, role) }
    if model.group(of: name) == .expiresSoon { return (text, role) }
    let aged = "\(text)  \(ageText(model.now - known.at))"
    return (displayWidth(aged) > room ? text : aged, role)
  }
}
