import JSONText

extension Verdict {
  /// The object that `check --json` prints for a profile; nil: keys that are of none.
  public func json(profile: String?) -> JSONValue {
    [
      "profile": JSONValue(profile), "class": .string(self.class.rawValue),
      "error": JSONValue(error), "keys": .string(keys.rawValue),
      "account_id": JSONValue(accountID), "arn": JSONValue(arn), "user_id": JSONValue(userID),
      "partition": JSONValue(partition), "region": JSONValue(region),
      "endpoint": JSONValue(endpoint), "expires_at": JSONValue(expiresAt.map(CalendarTime.iso)),
      "elapsed_ms": JSONValue(elapsed), "message": .string(message), "advice": .string(advice),
      "retryable": .bool(retryable),
    ]
  }

  /// A verdict out of the object that `json` gave; nil where its class is none that is known.
  public init?(json: JSONValue) {
    guard let name = json["class"]?.string, let known = Class(rawValue: name) else { return nil }
    self.init(known, error: json["error"]?.string, message: json["message"]?.string)
    if let word = json["keys"]?.string, let keys = Keys(rawValue: word) { self.keys = keys }
    accountID = json["account_id"]?.string
    arn = json["arn"]?.string
    userID = json["user_id"]?.string
    partition = json["partition"]?.string
    region = json["region"]?.string
    endpoint = json["endpoint"]?.string
    expiresAt = json["expires_at"]?.string.flatMap(CalendarTime.seconds(iso:))
    elapsed = json["elapsed_ms"]?.integer
    if let text = json["advice"]?.string { advice = text }
    if let flag = json["retryable"]?.bool { retryable = flag }
  }
}
