/// Writes of several files that belong together: all of them, or none.
struct FileGroup: Sendable {
  /// One file: what it was read as, and what it becomes (nil: it goes).
  typealias Change = (before: FileSnapshot, after: [UInt8]?)

  private let file: AtomicFile

  init(calls: any FileSystemCalls) { file = AtomicFile(calls: calls) }

  /// Carries out `changes` in order; where one fails, those before it are taken back.
  ///
  /// - Returns: the files as they now are.
  func carryOut(_ changes: [Change]) throws(FileFault) -> [FileSnapshot] {
    // A refusal that can be foreseen comes before the first write.
    for change in changes { try file.check(change.before) }
    var written: [FileSnapshot] = []
    for change in changes {
      do throws(FileFault) {
        written.append(try file.replace(change.before, with: change.after))
      } catch {
        var staying: String?
        for (now, old) in zip(written, changes).reversed()
        where (try? file.replace(now, with: old.before.bytes)) == nil {
          staying = now.path
        }
        if let staying {
          throw .partlyWritten(path: staying, reason: error.message)
        }
        throw error
      }
    }
    return written
  }
}
