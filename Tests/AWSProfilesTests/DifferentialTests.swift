import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

/// Generated files, read by botocore itself and by the reading that is to be the same.
///
/// `AWSCREDS_DIFFERENTIAL_PAIRS` and `AWSCREDS_DIFFERENTIAL_SEED` ask for another run than the
/// short one.
@Suite struct DifferentialTests {
  static let pairs = number("AWSCREDS_DIFFERENTIAL_PAIRS") ?? 2000
  static let seed = UInt64(number("AWSCREDS_DIFFERENTIAL_SEED") ?? 20_261_125)

  @Test func readsAsBotocoreDoes() throws {
    var generator = NastyFiles(seed: Self.seed)
    let difference = try BotocoreDifference()
    var done = 0
    var refused = 0
    var explained: [String: Int] = [:]
    var failures = 0
    while done < Self.pairs, failures < 8 {
      let files = (0..<min(1500, Self.pairs - done)).map { _ in generator.next() }
      let (answers, errors) = BotocoreOracle.answers(for: files)
      #expect(answers.count == files.count, "the peer botocore must answer: \(errors)")
      guard answers.count == files.count else { return }
      for (pair, answer) in zip(files, answers) where failures < 8 {
        if answer["error"] != nil { refused += 1 }
        switch difference.of(Reading.awsCLI.read(pair), from: answer) {
        case .none: continue
        case .explained(let id): explained[id, default: 0] += 1
        case .found(let text):
          failures += 1
          Issue.record("\(text)\n\(shown(pair))")
        }
      }
      done += files.count
    }
    writeLine(
      "botocore: \(done) pairs of files from seed \(Self.seed), \(refused) refused, "
        + "\(failures) different, explained \(explained.sorted { $0.key < $1.key })")
  }

  @Test func theCatalogIsTheNormalReading() {
    var generator = NastyFiles(seed: Self.seed)
    var failures = 0
    for _ in 0..<Self.pairs where failures < 8 {
      let files = generator.next()
      let differences = Reading.normal.read(files).differences(from: ProfileCatalog(files))
      if !differences.isEmpty { failures += 1 }
      #expect(differences == [], "\(shown(files))")
    }
  }

  @Test func whatTheAWSCLIReadsInsteadIsWhatItReads() {
    var generator = NastyFiles(seed: Self.seed)
    var told = 0
    var failures = 0
    for _ in 0..<Self.pairs where failures < 8 {
      let files = generator.next()
      let reading = Reading.awsCLI.read(files)
      guard reading.refusals.isEmpty else { continue }
      let catalog = ProfileCatalog(files)
      let profiles = catalog.names.map { (name: $0, settings: catalog[$0]?.settings ?? []) }
      for (own, theirs) in [
        (profiles, reading.profiles), (catalog.ssoSessions, reading.ssoSessions),
        (catalog.services, reading.services),
      ] {
        for section in own {
          let other = theirs.first { $0.name.utf8.elementsEqual(section.name.utf8) }
          for setting in section.settings {
            guard let wanted = other?.setting(setting.key)?.value else { continue }
            if setting.cliValue != nil { told += 1 }
            let shownValue = setting.cliValue ?? setting.value
            if shownValue.utf8.elementsEqual(wanted.utf8) { continue }
            failures += 1
            Issue.record(
              """
              \(setting.key.debugDescription) of \(section.name.debugDescription): the AWS CLI \
              reads \(wanted.debugDescription), told is \(shownValue.debugDescription)
              \(shown(files))
              """)
          }
        }
      }
    }
    #expect(told > Self.pairs / 100)
  }
}

private func number(_ name: String) -> Int? { environmentVariable(name).flatMap { Int($0) } }

/// Files in a form that can be read in a report.
func shown(_ files: SharedFiles) -> String {
  FileRole.allCases.compactMap { role in
    files[role].map { "\(role): " + String(decoding: $0.bytes, as: UTF8.self).debugDescription }
  }.joined(separator: "\n")
}
