import AWSProfiles
import App
import INIDocument
import ServerlessProject
import Synchronization

/// Invented profiles that live in memory; changes are made to them and nowhere else.
public final class DemoShelf: ProfileShelf {
  private struct Steps {
    var done: [(title: String, before: SharedFiles)] = []
    var undone: [(title: String, after: SharedFiles)] = []
    var files: SharedFiles
    /// Texts of the invented project beside `done` and `undone`.
    var projectsDone: [[String: [UInt8]]] = []
    var projectsUndone: [[String: [UInt8]]] = []
  }

  private let steps: Mutex<Steps>
  private let project: DemoProject

  /// The invented profiles, and the invented project that is changed with them.
  public init(project: DemoProject = DemoProject()) {
    self.project = project
    steps = Mutex(
      Steps(
        files: SharedFiles(
          credentials: Document(Array(DemoProfiles.credentials.utf8)),
          config: Document(Array(DemoProfiles.config.utf8)))))
  }

  /// The invented files.
  public func load() -> FilesAnswer { answer(steps.withLock { $0.files }) }

  /// Changes the invented files.
  public func save(_ change: Change, seen: SharedFiles) -> SaveAnswer {
    steps.withLock { steps in
      do throws(ProfileError) {
        let result = try steps.files.applying(change.changes)
        steps.projectsDone.append(project.texts)
        steps.projectsUndone = []
        project.apply(change.projectEdits)
        steps.done.append((change.title, steps.files))
        steps.undone = []
        steps.files = result.after
        return .done(
          answer(result.after, canUndo: true), title: change.title, thenCheck: change.thenCheck)
      } catch {
        return .refused(error.message)
      }
    }
  }

  /// What undo or redo would do.
  public func preview(_ move: HistoryMove) -> PreviewAnswer {
    steps.withLock { steps in
      if case .bringBack = move {
        return .refused("The demo keeps no files to bring back: z takes its steps back.")
      }
      let step: (title: String, files: SharedFiles)? =
        move.isUndo
        ? steps.done.last.map { ($0.title, $0.before) }
        : steps.undone.last.map { ($0.title, $0.after) }
      let texts = move.isUndo ? steps.projectsDone.last : steps.projectsUndone.last
      guard let step else {
        return .refused(move.isUndo ? "Nothing to undo yet." : "Nothing to do again.")
      }
      var lines = FileChangeSet(before: steps.files, after: step.files).diff()
      let now = project.texts
      for (path, text) in (texts ?? [:]).sorted(by: { $0.key < $1.key })
      where now[path] != text {
        lines += DiffLine.lines(under: path, before: now[path] ?? [], after: text)
      }
      return .step(move, title: step.title, lines: lines)
    }
  }

  /// Takes the last change back, or does again what was: nobody else writes here.
  public func make(_ move: HistoryMove, title: String, shown: ShownStep) -> SaveAnswer {
    switch move {
    case .undo, .undoOthers: undo()
    case .redo: redo()
    case .bringBack: .refused("In the demo only undo brings something back.")
    }
  }

  private func undo() -> SaveAnswer {
    steps.withLock { steps in
      guard let last = steps.done.popLast() else { return .refused("Nothing to undo yet.") }
      steps.projectsUndone.append(project.texts)
      if let texts = steps.projectsDone.popLast() { project.texts = texts }
      steps.undone.append((last.title, steps.files))
      steps.files = last.before
      let answer = answer(last.before, canUndo: !steps.done.isEmpty)
      return .done(answer, title: "Undone: \(last.title)", thenCheck: [])
    }
  }

  private func redo() -> SaveAnswer {
    steps.withLock { steps in
      guard let last = steps.undone.popLast() else { return .refused("Nothing to do again.") }
      steps.projectsDone.append(project.texts)
      if let texts = steps.projectsUndone.popLast() { project.texts = texts }
      steps.done.append((last.title, steps.files))
      steps.files = last.after
      return .done(
        answer(last.after, canUndo: true), title: "Done again: \(last.title)", thenCheck: [])
    }
  }

  /// The changes of this run.
  public func history() -> HistoryAnswer {
    steps.withLock { steps in
      let after = steps.done.dropFirst().map(\.before) + [steps.files]
      let entries = zip(steps.done, after).enumerated().map { place, step in
        HistoryEntry(
          id: place, time: 0, title: step.0.title,
          lines: FileChangeSet(before: step.0.before, after: step.1).diff())
      }
      return HistoryAnswer(
        entries: entries.reversed(), undoable: entries.last?.id,
        redoable: steps.undone.isEmpty ? nil : entries.count)
    }
  }

  private func answer(_ files: SharedFiles, canUndo: Bool = false) -> FilesAnswer {
    var answer = FilesAnswer(
      files: files, paths: [.credentials: "demo credentials", .config: "demo config"])
    answer.canUndo = canUndo
    return answer
  }
}
