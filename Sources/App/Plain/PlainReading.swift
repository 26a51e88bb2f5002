import AWSCredentials
import AWSProfiles
import Canvas

extension Model {
  /// Names of the rows of the screen in front, as `use 2` counts them.
  var plainRowNames: [String] {
    switch screen {
    case .profiles: profiles.rows
    case .check: check.rows
    case .stages: stages.rows.map { $0.stage ?? "every" }
    case .doctor: doctor.rows.indices.map { "\($0 + 1)" }
    case .shell: []
    }
  }

  /// The screen in front, read out.
  func plainScreen(_ talk: PlainTalk) -> [String] {
    switch screen {
    case .profiles: plainList(profiles.rows, from: talk.nextRow, none: "No profile matches.")
    case .check:
      plainList(
        check.rows, from: talk.nextRow,
        none: check.names.isEmpty ? "Nothing checked yet." : "No profile matches.")
    case .doctor: plainFindings(from: talk.nextRow)
    case .stages: plainLines { $0.paintStages($1) }
    case .shell: plainLines { $0.paintShell($1) }
    }
  }

  /// All that is known of the chosen row.
  func plainDetails() -> [String] {
    switch screen {
    case .profiles, .check: plainLines { $0.paintDetail($1) }
    case .stages: plainLines { $0.paintStages($1) }
    case .doctor: plainLines { $0.paintDoctor($1) }
    case .shell: plainLines { $0.paintShell($1) }
    }
  }

  /// What lies over the screen, read out.
  func plainOverlay() -> [String] {
    guard let overlay else { return [] }
    if case .review(let review) = overlay { return review.spoken }
    return plainLines { $0.paint(overlay, over: $1) }
  }

  private func plainList(_ names: [String], from start: Int, none: String) -> [String] {
    guard !names.isEmpty else {
      return [isLoaded && catalog.names.isEmpty ? "No profiles yet. Type add." : none]
    }
    guard start < names.count else { return ["No more."] }
    let end = min(names.count, start + PlainTalk.page)
    var lines = (start..<end).map { "\($0 + 1) \(plainRow(names[$0]))" }
    if end < names.count { lines.append("\(names.count - end) more: type more.") }
    return lines
  }

  /// One profile in a line: name, kind, account, verdict with its age.
  func plainRow(_ name: String) -> String {
    guard let profile = catalog[name] else { return "\(name), no longer there" }
    var words = [name, profile.kind.rawValue]
    if let account = account(of: profile) { words.append("account \(account)") }
    if let known = verdicts[name] {
      let age = now - known.at
      let when = age < 60 ? "just now" : "\(ageText(age)) ago"
      words.append("\(shortWords(known.verdict)) \(when)")
    }
    if active?.name == name { words.append("in force") }
    return words.joined(separator: ", ")
  }

  private func plainFindings(from start: Int) -> [String] {
    guard !doctor.rows.isEmpty else {
      return [doctor.findings.isEmpty ? "Nothing to mend." : "No finding matches."]
    }
    let rows = doctor.rows.enumerated().dropFirst(start).prefix(PlainTalk.page)
    var lines = rows.map { index, finding in
      let spot = [finding.file?.rawValue, finding.line.map { "line \($0)" }].compactMap { $0 }
      let whose = finding.profile.map { ", profile \($0)" } ?? ""
      let trips = finding.trips.isEmpty ? "" : " Trips: \(finding.trips.joined(separator: ", "))."
      let fix = finding.fix.map { " fix \(index + 1): \($0.title)." } ?? ""
      return
        "\(index + 1) \(finding.severity.rawValue), \(spot.joined(separator: " "))\(whose): \(finding.message)\(trips)\(fix)"
    }
    let left = doctor.rows.count - start - rows.count
    if left > 0 { lines.append("\(left) more: type more.") }
    return lines
  }

  /// What a part of the picture says, without borders, rules and columns.
  func plainLines(_ paint: (inout Painter, Rect) -> Void) -> [String] {
    var model = self
    model.glyphs = .ascii
    model.size = Size(columns: 200, rows: 300)
    var painter = Painter(model)
    paint(&painter, Rect(x: 0, y: 0, width: 200, height: 300))
    return painter.frame.buffer.text.split(separator: "\n").compactMap { line in
      let words = Self.words(of: String(line))
      return words.isEmpty ? nil : words
    }
  }

  /// A drawn line as words: border signs at its ends go, wide gaps become commas.
  private static func words(of line: String) -> String {
    let isBorder: (Character) -> Bool = { "|+-=".contains($0) || $0 == " " }
    if line.allSatisfy(isBorder) { return "" }
    var text = line.trimmed[...]
    if text.first == "|" { text = text.dropFirst() }
    if text.last == "|" { text = text.dropLast() }
    if text.first == "+", text.last == "+" {
      // The upper border, with the title in it.
      text = text.drop(while: isBorder)
      while text.last.map(isBorder) == true { text = text.dropLast() }
    }
    return joined(String(text).trimmed)
  }

  /// A text with its wide gaps as commas.
  private static func joined(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    var blanks = 0
    for character in text {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks > 1 {
        words.append(word)
        word = ""
      } else if blanks == 1 {
        word += " "
      }
      blanks = 0
      word.append(character)
    }
    return (words + [word]).joined(separator: ", ")
  }
}

extension ReviewState {
  /// The change in words, a line each.
  var spoken: [String] {
    var lines = ["\(change.title). This would be written:"]
    for line in self.lines {
      switch line.kind {
      case .file: lines.append("File \(line.text)")
      case .added: lines.append("added: \(line.text)")
      case .removed: lines.append("removed: \(line.text)")
      case .context: break
      }
    }
    return lines + remarks
  }
}
