import INIDocument

/// One line of a diff, ready to be shown.
public struct DiffLine: Sendable, Equatable {
  /// What the line is.
  public enum Kind: Sendable { case file, context, added, removed }

  /// What it is.
  public var kind: Kind
  /// The file it is in; nil for a file that is neither of the two.
  public var file: FileRole?
  /// Its number in the file before (removed, context) or after (added).
  public var number: Int?
  /// The text without its line end; secrets masked where that was asked.
  public var text: String

  /// A line of a file that is neither of the two.
  public init(_ kind: Kind, number: Int? = nil, text: String) {
    self.init(kind: kind, file: nil, number: number, text: text)
  }

  /// A line of a diff.
  public init(kind: Kind, file: FileRole?, number: Int?, text: String) {
    self.kind = kind
    self.file = file
    self.number = number
    self.text = text
  }
}

extension DiffLine {
  /// The changed lines of a text file that is none of the two, with lines of context round them, under
  /// the name of the file; nothing where none changed.
  ///
  /// What looks like a secret is masked, as in comments of the shared files: such files hold keys in
  /// settings of the environment, and their lines stay in the history and in what a terminal keeps.
  public static func lines(
    under name: String, before: [UInt8], after: [UInt8], context: Int = 1
  ) -> [DiffLine] {
    let (old, new) = (textLines(before), textLines(after))
    let hidesReturns = hidesReturns(old + new)
    let lines = around(old, new, context: context) { side, index in
      var line = side == .old ? old[index] : new[index]
      if line.last == 0x0A { line.removeLast() }
      if hidesReturns, line.last == 0x0D { line.removeLast() }
      return MaskedText.mask(String(decoding: line, as: UTF8.self))
    }
    return lines.isEmpty ? [] : [DiffLine(.file, text: name)] + lines
  }

  /// Which of two texts a line is in.
  enum Side { case old, new }

  /// The lines that only one of two texts has, and `context` lines round them, in order; `text` gives
  /// what is shown of a line.
  static func around<Line: Equatable>(
    _ old: [Line], _ new: [Line], context: Int, file: FileRole? = nil,
    text: (Side, Int) -> String
  ) -> [DiffLine] {
    let (removed, inserted) = LineDifference.between(old, new)
    var lines: [DiffLine] = []
    // Lines that both have, since the last change; the last ones of them are its successor's context.
    var passed: [Int] = []
    var left = 0
    var right = 0
    // How many lines behind the last change are still to be shown.
    var due = 0
    func add(_ kind: Kind, _ side: Side, _ index: Int) {
      lines.append(DiffLine(kind: kind, file: file, number: index + 1, text: text(side, index)))
    }
    func change(_ kind: Kind, _ side: Side, _ index: Int) {
      for line in passed.suffix(context) { add(.context, .old, line) }
      passed = []
      due = context
      add(kind, side, index)
    }
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        change(.removed, .old, left)
        left += 1
      } else if right < new.count, inserted.contains(right) {
        change(.added, .new, right)
        right += 1
      } else {
        if due > 0, left < old.count {
          add(.context, .old, left)
          due -= 1
        } else {
          passed.append(left)
        }
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// The lines of a text with their line ends.
  private static func textLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Whether carriage returns are not shown: one that every line has says nothing about the change.
  fileprivate static func hidesReturns(_ lines: [ArraySlice<UInt8>]) -> Bool {
    lines.allSatisfy { $0.last != 0x0A || $0.dropLast().last == 0x0D }
  }
}

extension FileChangeSet {
  /// The changed lines of each changed file with one line of context, secrets masked.
  public func diff(maskSecrets: Bool = true) -> [DiffLine] {
    changedRoles.flatMap { role in
      [DiffLine(kind: .file, file: role, number: nil, text: role.rawValue)]
        + Self.lines(
          before[role] ?? Document(), after[role] ?? Document(), role, maskSecrets: maskSecrets)
    }
  }

  private static func lines(
    _ before: Document, _ after: Document, _ role: FileRole, maskSecrets: Bool
  ) -> [DiffLine] {
    let old = before.lines.map { before.bytes[$0.range] }
    let new = after.lines.map { after.bytes[$0.range] }
    let hidesReturns = DiffLine.hidesReturns(old + new)
    return DiffLine.around(old, new, context: 1, file: role) { side, index in
      let document = side == .old ? before : after
      let text = document.shownLine(index, maskSecrets: maskSecrets)
      return hidesReturns && text.last == "\r" ? String(text.dropLast()) : text
    }
  }
}
