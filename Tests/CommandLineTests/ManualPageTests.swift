import TestSupport
import Testing

@Suite struct ManualPageTests {
  @Test func everyVerbOfTheHelpHasItsPlace() {
    let program = Program()
    defer { program.home.remove() }
    let page = program.run("--man-page")
    #expect(page.status == 0)
    let helpLines = program.run("--help").output.split(separator: "\n")
    let verbs = helpLines.drop { $0 != "verbs:" }.dropFirst().prefix { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(!verbs.isEmpty)
    for verb in verbs { #expect(page.output.contains("\n.SS \(verb)"), "\(verb)") }
  }

  @Test func helpAndPageTellTheSameStatuses() {
    let program = Program()
    defer { program.home.remove() }
    let page = program.run("--man-page").output
    let help = program.run("--help").output.split(separator: "\n")
    let told = help.drop { $0 != "exit status:" }.dropFirst().compactMap { line in
      line.split(separator: " ").first.flatMap { Int($0) }
    }
    #expect(told == [0, 1, 2, 3, 4, 126, 127, 130])
    for status in told { #expect(page.contains("\n.B \(status)\n"), "\(status)") }
  }

  /// A line that begins with a dot and names no macro would vanish from the page.
  @Test func onlyKnownMacrosAreUsed() {
    let program = Program()
    defer { program.home.remove() }
    let requests = program.run("--man-page").output.split(separator: "\n")
      .filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
      .compactMap { $0.split(separator: " ").first }
    #expect(Set(requests).isSubset(of: [".TH", ".SH", ".SS", ".B", ".TP", ".PP", ".br"]))
  }
}
