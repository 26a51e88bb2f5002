import AWSProfiles

/// Asks the endpoints that hand out credentials inside containers and machines of AWS.
struct MetadataFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  /// The credentials of the container's task; the endpoint is named by variables.
  func container() async throws(CredentialError) -> Credentials {
    let environment = caller.environment
    let url: String
    if let path = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      url = "http://169.254.170.2" + path
    } else if let full = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
      url = full
    } else {
      throw .noCredentials(profile: nil)
    }
    guard isTrustworthy(url) else {
      throw .invalidConfig(
        profile: "default", reason: "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor local")
    }
    var headers: [HTTPHeader] = []
    if let token = authorization { headers.append(HTTPHeader("Authorization", token)) }
    return try await keys(HTTPRequest(method: "GET", url: url, headers: headers, timeout: 2_000))
  }

  /// The credentials of the machine's role, by version 2 of its metadata service.
  func instance() async throws(CredentialError) -> Credentials {
    guard !caller.environment.isTrue("AWS_EC2_METADATA_DISABLED") else {
      throw .noCredentials(profile: nil)
    }
    let base = "http://169.254.169.254/latest"
    let token = try await text(
      HTTPRequest(
        method: "PUT", url: base + "/api/token",
        headers: [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "300")], timeout: 1_000,
        connectTimeout: 1_000))
    let header = [HTTPHeader("x-aws-ec2-metadata-token", token)]
    let folder = base + "/meta-data/iam/security-credentials/"
    let role = try await text(
      HTTPRequest(method: "GET", url: folder, headers: header, timeout: 1_000))
    return try await keys(
      HTTPRequest(method: "GET", url: folder + role, headers: header, timeout: 1_000))
  }

  private var authorization: String? {
    if let path = caller.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
      return caller.world.read(path).map { String(decoding: $0, as: UTF8.self).trimmingBlanks() }
    }
    return caller.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
  }

  /// Credentials may come in clear text only from this machine and the known local addresses.
  private func isTrustworthy(_ url: String) -> Bool {
    if url.lowercased().hasPrefix("https://") { return true }
    guard let host = URLText.host(of: url) else { return false }
    let known = ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"]
    return host.hasPrefix("127.") || known.contains(host)
  }

  private func keys(_ request: HTTPRequest) async throws(CredentialError) -> Credentials {
    guard let keys = CredentialJSON.metadata(try await answer(request).body) else {
      throw .noCredentials(profile: nil)
    }
    return keys
  }

  private func text(_ request: HTTPRequest) async throws(CredentialError) -> String {
    String(decoding: try await answer(request).body, as: UTF8.self).trimmingBlanks()
  }

  /// These addresses are local: no proxy, no second try.
  private func answer(_ request: HTTPRequest) async throws(CredentialError) -> HTTPResponse {
    do {
      let answer = try await caller.world.send(request)
      guard answer.status == 200 else { throw CredentialError.noCredentials(profile: nil) }
      return answer
    } catch {
      throw .noCredentials(profile: nil)
    }
  }
}
