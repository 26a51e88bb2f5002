import AWSProfiles
import App
import INIDocument
import JSONText
import Live

extension Verb {
  static let history = Verb(
    name: "history",
    summary: "the last \(Versions.limit) changes of each AWS file and stage map, newest first; "
      + "purge forgets them",
    forms: [VerbForm(options: [json]), VerbForm("purge", options: [yes])]
  ) { arguments, session in
    let history = session.history
    if arguments.operands.first == "purge" {
      try session.confirm("Forget all kept versions?", arguments)
      try fileWork { () throws(FileFault) in try history.versions.purge() }
      return
    }
    let steps = history.versions.steps(of: history.targets(try session.historyPaths()))
    if arguments.has("json") {
      Streams.print((["steps": .array(steps.map(json(of:)))] as JSONValue).text())
      return
    }
    for step in steps {
      let mark = step.isUndone ? "undone  " : step.kind == .found ? "found   " : "written "
      Streams.print(
        "\(session.clock(step.time))  \(mark)  \(step.title.printable)  "
          + step.paths.joined(separator: ", ").printable)
    }
  }

  static let undo = Verb(
    name: "undo",
    summary: "take the last written change back; the last \(Versions.limit) of each file are kept",
    options: [
      VerbOption("others", "also where another program made the last change: see history first"),
      yes, diff,
    ]
  ) { arguments, session in
    let paths = try session.historyPaths()
    if arguments.has("diff") {
      let step = try fileWork { () throws(FileFault) in
        try session.history.next(.undoOthers, of: paths)
      }
      try session.showChange(of: step, .undo)
      return
    }
    let move: HistoryMove = arguments.has("others") ? .undoOthers : .undo
    let done = try session.make(move, of: paths, arguments)
    Streams.print("taken back: \(done.title.printable)")
  }

  static let redo = Verb(
    name: "redo", summary: "do again what was taken back last", options: [yes, diff]
  ) { arguments, session in
    let paths = try session.historyPaths()
    if arguments.has("diff") {
      let step = try fileWork { () throws(FileFault) in
        try session.history.next(.redo, of: paths)
      }
      return try session.showChange(of: step, .redo)
    }
    let done = try session.make(.redo, of: paths, arguments)
    Streams.print("done again: \(done.title.printable)")
  }

  private static func json(of step: VersionStep) -> JSONValue {
    [
      "id": JSONValue(step.id), "time": JSONValue(step.time), "title": .string(step.title),
      "kind": .string(step.kind.rawValue), "undone": .bool(step.isUndone),
      "files": .array(step.paths.map(JSONValue.string)),
    ]
  }
}

extension Session {
  /// Prints what undo or redo of a step would write; secrets of the shared files are masked.
  fileprivate func showChange(of step: VersionStep, _ move: HistoryMove) throws(Failure) {
    tellDeadKeys(of: step, move)
    let locations = try store().locations
    let targets = history.targets(FileRole.allCases.map { locations[$0] })
    for side in step.files {
      let texts = try fileWork { () throws(FileFault) in
        try [side.before, side.after].map { copy throws(FileFault) -> [UInt8]? in
          guard let copy else { return nil }
          return try history.versions.bytes(of: copy, path: side.path)
        }
      }
      let (old, new) = move.isUndo ? (texts[1], texts[0]) : (texts[0], texts[1])
      if let place = targets.firstIndex(of: side.path) {
        var before = SharedFiles()
        var after = SharedFiles()
        before[FileRole.allCases[place]] = old.map { Document($0) }
        after[FileRole.allCases[place]] = new.map { Document($0) }
        Streams.write(Self.text(of: FileChangeSet(before: before, after: after).diff()), to: 1)
      } else {
        Streams.write(Self.text(of: side.path, old ?? [], new ?? []), to: 1)
      }
    }
  }
}

extension Session {
  /// Takes back or does again the next step; where another run was faster, the one after it.
  fileprivate func make(
    _ move: HistoryMove, of paths: [String], _ arguments: Arguments
  ) throws(Failure) -> VersionStep {
    while true {
      let step = try fileWork { () throws(FileFault) in try history.next(move, of: paths) }
      try requireConsent(toDeadKeysOf: step, move, arguments)
      do throws(FileFault) {
        if try !history.make(move, step, of: paths) {
          let notice = FileNotice.stepNotNoted
          Streams.complain("notice \(notice.code): \(notice.message)")
        }
        return step
      } catch {
        // Each time somebody else made a step: this ends.
        guard case .anotherStep = error else { throw Failure(error) }
      }
    }
  }
}

extension Session {
  /// Says which deleted keys a step would bring back; whether there are any.
  @discardableResult
  private func tellDeadKeys(of step: VersionStep, _ move: HistoryMove) -> Bool {
    let dead = history.deadKeys(of: step, move)
    for id in dead {
      Streams.complain(
        "notice deleted-key: \(FileHistory.remark(onDead: id)) The key that it replaces is then "
          + "only in the history")
    }
    return !dead.isEmpty
  }

  /// Asks before a key that is dead takes the place of one that lives.
  fileprivate func requireConsent(
    toDeadKeysOf step: VersionStep, _ move: HistoryMove, _ arguments: Arguments
  ) throws(Failure) {
    guard tellDeadKeys(of: step, move) else { return }
    try confirm("\(move.isUndo ? "Undo" : "Redo") “\(step.title)” all the same?", arguments)
  }
}

/// Carries out work on files and turns its faults into failures.
func fileWork<Value>(_ work: () throws(FileFault) -> Value) throws(Failure) -> Value {
  do {
    return try work()
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  /// The failure that a fault of a file ends in.
  init(_ fault: FileFault) {
    let changed = ["locked", "changed-on-disk"].contains(fault.code)
    self.init(
      status: changed ? .changed : .failed, code: fault.code, message: fault.message,
      file: fault.path, line: nil)
  }
}
