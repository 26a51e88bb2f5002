import AWSProfiles

extension Verb {
  /// Stands in for `serverless config credentials`, which version 4 no longer has.
  static let config = Verb(
    name: "config", summary: "drop-in for the Serverless Framework's removed command",
    forms: [
      VerbForm(
        "credentials",
        options: [
          VerbOption(
            "provider", short: "p", value: "NAME", of: .words(["aws"]), isRequired: true, "aws"),
          VerbOption("key", short: "k", value: "KEY", isRequired: true, "access key id"),
          VerbOption("secret", short: "s", value: "SECRET", isRequired: true, "secret access key"),
          VerbOption(
            "profile", short: "n", value: "NAME", of: .profile, "the profile (default: default)"),
          VerbOption("overwrite", short: "o", "replace the keys of a profile that is there"), diff,
        ])
    ]
  ) { arguments, session in
    guard let provider = arguments["provider"], provider == "aws" else {
      throw Failure.usage("config credentials: --provider aws is the only provider")
    }
    guard let keyID = arguments["key"], let secret = arguments["secret"] else {
      throw Failure.usage("config credentials needs --key and --secret")
    }
    Streams.complain(
      "other users can see a command line: `awscreds-tui add PROFILE` reads keys from stdin")
    let row = try judgedPair(keyID, Secret(secret))
    let name = arguments["profile"] ?? "default"
    let changes = try session.changes(
      name, ImportDraft(row), overwrite: arguments.has("overwrite"))
    try session.write(changes, "keys of \(name)", arguments)
  }
}
