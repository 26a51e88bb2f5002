import AWSCredentials
import Live

extension Verb {
  static let login = Verb(
    name: "login", summary: "sign in to IAM Identity Center for a profile, by code and browser",
    options: [timeout], operands: [.profile]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    try session.requireProfile(profile)
    var options = CheckOptions()
    if let seconds = try arguments.number("timeout", in: 1...600) {
      options.timeout = seconds * 1000
    }
    let (catalog, environment, settings) = (try session.catalog(), session.environment, options)
    let outcome = waitFor { () async -> CredentialError? in
      do throws(CredentialError) {
        _ = try await signIn(
          profile: profile, catalog: catalog, environment: environment,
          world: LiveWorld(environment: environment), options: settings
        ) { prompt in
          Streams.print("Open this page, and compare its code with the one here:")
          Streams.print("  link  \((prompt.completeURL ?? prompt.url).printable)")
          Streams.print("  code  \(prompt.userCode.printable)")
          if prompt.completeURL != nil {
            Streams.print("Where the link asks for a code: \(prompt.url.printable)")
          }
        }
        return nil
      } catch {
        return error
      }
    }
    guard let fault = outcome else { throw Failure(message: "login: no answer came") }
    if let fault { throw Failure(fault, "login") }
    Streams.print("signed in")
  }
}

extension Failure {
  /// The failure that a fault of credentials ends in, with the remedy where it has one.
  init(_ fault: CredentialError, _ verb: String) {
    let remedy = fault.advice.map { ". \($0)" } ?? ""
    self.init(code: fault.code, message: "\(verb): \(fault.message)\(remedy)")
  }
}
