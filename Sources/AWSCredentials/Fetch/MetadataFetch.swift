import AWSProfiles

/// Asks the endpoints that hand out credentials inside containers and machines of AWS.
struct MetadataFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  /// The credentials of the container's task; the endpoint is named by variables.
  func container() async throws(CredentialError) -> Credentials {
    guard let url = try containerURL() else {
      throw .sourceSilent(
        reason: "this is no container of AWS: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and "
          + "AWS_CONTAINER_CREDENTIALS_FULL_URI are not set")
    }
    var headers = [HTTPHeader("Accept", "application/json")]
    if let token = try authorization() { headers.append(HTTPHeader("Authorization", token)) }
    return try await keys(
      HTTPRequest(method: "GET", url: url, headers: headers, timeout: 2_000, connectTimeout: 1_000),
      of: "the container's endpoint")
  }

  /// The credentials of the machine's role, by version 2 of its metadata service.
  func instance() async throws(CredentialError) -> Credentials {
    guard !caller.environment.isTrue("AWS_EC2_METADATA_DISABLED") else {
      throw .sourceSilent(reason: "AWS_EC2_METADATA_DISABLED keeps the metadata service unasked")
    }
    let base = try instanceURL() + "/latest"
    let token = try await text(
      request(
        "PUT", base + "/api/token", HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")))
    let header = HTTPHeader("x-aws-ec2-metadata-token", token)
    let folder = base + "/meta-data/iam/security-credentials/"
    let role = try await text(request("GET", folder, header))
    guard let name = role.split(whereSeparator: \.isNewline).first else {
      throw .sourceSilent(reason: "this machine has no role")
    }
    return try await keys(request("GET", folder + name, header), of: "the metadata service")
  }

  /// The container's endpoint; nil where no variable names one.
  func containerURL() throws(CredentialError) -> String? {
    let environment = caller.environment
    if let path = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      return "http://169.254.170.2" + path
    }
    guard let full = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] else { return nil }
    guard isTrustworthy(full) else {
      throw .invalidConfig(
        profile: "default", reason: "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor local")
    }
    return full
  }

  /// Where the metadata service answers, without a `/` at the end.
  func instanceURL() throws(CredentialError) -> String {
    if let own = caller.customEndpoints["ec2_metadata_service_endpoint"] {
      guard let host = URLText.host(of: own), !host.isEmpty else { throw .invalidEndpoint(own) }
      return own.hasSuffix("/") ? String(own.dropLast()) : own
    }
    let mode = caller.customEndpoints["ec2_metadata_service_endpoint_mode"] ?? "IPv4"
    switch mode.lowercased() {
    case "ipv4": return "http://169.254.169.254"
    case "ipv6": return "http://[fd00:ec2::254]"
    default:
      throw .invalidConfig(
        profile: "default",
        reason: "ec2_metadata_service_endpoint_mode “\(mode)” is neither IPv4 nor IPv6")
    }
  }

  private func authorization() throws(CredentialError) -> String? {
    var token = caller.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
    if let path = caller.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
      guard let bytes = caller.world.read(path) else {
        throw .sourceSilent(reason: "the container's token file \(path) cannot be read")
      }
      token = String(decoding: bytes, as: UTF8.self).trimmingBlanks()
    }
    guard let token, !token.isEmpty else { return nil }
    // A line end would put another header into the request.
    guard token.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .sourceSilent(reason: "the container's authorization token is not one line")
    }
    return token
  }

  /// Credentials may come in clear text only from this machine and the known local addresses.
  private func isTrustworthy(_ url: String) -> Bool {
    guard let host = URLText.host(of: url), !host.isEmpty else { return false }
    if url.lowercased().hasPrefix("https://") { return true }
    let known = ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"]
    return host.isLoopbackNumber || known.contains(host)
  }

  private func request(_ method: String, _ url: String, _ header: HTTPHeader) -> HTTPRequest {
    // Elsewhere than on a machine of AWS nobody answers: that must not take long.
    HTTPRequest(
      method: method, url: url, headers: [header], timeout: 1_000, connectTimeout: 1_000)
  }

  private func keys(
    _ request: HTTPRequest, of source: String
  ) async throws(CredentialError) -> Credentials {
    guard let keys = CredentialJSON.metadata(try await answer(request).body) else {
      throw .sourceSilent(reason: "\(source) answered with something that holds no credentials")
    }
    return keys
  }

  private func text(_ request: HTTPRequest) async throws(CredentialError) -> String {
    String(decoding: try await answer(request).body, as: UTF8.self).trimmingBlanks()
  }

  /// These addresses are local: no proxy, and a second try only where somebody answered.
  private func answer(_ request: HTTPRequest) async throws(CredentialError) -> HTTPResponse {
    let host = URLText.host(of: request.url) ?? request.url
    do {
      var answer = try await caller.world.send(request)
      for _ in 0..<2 where answer.status >= 500 {
        await caller.world.sleep(milliseconds: 100)
        answer = try await caller.world.send(request)
      }
      if answer.status == 200 { return answer }
      let isToken = request.method == "PUT" && answer.status == 403
      throw CredentialError.sourceSilent(
        reason: isToken
          ? "the metadata service is switched off (403)" : "\(host) answered \(answer.status)")
    } catch let error as CredentialError {
      throw error
    } catch let fault as TransportFault {
      throw .sourceSilent(reason: "\(host) does not answer: \(fault.message)")
    } catch {
      throw .sourceSilent(reason: "\(host) does not answer")
    }
  }
}

extension String {
  /// Whether this is an IPv4 number of this machine, `127.0.0.1` and its like; no name that only
  /// begins so.
  fileprivate var isLoopbackNumber: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
