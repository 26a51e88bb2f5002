import AWSProfiles
import Canvas

/// A change with its diff, before it is written.
public struct ReviewState: Equatable, Sendable {
  /// What will be written.
  public var change: Change
  /// Lines of the diff, secrets masked.
  public var lines: [DiffLine]
  /// The first line shown.
  public var offset = 0
  /// What else the user should know, as who refers to the profile.
  public var remarks: [String] = []
  /// Whether profiles can be checked once written.
  public var canCheck = false
  /// The step that it is, where it is one through what was written; nil: a change of its own.
  public var move: HistoryMove?
  /// What the lines of that step were made of.
  public var shown = ShownStep()
  /// The form or import that it came from, to go back to.
  public var origin: Origin?

  /// What a review can go back to.
  public enum Origin: Equatable, Sendable {
    case form(FormState)
    case importing(ImportState)
    case history(HistoryState)
  }
}

extension Model {
  /// Shows what a change would do to the files; nothing is written before Enter.
  mutating func review(
    _ change: Change, remarks: [String] = [], backTo origin: ReviewState.Origin? = nil
  ) {
    do throws(ProfileError) {
      let result = try catalog.files.applying(change.changes)
      let modes = change.changes.compactMap(\.modeRemark)
      guard
        !result.changedRoles.isEmpty || !modes.isEmpty || !change.projectEdits.isEmpty
      else {
        overlay = nil
        tell(.done, "Nothing changes: the files say so already")
        return
      }
      var state = ReviewState(change: change, lines: result.diff(maskSecrets: true))
      state.lines += change.projectEdits.flatMap {
        DiffLine.lines(under: shown($0.path), before: $0.before, after: $0.after)
      }
      state.remarks = remarks + modes.filter { !remarks.contains($0) }
      state.canCheck = !change.profilesWithNewKeys.isEmpty
      state.origin = origin
      overlay = .review(state)
    } catch {
      tell(.error, error.message)
    }
  }

  /// Keys of the review.
  mutating func handle(_ event: InputEvent, review: ReviewState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = review
    switch key {
    case .escape, .character("n"):
      overlay = state.origin?.overlay
      tell(.done, "Left as it was: nothing was written")
      return []
    case .enter, .character("y"):
      return write(state, after: key)
    case .character("c") where state.canCheck:
      state.change.thenCheck = state.change.profilesWithNewKeys
      return write(state, after: key)
    default: _ = scrollText(key)
    }
    return []
  }

  /// Lets the change be written; the review stays until it is, and what was imported is asked about
  /// afterwards.
  private mutating func write(_ review: ReviewState, after key: Key) -> [Effect] {
    wait(for: .saving, after: key)
    if let move = review.move { return make(move, review) }
    afterSaving = AfterSaving(chosen: review.change.resultingProfile, hint: undoHint)
    if case .importing(let rows)? = review.origin, rows.mayRemove, !isDemo {
      afterSaving.imported = rows.path
    }
    return [.save(review.change)]
  }
}

extension Model {
  /// Takes in how a write ended: the review closes, or what it came from is there again.
  mutating func receive(_ answer: SaveAnswer) -> [Effect] {
    var origin: ReviewState.Origin?
    let isOurs = waiting?.work == .saving
    if isOurs, case .review(let review) = overlay { origin = review.origin }
    let typed = isOurs ? endWaiting() : []
    switch answer {
    case .refused(let why):
      // What was typed is not lost with the change; what came behind it was meant for other files.
      if isOurs { overlay = origin?.overlay }
      // The list there is old by now, and why nothing was done would lie behind it.
      if isOurs, case .history? = origin { overlay = nil }
      slipped = nil
      afterSaving = AfterSaving()
      tell(.error, why)
      // What refused it may be on screen only once the files are read again.
      return [.load]
    case .done(let files, let title, let names):
      var effects: [Effect] = []
      if isOurs {
        overlay = nil
        if case .history? = origin {
          overlay = origin?.overlay
          effects = [.loadHistory]
        }
      }
      let before = catalog
      receive(files)
      chooseWhatCame(since: before)
      if files.notices.isEmpty {
        tell(.done, title + (afterSaving.hint.map { ". \($0)" } ?? ""))
      } else {
        tell(.warning, ([title + "."] + files.notices).joined(separator: " "))
      }
      finishSaving(asks: typed.isEmpty)
      let checked = startCheck(names.filter(catalog.contains), turns: typed.isEmpty)
      return effects + projectEffects + checked + catchUp(typed)
    }
  }

  /// Chooses the first profile that a change brought, where it has not told one itself.
  mutating func chooseWhatCame(since before: ProfileCatalog) {
    guard afterSaving.chosen == nil else { return }
    afterSaving.chosen = catalog.names.first { !before.contains($0) }
  }

  /// Shows what a written change made, and asks about the file that was imported.
  ///
  /// - Parameter asks: whether a question may open: not before one who goes on typing.
  private mutating func finishSaving(asks: Bool) {
    if let name = afterSaving.chosen, let row = profiles.rows.firstIndex(of: name) {
      profiles.list.select(row, count: profiles.rows.count)
    }
    if let path = afterSaving.imported {
      if asks {
        offerRemoval(of: path)
      } else {
        tell(.warning, "\(path) still holds the keys in clear: remove it")
      }
    }
    afterSaving = AfterSaving()
  }
}

extension Change {
  /// The profile that is there afterwards under a new name.
  var resultingProfile: String? {
    switch changes.first {
    case .add(let draft): draft.name
    case .rename(_, let new), .copy(_, let new): new
    default: nil
    }
  }

  /// Profiles that get keys or halves of them.
  var profilesWithNewKeys: [String] {
    var names: [String] = []
    for change in changes {
      let name: String? =
        switch change {
        case .setKeys(let profile, _), .setSecret(let profile, _, _, _): profile
        case .set(let profile, "aws_access_key_id", _, _): profile
        case .add(let draft) where draft.keys != nil: draft.name
        default: nil
        }
      if let name, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
