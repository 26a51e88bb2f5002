import AWSCredentials
import AWSProfiles
import Canvas
import INIDocument

@testable import App

/// Files with a bit of everything; all names and keys invented.
enum Sample {
  static let credentials = """
    # my keys
    [acme-dev]
    aws_access_key_id = AKIAQNZGKIQYQEXAMPLE
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl

    [legacy-prod]
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE
    aws_secret_access_key = ExampleSecretBravo0123456789abcdefghijkl

    """
  static let config = """
    [default]
    region = us-east-1 # home

    # ask Ops before use
    [profile acme-prod]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = acme-dev
    region = eu-west-1

    [profile billing]
    sso_session = acme
    sso_account_id = 777788889999
    sso_role_name = Billing

    """

  static var files: SharedFiles {
    SharedFiles(
      credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8)))
  }

  static var answer: FilesAnswer {
    FilesAnswer(
      files: files, paths: [.credentials: "~/.aws/credentials", .config: "~/.aws/config"])
  }

  /// The answer of reading other texts than the sample's.
  static func answer(
    credentials: String = credentials, config: String = config
  ) -> FilesAnswer {
    FilesAnswer(
      files: SharedFiles(
        credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8))),
      paths: answer.paths)
  }

  /// A model that has read the sample, at a size.
  static func model(_ columns: Int = 80, _ rows: Int = 24, hasHook: Bool = true) -> Model {
    var model = Model(
      environment: Environment(["AWS_PROFILE": "acme-dev"]), hasHook: hasHook)
    _ = update(&model, .input(.resize(Size(columns: columns, rows: rows))))
    _ = update(&model, .tick(now: 1_800_000_000))
    _ = update(&model, .loaded(answer))
    return model
  }
}

extension Sample {
  /// A form for each kind with something wrong, odd or missing in it.
  static var forms: [(name: String, form: FormState)] {
    let catalog = ProfileCatalog(files)
    var role = catalog["acme-prod"].map(FormState.init(editing:)) ?? FormState()
    role.put("100", into: "duration_seconds")
    var keys = FormState()
    keys.name.insert("acme-stage")
    keys.put("AKIAIOSFODNN7EXAMPLE", into: "aws_access_key_id")
    keys.put("ExampleSecretDelta0123456789abcdefghijkl", into: "aws_secret_access_key")
    keys.put("eu-west-9", into: "region")
    keys.go(to: .setting("aws_secret_access_key"))
    var nested = FormState(adding: .process)
    nested.put("/opt/keys --for \"me", into: "credential_process")
    nested = nested.taking("s3.max_queue_size", for: .newSetting)
    nested.put("0", into: "s3.max_queue_size")
    return [
      ("role", role), ("keys", keys), ("process", nested),
      ("sso", catalog["billing"].map(FormState.init(editing:)) ?? FormState()),
      ("session", FormState(adding: .ssoSession)),
    ]
  }

  /// A text with two pairs of keys, one of them in use here, and a role.
  static let severalProfiles = """
    [acme-dev]
    aws_access_key_id = AKIAEXAMPLE3BRAVO333
    aws_secret_access_key = ExampleSecretEcho00123456789abcdefghijkl
    region = eu-central-1

    [acme-test]
    aws_access_key_id = ASIAEXAMPLE4BRAVO444
    aws_secret_access_key = ExampleSecretFoxt00123456789abcdefghijkl

    [profile acme-ops]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = acme-test
    s3 =
      max_queue_size = 10

    """
}

extension Model {
  /// The form that lies over the screen; nil where none does.
  var openForm: FormState? {
    if case .form(let form) = overlay { form } else { nil }
  }

  /// Types keys as a user would; gives the effects asked for.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(&self, .input(.key(.character($0)))) }
  }

  /// Presses one key.
  @discardableResult
  mutating func press(_ key: Key) -> [Effect] { update(&self, .input(.key(key))) }

  /// The screen as text.
  var picture: String { view(self).buffer.text }
}
