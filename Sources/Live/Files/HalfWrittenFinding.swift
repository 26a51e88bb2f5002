import AWSProfiles

extension VersionStep {
  /// The finding that a run was killed between the files of this step.
  ///
  /// - Parameter remedy: how it is taken back or finished where it is told, a sentence.
  public func halfWritten(_ remedy: String) -> Finding {
    Finding(
      "half-written-save", .error, nil, name: title,
      "“\(title)” was cut short: one file has the change, the other not. \(remedy)")
  }
}
