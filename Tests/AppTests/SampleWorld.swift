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

extension Model {
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
