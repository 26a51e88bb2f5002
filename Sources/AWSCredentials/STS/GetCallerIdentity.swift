/// The call that tells who a pair of keys belongs to; it needs no permission.
public enum GetCallerIdentity {
  /// The signed request to an endpoint.
  public static func request(
    _ credentials: Credentials, endpoint: STSEndpoint, route: HTTPRequest.Route = .init(),
    timeout: Int = 10_000, connectTimeout: Int = 5_000
  ) -> HTTPRequest {
    STSQuery.request(
      "GetCallerIdentity", signedWith: credentials, endpoint: endpoint, route: route,
      timeout: timeout, connectTimeout: connectTimeout)
  }
}

/// Requests of the query protocol to STS.
enum STSQuery {
  static func request(
    _ action: String, _ parameters: [(String, String)] = [], signedWith credentials: Credentials?,
    endpoint: STSEndpoint, route: HTTPRequest.Route, timeout: Int = 10_000,
    connectTimeout: Int = 5_000
  ) -> HTTPRequest {
    let pairs = [("Action", action), ("Version", "2011-06-15")] + parameters
    let body = pairs.map { "\($0.0)=\(URLText.encode($0.1))" }.joined(separator: "&")
    return HTTPRequest(
      method: "POST", url: endpoint.url,
      headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: Array(body.utf8),
      signing: credentials.map {
        HTTPRequest.Signing(credentials: $0, region: endpoint.signingRegion, service: "sts")
      },
      route: route, timeout: timeout, connectTimeout: min(connectTimeout, timeout))
  }
}
