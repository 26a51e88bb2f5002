/// What switches have set beside the profile, and may therefore take back.
///
/// `HandOff.ownVariable` carries it from one switch to the next as `NAME=value` words with a blank
/// between them. A variable whose value is another one by now is the user's own.
extension EnvironmentChange {
  /// The variables that a switch sets only where it is asked to.
  private static let optional = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SDK_LOAD_CONFIG"]

  /// What former switches have set and nobody has changed since, in order.
  static func own(in variables: [String: String]) -> [Assignment] {
    (variables[HandOff.ownVariable] ?? "").split(separator: " ").compactMap { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, optional.contains(parts[0]), variables[parts[0]] == parts[1] else {
        return nil
      }
      return Assignment(parts[0], parts[1])
    }
  }

  /// This change, which also takes back what former switches have set and it has no use for.
  ///
  /// A region stays until no profile is in force: it was asked for by name.
  public func takingBack(from variables: [String: String]) -> EnvironmentChange {
    var change = self
    let isNone = unset.contains("AWS_PROFILE")
    for own in Self.own(in: variables) where isNone || own.name == "AWS_SDK_LOAD_CONFIG" {
      guard !change.unset.contains(own.name), !change.set.contains(where: { $0.name == own.name })
      else { continue }
      change.unset.append(own.name)
    }
    return change
  }

  /// This change with the variable that tells the next one what may be taken back.
  public func marked(in variables: [String: String]) -> EnvironmentChange {
    var change = self
    var own = Self.own(in: variables).filter { !unset.contains($0.name) }
    for assignment in set where Self.optional.contains(assignment.name) {
      let wasOwn = own.contains { $0.name == assignment.name }
      own.removeAll { $0.name == assignment.name }
      // What the user had set to the same stays the user's.
      if wasOwn || variables[assignment.name] != assignment.value { own.append(assignment) }
    }
    let value = own.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    if !own.isEmpty {
      change.set.append(Assignment(HandOff.ownVariable, value))
    } else if variables[HandOff.ownVariable] != nil {
      change.unset.append(HandOff.ownVariable)
    }
    return change
  }
}
