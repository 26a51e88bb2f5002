import AWSProfiles
import Canvas

/// A question answered by typing.
public struct AskState: Equatable, Sendable {
  /// What the answer is for.
  public enum Purpose: Equatable, Sendable {
    case rename(String)
    case copy(String)
    case delete(String)
    case deleteMarked([String])
    case renameSection(SectionsState.Row)
    case deleteSection(SectionsState.Row)
    /// The name of a protected profile; the label of its protection.
    case useProtected(ShellSwitch, label: String)
    /// The region to be set with the profile of that name.
    case region(String)
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
  mutating func handle(_ event: InputEvent, ask: AskState) -> [Effect] {
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
    if let wanted = state.purpose.wantedAnswer, typed != wanted {
      state.complaint = "Type \(wanted) \(state.purpose.consequence)."
      overlay = .ask(state)
      return []
    }
    switch state.purpose {
    case .useProtected(let wanted, _):
      overlay = nil
      return agreed(wanted)
    case .rename(let old) where typed == old, .copy(let old) where typed == old:
      overlay = nil
      return []
    case .region(let name):
      // Said once: a region may be newer than this program.
      if let complaint = Self.complaint(ofRegion: typed), complaint != state.complaint {
        state.complaint = complaint
        overlay = .ask(state)
        return []
      }
      guard !typed.isEmpty else { return [] }
      overlay = nil
      return use(name, region: typed)
    case .rename, .copy, .renameSection, .delete, .deleteMarked, .deleteSection:
      reviewAnswer(to: state.purpose, typed)
    }
    if case .ask = overlay {
      state.complaint = takeToast()
      overlay = .ask(state)
    }
    return []
  }

  /// Shows what the change that was asked about would write.
  private mutating func reviewAnswer(to purpose: AskState.Purpose, _ typed: String) {
    func change(_ title: String, _ changes: [ProfileChange]) -> Change {
      Change(title: title, changes: changes, thenCheck: [])
    }
    switch purpose {
    case .rename(let old): reviewRename(old, to: typed)
    case .copy(let old):
      review(change("Copy \(old) to \(typed)", [.copy(from: old, to: typed)]))
    case .renameSection(let row):
      review(
        change(
          "Rename \(row.family.rawValue) \(row.name) to \(typed)",
          [.renameSection(row.family, from: row.name, to: typed)]),
        remarks: following(row.referrers))
    case .delete(let name):
      review(change("Delete \(name)", [.delete(profile: name)]), remarks: dangling(after: [name]))
    case .deleteMarked(let names):
      review(
        change("Delete \(names.count) profiles", names.map { .delete(profile: $0) }),
        remarks: dangling(after: names))
    case .deleteSection(let row):
      let users = fewNames(row.referrers, most: 8)
      review(
        change(
          "Delete \(row.family.rawValue) \(row.name)",
          [.deleteSection(row.family, name: row.name)]),
        remarks: users.isEmpty ? [] : ["Will refer to nothing: \(users)"])
    case .useProtected, .region: break
    }
  }

  private func following(_ names: [String]) -> [String] {
    names.isEmpty ? [] : ["Changed with it: \(fewNames(names, most: 8))"]
  }

  /// A rename takes along what refers to the profile, stage maps of the folder tree included.
  private mutating func reviewRename(_ old: String, to new: String) {
    let projects = projectEdits(renaming: old, to: new)
    var change = Change(
      title: "Rename \(old) to \(new)", changes: [.rename(from: old, to: new)], thenCheck: [])
    change.projectEdits = projects.edits
    review(change, remarks: remarks(onRenaming: old, to: new) + projects.remarks)
  }

  private func remarks(onRenaming old: String, to new: String) -> [String] {
    var remarks = following(catalog.referrers(of: old))
    if let active, active.name == old, active.why != "no AWS_PROFILE" {
      remarks.append("In force in this shell: choose \(new) again afterwards")
    }
    return remarks
  }

