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
    doctor.findings = catalog.problems.sorted {
      ($0.severity.rank, $0.file?.rawValue ?? "", $0.line ?? 0)
        < ($1.severity.rank, $1.file?.rawValue ?? "", $1.line ?? 0)
    }
    doctor.list.select(doctor.list.selection, count: doctor.findings.count)
  }
}

extension Finding.Severity {
  /// Errors first.
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}
