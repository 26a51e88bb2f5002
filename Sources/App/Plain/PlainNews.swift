import AWSCredentials
import AWSProfiles

extension PlainTalk {
  /// The text of what lies over the screen, for an answer that changed nothing.
  public func question(_ model: Model) -> [String] { model.plainOverlay() }

  /// What there is to read after the model went from one state to another.
  public mutating func news(from old: Model, to new: Model) -> [String] {
    var lines = noticesSince(old, new) + verdictsSince(old, new)
    if new.overlay != old.overlay { lines += overlayNews(from: old, to: new) }
    let isElsewhere = old.screen != new.screen
    if isElsewhere {
      nextRow = 0
      lines.append("\(new.screen.rawValue).")
    }
    let areOthers =
      switch new.screen {
      case .profiles: old.profiles.rows != new.profiles.rows
      case .check: old.check.filter != new.check.filter && old.check.rows != new.check.rows
      case .stages: old.project != new.project || old.stages.rows != new.stages.rows
      case .doctor: old.doctor.rows != new.doctor.rows
      case .shell: false
      }
    if new.overlay == nil, new.check.run == nil, isElsewhere || areOthers {
      lines += new.plainScreen(self)
    }
    return lines
  }

  private func overlayNews(from old: Model, to new: Model) -> [String] {
    if case .form(let form) = new.overlay {
      guard case .form(let before) = old.overlay else { return PlainForm.opening(form) }
      return PlainForm.news(from: before, to: form, in: new.catalog)
    }
    let said = Set(old.overlay == nil ? [] : old.plainOverlay())
    return new.plainOverlay().filter { !said.contains($0) }
  }

  private func noticesSince(_ old: Model, _ new: Model) -> [String] {
    guard new.notices != old.notices else { return [] }
    let known = old.notices.count
    let fresh =
      new.notices.count > known ? Array(new.notices.dropFirst(known)) : new.notices.suffix(1)
    return fresh.map { notice in
      switch notice.level {
      case .done: notice.text
      case .warning: "Warning: \(notice.text)"
      case .error: "Error: \(notice.text)"
      }
    }
  }

  /// Answers of a running check, one line each as they come.
  private func verdictsSince(_ old: Model, _ new: Model) -> [String] {
    guard old.verdicts != new.verdicts, let run = old.check.run ?? new.check.run, run.count > 1
    else { return [] }
    return new.check.names.compactMap { name in
      guard let known = new.verdicts[name], old.verdicts[name] != known else { return nil }
      let verdict = known.verdict
      let words = [name, new.words(verdict), verdict.advice]
      return words.filter { !$0.isEmpty }.joined(separator: ": ")
    }
  }
}
