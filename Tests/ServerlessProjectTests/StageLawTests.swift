import ServerlessProject
import TestSupport
import Testing

/// A project file that is put together by chance.
struct RandomProject {
  var text = ""
  var stages: [String] = []
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    let nested = flip()
    let isFlow = flip()
    let end = flip() ? "\n" : "\r\n"
    let indent = String(repeating: " ", count: flip() ? 2 : 4)
    let expression = "${self:custom.map.${sls:stage}\(nested ? ".profile" : "")}"
    var lines = ["# größe \u{1F680}", "service: x", "provider:", "\(indent)name: aws"]
    lines.append("\(indent)profile: \(pick(["", "'", "\""]).wrapping(expression)) # why")
    lines.append("custom:")
    stages = ["dev", "prod", "pre-prod", "qa", "live", "x1"].shuffled(using: &generator)
    stages = Array(stages.prefix(Int.random(in: 1...6, using: &generator)))
    let step = indent
    if isFlow {
      lines += flowRows(indent: indent, nested: nested)
    } else {
      lines.append("\(indent)map:" + pick(["", "  # rows", " &m"]))
      for stage in stages {
        if flip() { lines.append(pick(["", "\(indent)# between", "# flush"])) }
        let value = pick(["", "'", "\""]).wrapping("p-\(stage)") + pick(["", " # é", "   # c"])
        if nested {
          lines.append("\(indent)\(step)\(stage):")
          if flip() { lines.append("\(indent)\(step)\(step)days: 3") }
          lines.append("\(indent)\(step)\(step)profile: \(value)")
          if flip() { lines.append("\(indent)\(step)\(step)more: [1, 2]") }
        } else {
          lines.append("\(indent)\(step)\(stage):\(pick([" ", "    "]))\(value)")
        }
      }
    }
    if flip() {
      lines += ["\(indent)# end of map", "\(indent)other: &o", "\(indent)\(step)dev: no"]
    }
    if flip() { lines += ["functions:", "\(indent)f: { handler: !Ref Über }"] }
    text = (flip() ? "\u{FEFF}" : "") + lines.joined(separator: end) + (flip() ? end : "")
  }

  private mutating func flowRows(indent: String, nested: Bool) -> [String] {
    let rows = stages.map { stage in
      let value = pick(["", "'", "\""]).wrapping("p-\(stage)")
      return nested ? "\(stage): { days: 3, profile: \(value) }" : "\(stage): \(value)"
    }
    let comma = pick(["", ","])
    guard flip() else {
      return ["\(indent)map: { \(rows.joined(separator: ", "))\(comma) } # one line"]
    }
    let inner = rows.enumerated().map { index, row in
      "\(indent)\(indent)\(row)\(index + 1 < rows.count ? "," : comma) # row \(index)"
    }
    return ["\(indent)map: {"] + inner + ["\(indent)}"]
  }

  private mutating func flip() -> Bool { Bool.random(using: &generator) }

  mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int(generator.next() % UInt64(choices.count))]
  }
}

extension String {
  fileprivate func wrapping(_ text: String) -> String { self + text + self }
}

@Suite("Stage laws")
struct StageLawTests {
  private static let names = [
    "acme", "0123", "true", "it's", "a \"b\" \\c", "größe", "x: y #z", "-",
  ]

