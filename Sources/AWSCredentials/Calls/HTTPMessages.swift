import AWSProfiles

/// One HTTP request as a value; `Live` sends it.
public struct HTTPRequest: Sendable, Equatable {
  /// `GET`, `POST`, `PUT`.
  public var method: String
  /// Absolute URL, `http` or `https`.
  public var url: String
  /// Name and value, in the order to be sent.
  ///
  /// `Host`, the date and signature headers are added on sending.
  public var headers: [HTTPHeader]
  /// The body; empty for none.
  public var body: [UInt8]
  /// How to sign; nil: unsigned.
  public var signing: Signing?
  /// Roots to trust, how to get through a proxy.
  public var route: Route
  /// Longest time in milliseconds for the whole exchange.
  public var timeout: Int
  /// Longest time in milliseconds until the connection stands.
  public var connectTimeout: Int

  /// A request without headers, body and signature that may take 10 seconds.
  public init(
    method: String, url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
    signing: Signing? = nil, route: Route = Route(), timeout: Int = 10_000,
    connectTimeout: Int = 5_000
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.signing = signing
    self.route = route
    self.timeout = timeout
    self.connectTimeout = connectTimeout
  }

  /// What Signature Version 4 needs to know.
  public struct Signing: Sendable, Equatable {
    /// The credentials to sign with.
    public var credentials: Credentials
    /// The region of the credential scope.
    public var region: String
    /// The service of the credential scope, as `sts`.
    public var service: String

    /// Names the scope and the credentials.
    public init(credentials: Credentials, region: String, service: String) {
      self.credentials = credentials
      self.region = region
      self.service = service
    }
  }

  /// The way to the server: trusted roots and proxy.
  public struct Route: Sendable, Equatable {
    /// A PEM file of the only roots to trust; nil: the system's.
    public var caFile: String?
    /// PEM text of the only roots to trust; wins over `caFile`.
    public var caText: String?
    /// The proxy's URL; nil: connect directly.
    public var proxy: String?

    /// The system's roots and no proxy.
    public init(caFile: String? = nil, caText: String? = nil, proxy: String? = nil) {
      self.caFile = caFile
      self.caText = caText
      self.proxy = proxy
    }
  }
}

/// One header line.
public struct HTTPHeader: Sendable, Equatable {
  /// The name; compared without case.
  public var name: String
  /// The value, without line ends.
  public var value: String

  /// Pairs a name with a value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What a server answered.
public struct HTTPResponse: Sendable, Equatable {
  /// The status, as 200.
  public var status: Int
  /// The headers as received.
  public var headers: [HTTPHeader]
  /// The body, at most `bodyLimit` bytes.
  public var body: [UInt8]
  /// Time from start to end in milliseconds.
  public var elapsed: Int

  /// Longest body that is read, in bytes; a longer one is a `TransportFault.tooLarge`.
  public static let bodyLimit = 1 << 20

  /// An answer as it came.
  public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], elapsed: Int = 0) {
    self.status = status
    self.headers = headers
    self.body = body
    self.elapsed = elapsed
  }

  /// The value of the first header called `name`, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why no answer came.
public struct TransportFault: Error, Sendable, Equatable {
  /// The kinds that verdicts tell apart.
  public enum Kind: String, Sendable {
    /// No address is known for the name.
    case unknownHost = "unknown-host"
    /// No way leads to the address.
    case unreachable
    /// Nothing listens there.
    case refused
    /// The connection was broken off.
    case reset
    /// No answer came in time.
    case timeout
    /// The proxy did not let the request through.
    case proxy
    /// The certificate is not trusted.
    case tls
    /// The file of trusted certificates cannot be used.
    case caFile = "ca-file"
    /// The answer is longer than any of a service.
    case tooLarge = "too-large"
    /// The answer ended too soon.
    case truncated
    /// What answered does not speak HTTP.
    case notHTTP = "not-http"
    /// The request was stopped.
    case cancelled
    /// There is no libcurl, or too old a one.
    case unavailable
  }

  /// What happened.
  public var kind: Kind
  /// The number that libcurl gives for it; 0 where libcurl was not reached.
  public var number: Int
  /// In words, for the user; holds no secret.
  public var message: String
  /// How long was waited in vain, in milliseconds, without waiting for a turn.
  public var elapsed: Int

  /// A fault of a kind.
  public init(_ kind: Kind, number: Int = 0, message: String = "", elapsed: Int = 0) {
    self.kind = kind
    self.number = number
    self.message = message
    self.elapsed = elapsed
  }
}
