/// Files of the Resources folder, compiled into the binary.
public enum Resources {
  /// An IAM policy that the first-run guide offers to copy.
  public enum Policy: String, Sendable, CaseIterable {
    /// What `serverless deploy`, `remove`, `logs` and `invoke` of one service need, and no more.
    ///
    /// Covers stack, deployment bucket, functions with their roles and logs, gateways and schedules.
    /// Tables, queues and other `resources:` of a service are its own and must be added.
    case serverlessDeploy = "serverless-deploy"
    /// What this program's checks, key ages and rotation need: the user's own access keys.
    case checksAndRotation = "checks-and-rotation"

    /// One line that says what the policy is for.
    public var title: String {
      switch self {
      case .serverlessDeploy: "Deploy with the Serverless Framework"
      case .checksAndRotation: "Check keys, see their age, rotate your own"
      }
    }

    /// The policy as JSON.
    ///
    /// - Parameter service: The name of the Serverless service that may be deployed; without one,
    ///   or with a text that is no name of a service, any service may.
    public func text(service: String? = nil) -> String {
      let bytes =
        switch self {
        case .serverlessDeploy: PackageResources.serverless_deploy_json
        case .checksAndRotation: PackageResources.checks_and_rotation_json
        }
      let isName =
        service.map { name in
          !name.isEmpty && name.utf8.count <= 128
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        } ?? false
      let prefix = isName ? service ?? "*" : "*"
      return String(decoding: bytes, as: UTF8.self)
        .split(separator: "SERVICE", omittingEmptySubsequences: false)
        .joined(separator: prefix)
    }
  }
}
