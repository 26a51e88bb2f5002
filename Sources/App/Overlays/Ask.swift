import AWSProfiles
import Canvas

/// A question answered by typing.
public struct AskState: Equatable, Sendable {
  /// What the answer is for.
  public enum Purpose: Equatable, Sendable {
    case rename(String)
    case copy(String)
    case delete(String)
    case useProtected(String)
  }

  /// The purpose.
  public var purpose: Purpose
  /// What is typed.
  public var field: TextField
  /// Why the answer will not do.
  public var complaint: String?

  /// A question with a first answer in the field.
  public init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    field = TextField(text)
  }
}

extension Model {
  /// Keys of a question.
  mutating func take(_ event: InputEvent, ask: AskState) -> [Effect] {
    var state = ask
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape):
      overlay = nil
      return []
    case .key(.enter): return answer(state)
    case .key(let key): _ = state.field.handle(key)
    default: break
    }
    state.complaint = nil
    overlay = .ask(state)
    return []
  }

  private mutating func answer(_ ask: AskState) -> [Effect] {
    var state = ask
    let typed = state.field.text
    switch state.purpose {
    case .rename(let old):
      guard typed != old else {
        overlay = nil
        return []
      }
      let followers = catalog.referrers(of: old)
      review(
        Change(
          title: "Rename \(old) to \(typed)", changes: [.rename(from: old, to: typed)],
          thenCheck: []),
        remarks: followers.isEmpty ? [] : ["Follows: \(followers.joined(separator: ", "))"])
    case .copy(let old):
      review(
        Change(
          title: "Copy \(old) to \(typed)", changes: [.copy(from: old, to: typed)], thenCheck: []))
    case .delete(let name):
      guard typed == name else {
        state.complaint = "Type \(name) to delete it, Esc to keep it."
        overlay = .ask(state)
        return []
      }
      let orphans = catalog.referrers(of: name)
      review(
        Change(title: "Delete \(name)", changes: [.delete(profile: name)], thenCheck: []),
        remarks: orphans.isEmpty ? [] : ["Will dangle: \(orphans.joined(separator: ", "))"])
    case .useProtected(let name):
      guard typed == name else {
        state.complaint = "Type \(name) to use it."
        overlay = .ask(state)
        return []
      }
      overlay = nil
      return use(name)
    }
    if case .ask = overlay {
      state.complaint = toast?.text
      overlay = .ask(state)
    }
    return []
  }
}

extension Painter {
  /// A question with its field.
  mutating func paintAsk(_ ask: AskState, over whole: Rect) {
    let (title, words): (String, String) =
      switch ask.purpose {
      case .rename(let name): ("Rename \(name)", "New name; roles that use it follow.")
      case .copy(let name): ("Copy \(name)", "Name of the copy.")
      case .delete(let name): ("Delete \(name)", "Type \(name) to delete it from both files.")
      case .useProtected(let name): ("Use \(name)", "It is protected. Type its name to use it.")
      }
    let room = dialog(title, 64, 6, over: whole)
    write(words, in: room, x: 1)
    let box = Rect(x: room.x + 1, y: room.y + 2, width: max(0, room.width - 2), height: 1)
    frame.cursor = ask.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    if let complaint = ask.complaint { write(complaint, in: room, x: 1, y: 3, .bad) }
  }
}
