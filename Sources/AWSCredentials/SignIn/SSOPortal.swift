import AWSProfiles
import JSONText

/// An account that a sign-in gives access to.
public struct SSOAccount: Sendable, Equatable, Hashable {
  /// Twelve digits.
  public var id: String
  /// Its name; the number where it has none.
  public var name: String

  /// An account as the portal tells it.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// Lists what a sign-in gives access to.
struct SSOPortal<Outside: World>: Sendable {
  let fetch: SSOFetch<Outside>
  let session: SSOSession

  /// Most pages that are read of one list: far beyond what Identity Center allows.
  private static var mostPages: Int { 500 }

  /// All accounts, in the order of the portal.
  func accounts() async throws(CredentialError) -> [SSOAccount] {
    try await list("assignment/accounts", [], member: "accountList").compactMap { item in
      guard let id = item["accountId"]?.string else { return nil }
      return SSOAccount(id: id, name: item["accountName"]?.string ?? id)
    }
  }

  /// Names of the roles in an account.
  func roles(in account: String) async throws(CredentialError) -> [String] {
    try await list("assignment/roles", [("account_id", account)], member: "roleList")
      .compactMap { $0["roleName"]?.string }
  }

  /// All items of a list, page by page.
  private func list(
    _ path: String, _ query: [(String, String)], member: String
  ) async throws(CredentialError) -> [JSONValue] {
    let token = try await fetch.token(session, profile: session.title)
    var items: [JSONValue] = []
    var next: String?
    for _ in 0..<Self.mostPages {
      let pairs = query + [("max_result", "100")] + (next.map { [("next_token", $0)] } ?? [])
      let text = pairs.map { "\($0.0)=\(URLText.encode($0.1))" }.joined(separator: "&")
      let answer = try await fetch.send(
        HTTPRequest(
          method: "GET", url: "\(fetch.portal(session))/\(path)?\(text)",
          headers: [HTTPHeader("x-amz-sso_bearer_token", token.reveal())],
          timeout: fetch.caller.options.timeout))
      guard answer.status == 200 else { throw refusal(answer) }
      guard let json = try? JSONValue(parsing: answer.body), let page = json[member]?.array else {
        throw .refused(Verdict(.notSTSResponse, message: "answer is not from IAM Identity Center"))
      }
      items += page
      guard let token = json["nextToken"]?.string, !token.isEmpty, token != next else { break }
      next = token
    }
    return items
  }

  private func refusal(_ answer: HTTPResponse) -> CredentialError {
    switch answer.status {
    case 401: .signInNeeded(profile: session.title, reason: "the SSO session is over")
    case 403, 404:
      .refused(Verdict(.deniedButAuthenticated, message: "the portal refuses to list this"))
    case 407: .refused(Verdict(.proxyFailure))
    case 429: .refused(Verdict(.throttled, error: "TooManyRequestsException"))
    case 500...: .refused(Verdict(.serviceError, message: "IAM Identity Center has a problem"))
    default: .refused(Verdict(.requestRefused, message: "the portal answered \(answer.status)"))
    }
  }
}

/// Lists the accounts and roles of a sign-in; `found` is given each account with its roles as they
/// come, in the order of the portal.
///
/// Throws `signInNeeded` where nobody is signed in.
public func browse(
  _ session: SSOSession, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions(),
  found: @Sendable (SSOAccount, _ roles: [String]) async -> Void
) async throws(CredentialError) {
  let portal = SSOPortal(
    fetch: try ssoFetch(session, catalog, environment, world, options), session: session)
  for account in try await portal.accounts() {
    let roles = try await portal.roles(in: account.id)
    if Task.isCancelled { throw .refused(Verdict(.cancelled)) }
    await found(account, roles)
  }
}

/// Signs in to IAM Identity Center.
///
/// - Parameter show: is given the code and the page, and returns at once.
/// - Returns: when the session ends, in seconds since 1970.
public func signIn(
  to session: SSOSession, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions(), show: @Sendable (SignInPrompt) async -> Void
) async throws(CredentialError) -> Int {
  let fetch = try ssoFetch(session, catalog, environment, world, options)
  return try await SSOSignIn(fetch: fetch, session: session).run(show: show)
}

/// What calls Identity Center for a session: with the endpoints and certificates of the first
/// profile that uses it.
private func ssoFetch<Outside: World>(
  _ session: SSOSession, _ catalog: ProfileCatalog, _ environment: Environment, _ world: Outside,
  _ options: CheckOptions
) throws(CredentialError) -> SSOFetch<Outside> {
  let book = ProfileBook(catalog)
  let user = book.names.lazy.compactMap { book.profile($0) }.first { facts in
    session.name.map { facts.text("sso_session") == $0 }
      ?? (facts.text("sso_start_url") == session.startURL)
  }
  let call = CallSettings(
    profile: user ?? ProfileFacts(name: session.title, credentials: [:], config: [:]), book: book,
    environment: environment, plan: nil)
  return SSOFetch(caller: try call.caller(world: world, options: options))
}
