import AWSProfiles
import Canvas

extension DiffLine.Kind {
  /// The sign in front of a line of a diff, and its colours.
  var look: (sign: String, role: StyleRole) {
    switch self {
    case .file: ("", .title)
    case .added: ("+", .good)
    case .removed: ("-", .bad)
    case .context: (" ", .dim)
    }
  }
}
