import AWSCredentials
import AWSProfiles

extension JSONShape {
  /// What each verb with `--json` prints.
  static let ofVerbs = [list, show, check, current, keys, stages, doctor, history]

  private static func words<Word: CaseIterable & RawRepresentable<String>>(
    _ type: Word.Type
  ) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// What tells of files that could not be read.
  private static let faults = [
    JSONField("ok", "boolean, if any", "false: a file could not be read, the rest is half of it"),
    JSONField("error", "fault, if any", "the first of these faults"),
    JSONField("errors", "list of fault, if any", "all of them"),
  ]

  private static let list = JSONShape(
    "list", "one object",
    [
      JSONField("profiles[].name", "text"),
      JSONField("profiles[].kind", "text", words(ProfileKind.self)),
      JSONField("profiles[].account_id", "text or null"),
      JSONField(
        "profiles[].account_id_source", "text or null",
        "config, sts (the last check) or derived (from the key id)"),
      JSONField("profiles[].region", "text or null"),
      JSONField("profiles[].active", "boolean", "whether the variables put it in force"),
      JSONField("profiles[].files[].file", "text", "credentials or config"),
      JSONField("profiles[].files[].line", "number", "of its header, from 1"),
      JSONField("profiles[].findings", "number", "how many doctor has"),
      JSONField("profiles[].verdict", "verdict or null", "of the last check, if still of use"),
      JSONField("profiles[].verdict.age_seconds", "number"),
      JSONField("files.config", "text or null", "its path; null where there is none"),
      JSONField("files.credentials", "text or null"),
    ] + faults)

  private static let show = JSONShape(
    "show", "one object",
    [
      JSONField("name", "text"), JSONField("kind", "text", "as in list"),
      JSONField("settings[].key", "text", "in lower case; nested ones as s3.addressing_style"),
      JSONField("settings[].value", "text", "secrets masked without --reveal"),
      JSONField("settings[].secret", "boolean", "whether it was masked"),
      JSONField("settings[].file", "text", "credentials or config"),
      JSONField("settings[].line", "number"),
      JSONField("settings[].cli_value", "text or null", "what the AWS CLI reads, where it differs"),
      JSONField("chain[].profile", "text"),
      JSONField("chain[].step", "text", "how it comes to keys, as role or keys"),
      JSONField("chain[].detail", "text"),
      JSONField("referenced_by.profiles", "list of text"),
      JSONField("referenced_by.stages", "list of text", "of the project here"),
      JSONField("findings", "list of finding"),
    ])

  private static let check = JSONShape(
    "check", "an object a line, as answers come", base: "verdict",
    [
      JSONField("credential_source", "text", words(CredentialSource.self)),
      JSONField(
        "needs_user_at", "text or null", "when somebody must sign in or type a code again, in UTC"),
    ])

  private static let current = JSONShape(
    "current", "one object",
    [
      JSONField("profile", "text", "in force for the AWS CLI 2"),
      JSONField("source", "text", "where its credentials come from, as in check"),
      JSONField("why", "text or null", "the variable or setting that decides"),
      JSONField(
        "per_tool.TOOL.profile", "text or null", "TOOL is each of \(words(Tool.self))"),
      JSONField("per_tool.TOOL.source", "text"), JSONField("per_tool.TOOL.why", "text"),
      JSONField("per_tool.TOOL.region", "text or null"),
      JSONField("per_tool.TOOL.problem", "text or null", "what stops the tool"),
      JSONField("notices[].code", "text", "one of the codes below"),
      JSONField("notices[].message", "text"),
    ] + faults)

  private static let keys = JSONShape(
    "keys", "one object",
    [
      JSONField("profile", "text"), JSONField("user", "text or null", "null: root of the account"),
      JSONField("keys[].access_key_id", "text"),
      JSONField("keys[].in_profile", "boolean", "whether it is the one the profile uses"),
      JSONField("keys[].active", "boolean"), JSONField("keys[].created_at", "text or null"),
      JSONField("keys[].age_days", "number or null"),
      JSONField("keys[].last_used_at", "text or null"),
      JSONField("keys[].last_used_service", "text or null"),
      JSONField("keys[].last_used_region", "text or null"),
      JSONField("keys[].hint", "text or null", "key-old: rotate it; key-idle: switch it off"),
    ])

  private static let stages = JSONShape(
    "stages", "one object",
    [
      JSONField("file", "text", "the path of the project's file"),
      JSONField("host", "text", "yaml, json, ts or js"),
      JSONField("expression", "text or null", "provider.profile as it is written"),
      JSONField("editable", "boolean"), JSONField("why_not", "text or null"),
      JSONField("rows", "list of row"), JSONField("rows[].raw", "text or null", "as written"),
      JSONField(
        "rows[].overridden_by", "list of text", "variables that win over it in this shell"),
      JSONField("default_row", "row or null", "what serves stages without a row"),
      JSONField("findings[].code", "text", "one of the codes below"),
      JSONField("findings[].severity", "text", "error, warning or info"),
      JSONField("findings[].line", "number or null"),
      JSONField("findings[].stage", "text or null"), JSONField("findings[].message", "text"),
      JSONField("findings[].trips", "list of text", "serverless3, serverless4"),
      JSONField("deployment_role", "text or null", "the role of CloudFormation"),
    ])

  private static let doctor = JSONShape(
    "doctor", "one object", [JSONField("findings", "list of finding")] + faults)

  private static let history = JSONShape(
    "history", "one object",
    [
      JSONField("steps[].id", "number"),
      JSONField("steps[].time", "number", "in seconds since 1970"),
      JSONField("steps[].title", "text", "what was done"),
      JSONField(
        "steps[].kind", "text", "written by this program, or found written by another one"),
      JSONField("steps[].undone", "boolean", "whether redo brings it back"),
      JSONField("steps[].files", "list of text", "paths"),
    ])
}