  @Test("Setting a row changes the token of that row alone", arguments: 0..<400)
  func setting(seed: UInt64) throws {
    var random = RandomProject(seed: seed)
    let before = project(random.text)
    try #require(before.status == .editable, "\(random.text)")
    #expect(before.rows.map(\.stage) == random.stages)
    let stage = random.pick(random.stages)
    let name = random.pick(Self.names)
    let edit = try before.setting(stage: stage, to: name)
    let after = project(String(decoding: edit.after, as: UTF8.self))
    for row in after.rows {
      #expect(row.raw == (row.stage == stage ? name : before.row(row.stage)?.raw))
    }
    #expect(changedLines(edit) == 1)
    #expect(isOneToken(edit, old: "p-\(stage)", new: name), "\(random.text)")
    // Undo through the editor: the name as it was, in the same quotes, gives the same bytes.
    let back = try after.setting(stage: stage, to: "p-\(stage)")
    if YAMLQuotes.unchanged(random.text, edit.after, stage) { #expect(back.after == edit.before) }
  }

  @Test("Adding a row adds a line, and taking it away gives the old bytes", arguments: 0..<400)
  func adding(seed: UInt64) throws {
    let random = RandomProject(seed: seed)
    let before = project(random.text)
    let edit = try before.setting(stage: "zz", to: "zz-new")
    let after = project(String(decoding: edit.after, as: UTF8.self))
    #expect(after.row("zz")?.raw == "zz-new", "\(random.text)")
    #expect(after.rows.dropLast().map(\.raw) == before.rows.map(\.raw))
    #expect(isSubsequence(edit.before, of: edit.after), "\(random.text)")
    let back = try after.unsetting("zz")
    let text = String(decoding: edit.after, as: UTF8.self)
    let isNested = text.contains(".profile}")
    if !isNested { #expect(back.after == edit.before, "\(text)") }
    let rows = project(String(decoding: back.after, as: UTF8.self)).rows
    #expect(rows.map(\.stage) == random.stages)
  }

  @Test("Taking a row away leaves every other row and byte", arguments: 0..<400)
  func removing(seed: UInt64) throws {
    var random = RandomProject(seed: seed)
    let before = project(random.text)
    let stage = random.pick(random.stages)
    let edit = try before.unsetting(stage)
    let after = project(String(decoding: edit.after, as: UTF8.self))
    #expect(after.rows.map(\.stage) == random.stages.filter { $0 != stage })
    #expect(isSubsequence(edit.after, of: edit.before))
  }

  @Test("Any bytes are read without a trap, and edits of them only ever throw", arguments: 0..<300)
  func noise(seed: UInt64) {
    var random = RandomProject(seed: seed)
    var bytes = Array(random.text.utf8)
    let noise = Array("{}[]:,#&*!|>'\"%@`\n\r\t -?$(".utf8) + [0x00, 0x7F, 0xC3, 0xFF, 0x85]
    for _ in 0..<4 {
      let place = random.pick(Array(bytes.indices))
      if random.pick([true, false]) {
        bytes[place] = random.pick(noise)
      } else {
        bytes.insert(random.pick(noise), at: place)
      }
    }
    var files = InventedFiles([:])
    files.contents["/p/serverless.yml"] = bytes
    let noisy = StageProject(path: "/p/serverless.yml", files: files)
    for row in noisy.rows {
      guard let edit = try? noisy.setting(stage: row.stage, to: "zz") else { continue }
      files.contents["/p/serverless.yml"] = edit.after
      let after = StageProject(path: "/p/serverless.yml", files: files)
      #expect(after.row(row.stage)?.raw == "zz")
    }
  }

  /// Whether two sides differ in nothing but one value in its quotes.
  private func isOneToken(_ edit: StageEdit, old: String, new: String) -> Bool {
    let head = zip(edit.before, edit.after).prefix { $0 == $1 }.count
    let tail = min(
      zip(edit.before.reversed(), edit.after.reversed()).prefix { $0 == $1 }.count,
      min(edit.before.count, edit.after.count) - head)
    // Quotes on both sides, and each quote or backslash of the name twice.
    return edit.before.count - head - tail <= old.utf8.count + 2
      && edit.after.count - head - tail <= 2 * new.utf8.count + 2
  }

  /// How many lines differ between an edit's two sides.
  private func changedLines(_ edit: StageEdit) -> Int {
    let before = StageFixture.lines(edit.before)
    let after = StageFixture.lines(edit.after)
    return before.count == after.count ? zip(before, after).filter { $0 != $1 }.count : -1
  }

  private func isSubsequence(_ short: [UInt8], of long: [UInt8]) -> Bool {
    // All that was added or removed is whole rows and commas: what stays, stays in order.
    var index = short.startIndex
    for byte in long where index < short.endIndex && short[index] == byte { index += 1 }
    return index == short.endIndex
  }
}

/// Whether a row has the same quotes in two texts.
enum YAMLQuotes {
  static func unchanged(_ text: String, _ after: [UInt8], _ stage: String) -> Bool {
    let new = String(decoding: after, as: UTF8.self)
    let count = { (text: String) in text.filter { $0 == "'" || $0 == "\"" }.count }
    return count(text) == count(new)
  }
}
