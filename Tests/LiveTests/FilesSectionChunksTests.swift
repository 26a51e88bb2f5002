import Testing

@testable import Live

@Suite("Which parts of a file two programs both touched")
struct FilesSectionChunksTests {
  let base = "# top\n\n# a's\n[a]\nx = 1\n\n[ b ]\r\ny = 2\r\n"

  private func chunks(_ text: String?) -> SectionChunks {
    SectionChunks(text.map { Array($0.utf8) })
  }

  @Test(
    "A change is seen in the parts that it touches and no others",
    arguments: [
      ("nothing", "", "", []),
      ("a value", "x = 1", "x = 2", ["[a]"]),
      ("a new section at the end", "y = 2\r\n", "y = 2\r\n\r\n[c]\r\nz = 3\r\n", ["[c]"]),
      ("a final newline", "y = 2\r\n", "y = 2", []),
      ("the comment above a header", "# a's", "# its", ["[a]"]),
      ("the comment at the top", "# top", "# head", [""]),
      ("a comment that touches nothing", "x = 1\n", "x = 1\n# z\n", ["[a]"]),
      ("a section that goes", "[ b ]\r\ny = 2\r\n", "", ["[ b ]"]),
      ("a second section of a name", "y = 2\r\n", "y = 2\r\n[a]\nq = 1\n", ["[a]"]),
      ("a line before the first header", "# top\n", "# top\nk = 1\n", [""]),
    ] as [(String, String, String, [String])])
  func differences(_ what: String, _ old: String, _ new: String, _ parts: [String]) {
    let changed = old.isEmpty ? base : base.replacing(old, with: new)
    let found = chunks(base).differences(to: chunks(changed))
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == parts, "\(what)")
    for part in parts { #expect(!chunks(base).agrees(with: chunks(changed), on: Array(part.utf8))) }
  }

  @Test("No file and an empty one have the same parts: none")
  func noFile() {
    #expect(chunks(nil).differences(to: chunks("\n\n")).isEmpty)
    #expect(chunks(nil).differences(to: chunks("[a]")).count == 1)
  }
}
