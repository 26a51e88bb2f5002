/// The files of a project as they were when it was read: what was asked of them, and the answers.
struct ProjectSnapshot: ProjectFiles, Equatable {
  /// Bytes of each file that was read.
  private(set) var contents: [String: [UInt8]] = [:]
  /// Files that are there, whether they were read or not.
  private var present: Set<String> = []
  private var lists: [String: [String]] = [:]

  /// Nothing asked yet.
  init() {}

  func read(_ path: String) -> [UInt8]? { contents[path] }
  func exists(_ path: String) -> Bool { contents[path] != nil || present.contains(path) }
  func names(in directory: String) -> [String] { lists[directory] ?? [] }

  /// Takes in the bytes of a file.
  mutating func note(_ bytes: [UInt8], of path: String) { contents[path] = bytes }

  /// Takes in that a file is there.
  mutating func note(existing path: String) { present.insert(path) }

  /// Takes in the names in a folder.
  mutating func note(_ names: [String], in directory: String) { lists[directory] = names }

  /// The files as they are once `edits` are done.
  func after(_ edits: [StageEdit]) -> ProjectSnapshot {
    var files = self
    for edit in edits { files.note(edit.after, of: edit.path) }
    return files
  }
}
