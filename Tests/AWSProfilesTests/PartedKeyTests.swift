import AWSProfiles
import TestSupport
import Testing

/// Keys that a page, a mail program or a terminal has taken apart: they come out whole, or the user
/// is told; never shortened in silence.
@Suite struct PartedKeyTests {
  private static let id = "ASIAEXAMPLE2DELTA222"
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  private static let forms: [String] = [
    "[dev]\naws_access_key_id=I\naws_secret_access_key=S\naws_session_token=T\nregion=eu-west-1\n",
    "[dev]\naws_access_key_id = I\naws_secret_access_key = S\naws_session_token = T\n[b]\nregion = x",
    "export AWS_ACCESS_KEY_ID=I\nexport AWS_SECRET_ACCESS_KEY=S\nexport AWS_SESSION_TOKEN=T\n",
    "export AWS_ACCESS_KEY_ID='I'\nexport AWS_SECRET_ACCESS_KEY='S'\nexport AWS_SESSION_TOKEN='T'",
    "aws_access_key_id: I\naws_session_token: T\naws_secret_access_key: S\n",
    "Access key ID\nI\nSecret access key\nS\nSession token\nT\n",
    "{\"AccessKeyId\": \"I\", \"SecretAccessKey\": \"S\", \"SessionToken\": \"T\"}",
    "Access key ID,Secret access key,Session token\nI,S,T\n",
    "I\nS\nT\n",
  ]

