import INIDocument

/// Which of the two shared files.
public enum FileRole: String, Sendable, CaseIterable, Hashable {
  /// `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` names.
  case credentials
  /// `~/.aws/config`, or what `AWS_CONFIG_FILE` names.
  case config
}

/// Both shared files; nil is a file that does not exist.
public struct SharedFiles: Sendable, Equatable {
  /// `~/.aws/credentials`.
  public var credentials: Document?
  /// `~/.aws/config`.
  public var config: Document?

  /// Puts two files together.
  public init(credentials: Document? = nil, config: Document? = nil) {
    self.credentials = credentials
    self.config = config
  }

  /// Puts the bytes of two files together; nil for one that does not exist.
  public init(credentialsBytes: [UInt8]?, configBytes: [UInt8]?) {
    self.init(
      credentials: credentialsBytes.map { Document($0) }, config: configBytes.map { Document($0) })
  }

  /// The file of a role.
  public subscript(role: FileRole) -> Document? {
    get { role == .credentials ? credentials : config }
    set { if role == .credentials { credentials = newValue } else { config = newValue } }
  }
}

/// Where something stands: a file and its lines, the first line being 1.
public struct Origin: Sendable, Equatable, Hashable {
  /// The file.
  public var file: FileRole
  /// The first line.
  public var line: Int
  /// The last line; the same for a single one.
  public var lastLine: Int

  /// Lines of a file.
  public init(file: FileRole, line: Int, lastLine: Int) {
    self.file = file
    self.line = line
    self.lastLine = lastLine
  }
}
