import AWSProfiles
import Canvas
import Testing

@testable import App

/// Findings of a project are shown with the lines of its file, as those of the shared files are.
@Suite struct ProjectFindingTests {
  private func doctor(_ text: String, _ columns: Int = 100, _ rows: Int = 30) -> Model {
    var model = StageSample.model(text, columns, rows)
    model.type("4")
    for _ in 0..<20 where model.doctor.chosen?.place != "serverless.yml" { model.press(.down) }
    return model
  }

  @Test func theLineIsShownAndMarked() {
    let model = doctor(StageSample.text)
    #expect(model.doctor.chosen?.line == 13)
    let lines = model.picture.split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.hasPrefix("▸   13      prod: acme-prd") }
    #expect(row != nil, "\(model.picture)")
    guard let row else { return }
    #expect(lines[row - 1].contains("12      dev: acme-dev # everyone"))
    #expect(lines[row + 1].hasPrefix("            ~~~~~~~~~~~~~~"))
    #expect(lines[row + 2].contains("14      staging: acme-prod"))
  }

  @Test func secretsBesideItAreMasked() {
    let text = StageSample.text.replacing(
      "  profiles:\n", with: "  apiToken: s3cr3tOfMine01234\n  profiles:\n")
    let model = doctor(text)
    #expect(model.picture.contains("apiToken: ") && !model.picture.contains("s3cr3tOfMine01234"))
  }

  @Test(arguments: ["\r\n", "\r"]) func lineEndsAreNotShown(_ end: String) {
    let model = doctor(StageSample.text.replacing("\n", with: end))
    #expect(model.picture.contains("13      prod: acme-prd"))
    #expect(!model.picture.unicodeScalars.contains("\r"))
  }

  @Test func aFindingWithoutALineHasItsWordsAlone() {
    var model = doctor(StageSample.text)
    model.doctor.findings = [
      Finding("dotenv-sets-aws", .warning, nil, "A file sets variables of AWS.")
    ]
    model.choose(0)
    #expect(model.picture.contains("A file sets variables of AWS."))
  }
}
