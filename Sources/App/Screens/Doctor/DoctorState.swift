import AWSProfiles
import Canvas

/// What the Doctor screen remembers.
public struct DoctorState: Equatable, Sendable {
  /// Findings of both files, errors first.
  public var findings: [Finding] = []
  /// The chosen row.
  public var list = ListState()

  /// Nothing found yet.
  public init() {}
}

extension Model {
  /// Takes the findings from the catalog anew.
  mutating func examine() {
    doctor.findings = catalog.findings.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
    doctor.list.select(doctor.list.selection, count: doctor.findings.count)
  }
}
