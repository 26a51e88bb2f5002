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
}

extension Model {
  /// Shows what a change would do to the files; nothing is written before Enter.
  mutating func review(_ change: Change, remarks: [String] = []) {
    do throws(ProfileError) {
      let result = try catalog.files.applying(change.changes)
      guard !result.changedRoles.isEmpty else {
        overlay = nil
        tell(.done, "Nothing changes: the files say so already")
        return
      }
      var state = ReviewState(change: change, lines: result.diff(maskSecrets: true))
      state.remarks = remarks
      state.canCheck = change.changes.contains { if case .setKeys = $0 { true } else { false } }
      overlay = .review(state)
    } catch {
      tell(.error, error.message)
    }
  }

  /// Keys of the review.
  mutating func take(_ event: InputEvent, review: ReviewState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = review
    switch key {
    case .escape, .character("n"):
      overlay = nil
      tell(.done, "Left as it was: nothing was written")
      return []
    case .enter, .character("y"):
      overlay = nil
      return [.save(state.change)]
    case .character("c") where state.canCheck:
      overlay = nil
      state.change.thenCheck = state.change.changes.compactMap {
        if case .setKeys(let profile, _) = $0 { profile } else { nil }
      }
      return [.save(state.change)]
    case .down, .character("j"): state.offset = min(state.offset + 1, max(0, state.lines.count - 1))
    case .up, .character("k"): state.offset = max(0, state.offset - 1)
    default: break
    }
    overlay = .review(state)
    return []
  }
}

extension Painter {
  /// The diff, what else is to be known, the keys that answer.
  mutating func paintReview(_ review: ReviewState, over whole: Rect) {
    let height = review.lines.count + review.remarks.count + 4
    let room = dialog("\(review.change.title)?", 96, height, over: whole)
    let (foot, body) = room.splitBottom(min(room.height, review.remarks.count + 1))
    for (y, line) in review.lines.dropFirst(review.offset).prefix(body.height).enumerated() {
      let (sign, role): (String, StyleRole) =
        switch line.kind {
        case .file: ("", .title)
        case .added: ("+", .good)
        case .removed: ("-", .bad)
        case .context: (" ", .dim)
        }
      if line.kind == .file {
        write(line.text, in: body, x: 1, y: y, .title, bold: true)
      } else {
        write(line.number.map(String.init) ?? "", in: body, x: 1, y: y, .dim)
        write("\(sign) \(line.text)", in: body, x: 7, y: y, role)
      }
    }
    for (y, remark) in review.remarks.enumerated() {
      write("\(glyphs.warning) \(remark)", in: foot, x: 1, y: y, .warn)
    }
    let keys =
      "Enter writes" + (review.canCheck ? "   c writes and checks" : "")
      + "   Esc leaves all as it was"
    write(keys, in: foot, x: max(1, foot.width - displayWidth(keys) - 1), y: foot.height - 1, .key)
  }
}
