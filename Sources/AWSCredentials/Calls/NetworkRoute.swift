import AWSProfiles

/// How requests get out: proxy and trusted roots, from the environment and the profile.
public struct NetworkRoute: Sendable {
  private let environment: Environment
  private let caBundle: String?

  /// - Parameter caBundle: the profile's `ca_bundle`; `AWS_CA_BUNDLE` wins over it, and it over
  ///   `REQUESTS_CA_BUNDLE`, as in botocore.
  public init(environment: Environment, caBundle: String? = nil) {
    self.environment = environment
    self.caBundle =
      environment["AWS_CA_BUNDLE"] ?? caBundle ?? environment["REQUESTS_CA_BUNDLE"]
  }

  /// The route to a URL; `files` reads what `cafile` names.
  public func route(to url: String, files: some FileReading) -> HTTPRequest.Route {
    var route = HTTPRequest.Route(proxy: proxy(for: url))
    if let caBundle {
      route.caFile = HomePath.expand(caBundle, environment)
      return route
    }
    var texts = givenTexts
    for path in givenPaths {
      guard let bytes = files.read(path) else {
        // Named roots that cannot be read must not become the system's: the fault names the file.
        route.caFile = path
        return route
      }
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
    route.caText = texts.isEmpty ? nil : texts.joined(separator: "\n")
    return route
  }

  /// The proxy for a URL: `https_proxy` or `http_proxy`, lower case first, unless `no_proxy`
  /// names the host.
  public func proxy(for url: String) -> String? {
    let scheme = url.lowercased().hasPrefix("https:") ? "https" : "http"
    guard let proxy = variable("\(scheme)_proxy"), !isExempt(url) else { return nil }
    return proxy.contains("://") ? proxy : "http://" + proxy
  }

  /// Whether `no_proxy` has the host: `*`, a name with or without its dot, or NAME:PORT.
  private func isExempt(_ url: String) -> Bool {
    guard let list = variable("no_proxy"), let host = URLText.host(of: url)?.lowercased() else {
      return false
    }
    let port = URLText.port(of: url) ?? (url.lowercased().hasPrefix("https:") ? 443 : 80)
    return list.split(separator: ",").contains { entry in
      let name = entry.filter { !$0.isWhitespace }.lowercased()
      if name == "*" { return true }
      let plain = name.hasPrefix(".") ? String(name.dropFirst()) : name
      guard !plain.isEmpty else { return false }
      return [host, "\(host):\(port)"].contains { $0 == plain || $0.hasSuffix("." + plain) }
    }
  }

  private func variable(_ name: String) -> String? {
    environment[name] ?? environment[name.uppercased()]
  }

  /// PEM texts as the Serverless Framework takes them: the first `ca` variable that is set, texts
  /// separated by commas with `\n` in two characters.
  private var givenTexts: [String] {
    firstSet("ca", "HTTPS_CA", "https_ca")
      .map { $0.replacing("\\n", with: "\n").split(separator: ",").map(String.init) } ?? []
  }

  /// The files of the first `cafile` variable that is set, separated by commas.
  private var givenPaths: [String] {
    firstSet("cafile", "HTTPS_CAFILE", "https_cafile")
      .map { $0.split(separator: ",").map { $0.trimmingBlanks() } } ?? []
  }

  private func firstSet(_ names: String...) -> String? {
    names.lazy.compactMap { environment[$0] }.first
  }
}

/// Paths below the home folder.
enum HomePath {
  /// A path with a leading `~/` put under HOME.
  static func expand(_ path: String, _ environment: Environment) -> String {
    FileLocations.expanded(path, home: environment["HOME"])
  }
}

extension StringProtocol {
  /// The text without blanks and line ends at both ends.
  func trimmingBlanks() -> String {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
