import JSONText
import Live

extension Verb {
  static let history = Verb(
    name: "history", synopsis: "[--json] | purge",
    summary: "the versions written of the AWS files and the stage map",
    options: [json, yes], operands: 0...1
  ) { arguments, session in
    let history = session.history
    if let word = arguments.operands.first {
      guard word == "purge" else {
        throw Failure.unknown("word \(word)", near: word, among: ["purge"])
      }
      try session.confirm("Forget all kept versions?", arguments)
      try fileWork { () throws(FileFault) in try history.versions.purge() }
      return
    }
    let steps = history.versions.steps(of: history.targets(try session.historyPaths()))
    if arguments.has("json") {
      Streams.print((["steps": .array(steps.map(json(of:)))] as JSONValue).text())
      return
    }
    for step in steps.reversed() {
      let mark = step.isUndone ? "undone  " : step.kind == .found ? "found   " : "written "
      Streams.print(
        "\(session.clock(step.time))  \(mark)  \(step.title.printable)  "
          + step.paths.joined(separator: ", ").printable)
    }
  }

  static let undo = Verb(
    name: "undo", synopsis: "[--others]", summary: "take the last written change back",
    options: [
      VerbOption("others", "also where another program made the last change: see history first")
    ]
  ) { arguments, session in
    let paths = try session.historyPaths()
    let step = try fileWork { () throws(FileFault) in
      try session.history.undo(paths, others: arguments.has("others"))
    }
    Streams.print("taken back: \(step.title.printable)")
  }

  static let redo = Verb(
    name: "redo", synopsis: "", summary: "do again what was taken back last"
  ) { _, session in
    let paths = try session.historyPaths()
    let step = try fileWork { () throws(FileFault) in try session.history.redo(paths) }
    Streams.print("done again: \(step.title.printable)")
  }

  private static func json(of step: VersionStep) -> JSONValue {
    [
      "id": JSONValue(step.id), "time": JSONValue(step.time), "title": .string(step.title),
      "kind": .string(step.kind.rawValue), "undone": .bool(step.isUndone),
      "files": .array(step.paths.map(JSONValue.string)),
    ]
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
