import AWSProfiles
import Testing

@Suite struct ShownPathTests {
  @Test(
    arguments: [
      ("/home/zoë/.aws/config", "/home/zoë", "~/.aws/config"),
      ("/home/日本/x", "/home/日本", "~/x"),
      ("/home/ann/.aws/config", "/home/ann", "~/.aws/config"),
      ("/home/anna/.aws", "/home/ann", "/home/anna/.aws"),
      ("/home/ann", "/home/ann", "/home/ann"),
      ("/home/ann/x", "", "/home/ann/x"), ("/home/ann/x", nil, "/home/ann/x"),
      // The same letter in two spellings is two folders.
      ("/home/e\u{301}/x", "/home/\u{E9}", "/home/e\u{301}/x"),
    ] as [(String, String?, String)])
  func theHomeFolderIsATilde(_ path: String, _ home: String?, _ shown: String) {
    #expect(Array(shownPath(path, home: home).utf8) == Array(shown.utf8))
  }
}
