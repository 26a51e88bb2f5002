import AWSCredentials
import AWSProfiles
import Canvas

/// What the Doctor screen remembers.
public struct DoctorState: Equatable, Sendable {
  /// Findings of both files, of this shell and of the project, errors first.
  public var findings: [Finding] = []
  /// What is wrong with the files themselves, as their modes.
  public var ofFiles: [Finding] = []
  /// The chosen row.
  public var list = ListState()

  /// Nothing found yet.
  public init() {}

  /// The chosen finding.
  public var chosen: Finding? {
    findings.indices.contains(list.selection) ? findings[list.selection] : nil
  }
}

extension Model {
  /// Takes the findings anew, keeping the chosen one where it is still there.
  mutating func examine() {
    let chosen = doctor.chosen
    let all = catalog.findings + doctor.ofFiles + environmentFindings() + projectFindings()
    doctor.findings = all.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
    let place = doctor.findings.firstIndex {
      $0.code == chosen?.code && $0.profile == chosen?.profile && $0.name == chosen?.name
    }
    doctor.list.select(place ?? doctor.list.selection, count: doctor.findings.count)
  }

  private func environmentFindings() -> [Finding] {
    shellFindings(environment: environment, catalog: catalog)
  }

  private func projectFindings() -> [Finding] {
    guard let project else { return [] }
    let file = project.path.split(separator: "/").last.map(String.init) ?? project.path
    return stageFindings.map { $0.finding(at: file) }
  }
}

/// Conflicts of the variables of a shell; the notices of the files themselves are findings of
/// their own.
public func shellFindings(environment: Environment, catalog: ProfileCatalog) -> [Finding] {
  let report = whoWins(environment: environment, catalog: catalog, projectProfile: nil)
  let ofShell: Set<String> = [
    "profile-env-empty", "profile-env-conflict", "env-keys-hide-profile", "region-env-conflict",
    "env-region-hides-profile-region",
  ]
  return report.notices.filter { ofShell.contains($0.code) }.map { notice in
    var finding = Finding(notice.code, .warning, nil, trips: ["cli"], notice.message)
    finding.place = "environment"
    return finding
  }
}
