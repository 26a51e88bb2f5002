import TestSupport
import Testing

@Suite struct SwitchingTests {
  static let credentials = """
    [dev]
    aws_access_key_id = AKIAEXAMPLE2ALPHA222
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
    [x$(touch pwned);`touch pwned`]
    aws_access_key_id = AKIAEXAMPLE2BRAVO222
    [live-prod]
    aws_access_key_id = AKIAEXAMPLE2BRAVO222
    [-n]
    aws_access_key_id = AKIAEXAMPLE2BRAVO222

    """

  /// Runs a script in bash behind the real hook.
  static func shell(_ script: String, _ program: Program) -> ChildRun {
    var variables = program.environment
    variables["HOME"] = program.home.path
    variables["PATH"] = builtPrograms + ":/usr/local/bin:/usr/bin:/bin"
    variables["LC_ALL"] = "C.UTF-8"
    return ChildRun(
      ["setsid", "-w", "bash", "--norc", "-c", "eval \"$(awscreds-tui init bash)\"\n" + script],
      environment: variables, directory: program.home.path("work"))
  }

  /// The advice works where it is followed: `PATH` does not lead to the program here.
  @Test func withoutAHookTheAdviceCallsTheProgramByItsPath() {
    let program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    let run = program.run("use", "dev")
    #expect(run.status == 3)
    let words = run.errors.split(separator: "`").first { $0.contains(" env PROFILE") }
    let line = words?.replacing("PROFILE", with: "dev") ?? "no advice"
    let followed = ChildRun(
      ["bash", "--norc", "-c", line + "\nprintenv AWS_PROFILE"],
      environment: ["HOME": program.home.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      directory: program.home.path("work"))
    #expect(followed.output == "dev\n", "\(run.errors) \(followed.errors)")
  }

  @Test func useSwitchesBackAndClears() {
    var program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    program.environment = ["AWS_ACCESS_KEY_ID": "AKIAOLD", "AWS_SESSION_TOKEN": "old"]
    let run = Self.shell(
      """
      awscreds-tui use dev --region eu-west-1
      printenv AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_ACCESS_KEY_ID AWS_SESSION_TOKEN
      awscreds-tui use 'x$(touch pwned);`touch pwned`'
      printenv AWS_PROFILE
      awscreds-tui use -
      printenv AWS_PROFILE
      awscreds-tui use -- -n
      printenv AWS_PROFILE
      awscreds-tui use --none
      printenv AWS_PROFILE || echo none
      awscreds-tui use -
      printenv AWS_PROFILE
      """, program)
    #expect(
      run.output == """
        dev
        eu-west-1
        eu-west-1
        x$(touch pwned);`touch pwned`
        dev
        -n
        none
        -n

        """)
    #expect(run.errors == "")
    #expect(program.home.names(in: "work") == [])
  }

  @Test func whatCannotBeUsedChangesNothing() {
    var program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    program.environment = ["AWS_PROFILE": "dev", "AWS_ACCESS_KEY_ID": "AKIAKEPT"]
    program.home.write(
      ".config/awscreds-tui/settings", "[protections]\n*prod* = production\n")
    let run = Self.shell(
      """
      awscreds-tui use nope; echo $?
      awscreds-tui use; echo $?
      awscreds-tui use -; echo $?
      awscreds-tui use live-prod; echo $?
      printenv AWS_PROFILE AWS_ACCESS_KEY_ID
      awscreds-tui use live-prod --yes; echo $?
      printenv AWS_PROFILE
      """, program)
    #expect(run.output == "1\n2\n1\n3\ndev\nAKIAKEPT\n0\nlive-prod\n")
  }

