import AWSCredentials
import AWSProfiles

/// A code that scripts can compare, and what it says.
typealias CodeMeaning = (code: String, meaning: String)

/// The codes of all that the program tells.
///
/// Findings of the shared files, notices of imports and classes of verdicts come from the tables
/// that make them; the rest stands here, and the tests look for codes in the sources that are
/// missing here.
enum Codes {
  /// Why a verb failed.
  static let errors: [CodeMeaning] = [
    ("usage", "the verb does not take these words: status 2, told on stderr alone"),
    ("no-home", "neither HOME nor the variables for both files are set"),
    ("profile-not-found", "no file has a profile of that name"),
    ("profile-exists", "the name is in use"),
    ("invalid-profile-name", "no profile can have that name"),
    ("invalid-value", "the value or the name of the setting cannot be written"),
    ("several-profiles", "add was given more than one profile: import takes them"),
    ("no-value", "a value was to be read from stdin or the terminal, and none came"),
    ("needs-confirmation", "somebody must agree, and there is no terminal: say --yes"),
    ("cancelled", "the question was answered with no"),
    ("source-profile-missing", "source_profile names a profile that is not there"),
    ("source-profile-loop", "source profiles lead back to themselves"),
    ("role-without-source", "a role, and nothing to take it with"),
    ("partial-credentials", "one half of a pair of keys"),
    ("invalid-config", "settings that do not fit together or cannot be read"),
    ("no-key-columns", "import found no keys"),
    ("invalid-key-id", "a character that no key has; in check: the key is not known to AWS"),
    ("not-readable", "a file cannot be read"), ("not-writable", "a file cannot be written"),
    ("not-a-file", "a folder, device or nothing stands where a file was to be"),
    ("too-large", "a file is larger than any file of profiles"),
    ("locked", "another run is writing the file: try again (status 4)"),
    ("changed-on-disk", "the file changed meanwhile: look and try again (status 4)"),
    ("write-failed", "the system did not take the write; the file is as it was"),
    ("one-file-for-both", "credentials and config are one and the same file"),
    ("nothing-to-undo", "no written version is kept, or all are taken back"),
    ("nothing-to-redo", "nothing was taken back last"),
    ("version-lost", "the kept version is gone or damaged"),
    ("nothing-to-fix", "no finding of that code can be mended by itself"),
    ("no-hook", "the hook of the shell is missing, so the shell cannot be switched (status 3)"),
    ("no-project", "no serverless.yml here or above"),
    ("map-not-in-this-file", "the stage map stands in a file that is not edited"),
    ("stage-not-found", "the map has no row for the stage"),
    ("row-is-a-variable", "the row holds a variable: --replace-variable lets it be replaced"),
    ("unsupported-form", "a form of YAML or of code that is not edited"),
    ("would-change-more", "the edit would change other parts of the file"),
    ("orphan-map", "a map is there that nothing points at: stages connect"),
    ("iam-refused", "IAM said no"),
    ("two-keys", "the user has two keys already, and IAM allows no third"),
    ("profile-key", "the key is in use by the profile, or is none of the user's"),
  ]

  /// What a check says of a profile; `keys`, `rotate`, `env --resolve` fail with these as well.
  static let classes: [CodeMeaning] = Verdict.Class.allCases.map { ($0.rawValue, $0.title) }

  /// What `doctor` and `show` find in the shared files; those that can be mended say how.
  static let findings: [CodeMeaning] = FindingRule.table.map { rule in
    (rule.code, rule.summary + (rule.fixTitle.map { " (--fix \($0))" } ?? ""))
  }

  /// What `stages` finds in a project; `doctor` tells it too.
  static let stageFindings: [CodeMeaning] = [
    ("syntax-error", "the file cannot be read"), ("duplicate-key", "a key stands twice"),
    ("several-documents", "more than one document in the file"),
    ("map-not-in-this-file", "the map stands in a file that is not edited"),
    ("unquoted-fallback", "a word behind the comma of a variable without quotes"),
    ("self-dot", "self. instead of self:"), ("blank-in-variable", "a blank behind ${"),
    ("unclosed-variable", "a variable without its }"),
    ("opt-stage-without-fallback", "fails where --stage is not given"),
    ("stage-option-ignored", "--stage does not reach the map"),
    ("empty-profile", "a row without a name"), ("value-not-text", "a row that is no text"),
    ("unreachable-row", "a row that no stage leads to"),
    ("stage-variable-impossible", "no variable can be named after the stage"),
    ("profile-not-found", "no file has the profile of the row"),
    ("kind-not-readable", "a kind of profile that Serverless 3 cannot use"),
    ("profile-with-resolver", "profile and resolver in one provider"),
    ("several-resolvers", "more than one resolver that gives AWS credentials"),
    ("resolver-ignores-option", "a resolver decides alone: --aws-profile does nothing"),
    ("params-with-stages", "params beside stages"),
    ("source-before-map", "another source is asked before the map"),
    ("source-too-new", "a source that this version of Serverless does not have"),
    ("default-stage-differs", "the expression has a default stage of its own"),
    ("orphan-map", "a map that nothing points at"),
    ("dashboard-may-win", "the dashboard may give other credentials"),
    ("deployment-role", "CloudFormation works with a role of its own"),
    ("deployment-role-form", "the deployment role is no ARN of a role"),
    ("deployment-role-account", "the deployment role is of another account"),
    ("dotenv-sets-aws", "an .env file sets AWS variables"),
    ("aws-profile-overrides-stages", "AWS_PROFILE wins over the map"),
    ("environment-overrides-stages", "another variable wins over the map"),
  ]

  /// What `current`, `doctor` and the lines on stderr tell beside.
  static let notices: [CodeMeaning] =
    [
      ("profile-env-empty", "a variable for the profile is set and empty"),
      ("variable-env-empty", "another variable is set and empty"),
      ("profile-env-conflict", "AWS_PROFILE and AWS_DEFAULT_PROFILE differ"),
      ("env-keys-hide-profile", "key variables win over the profile"),
      ("web-identity-hides-profile", "the web identity variables win over the profile"),
      ("web-identity-shadowed", "Serverless takes the profile before the web identity variables"),
      ("region-env-conflict", "AWS_REGION and AWS_DEFAULT_REGION differ"),
      ("env-region-hides-profile-region", "a variable wins over the profile's region"),
      ("no-region", "no region is set"), ("region-unknown", "the region is no known one"),
      ("sudo-home", "under sudo: HOME is not that of the caller"),
      ("sign-in-not-kept", "a sign-in was renewed and cannot be kept: sign in again"),
      ("history-not-kept", "undo will not take this change back"),
      ("permissions-too-open", "other users may read or write the file"),
      ("deleted-key", "undo or redo brings back a key that was deleted at AWS"),
      ("referred-to", "other profiles refer to the one that is removed"),
      ("outer-blanks", "blanks around the value were left out"),
      ("no-key", "import left out a row without keys"),
      ("partial-credentials", "import left out one half of a pair"),
      ("unread-line", "import left out a line that nothing knows"),
      ("unknown-section", "import left out a section that no tool knows"),
      ("several-lines", "import left out a setting of several lines"),
    ] + ImportNotice.Code.allCases.map { ($0.rawValue, ImportNotice($0, row: 0).message) }
}
