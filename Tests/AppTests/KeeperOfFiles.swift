import AWSProfiles

@testable import App

/// Files in memory that answer the effects of a model as a disk would.
struct KeeperOfFiles {
  private(set) var files: SharedFiles
  private var done: [(title: String, before: SharedFiles)] = []

  /// Keeps these files.
  init(_ files: SharedFiles) { self.files = files }

  /// Carries an effect out; gives the answer, nil where there is none.
  mutating func answer(_ effect: Effect) -> Message? {
    switch effect {
    case .save(let change):
      do throws(ProfileError) {
        let after = try files.applying(change.changes).after
        done.append((change.title, files))
        files = after
        return .saved(.done(read, title: change.title, thenCheck: change.thenCheck))
      } catch {
        return .saved(.refused(error.message))
      }
    case .preview(.undo):
      guard let last = done.last else { return .preview(.refused("Nothing to undo")) }
      let lines = FileChangeSet(before: files, after: last.before).diff()
      return .preview(.step(.undo, title: last.title, lines: lines))
    case .make(.undo, _, _):
      guard let last = done.popLast() else { return .saved(.refused("Nothing to undo")) }
      files = last.before
      return .saved(.done(read, title: "Undone: \(last.title)", thenCheck: []))
    default: return nil
    }
  }

  private var read: FilesAnswer { FilesAnswer(files: files, paths: Sample.answer.paths) }
}
