import AWSProfiles
import TestSupport
import Testing

private let keyID = "AKIAEXAMPLE2ALPHA222"
private let temporaryID = "ASIAEXAMPLE2DELTA222"
private let secret = "Ab+cdEFgh/IJklMNopQRstUVwxYZ0123456789+/"
private let token = "FwoEXAMPLEtoken" + String(repeating: "aB3/+", count: 60) + "=="

/// A pasted text and what a person would read in it.
private struct Paste: Sendable, CustomTestStringConvertible {
  var form: String
  var text: String
  var profile: String? = nil
  var isTemporary = false
  var region: String? = nil

  var testDescription: String { form }
}

private let pastes: [Paste] = [
  Paste(
    form: "bash exports",
    text: "export AWS_ACCESS_KEY_ID=\(keyID)\nexport AWS_SECRET_ACCESS_KEY='\(secret)'"),
  Paste(
    form: "one line", text: "AWS_ACCESS_KEY_ID=\(keyID) AWS_SECRET_ACCESS_KEY=\(secret) aws s3 ls"),
  Paste(
    form: "exports behind a prompt",
    text:
      "[me@host ~]$ export AWS_ACCESS_KEY_ID=\"\(keyID)\"; export AWS_SECRET_ACCESS_KEY=\"\(secret)\";"
  ),
  Paste(
    form: "cmd", text: "set AWS_ACCESS_KEY_ID=\(keyID)\r\nset AWS_SECRET_ACCESS_KEY=\(secret)\r\n"),
  Paste(
    form: "setx", text: "setx AWS_ACCESS_KEY_ID \(keyID)\nsetx AWS_SECRET_ACCESS_KEY \(secret)"),
  Paste(
    form: "PowerShell",
    text: "$Env:AWS_ACCESS_KEY_ID=\"\(temporaryID)\"\n$Env:AWS_SECRET_ACCESS_KEY=\"\(secret)\"\n"
      + "$Env:AWS_SESSION_TOKEN=\"\(token)\"\n$env:AWS_REGION = 'eu-west-1'",
    isTemporary: true, region: "eu-west-1"),
  Paste(
    form: "PowerShell by method",
    text: "[Environment]::SetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\", \"\(keyID)\")\n"
      + "[Environment]::SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", \"\(secret)\")"),
  Paste(
    form: "fish",
    text: "set -gx AWS_ACCESS_KEY_ID \(keyID)\nset -gx AWS_SECRET_ACCESS_KEY \(secret)"),
  Paste(
    form: "csh", text: "setenv AWS_ACCESS_KEY_ID \(keyID)\nsetenv AWS_SECRET_ACCESS_KEY \(secret)"),
  Paste(
    form: "INI",
    text: "# old\n# aws_access_key_id = AKIAEXAMPLE2OLD00000\n[profile two words]\n"
      + "aws_access_key_id = \(temporaryID)\naws_secret_access_key=\(secret)\n"
      + "aws_session_token = \(token)\nregion = us-east-1\noutput = json",
    profile: "two words", isTemporary: true, region: "us-east-1"),
  Paste(
    form: "INI of the access portal",
    text: "[111122223333_Admin]\naws_access_key_id=\(keyID)\naws_secret_access_key=\(secret)\n",
    profile: "111122223333_Admin"),
  Paste(
    form: "aws configure",
    text: "AWS Access Key ID [None]: \(keyID)\nAWS Secret Access Key [****************abcd]: "
      + "\(secret)\nDefault region name [eu-west-1]: us-east-2\nDefault output format [None]:",
    region: "us-east-2"),
  Paste(
    form: "aws configure set",
    text:
      "aws configure set aws_access_key_id \(keyID)\naws configure set aws_secret_access_key \(secret)"
  ),
  Paste(
    form: "labels above", text: "Access key ID\n\n\(keyID)\nSecret access key\n\(secret)\nHide"),
  Paste(
    form: "labels before", text: "**Access key ID**: \(keyID)\n**Secret access key**: \(secret)"),
  Paste(form: "YAML", text: "accessKeyId: \(keyID)\nsecretAccessKey: \"\(secret)\"\n"),
  Paste(
    form: "JavaScript",
    text: "{ accessKeyId: '\(keyID)', secretAccessKey: '\(secret)', region: 'eu-west-3' }",
    region: "eu-west-3"),
  Paste(
    form: "Terraform",
    text: "access_key = \"\(keyID)\"\nsecret_key = \"\(secret)\"\nregion = \"eu-west-1\"",
    region: "eu-west-1"),
  Paste(
    form: "STS",
    text:
      "{\"Credentials\": {\"AccessKeyId\": \"\(temporaryID)\", \"SecretAccessKey\": \"\(secret)\",\n"
      + "\"SessionToken\": \"\(token)\", \"Expiration\": \"2030-01-01T00:00:00Z\"},\n"
      + "\"AssumedRoleUser\": {\"Arn\": \"arn:aws:sts::111122223333:assumed-role/R/s\"}}",
    isTemporary: true),
  Paste(
    form: "STS with its command",
    text:
      "$ aws sts get-session-token\n{\n  \"Credentials\": {\"AccessKeyId\": \"\(temporaryID)\", "
      + "\"SecretAccessKey\": \"\(secret)\", \"SessionToken\": \"\(token)\"}\n}\n$ ",
    isTemporary: true),
  Paste(
    form: "SSO",
    text: "{\"roleCredentials\": {\"accessKeyId\": \"\(temporaryID)\", \"secretAccessKey\": "
      + "\"\(secret)\", \"sessionToken\": \"\(token)\", \"expiration\": 1893456000000}}",
    isTemporary: true),
  Paste(
    form: "credential_process",
    text: "{\"Version\": 1, \"AccessKeyId\": \"\(keyID)\", \"SecretAccessKey\": \"\(secret)\"}"),
  Paste(
    form: "IAM create-access-key",
    text: "{\"AccessKey\": {\"UserName\": \"deployer\", \"AccessKeyId\": \"\(keyID)\", \"Status\": "
      + "\"Active\", \"SecretAccessKey\": \"\(secret)\"}}", profile: "deployer"),
  Paste(
    form: "environment as JSON",
    text: "{\"AWS_ACCESS_KEY_ID\": \"\(keyID)\", \"AWS_SECRET_ACCESS_KEY\": \"\(secret)\"}"),
  Paste(
    form: "table", text: "User name\tAccess key ID\tSecret access key\nann\t\(keyID)\t\(secret)",
    profile: "ann"),
  Paste(
    form: "labels of another language",
    text: "Zugriffsschlüssel\n\(keyID)\nGeheimer Zugriffsschlüssel\n\(secret)\nAusblenden"),
  Paste(
    form: "a path above", text: "/home/me/projects/shop-api\n\(keyID)\n\(secret)"),
  Paste(form: "two words", text: "  \(keyID)   \(secret)  "),
  Paste(form: "colon", text: "\(keyID):\(secret)"),
  Paste(form: "three lines", text: "\(temporaryID)\n\(secret)\n\(token)\n", isTemporary: true),
  Paste(
    form: "smart quotes",
    text: "export AWS_ACCESS_KEY_ID=“\(keyID)”\nexport AWS_SECRET_ACCESS_KEY=“\(secret)”"),
]

