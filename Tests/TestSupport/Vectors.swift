import JSONText
import Testing

/// Test vectors of other projects, which this repository does not hold.
public enum Vectors {
  /// The folder that `AWSCREDS_VECTORS` names; nil where it is not set.
  public static let folder = environmentVariable("AWSCREDS_VECTORS")

  /// The path of a file or folder among them.
  public static func path(_ name: String) -> String { "\(folder ?? "no-vectors")/\(name)" }

  /// A file of them; throws where it is missing or no JSON.
  public static func json(_ name: String) throws -> JSONValue {
    let bytes = try #require(readFile(path(name)), "\(path(name)) cannot be read")
    return try JSONValue(parsing: bytes)
  }
}

extension Trait where Self == ConditionTrait {
  /// Reports the test as skipped where the vectors of other projects are not at hand.
  public static var needsVectors: Self {
    .enabled(
      if: Vectors.folder != nil, "AWSCREDS_VECTORS names no folder with the vectors of others")
  }
}
