import AWSCredentials

@testable import Live

extension NetworkThread {
  /// What goes wrong with a request; nil where it is answered.
  func faultKind(of request: HTTPRequest) async -> TransportFault.Kind? {
    do throws(TransportFault) {
      _ = try await send(request)
      return nil
    } catch {
      return error.kind
    }
  }
}
