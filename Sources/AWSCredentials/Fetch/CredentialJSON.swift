import AWSProfiles
import JSONText

/// Credentials out of the JSON texts in which programs, caches and services hand them on.
enum CredentialJSON {
  /// What a `credential_process` prints; throws a reason in words that holds none of it.
  static func process(_ output: [UInt8]) throws(CredentialFormatError) -> Credentials {
    guard let json = try? JSONValue(parsing: output) else { throw .init("printed no JSON") }
    guard json["Version"]?.integer == 1 else { throw .init("printed JSON without \"Version\": 1") }
    guard let keys = keys(json) else {
      throw .init("printed JSON without AccessKeyId and SecretAccessKey")
    }
    return keys
  }

  /// An entry of the CLI's cache of role credentials; nil where it is none.
  static func commandLineCache(_ bytes: [UInt8]) -> Credentials? {
    guard let json = try? JSONValue(parsing: bytes), let inner = json["Credentials"] else {
      return nil
    }
    return keys(inner)
  }

  /// The answer of GetRoleCredentials; times are milliseconds.
  static func roleCredentials(_ bytes: [UInt8]) -> Credentials? {
    guard let json = (try? JSONValue(parsing: bytes))?["roleCredentials"],
      let keyID = json["accessKeyId"]?.string, let secret = json["secretAccessKey"]?.string
    else { return nil }
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret),
      sessionToken: json["sessionToken"]?.string.map(Secret.init),
      expiration: json["expiration"]?.integer.map { $0 / 1000 })
  }

  /// The keys that `aws login` keeps, and that its token service answers.
  static func loginToken(_ json: JSONValue?) -> Credentials? {
    guard let json, let keyID = json["accessKeyId"]?.string,
      let secret = json["secretAccessKey"]?.string, let token = json["sessionToken"]?.string
    else { return nil }
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret), sessionToken: Secret(token),
      expiration: json["expiresAt"]?.string.flatMap(CalendarTime.seconds(iso:)),
      accountID: json["accountId"]?.string)
  }

  /// The keys of an answer of the container and instance endpoints.
  static func metadata(_ bytes: [UInt8]) -> Credentials? {
    guard let json = try? JSONValue(parsing: bytes), let keyID = json["AccessKeyId"]?.string,
      let secret = json["SecretAccessKey"]?.string, let token = json["Token"]?.string
    else { return nil }
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret), sessionToken: Secret(token),
      expiration: json["Expiration"]?.string.flatMap(CalendarTime.seconds(iso:)),
      accountID: json["AccountId"]?.string)
  }

  private static func keys(_ json: JSONValue) -> Credentials? {
    guard let keyID = json["AccessKeyId"]?.string, let secret = json["SecretAccessKey"]?.string
    else { return nil }
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret),
      // Some programs print an empty token for keys that need none.
      sessionToken: json["SessionToken"]?.string.flatMap { $0.isEmpty ? nil : Secret($0) },
      expiration: json["Expiration"]?.string.flatMap(CalendarTime.seconds(iso:)),
      accountID: json["AccountId"]?.string)
  }
}

/// Why a text holds no credentials.
struct CredentialFormatError: Error, Equatable {
  var reason: String
  init(_ reason: String) { self.reason = reason }
}
