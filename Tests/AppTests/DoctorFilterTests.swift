import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// The filter of the Doctor screen.
@Suite struct DoctorFilterTests {
  private func model() -> Model {
    var model = Sample.model(100, 30)
    var answer = Sample.answer
    answer.files.config = Document(Array(DoctorTests.config.utf8))
    _ = update(&model, .loaded(answer))
    model.outside = nil
    model.type("4")
    return model
  }

  @Test(arguments: [
    ("zone", ["region-unknown"]), ("REGION-unknown", ["region-unknown"]),
    ("config zone", ["region-unknown"]), ("zone nowhere", []),
  ])
  func eachWordMustStandInAFinding(_ typed: String, _ codes: [String]) {
    var model = model()
    model.type("/" + typed)
    #expect(model.doctor.rows.map(\.code) == codes)
    #expect(model.picture.contains("\(codes.count) of \(model.doctor.findings.count)"))
    #expect(model.screen == .doctor)
  }

  @Test func escLetsAllShowAndKeepsTheChoice() {
    var model = model()
    let count = model.doctor.rows.count
    #expect(count > 2)
    model.type("/acme-dve")
    let chosen = model.doctor.chosen
    model.press(.enter)
    #expect(model.doctor.filter.isOn)
    model.press(.escape)
    #expect(model.screen == .doctor && model.doctor.rows.count == count)
    #expect(model.doctor.chosen == chosen)
    model.press(.escape)
    #expect(model.screen == .profiles)
  }

  @Test func fixAllFixesOnlyWhatShows() throws {
    var model = model()
    model.type("/zone")
    model.press(.enter)
    #expect(model.type("F").isEmpty)
    guard case .save(let change)? = model.press(.enter).first else {
      // Of what is left nothing is safe by itself.
      #expect(model.doctor.safeFixes == 0)
      return
    }
    let after = ProfileCatalog(try model.catalog.files.applying(change.changes).after)
    #expect(after["zone"]?["region"] == "us-east-1")
  }

  @Test func aPasteNarrowsAndDoesNothingElse() {
    var model = model()
    #expect(update(&model, .input(.paste("zone\nFy"))).isEmpty)
    #expect(model.doctor.filter.pattern == "zone Fy")
    #expect(model.overlay == nil && model.doctor.rows.isEmpty)
    #expect(model.picture.contains("No finding matches"))
  }

  @Test func aFilterOutlivesThatTheFilesChange() {
    var model = model()
    model.type("/zone")
    var answer = Sample.answer
    answer.files.config = Document(
      Array((DoctorTests.config + "[profile zone-two]\nregion = us-east-1b\n").utf8))
    _ = update(&model, .changedOutside(answer))
    #expect(model.doctor.rows.compactMap(\.profile) == ["zone", "zone-two"])
  }

  @Test(arguments: 0..<40) func findsWhatAPlainSearchFinds(_ seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let letters = ["a", "B", "ß", "Ä", "é", "日", "x", ":", "-", "1", "\n", "ab"]
    func word(_ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &numbers)).map { _ in
        letters.randomElement(using: &numbers) ?? ""
      }.joined()
    }
    let findings = (0..<30).map { _ in
      Finding(word(4), .warning, .config, profile: word(3), word(12))
    }
    let texts = FindingTexts(findings)
    for _ in 0..<40 {
      let pattern = (0..<Int.random(in: 1...2, using: &numbers)).map { _ in
        word(2).filter { $0 != "\n" }
      }.joined(separator: " ")
      let words = pattern.lowercased().split(separator: " ").map { Array($0.utf8) }
      let expected = findings.indices.filter { index in
        let finding = findings[index]
        let parts = [
          finding.spot, finding.code, finding.profile ?? "", finding.headline, finding.message,
        ].map { Array($0.lowercased().utf8) }
        return words.allSatisfy { word in
          parts.contains { part in
            part.indices.contains { part[$0...].starts(with: word) }
          }
        }
      }
      #expect(texts.matches(pattern) == expected, "\(pattern)")
    }
  }
}
