import TestSupport
import Testing

/// Whole profiles by the verb, as pasting them into the window gives them.
@Suite struct ImportingTests {
  private static let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
  private static let text = """
    # from a colleague
    [acme-dev]
    aws_access_key_id = AKIAEXAMPLE2ALPHA222
    aws_secret_access_key = \(secret)
    region = eu-west-1

    [profile acme-prod]
    role_arn = arn:aws:iam::123456789012:role/Ops
    source_profile = acme-dev
    s3 =
      max_queue_size = 10

    [sso-session acme]
    sso_start_url = https://acme.example.com/start
    sso_region = us-east-1

    [tool x]
    colour = blue

    """

  @Test func wholeSectionsAreImported() {
    let program = Program(config: "[default]\nregion = us-east-2\n")
    defer { program.home.remove() }
    let shown = program.run("import", "-", "--diff", input: Self.text)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("+[profile acme-prod]\n"), "\(shown.output)")
    #expect(!shown.output.contains(Self.secret))
    #expect(program.file("config") == "[default]\nregion = us-east-2\n")
    let run = program.run("import", "-", input: Self.text)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("notice unknown-section: Line 17 was left out"), "\(run.errors)")
    #expect(
      program.file("config") == """
        [default]
        region = us-east-2

        [profile acme-dev]
        region = eu-west-1

        [profile acme-prod]
        role_arn = arn:aws:iam::123456789012:role/Ops
        source_profile = acme-dev
        s3 =
            max_queue_size = 10

        [sso-session acme]
        sso_start_url = https://acme.example.com/start
        sso_region = us-east-1

        """)
    #expect(program.file("credentials")?.hasPrefix("[acme-dev]\naws_access_key_id = AKIA") == true)
    #expect(program.run("history").output.contains("import 3 profiles"))
  }

  @Test func whatIsThereIsReplacedOnlyWhenAsked() {
    let config = "[profile acme-prod]\nregion = x\n[sso-session acme]\nsso_region = x\n"
    let program = Program(config: config)
    defer { program.home.remove() }
    let role = "[profile acme-prod]\nrole_arn = arn:aws:iam::123456789012:role/Ops\n"
    let session = "[sso-session acme]\nsso_region = us-east-1\n"
    let used = program.run("import", "-", input: role)
    #expect(used.status == 1)
    #expect(used.errors.contains("acme-prod is in use already. Say --overwrite to change"))
    let shared = program.run("import", "-", input: session)
    #expect(shared.status == 1)
    #expect(shared.errors.contains("sso-session acme is in use already"), "\(shared.errors)")
    #expect(!shared.errors.contains("--profile"))
    #expect(program.file("config") == config)
    #expect(program.run("import", "-", "--overwrite", input: role + session).status == 0)
    #expect(
      program.file("config")
        == "[profile acme-prod]\nregion = x\nrole_arn = arn:aws:iam::123456789012:role/Ops\n"
        + "[sso-session acme]\nsso_region = us-east-1\n")
    // The session keeps its name beside the one profile that gets another.
    let both = program.run("import", "-", "--profile", "y", "--overwrite", input: role + session)
    #expect(both.status == 0, "\(both.errors)")
    let added = "[profile y]\nrole_arn = arn:aws:iam::123456789012:role/Ops\n"
    #expect(program.file("config")?.hasSuffix(added) == true)
  }

  @Test func whatIsNoTextTellsOfNoColumns() {
    let program = Program()
    defer { program.home.remove() }
    program.home.write("work/noise", "\u{1},\u{FFFD},\u{2}\n\u{3},b,c\n")
    let noise = program.run("import", "noise")
    #expect(noise.errors.contains("No keys in this text"), "\(noise.errors)")
    let folder = program.run("import", ".")
    #expect(folder.errors.contains("import: .: a folder stands there. Name a file"))
  }

  @Test func oneNameForTwoPairsIsRefused() {
    let program = Program()
    defer { program.home.remove() }
    let pair = "[a]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = "
    let text = pair + Self.secret + "\n" + pair + Self.secret.reversed() + "\n"
    let run = program.run("import", "-", input: text)
    #expect(run.status == 2)
    #expect(run.errors.contains("a stands in it twice"), "\(run.errors)")
    #expect(program.file("credentials") == nil)
  }

  @Test func addTakesTheSettingsBesideTheKeys() {
    let program = Program()
    defer { program.home.remove() }
    let keys =
      "[x]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = \(Self.secret)\n"
    let run = program.run(
      "add", "mine", "--region", "eu-west-3", input: keys + "region = us-east-1\noutput = json\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(program.file("config") == "[profile mine]\nregion = eu-west-3\noutput = json\n")
    let several = program.run("add", "more", input: Self.text)
    #expect(several.status == 1)
    #expect(several.errors.contains("add makes one profile"), "\(several.errors)")
    #expect(program.run("list", "--names").output == "mine\n")
  }
}
