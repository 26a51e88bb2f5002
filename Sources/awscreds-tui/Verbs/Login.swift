import AWSCredentials
import Live

extension Verb {
  static let login = Verb(
    name: "login", synopsis: "PROFILE [--timeout S]",
    summary: "sign in to IAM Identity Center for a profile, by code and browser",
    options: [VerbOption("timeout", value: "S", "seconds for one exchange (10)")],
    takesProfile: true, operands: 1...1
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
          Streams.print("Open \((prompt.completeURL ?? prompt.url).printable)")
          Streams.print("and compare the code: \(prompt.userCode.printable)")
        }
        return nil
      } catch {
        return error
      }
    }
    guard let fault = outcome else { throw Failure(message: "login: no answer came") }
    if let fault { throw Failure(code: fault.code, message: fault.message) }
    Streams.print("signed in")
  }
}
