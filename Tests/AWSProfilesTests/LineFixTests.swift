import AWSProfiles
import INIDocument
import Testing

/// Many mended lines are one edit, and give what they give one by one.
@Suite struct LineFixTests {
  private static func config(_ count: Int) -> SharedFiles {
    var text = ""
    for number in 0..<count {
      text += "[profile  p\(number)]\nregion = eu-west-1 # why \(number)\n  cli_pager =\n"
      text += "OUTPUT: json\nmax_attempts = 1\nmax_attempts = 2\n[bare\(number)]\nregion = x\n"
    }
    return SharedFiles(credentials: nil, config: Document(Array(text.utf8)))
  }

  @Test func oneEditGivesWhatOneByOneGives() throws {
    let files = Self.config(7)
    let (changes, count) = ProfileCatalog(files).fixes { $0.fix?.isSafe == true }
    #expect(count >= 7 * 4)
    var single = files
    for change in changes { single = try single.applying([change]).after }
    let together = try files.applying(changes).after
    #expect(together == single)
    #expect(together != files)
  }

  /// Behind a nested value stands what SDKs take for a comment: it is kept, at the margin, where
  /// every tool takes it for one.
  @Test func aChangedNestedValueKeepsItsComment() throws {
    let text = "[profile a]\ns3 =\n  x = 10 # why\n  y = 2\n"
    let files = SharedFiles(config: Document(Array(text.utf8)))
    let set = ProfileChange.set(profile: "a", key: "s3.x", value: "20", file: nil)
    let after = try files.applying([set]).after
    #expect(
      after.config.map { String(decoding: $0.bytes, as: UTF8.self) }
        == "[profile a]\ns3 =\n# why\n  x = 20\n  y = 2\n")
    for reading in Reading.allCases {
      let read = reading.read(after)
      #expect(read.refusals.isEmpty)
      let nested = read.profile("a")?.setting("s3")?.nested
      #expect(nested?.map(\.key) == ["x", "y"] && nested?.first?.value == "20")
    }
  }

  @Test func linesInAnyOrderAreMendedAsOneByOne() throws {
    let files = Self.config(3)
    let changes: [ProfileChange] = [
      .moveComment(.config, line: 2), .moveComment(.config, line: 11),
      .lowercaseKey(.config, line: 12), .moveComment(.config, line: 2),
    ]
    var single = files
    for change in changes { single = try single.applying([change]).after }
    #expect(try files.applying(changes).after == single)
  }

  /// Kinds of fixes that must be made apart come in few runs, whatever their order in the file.
  @Test func fixesOfAllKindsAreFewEdits() throws {
    let count = 500
    var text = ""
    for number in 0..<count {
      text += "[profile p\(number)] text\n  region = eu-west-1 # c\n  x = 1\n  x = 1\n"
    }
    let credentials = (0..<count).map { "[p\($0)] text\nName = y\n" }.joined()
    let files = SharedFiles(
      credentials: Document(Array(credentials.utf8)), config: Document(Array(text.utf8)))
    let plan = ProfileCatalog(files).fixes { $0.fix?.isSafe == true }
    #expect(plan.count == 6 * count)
    var runs = 0
    var last = ""
    for change in plan.changes {
      let kind =
        switch change {
        case .removeDuplicate(let role, _): "duplicate in \(role)"
        case .writeAtMargin(let role, _): "margin of \(role)"
        case .moveComment(let role, _), .moveTextBehindHeader(let role, _),
          .lowercaseKey(let role, _):
          "line in \(role)"
        default: "other"
        }
      if kind != last { runs += 1 }
      last = kind
    }
    #expect(runs <= 4)
    let after = try files.applying(plan.changes).after
    let expected = (0..<count).map {
      "# text\n[profile p\($0)]\n# c\nregion = eu-west-1\nx = 1\n"
    }.joined()
    #expect(after.config?.bytes.elementsEqual(expected.utf8) == true)
  }

  @Test func thousandsOfCommentsMoveInOneGo() throws {
    let count = 5_000
    var text = "[profile a]\n"
    var expected = text
    for number in 0..<count {
      text += "key\(number) = 1 # c\n"
      expected += "# c\nkey\(number) = 1\n"
    }
    let files = SharedFiles(credentials: nil, config: Document(Array(text.utf8)))
    let plan = ProfileCatalog(files).fixes { $0.code == "inline-comment-in-value" }
    #expect(plan.count == count)
    let after = try files.applying(plan.changes).after
    #expect(after.config?.bytes.elementsEqual(expected.utf8) == true)
  }
}
