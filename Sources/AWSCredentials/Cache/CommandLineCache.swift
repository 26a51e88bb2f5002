import AWSProfiles
import JSONText

/// The cache in which the AWS CLI keeps temporary credentials, `~/.aws/cli/cache`.
///
/// What is written is what botocore 1.43 writes there, and only where the CLI has made the folder.
struct CommandLineCache<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  /// Keys under a name, where they last another 15 minutes, as botocore asks, and nobody else may
  /// have put them there.
  func keys(_ name: String) -> Credentials? {
    let path = path(name)
    guard caller.options.usesCaches, !caller.world.isOpenToOthers(path),
      let bytes = caller.world.read(path), let keys = CredentialJSON.commandLineCache(bytes),
      let end = keys.expiration, end > caller.world.now() + 900
    else { return nil }
    return keys
  }

  /// Keeps the answer of AssumeRole, `result` out of `answer`.
  func keep(_ result: XMLElement, _ answer: HTTPResponse, of call: RoleCall) {
    guard let credentials = result["Credentials"],
      let end = credentials["Expiration"].flatMap({ CalendarTime.seconds(iso: $0.text) }),
      let user = result["AssumedRoleUser"], let arn = user["Arn"]?.text,
      let keys = member(credentials, "AccessKeyId", "SecretAccessKey", "SessionToken")
    else { return }
    let account = AccountID.inARN(arn).map { [JSONValue.Member("AccountId", .string($0))] }
    let headers = answer.headers.map { JSONValue.Member($0.name.lowercased(), .string($0.value)) }
    // Times of answers are written by strftime, whose zone is a name.
    let time = CalendarTime.iso(end).dropLast() + "UTC"
    keep(
      [
        "Credentials": .object(
          keys + [.init("Expiration", .string(String(time)))] + (account ?? [])),
        "AssumedRoleUser": .object(member(user, "AssumedRoleId", "Arn") ?? []),
        "ResponseMetadata": [
          "RequestId": JSONValue(answer.header("x-amzn-RequestId")), "HTTPStatusCode": 200,
          "HTTPHeaders": .object(headers), "RetryAttempts": 0,
        ],
      ], CacheName.role(call, hashing: caller.world))
  }

  /// Keeps the credentials of a role of IAM Identity Center.
  func keep(_ keys: Credentials, of call: SSOCall) {
    guard let end = keys.expiration else { return }
    keep(
      [
        "ProviderType": "sso",
        "Credentials": [
          "AccessKeyId": .string(keys.accessKeyID),
          "SecretAccessKey": .string(keys.secretAccessKey.reveal()),
          "SessionToken": JSONValue(keys.sessionToken?.reveal()),
          "Expiration": .string(CalendarTime.iso(end)), "AccountId": .string(call.accountID),
        ],
      ], CacheName.ssoRole(call, hashing: caller.world))
  }

  private func keep(_ entry: JSONValue, _ name: String) {
    let world = caller.world
    guard caller.options.usesCaches,
      world.hasFolder(HomePath.expand("~/.aws/cli/cache", caller.environment))
    else { return }
    // Without the cache the next call asks again: nothing is lost.
    _ = world.writePrivately(Array(entry.compactText().utf8), to: path(name))
  }

  private func path(_ name: String) -> String {
    HomePath.expand("~/.aws/\(name)", caller.environment)
  }

  private func member(_ element: XMLElement, _ names: String...) -> [JSONValue.Member]? {
    let found = names.compactMap { name in
      element[name].map { JSONValue.Member(name, .string($0.text)) }
    }
    return found.count == names.count ? found : nil
  }
}