  private static func random(_ length: Int, _ generator: inout SeededGenerator) -> String {
    String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "a" })
  }

  /// A key of a form, with a gap at a place.
  private static func parted(_ text: String, at place: Int, by gap: String) -> String {
    text.prefix(place) + gap + text.dropFirst(place)
  }

  private struct Keys {
    var secret: String
    var token: String

    /// The form with these keys in it.
    func text(_ form: String) -> String {
      var output = ""
      let characters = Array(form)
      for (place, character) in characters.enumerated() {
        let before = place > 0 ? characters[place - 1] : "\n"
        let after = place + 1 < characters.count ? characters[place + 1] : "\n"
        let isAlone = !before.isLetter && before != "_" && !after.isLetter && after != "_"
        switch character {
        case "I" where isAlone: output += PartedKeyTests.id
        case "S" where isAlone: output += secret
        case "T" where isAlone: output += token
        default: output.append(character)
        }
      }
      return output
    }
  }

  private static let unseen = ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{61C}", "\u{2066}"]
  private static let gaps =
    unseen + ["\u{A0}", "\u{202F}", "\u{2007}", "\n", "\r\n", "\n  ", " \n"]

  @Test(arguments: forms) func aKeyInTwoPartsIsWholeOrTold(_ form: String) throws {
    var generator = SeededGenerator(seed: 41)
    for round in 0..<12 {
      let keys = Keys(
        secret: Self.random(40, &generator),
        token: "IQoJb3Jp" + Self.random(Int.random(in: 90...300, using: &generator), &generator)
          + ["", "=", "=="][round % 3])
      let whole = try KeyImport.parsePaste(keys.text(form))
      #expect(whole.rows.map(\.secret) == [Secret(keys.secret)])
      #expect(whole.rows.map(\.sessionToken) == [Secret(keys.token)])
      #expect(whole.notices == [] && whole.skipped == [])
      for gap in Self.gaps {
        let isUnseen = Self.unseen.contains(gap)
        // The end of a line ends the row of a table.
        let isSure = !(form.contains(",S,") && gap.unicodeScalars.contains("\n"))
        var other = keys
        let place = Int.random(in: 1..<keys.token.count, using: &generator)
        other.token = Self.parted(keys.token, at: place, by: gap)
        check(
          other.text(form), keys,
          mustJoin: isUnseen || isSure && (16..<keys.token.count - 16).contains(place))
        other = keys
        let cut = Int.random(in: 1..<40, using: &generator)
        other.secret = Self.parted(keys.secret, at: cut, by: gap)
        check(other.text(form), keys, mustJoin: isUnseen || isSure && (16...24).contains(cut))
      }
    }
  }

  /// Lines of one width, as a terminal or a page makes them, however short.
  @Test(arguments: forms, [12, 20, 31, 64, 80]) func aTokenInLinesIsWhole(
    _ form: String, _ width: Int
  )
    throws
  {
    var generator = SeededGenerator(seed: UInt64(width))
    for _ in 0..<6 {
      let keys = Keys(
        secret: Self.random(40, &generator), token: "IQoJb3Jp" + Self.random(260, &generator) + "=")
      var other = keys
      other.token = stride(from: 0, to: keys.token.count, by: width)
        .map { keys.token.dropFirst($0).prefix(width) }.joined(separator: "\n")
      check(other.text(form), keys, mustJoin: width >= 20 && !form.contains(",S,"))
    }
  }

  private func check(_ text: String, _ keys: Keys, mustJoin: Bool) {
    do {
      let found = try ImportBatch.read(text)
      let isWhole =
        found.rows.filter { $0.keys != nil }.map(\.keys) == [
          NewKeys(
            accessKeyID: Self.id, secretAccessKey: Secret(keys.secret),
            sessionToken: Secret(keys.token))
        ]
      let isTold = !found.skipped.isEmpty || found.rows.contains { !$0.notices.isEmpty }
      #expect(isWhole || (isTold && !mustJoin), "\(text.debugDescription)")
      let settings = found.rows.flatMap(\.settings).map(\.key)
      #expect(settings.allSatisfy { $0 == "region" }, "\(text.debugDescription): \(settings)")
    } catch {
      #expect(!mustJoin, "\(text.debugDescription): \(error)")
    }
  }

  @Test(arguments: ["clear", "ls", "Copy", "EOF", "exit", "Hide"])
  func aWordBelowATokenIsNoPartOfIt(_ word: String) throws {
    let token = "IQoJb3JpZ2luX2VjEJr" + String(repeating: "aB3/+", count: 40)
    let text =
      "export AWS_ACCESS_KEY_ID=\(Self.id)\nexport AWS_SECRET_ACCESS_KEY="
      + "Ab+cdEFgh/IJklMNopQRstUVwxYZ0123456789+/\nexport AWS_SESSION_TOKEN=\(token)\n\(word)\n"
    let found = try KeyImport.parsePaste(text)
    #expect(found.rows.map(\.sessionToken) == [Secret(token)])
    #expect(found.skipped == [SkippedRow(row: 4, reason: .unread)])
  }

  @Test(arguments: [
    "export AWS_SESSION_TOKEN=T aws s3 ls", "AWS_SESSION_TOKEN=T\u{A0}AWS_REGION=eu-west-1",
    "AWS_SESSION_TOKEN=T terraform apply", "aws_session_token = T # of today",
    "aws_session_token=T\n\n[other]\nregion = x", "aws_session_token=T\noutput=json",
  ]) func whatStandsBehindATokenIsNoPartOfIt(_ line: String) throws {
    let token = "IQoJb3JpZ2luX2VjEJr" + String(repeating: "aB3/+", count: 40)
    let filled = line.replacing("=T", with: "=" + token).replacing("= T", with: "= " + token)
    let text =
      "AWS_ACCESS_KEY_ID=\(Self.id)\nAWS_SECRET_ACCESS_KEY="
      + "Ab+cdEFgh/IJklMNopQRstUVwxYZ0123456789+/\n\(filled)\n"
    let found = try KeyImport.parsePaste(text)
    #expect(found.rows.map(\.sessionToken) == [Secret(token)])
    #expect(found.skipped == [])
  }

  @Test(arguments: [
    ("I", 20), ("S", 40), ("T", 120),
  ]) func aKeyAloneIsKnownInParts(_ name: String, _ length: Int) {
    let whole = name == "I" ? Self.id : String(String(repeating: "aB3/+", count: 30).prefix(length))
    let half: KeyImport.Half =
      switch name {
      case "I": .accessKeyID(whole)
      case "S": .secret(Secret(whole))
      default: .sessionToken(Secret(whole))
      }
    for gap in Self.gaps {
      #expect(KeyImport.half(Self.parted(whole, at: 9, by: gap)) == half)
    }
  }
}
