/// Names of the files in which the AWS CLI keeps tokens and temporary keys.
public enum CacheName {
  /// The token of an SSO sign-in, by session name or, in the older form, by start URL.
  public static func sso(_ sessionOrURL: String, hashing: some Hashing) -> String {
    "sso/cache/\(hex(hashing.sha1(Array(sessionOrURL.utf8)))).json"
  }

  /// The session of `aws login`, by the value of `login_session`.
  public static func login(_ session: String, hashing: some Hashing) -> String {
    "login/cache/\(hex(hashing.sha256(Array(session.trimmingBlanks().utf8)))).json"
  }

  /// The keys of an assumed role, by the arguments of the call; a made-up session name is left out.
  ///
  /// - Parameter token: the whole text of the token file where a web identity takes the role.
  public static func role(
    _ call: RoleCall, token: String? = nil, hashing: some Hashing
  ) -> String {
    var members: [(String, String)] = [("RoleArn", quoted(call.roleARN))]
    members += call.sessionName.map { [("RoleSessionName", quoted($0))] } ?? []
    members += call.externalID.map { [("ExternalId", quoted($0))] } ?? []
    members += call.mfaSerial.map { [("SerialNumber", quoted($0))] } ?? []
    members += call.duration.map { [("DurationSeconds", String($0))] } ?? []
    members += token.map { [("WebIdentityToken", quoted($0))] } ?? []
    return commandLine(members, separators: (", ", ": "), hashing)
  }

  /// The keys of a role of IAM Identity Center.
  public static func ssoRole(_ call: SSOCall, hashing: some Hashing) -> String {
    let session =
      call.sessionName.map { ("sessionName", quoted($0)) } ?? ("startUrl", quoted(call.startURL))
    return commandLine(
      [("accountId", quoted(call.accountID)), ("roleName", quoted(call.roleName)), session],
      separators: (",", ":"), hashing)
  }

  /// JSON as Python prints it, keys sorted: the CLI hashes that text.
  private static func commandLine(
    _ members: [(String, String)], separators: (item: String, key: String), _ hashing: some Hashing
  ) -> String {
    let body = members.sorted { $0.0 < $1.0 }
      .map { quoted($0.0) + separators.key + $0.1 }.joined(separator: separators.item)
    return "cli/cache/\(hex(hashing.sha1(Array("{\(body)}".utf8)))).json"
  }

  private static func quoted(_ text: String) -> String {
    let named: [Unicode.Scalar: String] = [
      "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{8}": "\\b",
      "\u{C}": "\\f",
    ]
    let body = text.unicodeScalars.reduce(into: "") { result, scalar in
      if let name = named[scalar] {
        result += name
      } else if scalar.isASCII, scalar.value >= 32 {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return "\"\(body)\""
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return bytes.reduce(into: "") { $0 += "\(digits[Int($1 >> 4)])\(digits[Int($1 & 15)])" }
  }
}
