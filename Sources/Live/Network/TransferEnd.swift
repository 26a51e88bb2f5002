import AWSCredentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What was seen of a transfer when libcurl had ended it.
struct TransferEnd: Equatable {
  /// libcurl's number; 0: it went well.
  var code: Int
  /// libcurl's words for this very case; may be empty.
  var words = ""
  /// The proxy's answer to CONNECT; 0: none.
  var connectStatus = 0
  /// The status of the answer; 0: none.
  var status = 0
  /// The system's error number of a failed connect.
  var systemError: Int32 = 0
  /// Whether the body went over the limit.
  var isTooLarge = false
  /// Whether a proxy was to be used.
  var hasProxy = false

  /// The fault it is, nil where an answer came; `general` are libcurl's words for the number.
  func fault(general: String) -> TransportFault? {
    guard let kind else { return nil }
    return TransportFault(kind, number: code, message: message(kind, general))
  }

  /// The kind of fault; nil where an answer came.
  var kind: TransportFault.Kind? {
    if isTooLarge { return .tooLarge }
    // A proxy that refuses is one fault, whichever number libcurl's version gives it.
    if hasProxy, code == 0 ? status == 407 : connectStatus >= 300 { return .proxy }
    switch code {
    case 0: return nil
    case 1, 3, 8: return .notHTTP
    case 5, 97: return .proxy
    case 6: return .unknownHost
    case 7: return hasProxy ? .proxy : isUnreachable ? .unreachable : .refused
    case 16, 52, 55, 56, 92: return .reset
    case 18: return .truncated
    case 28: return .timeout
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 80, 83, 90, 91: return .tls
    case 42: return .cancelled
    case 63: return .tooLarge
    case 77: return .caFile
    default: return .unavailable
    }
  }

  private var isUnreachable: Bool {
    [ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL].contains(systemError)
  }

  private func message(_ kind: TransportFault.Kind, _ general: String) -> String {
    if kind == .proxy {
      let refusal = connectStatus >= 300 ? connectStatus : status
      if refusal == 407 { return "the proxy wants a user name and password (407)" }
      if refusal >= 300 { return "the proxy answered \(refusal)" }
    }
    if kind == .tooLarge {
      return "the answer is longer than \(HTTPResponse.bodyLimit >> 10) KiB"
    }
    // The words may quote a server's certificate: nothing of it may steer a terminal.
    let own = String(String.UnicodeScalarView(words.unicodeScalars.filter { isPlain($0) }))
    return own.isEmpty ? general : own
  }

  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
