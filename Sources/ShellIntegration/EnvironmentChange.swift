/// What a switch does to the variables of a shell.
public struct EnvironmentChange: Sendable, Equatable {
  /// One variable and its new value.
  public struct Assignment: Sendable, Equatable {
    /// The variable.
    public var name: String
    /// The value, never empty in a switch.
    public var value: String

    /// Pairs `name` with `value`.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The variables to set and export, in order.
  public var set: [Assignment]
  /// The variables to unset, in order; none of them is in `set`.
  public var unset: [String]

  /// Takes a list of assignments and names.
  public init(set: [Assignment] = [], unset: [String] = []) {
    self.set = set
    self.unset = unset
  }
}

extension EnvironmentChange {
  /// The variables that would overrule a profile that has just been chosen, in the order in which
  /// they are unset.
  public static let overruling = [
    "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
  ]

  /// Puts `profile` in force, or none of them where it is nil.
  ///
  /// - Parameters:
  ///   - region: set as `AWS_REGION` and `AWS_DEFAULT_REGION`; nil leaves both as they are, since a
  ///     region set by hand is the user's own.
  ///   - expiration: when the credentials end, as ISO 8601; nil unsets what may be stale.
  ///   - loadConfig: whether `AWS_SDK_LOAD_CONFIG=1` is set, which Serverless 1 to 3 need for
  ///     profiles that live in the config file.
  public static func switching(
    to profile: String?, region: String? = nil, expiration: String? = nil, loadConfig: Bool = false
  ) -> EnvironmentChange {
    var change = EnvironmentChange(unset: overruling)
    if let profile {
      change.set.append(Assignment("AWS_PROFILE", profile))
    } else {
      change.unset.insert("AWS_PROFILE", at: 0)
    }
    if let region {
      change.set.append(Assignment("AWS_REGION", region))
      change.set.append(Assignment("AWS_DEFAULT_REGION", region))
    }
    if let expiration {
      change.set.append(Assignment("AWS_CREDENTIAL_EXPIRATION", expiration))
    } else {
      change.unset.append("AWS_CREDENTIAL_EXPIRATION")
    }
    if loadConfig { change.set.append(Assignment("AWS_SDK_LOAD_CONFIG", "1")) }
    return change
  }

  /// Puts credentials themselves in force, for tools that know no profiles.
  ///
  /// The profile variables are unset: a profile beside keys is read differently by each tool.
  public static func exporting(
    accessKeyID: String, secretAccessKey: String, sessionToken: String?, region: String?,
    expiration: String?
  ) -> EnvironmentChange {
    var change = EnvironmentChange(
      set: [
        Assignment("AWS_ACCESS_KEY_ID", accessKeyID),
        Assignment("AWS_SECRET_ACCESS_KEY", secretAccessKey),
      ], unset: ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN"])
    for (name, value) in [
      ("AWS_SESSION_TOKEN", sessionToken), ("AWS_CREDENTIAL_EXPIRATION", expiration),
    ] {
      if let value {
        change.set.append(Assignment(name, value))
      } else {
        change.unset.append(name)
      }
    }
    if let region {
      change.set.append(Assignment("AWS_REGION", region))
      change.set.append(Assignment("AWS_DEFAULT_REGION", region))
    }
    return change
  }

  /// The variables of a child process after this change.
  public func applied(to variables: [String: String]) -> [String: String] {
    var result = variables
    for name in unset { result[name] = nil }
    for assignment in set { result[assignment.name] = assignment.value }
    return result
  }
}
