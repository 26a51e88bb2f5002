import AWSProfiles

extension Verb {
  /// Stands in for `serverless config credentials`, which version 4 no longer has.
  static let config = Verb(
    name: "config",
    synopsis: "credentials --provider aws --key K --secret S [--profile P] [--overwrite]",
    summary: "drop-in for the Serverless Framework's removed command",
    options: [
      VerbOption("provider", short: "p", value: "NAME", "aws"),
      VerbOption("key", short: "k", value: "KEY", "access key id"),
      VerbOption("secret", short: "s", value: "SECRET", "secret access key"),
      VerbOption("profile", short: "n", value: "NAME", "the profile (default: default)"),
      VerbOption("overwrite", short: "o", "replace the keys of a profile that is there"), diff,
    ], operands: 1...1
  ) { arguments, session in
    let word = try arguments.operand(0, "credentials")
    guard word == "credentials" else {
      throw Failure.unknown("word \(word)", near: word, among: ["credentials"])
    }
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
