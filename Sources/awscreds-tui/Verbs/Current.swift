import AWSCredentials
import AWSProfiles
import App
import Canvas
import JSONText
import Live
import ServerlessProject

extension Verb {
  static let current = Verb(
    name: "current", summary: "who is in force here, for each tool, and why",
    options: [json, projectOption]
  ) { arguments, session in
    let project = try session.projectIfAny(arguments)
    let projectProfile = project?.effectiveProfile(stage: nil)
    // A prompt may ask at every line: only what it is about is read.
    let named = session.environment.variables.filter { $0.key.hasSuffix("_PROFILE") }.map(\.value)
    let catalog = try session.catalog(
      about: named.filter { !$0.isEmpty } + ["default"] + (projectProfile.map { [$0] } ?? []))
    var report = whoWins(
      environment: session.environment, catalog: catalog, projectProfile: projectProfile,
      stage: project?.defaultStage,
      unread: FileRole.allCases.filter { session.loaded?.faults[$0] != nil })
    if let sudo = ShellSetUp(environment: session.environment, state: session.folders.state).sudo {
      report.notices.append(
        Resolution.Notice(
          code: "sudo-home",
          message: "HOME is \(session.environment["HOME"] ?? "not set"), the profiles of "
            + "\(sudo.user) in \(sudo.home)/.aws are not read here; run it without sudo"))
    }
    if arguments.has("json") {
      // Whatever was read without a fault is told without reading all of both files.
      let told = report.json
      Streams.print((session.loaded == nil ? told : try session.tellingFaults(told)).text())
      if session.loaded != nil { try session.requireReadable() }
      return
    }
    let why = report[.cli2]?.why ?? report.resolution.profileSource
    Streams.print(
      "\(report.resolution.profile.printable)  \(report.resolution.credentialSource.rawValue)  "
        + why.printable)
    let width = report.decisions.map { displayWidth($0.tool.title) }.max() ?? 0
    for decision in report.decisions {
      let name = decision.profile ?? decision.source.rawValue
      Streams.print(
        "  \(decision.tool.title.padded(width))  \(name.printable)  \(decision.why.printable)"
          + (decision.problem.map { "  ✗ \($0.printable)" } ?? ""))
    }
    for notice in report.notices {
      Streams.print("  notice \(notice.code): \(notice.message.printable)")
    }
    if session.loaded != nil { try session.requireReadable() }
  }
}
