import TestSupport
import Testing

/// Values, names and keys given on the command line: what is wrong with them is told before it is
/// written.
@Suite struct GivenValuesTests {
  static let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
  static let pair = "AKIAEXAMPLE2ALPHA222\n\(secret)\n"

  @Test(arguments: ["region", "output", "aws_secret_access_key", "aws_session_token"])
  func anEmptyInputIsNoValue(key: String) {
    let text = "[a]\nregion = eu-west-1\n"
    let program = Program(credentials: text)
    defer { program.home.remove() }
    for input in ["", "\n", "\r\n"] {
      let run = program.run("set", "a", key, input: input)
      #expect(run.status == 1)
      #expect(run.errors.contains("no value given: \(key) of a: "))
      #expect(program.file("credentials") == text)
      #expect(program.file("config") == nil)
    }
  }

  @Test func aNameInUseIsToldBeforeKeysAreRead() {
    let program = Program(config: "[profile role1]\nregion = x\n")
    defer { program.home.remove() }
    let used = program.run("add", "role1", "--region", "eu-west-1")
    #expect(used.status == 1)
    #expect(used.errors.contains("role1 is in use"))
    let free = program.run("add", "role2")
    #expect(free.status == 1)
    #expect(free.errors.contains("no value given: keys of role2: "))
  }

  @Test(arguments: [
    ("k=v", "“k=v” cannot be written: a name ends at the first ="), ("s3.", "outer.inner"),
    (".x", "outer.inner"),
    ("a..b", "outer.inner"), ("", "it is empty"), ("#x", "begins with no blank"),
    ("a\u{7}b", "“ab” cannot be written: it holds a line break or control character"),
  ]) func theNameOfASettingIsToldWithWhyAndRemedy(key: String, text: String) {
    let program = Program(config: "[profile a]\nregion = x\n")
    defer { program.home.remove() }
    let run = program.run("set", "a", key, "x")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("awscreds-tui: The setting “"))
    #expect(run.errors.contains(text), "\(run.errors)")
    #expect(program.file("config") == "[profile a]\nregion = x\n")
  }

  @Test func blanksThatNoToolReadsAreLeftOutAndTold() {
    let program = Program(config: "[profile a]\n")
    defer { program.home.remove() }
    let run = program.run("set", "a", "key", "  two words ")
    #expect(run.status == 0)
    #expect(run.errors.contains("outer-blanks"))
    #expect(program.file("config") == "[profile a]\nkey = two words\n")
    #expect(program.run("set", "a", "key", "  ").status == 1)
    #expect(program.run("set", "a", "key", "plain").errors == "")
  }

  @Test func aProfilesNameIsRefusedWithTheRule() {
    let program = Program(config: "[profile a]\n")
    defer { program.home.remove() }
    let run = program.run("rename", "a", "b]")
    #expect(run.status == 1)
    #expect(run.errors.contains("which begin and end a header. Choose another name."))
  }

  @Test func oddKeysAreToldByEveryVerbThatWritesThem() {
    let program = Program()
    defer { program.home.remove() }
    let words = ["config", "credentials", "-p", "aws"]
    let short = program.run(words + ["-k", "AKIA", "-s", "short", "-n", "a"])
    #expect(short.status == 0)
    #expect(short.errors.contains("notice secret-length"))
    #expect(short.errors.contains("notice key-id-shape"))
    #expect(!short.errors.contains("short"))
    let swapped = program.run(words + ["-k", Self.secret, "-s", "AKIAEXAMPLE2ALPHA222", "-n", "b"])
    #expect(swapped.status == 0)
    #expect(swapped.errors.contains("notice swapped"))
    #expect(
      program.file("credentials")?.hasSuffix(
        "[b]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = \(Self.secret)\n")
        == true)
    #expect(program.run(words + ["-k", "AKIÀ", "-s", "x", "-n", "c"]).status == 1)
    let set = program.run("set", "a", "aws_secret_access_key", "tiny")
    #expect(set.errors.contains("notice secret-length"))
    #expect(program.run("set", "a", "aws_access_key_id", "tiny").errors.contains("key-id-shape"))
    #expect(program.run("set", "a", "aws_secret_access_key", Self.secret).errors == "")
    for token in ["IQo b3J", "IQo\u{A0}b3J", "IQo\u{200B}b3J"] {
      let run = program.run("set", "a", "aws_session_token", token)
      #expect(run.errors.contains("notice invalid-key-id"))
      #expect(!run.errors.contains("b3J"))
    }
  }

  @Test func oneNameIsNotForSeveralPairs() {
    let program = Program(credentials: "[ann]\nregion = x\n")
    defer { program.home.remove() }
    let header = "User name,Access key ID,Secret access key\n"
    let ann = "ann,AKIAEXAMPLE2ALPHA222,\(Self.secret)\n"
    let bob = "bob,AKIAEXAMPLE2BRAVO222,\(Self.secret)\n"
    let both = program.run("import", "-", "--profile", "zz", input: header + ann + bob)
    #expect(both.status == 2)
    #expect(both.errors.contains("2 profiles, and --profile names one"))
    #expect(program.file("credentials") == "[ann]\nregion = x\n")
    let used = program.run("import", "-", input: header + ann + bob)
    #expect(used.status == 1)
    #expect(used.errors.contains("Say --overwrite"))
    #expect(!used.errors.contains("--profile"))
    #expect(program.run("import", "-", "--profile", "zz", input: header + ann).status == 0)
    #expect(program.run("list", "--names").output == "ann\nzz\n")
    let left = program.run("import", "-", input: header + bob + "\nzoe,AKIAEXAMPLE2DELTA222,\n")
    let told = left.errors.contains("notice partial-credentials: Line 4 was left out")
    #expect(told, "\(left.errors)")
  }
}
