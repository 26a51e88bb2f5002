/// The paths of the shared files that are in force.
public struct FileLocations: Sendable, Equatable {
  /// The config file.
  public var config: String
  /// The credentials file.
  public var credentials: String
  /// The home folder, where known.
  public var home: String?

  /// Finds the paths as AWS CLI 2 does: `AWS_CONFIG_FILE`, `AWS_SHARED_CREDENTIALS_FILE`, else
  /// `~/.aws`; `~` is `HOME`.
  ///
  /// Throws `noHome` where a path needs a home folder and none is known.
  public init(environment: Environment) throws(ProfileError) {
    let home = environment["HOME"]
    self.home = home
    config = try Self.path(environment["AWS_CONFIG_FILE"] ?? "~/.aws/config", home)
    credentials = try Self.path(
      environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials", home)
  }

  /// The path of a role's file.
  public subscript(role: FileRole) -> String { role == .credentials ? credentials : config }

  private static func path(_ text: String, _ home: String?) throws(ProfileError) -> String {
    if home == nil, isBelowHome(text) { throw .noHome }
    return expanded(text, home: home)
  }

  /// A path with a leading `~/` put under the home folder; as it is where there is neither.
  public static func expanded(_ path: String, home: String?) -> String {
    guard let home, isBelowHome(path) else { return path }
    return home + path.dropFirst()
  }

  private static func isBelowHome(_ path: String) -> Bool { path == "~" || path.hasPrefix("~/") }
}
