import AWSCredentials
import AWSProfiles
import Canvas

extension Model {
  /// Whether an answer about access keys is still to come.
  public var isBusyWithKeys: Bool {
    if case .rotation(let state) = overlay, case .busy = state.phase { true } else { false }
  }

  /// Opens the keys of a profile and asks IAM for them.
  mutating func openKeys(of profile: String) -> [Effect] {
    keyRuns += 1
    let state = RotationState(profile: profile, id: keyRuns)
    overlay = .rotation(state)
    return [.keys(id: state.id, profile: profile, .list)]
  }

  /// Keys over the overlay.
  mutating func handle(_ event: InputEvent, rotation: RotationState) -> [Effect] {
    var state = rotation
    switch state.phase {
    case .busy: return event == .key(.escape) ? leave(state) : []
    case .review(let review): return handle(event, review: review, of: state)
    case .confirmDelete(let id): return handle(event, deleting: id, of: state)
    case .ready: break
    }
    guard case .key(let key) = event else { return [] }
    switch key {
    case .escape, .character("q"): return leave(state)
    case .enter: return goOn(state)
    case .up, .character("k"): state.list.move(by: -1, count: state.report?.keys.count ?? 0)
    case .down, .character("j"): state.list.move(by: 1, count: state.report?.keys.count ?? 0)
    case .character("r"): return run(.list, "Asking IAM for the keys", state)
    case .character("i"): return toggle(state)
    case .character("d"): return askToDelete(state)
    default: return []
    }
    overlay = .rotation(state)
    return []
  }

  /// Takes in an answer; one that comes late still says what there is now.
  mutating func receive(_ answer: KeyAnswer, in id: Int) -> [Effect] {
    if case .written(.done(let files, let title, _)) = answer {
      receive(files)
      tell(.done, title)
    }
    guard case .rotation(var state) = overlay, state.id == id else {
      if case .made(let kept) = answer {
        tell(
          .warning,
          "Key \(kept.keys.accessKeyID) was made and is kept in \(kept.path). K goes on with it.")
      }
      if case .failed(let why, _) = answer { tell(.warning, why) }
      return []
    }
    let step = state.step?.number ?? 1
    state.phase = .ready
    state.complaint = nil
    defer { overlay = .rotation(state) }
    switch answer {
    case .listed(let report, let kept):
      state.report = report
      state.kept = kept
      state.list.select(0, count: report.keys.count)
    case .made(let kept):
      state.add(kept, at: now)
      state.complaint = prepareReview(&state)
    case .written(.done):
      state.adopt()
      state.mustVerify = true
      return ask(.verify, "Trying the new key", &state)
    case .written(.refused(let why)):
      state.complaint = "\(why) Stopped at step 2: the profile still has its old key."
    case .waiting(let milliseconds):
      let seconds = milliseconds / 1000
      state.phase = .busy("AWS does not know the new key yet: \(seconds) s, up to 30 s")
    case .verified: state.mustVerify = false
    case .set(let id, let active): state.change(id) { $0.isActive = active }
    case .deleted(let id): state.remove(id)
    case .failed(let why, _):
      state.complaint = why
      if state.report != nil { state.complaint = "\(why) Stopped at step \(step) of 5." }
    }
    return []
  }

  private mutating func goOn(_ rotation: RotationState) -> [Effect] {
    var state = rotation
    if state.mustVerify { return run(.verify, "Trying the new key", state) }
    if state.isFinished {
      overlay = nil
      return []
    }
    guard let report = state.report, let step = state.step else {
      return run(.list, "Asking IAM for the keys", state)
    }
    switch step {
    case .create: return run(.create(report), "Making a second key", state)
    case .write: state.complaint = prepareReview(&state)
    case .deactivate(let key):
      return run(.set(id: key.id, active: false), "Switching \(key.id) off", state)
    case .delete(let key): state.ask(toDelete: key.id)
    case .blocked(let key):
      state.complaint =
        "IAM allows two keys. Choose \(key.id), switch it off with i, then delete it with d."
    }
    overlay = .rotation(state)
    return []
  }