@Suite struct KeyImportTests {
  @Test(arguments: pastes) private func readsWhatPeoplePaste(_ paste: Paste) throws {
    let found = try KeyImport.parsePaste(paste.text)
    let row = try #require(found.rows.first)
    #expect(found.rows.count == 1)
    #expect(row.accessKeyID == (paste.isTemporary ? temporaryID : keyID))
    #expect(row.secret == Secret(secret))
    #expect(row.sessionToken == (paste.isTemporary ? Secret(token) : nil))
    #expect(row.profile == paste.profile)
    #expect(row.region == paste.region)
    #expect(found.notices == [])
  }

  /// What no eye sees may stand anywhere in a paste, and changes nothing.
  @Test(arguments: pastes) private func readsThroughInvisibleCharacters(_ paste: Paste) throws {
    let plain = try KeyImport.parsePaste(paste.text)
    let joints = ["AEXAMPLE", "cdEF", "toke"]
    var text = "\u{FEFF}" + paste.text
    for joint in joints {
      text = text.split(separator: joint, omittingEmptySubsequences: false)
        .joined(separator: joint.prefix(2) + "\u{200B}\u{2060}" + joint.dropFirst(2))
    }
    text = text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\u{A0}")
    let isChanged = text != paste.text
    #expect(isChanged)
    #expect(try KeyImport.parsePaste(text) == plain)
    #expect(try KeyImport.parse(Array(text.utf8)) == plain)
  }