  /// Who would be left without a source profile.
  func dangling(after names: [String]) -> [String] {
    let gone = Set(names)
    var orphans: [String] = []
    for name in names {
      for orphan in catalog.referrers(of: name) where !gone.contains(orphan) {
        if !orphans.contains(orphan) { orphans.append(orphan) }
      }
    }
    guard !orphans.isEmpty else { return [] }
    let whose = orphans.count == 1 ? "loses its source profile" : "lose their source profile"
    return ["\(fewNames(orphans, most: 4)) \(whose)"]
  }
}

extension AskState.Purpose {
  /// What has to be typed, word for word; nil where any name will do.
  var wantedAnswer: String? {
    switch self {
    case .delete(let name): name
    case .useProtected(let wanted, _): wanted.profile
    case .deleteMarked(let names): "\(names.count)"
    case .deleteSection(let row): row.name
    case .rename, .copy, .renameSection, .region: nil
    }
  }

  /// What typing it does, and what Esc does.
  fileprivate var consequence: String {
    switch self {
    case .delete, .deleteSection: "to delete it, Esc to keep it"
    case .deleteMarked: "to delete them, Esc to keep them"
    case .useProtected: "to use it, Esc to leave it"
    case .rename, .copy, .renameSection, .region: "to go on"
    }
  }

  /// The title and the question.
  fileprivate var words: (title: String, question: String) {
    switch self {
    case .rename(let name): ("Rename \(name)", "New name; roles that use it follow.")
    case .copy(let name): ("Copy \(name)", "Name of the copy.")
    case .delete(let name): ("Delete \(name)", "Type \(name) to delete it from both files.")
    case .deleteMarked(let names):
      (
        "Delete \(names.count) profiles",
        names.joined(separator: ", ") + ". Type \(names.count) to delete them from both files."
      )
    case .renameSection(let row):
      ("Rename \(row.family.rawValue) \(row.name)", "New name; profiles that use it follow.")
    case .deleteSection(let row):
      ("Delete \(row.family.rawValue) \(row.name)", "Type \(row.name) to delete it from config.")
    case .useProtected(let wanted, let label):
      (
        "Use \(wanted.profile ?? "")", "It is protected (\(label)). Type its name to use it."
      )
    case .region(let name): ("Use \(name)", "With AWS_REGION and AWS_DEFAULT_REGION set to:")
    }
  }
}

extension Painter {
  /// A question with its field, and who is hit by a yes.
  mutating func paintAsk(_ ask: AskState, over whole: Rect) {
    let (title, question) = ask.purpose.words
    let width = min(72, whole.width)
    let lines = wrapped(question, to: max(8, width - 4)).prefix(8)
    let warnings = askWarnings(ask.purpose).flatMap { wrapped($0, to: max(8, width - 4)) }
    let wrong = ask.complaint.map { wrapped($0, to: max(8, width - 4)) } ?? []
    let foot = max(1, wrong.count)
    let room = dialog(title, width, lines.count + warnings.count + foot + 4, over: whole)
    if isTight { return paintTightAsk(ask, question, in: room) }
    let space = max(0, room.height - 1 - foot)
    for (y, line) in (Array(lines) + warnings).prefix(space).enumerated() {
      write(line, in: room, x: 1, y: y, y < lines.count ? .text : .warn)
    }
    let y = min(lines.count + warnings.count + 1, max(0, room.height - 1 - foot))
    let box = Rect(x: room.x + 1, y: room.y + y, width: max(0, room.width - 2), height: 1)
    frame.cursor = ask.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    for (index, line) in wrong.enumerated() { write(line, in: room, x: 1, y: y + 1 + index, .bad) }
  }

  /// The field below what is asked, or below what is wrong with the answer.
  private mutating func paintTightAsk(_ ask: AskState, _ question: String, in room: Rect) {
    let (line, words) = room.splitBottom(1)
    let text = wrapped(ask.complaint ?? question, to: max(8, room.width))
    for (y, part) in text.prefix(words.height).enumerated() {
      write(part, in: words, y: y, ask.complaint == nil ? .text : .bad)
    }
    frame.cursor = ask.field.draw(into: &frame.buffer, in: line, glyphs: glyphs)
  }

  private func askWarnings(_ purpose: AskState.Purpose) -> [String] {
    switch purpose {
    case .delete(let name): model.dangling(after: [name]).map { "\(glyphs.warning) \($0)" }
    case .deleteMarked(let names): model.dangling(after: names).map { "\(glyphs.warning) \($0)" }
    case .deleteSection(let row) where !row.referrers.isEmpty:
      ["\(glyphs.warning) Used by \(row.referrers.joined(separator: ", "))"]
    default: []
    }
  }
}
