import JSONText
import TestSupport
import Testing

@Suite struct ChangingTests {
  /// The settings of a profile with keys.
  static let bob =
    "aws_access_key_id = AKIAEXAMPLE2ALPHA222\n"
    + "aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl\n"
  static let keys = "AKIAEXAMPLE2ALPHA222\nExampleSecretAlpha0123456789abcdefghijkl\n"

  @Test func addReadsKeysFromStandardInput() {
    let program = Program()
    defer { program.home.remove() }
    let run = program.run("add", "dev", "--region", "eu-west-1", input: Self.keys)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "")
    #expect(
      program.file("credentials")
        == "[dev]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\n"
        + "aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl\n")
    #expect(program.file("config") == "[profile dev]\nregion = eu-west-1\n")
    let again = program.run("add", "dev", input: Self.keys)
    #expect(again.status == 1)
    #expect(!again.errors.contains("ExampleSecret"))
  }

  @Test func rolesNeedNoKeys() {
    let program = Program(credentials: "[base]\n")
    defer { program.home.remove() }
    let run = program.run(
      "add", "ops", "--role-arn", "arn:aws:iam::444455556666:role/Ops", "--source-profile", "base")
    #expect(run.status == 0, "\(run.errors)")
    #expect(program.file("config")?.contains("source_profile = base") == true)
  }

  @Test func diffWritesNothing() {
    let text = "# mine\n[dev]\nregion=x\n"
    let program = Program(credentials: "[dev]\naws_access_key_id = AKIAX\n", config: "[dev]\n")
    defer { program.home.remove() }
    program.home.write(".aws/config", text)
    for words in [
      ["set", "dev", "region", "eu-west-1", "--diff"], ["remove", "dev", "--diff"],
      ["rename", "dev", "stage", "--diff"], ["copy", "dev", "other", "--diff"],
    ] {
      let run = program.run(words)
      #expect(run.status == 0, "\(words) \(run.errors)")
      #expect(run.output.hasPrefix("--- "), "\(words)")
    }
    #expect(program.file("config") == text)
    #expect(program.file("credentials") == "[dev]\naws_access_key_id = AKIAX\n")
  }

  @Test func setUnsetRenameCopyRemoveUndoRedo() {
    let program = Program(config: "[profile a]\n# why\nregion=us-east-1\n")
    defer { program.home.remove() }
    #expect(program.run("set", "a", "output", "json").status == 0)
    #expect(program.file("config") == "[profile a]\n# why\nregion=us-east-1\noutput=json\n")
    #expect(program.run("unset", "a", "output").status == 0)
    #expect(program.file("config") == "[profile a]\n# why\nregion=us-east-1\n")
    #expect(program.run("copy", "a", "b").status == 0)
    #expect(program.run("rename", "b", "c d").status == 0)
    #expect(program.run("list", "--names").output == "a\nc d\n")
    let refused = program.run("remove", "c d")
    #expect(refused.status == 3)
    #expect(program.run("remove", "c d", "--yes").status == 0)
    #expect(program.run("list", "--names").output == "a\n")
    #expect(program.run("undo").status == 0)
    #expect(program.run("list", "--names").output == "a\nc d\n")
    #expect(program.run("redo").status == 0)
    #expect(program.run("list", "--names").output == "a\n")
    let steps = program.run("history", "--json").json?["steps"]?.array ?? []
    #expect(steps.count == 5)
    #expect(program.run("history", "purge", "--yes").status == 0)
    #expect(program.run("undo").status == 1)
  }

  @Test func aSecretComesFromStandardInput() {
    let program = Program(credentials: "[a]\naws_access_key_id = AKIAX\n")
    defer { program.home.remove() }
    let run = program.run("set", "a", "aws_secret_access_key", input: "from stdin\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(program.file("credentials")?.contains("aws_secret_access_key = from stdin\n") == true)
  }

  @Test func importNamesWhatItLeavesOut() {
    let program = Program()
    defer { program.home.remove() }
    let text = """
      User name,Access key ID,Secret access key
      ann,AKIAEXAMPLE2ALPHA222,ExampleSecretAlpha0123456789abcdefghijkl
      bob,AKIAEXAMPLE2BRAVO222,

      """
    let run = program.run("import", "-", input: text)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("partial-credentials"))
    #expect(program.run("list", "--names").output == "ann\n")
    #expect(program.run("import", "-", input: text).status == 1)
    #expect(program.run("import", "-", "--overwrite", input: text).status == 0)
    #expect(program.run("import", "missing.csv").status == 1)
  }

  @Test func configCredentialsTakesTheOldWords() {
    let program = Program()
    defer { program.home.remove() }
    let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
    let words = ["config", "credentials", "-p", "aws", "-k", "AKIAEXAMPLE2ALPHA222", "-s", secret]
    let run = program.run(words + ["-n", "sls"])
    #expect(run.status == 0)
    #expect(run.errors.contains("command line"))
    #expect(!run.errors.contains(secret))
    #expect(program.run("list", "--names").output == "sls\n")
    #expect(program.run(words + ["-n", "sls"]).status == 1)
    #expect(program.run(words + ["-n", "sls", "-o"]).status == 0)
  }

  @Test func stagesAreReadAndSet() throws {
    let program = Program(credentials: "[acme-dev]\naws_access_key_id = A\n")
    defer { program.home.remove() }
    let file = """
      service: shop
      provider:
        name: aws
        profile: ${self:custom.profiles.${sls:stage}}
      custom:
        profiles:
          dev: acme-dev # mine
          prod: acme-prod

      """
    program.home.write("work/serverless.yml", file)
    let json = try #require(program.run("stages", "--json").json)
    #expect(
      json.members?.map(\.key) == [
        "file", "host", "expression", "editable", "why_not", "rows", "default_row", "findings",
        "deployment_role",
      ])
    #expect(json["rows"]?[0]?["exists"]?.bool == true)
    #expect(json["rows"]?[1]?["exists"]?.bool == false)
    #expect(program.run("stages", "set", "dev", "other", "--diff").status == 0)
    #expect(program.home.bytes("work/serverless.yml") == Array(file.utf8))
    #expect(program.run("stages", "set", "prod", "acme-dev").status == 0)
    let after = String(decoding: program.home.bytes("work/serverless.yml") ?? [], as: UTF8.self)
    #expect(after == file.split(separator: "acme-prod").joined(separator: "acme-dev"))
    #expect(program.run("undo").status == 0)
    #expect(program.home.bytes("work/serverless.yml") == Array(file.utf8))
    #expect(program.run("stages", "unset", "nope").status == 1)
  }
}