  @Test(arguments: [20, 64, 80])
  func putsWrappedTokensTogether(_ width: Int) throws {
    func wrapped(_ text: String) -> String {
      stride(from: 0, to: text.count, by: width)
        .map { text.dropFirst($0).prefix(width) }.joined(separator: "\n")
    }
    let forms = [
      "export AWS_ACCESS_KEY_ID=\"\(temporaryID)\"\nexport AWS_SECRET_ACCESS_KEY=\"\(secret)\"\n"
        + "export AWS_SESSION_TOKEN=\"\(wrapped(token))\"",
      "{\"AccessKeyId\": \"\(temporaryID)\", \"SecretAccessKey\": \"\(wrapped(secret))\", "
        + "\"SessionToken\": \"\(wrapped(token))\"}",
    ]
    let unquoted = [
      "[dev]\naws_access_key_id=\(temporaryID)\naws_secret_access_key=\(secret)\n"
        + "aws_session_token=\(wrapped(token))\nregion=eu-west-1",
      "\(temporaryID)\n\(secret)\n\(wrapped(token))\n",
    ]
    for text in forms + unquoted {
      let found = try KeyImport.parsePaste(text)
      #expect(found.rows.map(\.sessionToken) == [Secret(token)])
      #expect(found.rows.map(\.secret) == [Secret(secret)])
    }
    #expect(
      try KeyImport.parsePaste("\(keyID)\n\(wrapped(secret))").rows.map(\.secret) == [
        Secret(secret)
      ])
  }

  @Test func readsSeveralSections() throws {
    let text = """
      [one]
      aws_access_key_id = \(keyID)
      aws_secret_access_key = \(secret)

      [roles]
      role_arn = arn:aws:iam::111122223333:role/R
      source_profile = one

      [two]
      aws_access_key_id = \(temporaryID)
      aws_secret_access_key = \(secret)
      """
    let found = try KeyImport.parsePaste(text)
    #expect(found.rows.map(\.profile) == ["one", "two"])
    #expect(found.notices == [ImportNotice(.sessionTokenMissing, row: 1)])
  }

  @Test func theSameKeysInTwoFormsAreOneRow() throws {
    let text =
      "export AWS_ACCESS_KEY_ID=\(keyID)\nexport AWS_SECRET_ACCESS_KEY=\(secret)\n\n[dev]\n"
      + "aws_access_key_id=\(keyID)\naws_secret_access_key=\(secret)\n"
    #expect(try KeyImport.parsePaste(text).rows.map(\.profile) == ["dev"])
  }

  @Test(arguments: [
    "export AWS_ACCESS_KEY_ID=\(secret)\nexport AWS_SECRET_ACCESS_KEY=\(keyID)",
    "\(secret) \(keyID)", "Access key ID,Secret access key\n\(secret),\(keyID)",
  ]) func swapsAndTells(_ text: String) throws {
    let found = try KeyImport.parsePaste(text)
    #expect(found.rows.map(\.accessKeyID) == [keyID])
    #expect(found.rows.map(\.secret) == [Secret(secret)])
    #expect(found.notices == [ImportNotice(.swapped, row: 0)])
  }

  @Test(arguments: [
    ("\(keyID) \(secret.dropLast(3))", ImportNotice.Code.secretLength),
    ("AWS_ACCESS_KEY_ID=\(keyID)2 AWS_SECRET_ACCESS_KEY=\(secret)", .keyIDShape),
    ("\(temporaryID) \(secret)", .sessionTokenMissing),
    (
      "aws_access_key_id=\(temporaryID)\naws_secret_access_key=\(secret)\naws_session_token=\(token)\n"
        + "aws_security_token=other", .twoSessionTokens
    ),
  ]) func warnsOfOddities(_ text: String, _ code: ImportNotice.Code) throws {
    #expect(try KeyImport.parsePaste(text).notices.map(\.code) == [code])
  }

  @Test(arguments: [
    ("", "no-key-columns"), ("hello there", "no-key-columns"),
    ("export AWS_ACCESS_KEY_ID=$OTHER\nexport AWS_SECRET_ACCESS_KEY=<secret>", "no-key-columns"),
    ("User name,Password,Console sign-in URL\nann,hunter2,https://x", "no-key-columns"),
    (keyID, "partial-credentials"), ("AWS_SECRET_ACCESS_KEY=\(secret)", "partial-credentials"),
    ("\u{410}KIAEXAMPLE2ALPHA222 \(secret)", "invalid-key-id"),
    ("\(keyID)\n\(secret.dropLast(2))\u{FF0B}/", "invalid-key-id"),
    (
      "aws_access_key_id=\(keyID)\naws_secret_access_key=\u{410}\(secret.dropFirst())",
      "invalid-key-id"
    ),
  ]) func refuses(_ text: String, _ code: String) {
    let error = #expect(throws: KeyImportError.self) { try KeyImport.parsePaste(text) }
    #expect(error?.code == code)
    let isLeak = [secret, keyID, "hunter2"].contains { error?.message.contains($0) == true }
    #expect(!isLeak)
  }

  @Test(arguments: [",", ";", "\t"]) func readsTables(_ delimiter: String) throws {
    let rows = [
      ["User Name", "ACCESS KEY ID", "Secret_Access_Key"],
      ["\"a\(delimiter) \"\"b\"\"\"", keyID, secret],
      ["", "", ""], [], ["c", temporaryID, ""], ["d", "\(keyID)", "\"\(secret)\""],
    ]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
    let found = try KeyImport.parseCSV(Array(text.utf8))
    #expect(found.rows.map(\.profile) == ["a\(delimiter) \"b\"", "d"])
    #expect(found.skipped == [SkippedRow(row: 5, reason: .partial)])
    // As PowerShell writes it.
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try KeyImport.parseCSV(wide) == found)
  }

  @Test func aTableWithoutHeaderNamesNoSecret() throws {
    #expect(try KeyImport.parseCSV("\(keyID),\(secret)".utf8).rows.count == 1)
    let error = #expect(throws: KeyImportError.self) {
      try KeyImport.parseCSV("\(secret),\(secret)".utf8)
    }
    #expect(error == .noKeyColumns(found: ["****", "****"]))
  }

  /// No text at all makes the reader fail in any other way than by its own errors.
  @Test func readsAnyBytes() {
    var generator = SeededGenerator(seed: 7)
    let pieces = pastes.map { Array($0.text.utf8) }
    for _ in 0..<400 {
      var bytes = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(index...)
        default: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
        }
      }
      do throws(KeyImportError) {
        let found = try KeyImport.parse(bytes)
        #expect(found.rows.allSatisfy { !$0.accessKeyID.isEmpty && !$0.secret.isEmpty })
      } catch {
        let isTold = !error.message.isEmpty
        #expect(isTold)
      }
    }
  }
}
