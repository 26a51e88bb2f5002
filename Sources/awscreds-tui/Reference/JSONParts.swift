import AWSCredentials
import AWSProfiles

extension JSONShape {
  /// The objects that fields of several verbs are.
  static let parts = [failure, fault, finding, verdict, row]

  private static let failure = JSONShape(
    "failure",
    "what a verb with --json prints where it fails; a fault of usage is told on stderr alone",
    [JSONField("error", "fault")])

  private static let fault = JSONShape(
    "fault", "why something failed",
    [
      JSONField("code", "text or null", "one of the codes below"),
      JSONField("message", "text", "what, where, why and the remedy, for people"),
      JSONField("file", "text or null", "the path that it is about"),
      JSONField("line", "number or null", "the line in it, from 1"),
    ])

  private static let finding = JSONShape(
    "finding", "something wrong or risky in the files",
    [
      JSONField("code", "text", "one of the codes below"),
      JSONField("severity", "text", "error, warning or info"),
      JSONField(
        "file", "text or null", "credentials, config, environment, or the path of another file"),
      JSONField("line", "number or null", "from 1"), JSONField("profile", "text or null"),
      JSONField("message", "text"),
      JSONField(
        "trips", "list of text", "tools that trip over it: cli, terraform, serverless3, serverless4"
      ), JSONField("fix", "text or null", "what `doctor --fix CODE` does; null: nothing by itself"),
    ])

  private static let verdict = JSONShape(
    "verdict", "what STS says of a profile",
    [
      JSONField("profile", "text or null", "null: keys of the environment"),
      JSONField("class", "text", "valid, or one of the classes below"),
      JSONField("error", "text or null", "the code of STS or of the settings"),
      JSONField("keys", "text", "good, bad or unknown: bad only where STS says so"),
      JSONField("account_id", "text or null"), JSONField("arn", "text or null"),
      JSONField("user_id", "text or null"), JSONField("partition", "text or null", "as aws-cn"),
      JSONField("region", "text or null", "of the endpoint that was asked"),
      JSONField("endpoint", "text or null"),
      JSONField("expires_at", "text or null", "when temporary keys end, in UTC"),
      JSONField("elapsed_ms", "number or null"), JSONField("message", "text", "for people"),
      JSONField("advice", "text", "what to do; empty where nothing is"),
      JSONField("retryable", "boolean", "whether the same may work later"),
    ])

  private static let row = JSONShape(
    "row", "what deploys a stage",
    [
      JSONField("stage", "text or null", "null: any without a row"),
      JSONField("line", "number or null"),
      JSONField("profile", "text or null", "null: a variable that cannot be told here"),
      JSONField("exists", "boolean", "whether the files have that profile"),
      JSONField("kind", "text or null", "as in list"), JSONField("account_id", "text or null"),
      JSONField("usable_by.v3", "boolean", "by Serverless 1 to 3"),
      JSONField("usable_by.v3_load_config", "boolean", "by those with AWS_SDK_LOAD_CONFIG=1"),
      JSONField("usable_by.v4", "boolean", "by Serverless 4"),
    ])
}
