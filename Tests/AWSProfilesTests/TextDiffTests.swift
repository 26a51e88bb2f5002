import AWSProfiles
import TestSupport
import Testing

/// The changed lines of files of projects.
@Suite struct TextDiffTests {
  private static let signs: [DiffLine.Kind: String] = [
    .file: "--- ", .context: " ", .added: "+", .removed: "-",
  ]

  private static func shown(_ before: String, _ after: String, context: Int = 1) -> [String] {
    DiffLine.lines(
      under: "~/x.yml", before: Array(before.utf8), after: Array(after.utf8), context: context
    ).map { line in
      (signs[line.kind] ?? "?") + (line.number.map { "\($0) " } ?? "") + line.text
    }
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nb\nc\n", []),
    ("a\nb\nc\nd\n", "a\nB\nc\nd\n", ["--- ~/x.yml", " 1 a", "-2 b", "+2 B", " 3 c"]),
    ("", "a\n", ["--- ~/x.yml", "+1 a"]), ("a\n", "", ["--- ~/x.yml", "-1 a"]),
    ("a", "a\n", ["--- ~/x.yml", "-1 a", "+1 a"]),
    ("a\r\nb\r\n", "a\r\nc\r\n", ["--- ~/x.yml", " 1 a", "-2 b", "+2 c"]),
    ("a\nb\n", "a\nb\r\n", ["--- ~/x.yml", " 1 a", "-2 b", "+2 b\r"]),
  ]) func changedLinesAreToldWithTheirNeighbours(before: String, after: String, lines: [String]) {
    #expect(Self.shown(before, after) == lines)
  }

  @Test func linesBetweenTwoChangesAreToldOnce() {
    let before = (1...12).map { "\($0)\n" }.joined()
    let after = before.replacing("3\n", with: "x\n").replacing("7\n", with: "y\n")
    #expect(
      Self.shown(before, after, context: 2)
        == ["--- ~/x.yml", " 1 1", " 2 2", "-3 3", "+3 x", " 4 4", " 5 5", " 6 6", "-7 7", "+7 y"]
        + [" 8 8", " 9 9"])
    #expect(Self.shown(before, after, context: 0).count == 5)
  }

  /// The lines that are told are what changed: taken out of one text and put in, they give the other.
  @Test(arguments: 0..<40 as Range<UInt64>) func theLinesLeadFromOneTextToTheOther(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let old = (0..<Int.random(in: 0...20, using: &random)).map { "line \($0 % 5)" }
    var new = old
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let place = Int.random(in: 0...new.count, using: &random)
      if place < new.count, Bool.random(using: &random) {
        new.remove(at: place)
      } else {
        new.insert("new \(place)", at: place)
      }
    }
    let lines = DiffLine.lines(
      under: "x", before: Array(old.map { $0 + "\n" }.joined().utf8),
      after: Array(new.map { $0 + "\n" }.joined().utf8))
    let removed = Set(lines.filter { $0.kind == .removed }.compactMap(\.number))
    var made = old.enumerated().filter { !removed.contains($0.offset + 1) }.map(\.element)
    for line in lines where line.kind == .added {
      made.insert(line.text, at: (line.number ?? 1) - 1)
    }
    #expect(made == new)
    for line in lines where line.kind == .context {
      #expect(line.number.map { old[$0 - 1] } == line.text)
    }
  }

  private static let secret = ShownSecretsTests.secret

  /// Lines of a project file that hold a secret; the change stands beside them.
  @Test(arguments: [
    "    AWS_SECRET_ACCESS_KEY: \(secret)", "    AWS_SECRET_ACCESS_KEY: '\(secret)'",
    "    - DB_PASSWORD=\(secret)", "  \"API_TOKEN\": \"\(secret)\",", "  # \(secret)",
    "  password: \(secret.prefix(9))", "  - SECRET: \"\(secret.prefix(9))\"",
  ]) func noSecretIsShown(line: String) {
    for (before, after) in [
      ("\(line)\nx: 1\n", "\(line)\nx: 2\n"), ("\(line)\n", "x\n"), ("x\n", "\(line)\n"),
    ] {
      let shown = Self.shown(before, after).joined(separator: "\n")
      #expect(!shown.contains(Self.secret.prefix(9)), "\(shown)")
      #expect(shown.contains("****"))
    }
  }

  @Test(arguments: [
    "    AWS_SECRET_ACCESS_KEY: ${ssm:/aws/reference/secretsmanager/a}", "  dev: acme-dev",
    "  secrets:", "  handler: src/handler.main", "  role: arn:aws:iam::123456789012:role/deploy",
  ]) func otherLinesAreShownAsTheyAre(line: String) {
    #expect(Self.shown("", line + "\n").last == "+1 " + line)
  }
}