  @Test func whatASwitchHasSetIsTakenBack() {
    var program = Program(
      credentials: Self.credentials,
      config: "[profile ops]\nrole_arn = arn:aws:iam::444455556666:role/Ops\n"
        + "source_profile = dev\n")
    defer { program.home.remove() }
    program.home.write(
      ".config/awscreds-tui/settings", "[switch]\nload-config = needed\n")
    let script = """
      awscreds-tui use ops --region eu-west-1
      echo $AWS_SDK_LOAD_CONFIG $AWS_REGION $AWS_DEFAULT_REGION
      awscreds-tui use dev
      echo $AWS_SDK_LOAD_CONFIG $AWS_REGION $AWS_DEFAULT_REGION
      awscreds-tui use ops
      AWS_REGION=eu-west-3
      awscreds-tui use --none
      echo "$AWS_SDK_LOAD_CONFIG" $AWS_REGION $AWS_DEFAULT_REGION
      printenv AWSCREDS_TUI_SET || echo unmarked
      """
    #expect(
      Self.shell(script, program).output
        == "1 eu-west-1 eu-west-1\neu-west-1 eu-west-1\n eu-west-3\nunmarked\n")
    // What the user has exported stays.
    program.environment = ["AWS_SDK_LOAD_CONFIG": "1", "AWS_DEFAULT_REGION": "eu-west-1"]
    #expect(
      Self.shell(script, program).output
        == "1 eu-west-1 eu-west-1\n1 eu-west-1 eu-west-1\n1 eu-west-3 eu-west-1\nunmarked\n")
  }

  @Test func whatStaysBeforeTheProfileIsTold() {
    var program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    let zone = program.run("env", "dev", "--region", "us-east-1a")
    #expect(zone.status == 0)
    #expect(zone.errors.contains("did you mean us-east-1?"), "\(zone.errors)")
    #expect(program.run("env", "dev", "--region", "eu-west-1").errors == "")
    program.environment = ["AWS_ROLE_ARN": "arn:aws:iam::1:role/r"]
    #expect(program.run("env", "dev").errors == "")
    program.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token"
    #expect(program.run("env", "dev").errors.contains("web-identity-hides-profile"))
  }

  @Test func withoutTheHookItSaysHow() {
    let program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    let run = program.run("use", "dev")
    #expect(run.status == 3)
    #expect(run.output == "")
    #expect(run.errors.contains("awscreds-tui' init bash"))
  }

  @Test func execPassesEnvironmentAndStatusOn() {
    var program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    program.environment = ["AWS_ACCESS_KEY_ID": "AKIAOLD", "AWS_DEFAULT_PROFILE": "old"]
    let run = program.run(
      "exec", "dev", "--", "sh", "-c",
      "printenv AWS_PROFILE AWS_ACCESS_KEY_ID AWS_DEFAULT_PROFILE; exit 7")
    #expect(run.output == "dev\n")
    #expect(run.status == 7)
    #expect(program.run("exec", "dev", "--", "kill", "-n").status != 0)
    #expect(program.run("exec", "dev", "--", "no-such-program").status == 127)
    #expect(program.run("exec", "dev", "--", "/dev/null").status == 126)
    #expect(program.run("exec", "nope", "--", "true").status == 1)
  }

  @Test func aSubshellCountsItsDepth() {
    var program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    program.environment = ["SHELL": "/bin/sh", "AWSCREDS_TUI_DEPTH": "1"]
    let run = program.run(["exec", "dev"], input: "printenv AWS_PROFILE AWSCREDS_TUI_DEPTH\n")
    #expect(run.output == "dev\n2\n")
  }

  @Test func resolvedCredentialsTakeThePlaceOfTheProfile() {
    let program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    let run = program.run("env", "dev", "--resolve")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("export AWS_ACCESS_KEY_ID='AKIAEXAMPLE2ALPHA222';\n"))
    #expect(run.output.contains("unset AWS_PROFILE;\n"))
  }

  @Test(arguments: [("^3.38.0", true), ("^4.0.0", false)]) func anOldProjectGetsLoadConfig(
    version: String, isSet: Bool
  ) {
    let program = Program(
      credentials: Self.credentials,
      config: "[profile ops]\nrole_arn = arn:aws:iam::444455556666:role/Ops\n"
        + "source_profile = dev\n")
    defer { program.home.remove() }
    program.home.write(
      "work/serverless.yml",
      "service: shop\nframeworkVersion: '\(version)'\nprovider:\n  name: aws\n"
        + "  profile: ${self:custom.profiles.${sls:stage}}\ncustom:\n  profiles:\n    dev: dev\n")
    let ops = program.run("env", "ops")
    #expect(ops.output.contains("export AWS_SDK_LOAD_CONFIG='1';") == isSet)
    #expect(ops.errors.contains("aws-profile-overrides-stages") == isSet)
    #expect(!program.run("env", "dev").output.contains("AWS_SDK_LOAD_CONFIG"))
  }
}
