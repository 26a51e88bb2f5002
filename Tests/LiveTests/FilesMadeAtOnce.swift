@testable import App
@testable import Live

extension FileHistory {
  /// Takes back the next step, chosen and made in one, as by a run that nobody disturbs.
  @discardableResult
  func undo(_ paths: [String], others: Bool = false) throws(FileFault) -> VersionStep {
    try makeNext(others ? .undoOthers : .undo, of: paths)
  }

  /// Does again the next step, chosen and made in one.
  @discardableResult
  func redo(_ paths: [String]) throws(FileFault) -> VersionStep { try makeNext(.redo, of: paths) }

  private func makeNext(
    _ move: HistoryMove, of paths: [String]
  ) throws(FileFault) -> VersionStep {
    let step = try next(move, of: paths)
    _ = try make(move, step, of: paths)
    return step
  }
}

extension ProfileShelf {
  /// Looks at a move and agrees to it at once.
  func make(_ move: HistoryMove) -> SaveAnswer {
    switch preview(move) {
    case .refused(let why): .refused(why)
    case .step(_, let title, _, _, let shown): make(move, title: title, shown: shown)
    }
  }
}