  /// Puts the change of the profile before the user; gives what stands against it.
  private func prepareReview(_ state: inout RotationState) -> String? {
    guard let kept = state.kept else { return nil }
    let sharing = catalog.names(sharingKeyOf: state.profile)
    let change = Change.rotation(of: state.profile, to: kept.keys, in: catalog)
    do throws(ProfileError) {
      let result = try catalog.files.applying(change.changes)
      var review = ReviewState(change: change, lines: result.diff(maskSecrets: true))
      if !sharing.isEmpty {
        review.remarks = ["Has the same key and changes too: \(sharing.joined(separator: ", "))"]
      }
      state.phase = .review(review)
      return nil
    } catch {
      state.phase = .ready
      return "\(error.message) Stopped at step 2: the new key is kept in \(kept.path)."
    }
  }

  private mutating func handle(
    _ event: InputEvent, review: ReviewState, of rotation: RotationState
  ) -> [Effect] {
    var state = rotation
    guard case .key(let key) = event, let kept = state.kept else { return [] }
    var shown = review
    switch key {
    case .enter, .character("y"):
      return run(
        .write(review.change, keyID: kept.keys.accessKeyID), "Writing the profile", state)
    case .escape, .character("n"):
      state.phase = .ready
      overlay = .rotation(state)
      return []
    case .down, .character("j"): shown.offset = min(shown.offset + 1, max(0, shown.lines.count - 1))
    case .up, .character("k"): shown.offset = max(0, shown.offset - 1)
    default: return []
    }
    state.phase = .review(shown)
    overlay = .rotation(state)
    return []
  }

  private mutating func handle(
    _ event: InputEvent, deleting id: String, of rotation: RotationState
  ) -> [Effect] {
    var state = rotation
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape): state.phase = .ready
    case .key(.enter):
      if state.field.text == id { return run(.delete(id: id), "Deleting \(id)", state) }
      state.complaint = "Type \(id) to delete it for good, Esc to keep it."
    case .key(let key): if state.field.handle(key) { state.complaint = nil }
    default: break
    }
    overlay = .rotation(state)
    return []
  }

  private mutating func toggle(_ rotation: RotationState) -> [Effect] {
    var state = rotation
    guard let key = state.selected else { return [] }
    guard key.id != state.report?.ownKeyID else {
      state.complaint = "\(state.profile) uses this key itself: it stays on."
      overlay = .rotation(state)
      return []
    }
    let word = key.isActive ? "off" : "on"
    return run(.set(id: key.id, active: !key.isActive), "Switching \(key.id) \(word)", state)
  }

  private mutating func askToDelete(_ rotation: RotationState) -> [Effect] {
    var state = rotation
    guard let key = state.selected else { return [] }
    if key.id == state.report?.ownKeyID {
      state.complaint = "\(state.profile) uses this key itself."
    } else if key.isActive, key.id != state.kept?.keys.accessKeyID {
      state.complaint = "Switch \(key.id) off first (i), and see that nothing breaks."
    } else {
      state.ask(toDelete: key.id)
    }
    overlay = .rotation(state)
    return []
  }

  private mutating func run(
    _ step: KeyStep, _ words: String, _ rotation: RotationState
  ) -> [Effect] {
    var state = rotation
    let effects = ask(step, words, &state)
    overlay = .rotation(state)
    return effects
  }

  private func ask(_ step: KeyStep, _ words: String, _ state: inout RotationState) -> [Effect] {
    state.phase = .busy(words)
    state.complaint = nil
    return [.keys(id: state.id, profile: state.profile, step)]
  }

  /// Closes the overlay and says where the rotation stands, if it has begun.
  private mutating func leave(_ state: RotationState) -> [Effect] {
    overlay = nil
    if let words = state.standing { tell(.warning, "\(words) K goes on.") }
    if case .busy = state.phase { return [.cancelKeys(id: state.id)] }
    return []
  }
}
