import TestSupport
import Testing

/// Codes and variables that stand in the sources are told by `help scripts`, and no others.
@Suite struct ScriptCodesTests {
  private static let sources = swiftFiles(below: fixturesRoot + "/../Sources").filter {
    !$0.contains("/Reference/") && !$0.contains("/profile-census/")
  }.map { String(decoding: readFile($0) ?? [], as: UTF8.self) }

  private static func swiftFiles(below folder: String) -> [String] {
    folderEntries(folder).flatMap { name in
      name.hasSuffix(".swift")
        ? ["\(folder)/\(name)"] : name.contains(".") ? [] : swiftFiles(below: "\(folder)/\(name)")
    }
  }

  private func reference() -> ScriptReference {
    let program = Program()
    defer { program.home.remove() }
    return ScriptReference(program.run("help", "scripts").output)
  }

  private func codes(_ reference: ScriptReference) -> Set<String> {
    Set(reference.words.filter { $0.key.hasPrefix("C") }.flatMap(\.value))
  }

  @Test func everyCodeOfTheSourcesIsTold() {
    let known = codes(reference())
    #expect(known.count > 100)
    var found: Set<String> = []
    for text in Self.sources {
      for match in text.matches(of: /\bcode: "([a-z][a-z-]+)"/) { found.insert(String(match.1)) }
      for match in text.matches(of: /\b(?:Finding|notice|Notice|add)\(\s*"([a-z]+-[a-z-]+)"/) {
        found.insert(String(match.1))
      }
      for match in text.matches(of: #/"notice ([a-z-]+): /#) { found.insert(String(match.1)) }
      for block in text.matches(of: /var code: String \{\n(?s)(.*?)\n  \}/) {
        for match in block.1.matches(of: /: "([a-z-]+)"/) { found.insert(String(match.1)) }
      }
    }
    #expect(found.count > 80)
    // Hints of keys are told with their field.
    #expect(found.subtracting(known).subtracting(["key-old", "key-idle"]).sorted() == [])
  }

  @Test func noCodeIsToldThatTheSourcesDoNotHave() {
    let all = Self.sources.joined()
    for code in codes(reference()) {
      #expect(
        all.contains("\"\(code)\"") || all.contains("case \(code)\n")
          || all.contains("notice \(code):"), "\(code)")
    }
  }

  @Test func everyVariableThatIsReadIsTold() {
    let told = Set(reference().words["Variables"] ?? [])
    var found: Set<String> = []
    for text in Self.sources {
      for match in text.matches(of: /(?:environment|variables)\["([A-Za-z_]+)"\]/) {
        found.insert(String(match.1))
      }
      for match in text.matches(of: /"((?:AWS|AWSCREDS_TUI|XDG)_[A-Z0-9_]*[A-Z0-9])"/) {
        found.insert(String(match.1))
      }
      for match in text.matches(of: /"AWS_ENDPOINT_URL_([A-Z_]+)"/) {
        found.insert("AWS_ENDPOINT_URL_" + match.1)
      }
    }
    #expect(found.count > 40)
    #expect(found.subtracting(told).sorted() == [])
  }
}
