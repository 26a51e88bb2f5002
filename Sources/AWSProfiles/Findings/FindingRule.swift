/// One kind of finding: the row of a code in the table that screens and documents are made from.
public struct FindingRule: Sendable, Equatable {
  /// The code.
  public var code: String
  /// What is wrong, in a few words for a list; also the words under the marked text.
  public var summary: String
  /// What the fix does, as "moves the comment"; nil where none is known.
  public var fixTitle: String?
  /// Why it matters, in a sentence or two.
  public var reason: String

  init(_ code: String, _ summary: String, fix: String? = nil, _ reason: String) {
    self.code = code
    self.summary = summary
    fixTitle = fix
    self.reason = reason
  }

  /// The row of a code; nil for a code that is not in the table.
  public static func of(_ code: String) -> FindingRule? { byCode[code] }

  private static let byCode = Dictionary(
    table.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// All kinds of findings: the text of the files first, then what the settings mean.
  public static let table: [FindingRule] = text + sections + keys + chains + values + files

  private static let text: [FindingRule] = [
    FindingRule(
      "bom", "the file begins with a byte order mark", fix: "removes the mark",
      "The AWS CLI and most SDKs refuse the file."),
    FindingRule(
      "bad-encoding", "not UTF-8",
      "The AWS CLI cannot read the file at all; other tools drop or replace the bytes."),
    FindingRule(
      "hidden-character", "a CR within a line, or an odd blank",
      "The AWS CLI finds other lines here than other tools do, and refuses the whole file."),
    FindingRule(
      "no-section-header", "belongs to no section",
      "Text above the first header, or below one without an end, is an error for the AWS CLI."),
    FindingRule(
      "missing-delimiter", "no setting: it has no = or no name",
      "The AWS CLI refuses the whole file."),
    FindingRule(
      "unexpected-continuation", "indented, so part of the setting above",
      "Tools disagree whether the line is a setting of its own."),
    FindingRule(
      "inline-comment-in-value", "a comment for SDKs, part of the value for the AWS CLI",
      fix: "moves the comment", "The AWS CLI reads the comment as part of the value."),
    FindingRule(
      "comment-in-nested-value", "a comment for SDKs, part of the nested value for the AWS CLI",
      fix: "moves the comment to the margin above",
      "The AWS CLI reads the comment as part of the value, and may stop where it wants a number."),
    FindingRule(
      "duplicate-key", "the same setting twice", fix: "removes the one that does not count",
      "The AWS CLI refuses the whole file; other tools take the last one."),
    FindingRule(
      "uppercase-key", "capitals in the name of a setting", fix: "writes it in lower case",
      "The AWS CLI reads it, Serverless does not find it."),
    FindingRule(
      "colon-delimiter", "a colon instead of =", fix: "writes =",
      "The AWS CLI takes a colon, the JavaScript SDKs (Serverless) skip the line."),
    FindingRule(
      "colon-in-name", "a colon within the name",
      "The AWS CLI parts name and value at the colon, all other tools at the =."),
    FindingRule(
      "indented-settings", "all settings of the section are indented",
      fix: "writes them at the margin",
      "The AWS CLI reads them, Terraform reads an empty profile and some SDKs stop."),
  ]

  private static let sections: [FindingRule] = [
    FindingRule(
      "duplicate-section", "the same section twice", fix: "merges the sections",
      "The AWS CLI refuses the whole file; other tools merge them."),
    FindingRule(
      "unbalanced-quote", "a quote that is not closed",
      "No tool finds a profile under this header."),
    FindingRule(
      "missing-profile-prefix", "not read as a profile", fix: "writes [profile NAME]",
      "In config every profile but default is written [profile NAME]."),
    FindingRule(
      "profile-prefix-in-credentials", "names no profile",
      "In credentials the header is the bare name."),
    FindingRule(
      "default-defined-twice", "[default] beside [profile default]",
      fix: "removes [default]",
      "The AWS CLI takes the later one whole, other tools [profile default]."),
    FindingRule(
      "capital-default-section", "gives its values to all sections",
      "The AWS CLI reads [DEFAULT] as default values of every profile."),
    FindingRule(
      "unknown-section", "no tool reads this section", fix: "writes the header as it is meant",
      "Config knows [default], [profile NAME], [sso-session NAME] and [services NAME]."),
    FindingRule(
      "header-spacing", "blanks that some tools do not take", fix: "writes the header plainly",
      "The AWS CLI finds no profile with blanks inside the brackets, Serverless none with several "
        + "behind the word profile."),
    FindingRule(
      "text-after-header", "text behind the header", fix: "moves the text to a comment above",
      "Terraform and most SDKs stop at it or skip the section, the AWS CLI ignores it."),
    FindingRule(
      "bracket-after-header", "a ] behind the header", fix: "moves the comment to a line above",
      "The AWS CLI takes all up to the last ] for the name, and finds another section."),
    FindingRule(
      "profile-name-portability", "a name that not every tool or shell can use",
      "Letters, digits and _ - / . % @ : + are read alike by all tools."),
    FindingRule(
      "empty-profile", "a profile without any setting",
      "The AWS CLI lists it, other tools do not know it."),
  ]

  private static let keys: [FindingRule] = [
    FindingRule(
      "same-access-key", "the same access key under two names",
      "To rotate or delete it in one profile breaks the other."),
    FindingRule(
      "stale-session-token", "an AKIA key beside a session token", fix: "removes the token",
      "AWS refuses a long-term key that comes with a token: every call fails."),
    FindingRule(
      "session-token-missing", "an ASIA key without its session token",
      "AWS knows a temporary key only together with its token: every call fails."),
    FindingRule(
      "partial-credentials", "half a pair of keys",
      "Key id and secret count only as a pair, for the AWS CLI and Terraform from one file."),
    FindingRule(
      "two-session-tokens", "two session tokens that differ",
      "The AWS CLI takes aws_security_token, all others aws_session_token."),
    FindingRule(
      "keys-in-both-files", "keys in both files", fix: "removes those of config",
      "The keys of credentials count; those of config are read by nobody."),
    FindingRule(
      "keys-in-config", "keys in config", fix: "moves them to credentials",
      "config is often shared or readable by others, and Serverless 3 does not look there."),
    FindingRule(
      "invalid-key-id", "a key id with characters that no key has",
      "AWS refuses the request before it looks for the key."),
    FindingRule(
      "secret-length", "a secret that is not 40 characters long",
      "Secrets of AWS have 40; a character may be missing or pasted twice."),
    FindingRule(
      "two-kinds-in-profile", "two ways to credentials in one profile",
      "Which one wins depends on the tool."),
  ]

  private static let chains: [FindingRule] = [
    FindingRule(
      "source-profile-missing", "names a profile that is in neither file",
      fix: "writes the nearest name", "The role cannot be assumed."),
    FindingRule(
      "source-profile-loop", "leads back to itself", "The AWS CLI stops at the loop."),
    FindingRule(
      "source-profile-without-credentials", "names a profile that leads to no credentials",
      "The role cannot be assumed."),
    FindingRule(
      "role-without-source", "nothing to assume the role with",
      "The AWS CLI and Terraform stop; others use keys of the profile where it has any."),
    FindingRule(
      "invalid-config", "settings that exclude each other",
      "The AWS CLI stops at source_profile beside credential_source."),
    FindingRule(
      "several-sources", "more than one source of credentials",
      "Terraform stops where a profile has more than one of source_profile, credential_source, "
        + "credential_process and web_identity_token_file."),
    FindingRule(
      "unknown-credential-source", "no source that tools know", fix: "writes it as AWS spells it",
      "Environment, Ec2InstanceMetadata and EcsContainer are known, spelled exactly so."),
    FindingRule(
      "mfa-without-role", "has no effect without role_arn",
      "mfa_serial is asked for only when a role is assumed; keys alone are used without it."),
    FindingRule(
      "web-identity-without-role", "a token file without role_arn",
      "A web identity token is good for nothing but to assume a role."),
    FindingRule(
      "sso-session-missing", "names a session that is not in config",
      fix: "writes the nearest name", "Signing in and every call of the profile fail."),
    FindingRule(
      "sso-incomplete", "a setting of the sign-in is missing",
      "SSO needs account, role, start URL and region."),
    FindingRule(
      "sso-conflict", "not what its session says",
      "The AWS CLI stops where profile and session disagree."),
    FindingRule(
      "services-missing", "names a [services] section that is not in config",
      fix: "writes the nearest name", "The endpoints meant are not used."),
  ]

  private static let values: [FindingRule] = [
    FindingRule(
      "region-unknown", "no region of AWS", fix: "writes the region that was meant",
      "Calls go to a host that does not exist."),
    FindingRule(
      "region-in-both-files", "two regions that differ",
      "The one of credentials counts for most tools."),
    FindingRule(
      "quoted-value", "quotes that are part of the value", fix: "removes the quotes",
      "All tools but Terraform read the quotes as part of the value."),
    FindingRule(
      "value-out-of-range", "a value that AWS refuses",
      "The limits of the STS model, told before a call fails at them."),
    FindingRule(
      "process-needs-shell", "a command that needs a shell",
      "The AWS CLI splits the command into words and runs it without a shell: no pipes, no "
        + "variables, no ~."),
  ]

  private static let files: [FindingRule] = [
    FindingRule(
      "permissions-too-open", "open to others", fix: "closes it to others",
      "Other users of this machine can read the keys or change what your tools run."),
    FindingRule(
      "half-written-save", "the last save was cut short",
      "One file has the change, the other not: undo takes it back, redo finishes it."),
  ]
}
