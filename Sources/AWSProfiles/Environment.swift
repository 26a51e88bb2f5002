/// The environment variables that a program was started with, as a value.
public struct Environment: Sendable, Equatable {
  /// All variables, names as they are.
  public var variables: [String: String]

  /// Takes the variables of a process or, in tests, invented ones.
  public init(_ variables: [String: String] = [:]) {
    self.variables = variables
  }

  /// The value of a variable; nil where it is missing or empty, as AWS CLI 2 reads them.
  public subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// Whether the variable is there but holds nothing.
  public func isEmpty(_ name: String) -> Bool { variables[name]?.isEmpty == true }

  /// Whether the variable reads as true (`true` in any case, or `1`).
  public func isTrue(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    return value == "1" || value.lowercased() == "true"
  }
}
