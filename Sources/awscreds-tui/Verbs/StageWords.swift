import AWSProfiles
import Live
import ServerlessProject

extension Session {
  /// Says on stderr that no file has the profile which a stage is to deploy with.
  func warnOfMissing(_ profile: String) {
    guard !hasProfile(profile) else { return }
    let near = (try? catalog())?.nearestNames(to: profile).prefix(1) ?? []
    Streams.complain(
      "stages: no file has a profile \(profile.printable): a deploy will fail until one has."
        + Suggestion.words(Array(near)))
  }

  /// The rows of a new map: the pairs that are given, else the stage of a deploy without
  /// `--stage` and the profile in force for it.
  func firstRows(
    _ arguments: Arguments, _ project: StageProject
  ) throws(Failure) -> [(stage: String, profile: String)] {
    let words = Array(arguments.operands.dropFirst())
    guard words.isEmpty else {
      guard words.count.isMultiple(of: 2) else {
        throw Failure.usage(
          "stages add-map: stage \(words[words.count - 1]) has no PROFILE behind it. Give pairs: "
            + "stages add-map STAGE PROFILE…")
      }
      let rows = stride(from: 0, to: words.count, by: 2).map {
        (stage: words[$0], profile: words[$0 + 1])
      }
      for row in rows { warnOfMissing(row.profile) }
      return rows
    }
    let stage = project.defaultStage ?? "dev"
    if project.status == .fixed, let profile = project.expression { return [(stage, profile)] }
    guard hasProfile(activeProfile) else {
      throw Failure.usage(
        "stages add-map: PROFILE is missing: no file has the profile in force, \(activeProfile). "
          + "Name one: stages add-map \(stage) PROFILE")
    }
    return [(stage, activeProfile)]
  }

  /// What to do about an edit that is refused.
  func remedy(for error: StageError) -> String {
    switch error {
    case .orphanMap: "Run stages connect"
    case .notEditable(_, let lines) where lines.isEmpty:
      "See stages for the rows; stages set STAGE PROFILE changes one"
    case .notEditable, .unsupportedForm: "Correct the line in an editor"
    case .mapElsewhere:
      "See stages for what is there; stages add-map STAGE PROFILE makes a map where none is"
    case .noSuchStage: "Add it by stages set STAGE PROFILE"
    case .wouldReplaceVariable: "Add --replace-variable to let it"
    case .invalidName: "Give another name"
    case .wouldChangeMore: "Look at the file in an editor"
    }
  }
}
