import AWSProfiles
import JSONText

/// Reads the keys that `aws login` keeps.
struct LoginFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  /// The cached keys while they last.
  ///
  /// Throws `signInNeeded` where there are none or they are over.
  func credentials(profile: String, session: String) async throws(CredentialError) -> Credentials {
    let world = caller.world
    let folder =
      caller.environment["AWS_LOGIN_CACHE_DIRECTORY"].map { $0 + "/" } ?? "~/.aws/login/cache/"
    let name = CacheName.login(session, hashing: world).split(separator: "/").last ?? ""
    let path = HomePath.expand(folder + name, caller.environment)
    guard let bytes = world.read(path), let json = try? JSONValue(parsing: bytes),
      let keys = CredentialJSON.loginToken(json["accessToken"])
    else {
      throw .signInNeeded(
        profile: profile, reason: "there is no sign-in yet: aws login --profile \(profile)")
    }
    guard let end = keys.expiration, end > world.now() else {
      throw .signInNeeded(
        profile: profile, reason: "the sign-in is over: aws login --profile \(profile)")
    }
    return keys
  }
}
