import TestSupport
import Testing

/// The pictures of the README are what the program draws.
@Suite struct ReadmePictureTests {
  @Test func theDemoLooksAsTheReadmeShowsIt() {
    let home = TemporaryFolder()
    defer { home.remove() }
    home.makeFolder("work")
    let screen = TmuxScreen(
      builtPrograms + "/awscreds-tui --demo",
      environment: [
        "HOME": home.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      ], folder: home, start: home.path("work"), columns: 100, rows: 17)
    defer { screen.close() }
    let steps: [(keys: String, seen: String)] = [
      ("", "1/8"), ("C", "Six digits"), ("\u{1B}", "Checked 8 profiles"),
    ]
    for (keys, seen) in steps {
      if keys == "\u{1B}" { screen.press("Escape") } else { screen.type(keys) }
      let (isMet, picture) = screen.wait { $0.contains(seen) }
      #expect(isMet, "waited for \(seen) on\n\(picture)")
    }
    expectPicture("profiles", key: "1", seen: "key not known", on: screen)
    expectPicture("stages", key: "3", seen: "any other", on: screen)
  }

  private func expectPicture(_ name: String, key: String, seen: String, on screen: TmuxScreen) {
    screen.type(key)
    // tmux may have read a part of the frame only: one that stays is whole.
    var last = ""
    let (isMet, picture) = screen.wait { shown in
      defer { last = shown }
      return shown.contains(seen) && shown.contains("? help") && shown == last
    }
    #expect(isMet, "waited for \(seen) on\n\(picture)")
    let lines = picture.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
    let text = lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    expectInReadme(
      text + "\n", between: "<!-- picture: \(name), drawn by --demo -->\n```\n", "```\n")
  }

  private func trimmed(_ line: Substring) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
