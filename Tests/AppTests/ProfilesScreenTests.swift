import AWSProfiles
import Canvas
import Testing

@testable import App

/// What the list and the details of the Profiles screen show in a window of usual width.
@Suite struct ProfilesScreenTests {
  @Test(arguments: [60, 90, 100, 110, 120, 160])
  func kindsHaveAColumn(_ columns: Int) {
    let picture = Sample.model(columns, 30).picture
    for word in ["PROFILE", "KIND", "ACCOUNT", "VERDICT", "legacy-prod"] {
      #expect(picture.contains(word), "\(word)")
    }
  }

  /// Of a setting only the value may be cut.
  @Test(arguments: [100, 120])
  func namesOfSettingsAreWholeInTheDetails(_ columns: Int) {
    var model = Sample.model(columns, 40)
    model.type("/legacy")
    model.press(.enter)
    #expect(model.picture.contains("aws_secret_access_key ="))
    #expect(model.picture.contains("AKIAIOSFODNN7EXAMPLE"))
  }

  @Test func findingsAreWrappedAndNotCut() {
    var model = Sample.model(100, 40)
    let words = "A sentence about this profile that takes more than one line, to its end."
    model.doctor.findings = [Finding("x", .warning, .config, profile: "acme-dev", words)]
    for word in words.split(separator: " ") { #expect(model.picture.contains(word), "\(word)") }
  }

  /// Comments belong to the header that they touch from above.
  @Test func linesOfASectionAreItsOwn() {
    let config = "# file\n[profile a]\nregion = x\n# of b\n[profile b]\nregion = y\n"
    let catalog = ProfileCatalog(Sample.answer(config: config).files)
    func lines(_ name: String) -> [String] {
      (catalog[name]?.sections ?? []).flatMap {
        catalog.lines(of: catalog.withOwnComments($0), maskSecrets: true)
      }
    }
    #expect(lines("a") == ["[profile a]", "region = x"])
    #expect(lines("b") == ["# of b", "[profile b]", "region = y"])
  }

  @Test func kindsOfAFormKeepTheirOrderAndTheChosenOneShows() {
    var form = FormState()
    var places: [String: [Int]] = [:]
    for kind in form.kind.choices {
      form.kind = kind
      var model = Sample.model(80, 30)
      model.overlay = .form(form)
      let row = model.picture.split(separator: "\n").first { $0.contains("Kind  ") } ?? ""
      #expect(row.contains("[\(kind.rawValue)]"))
      #expect(row.contains("‹ ") && row.contains(" ›"))
      let shown = row.lowercased()
      places[kind.rawValue] = form.kind.choices.compactMap { other in
        shown.firstRange(of: other.rawValue.lowercased())
          .map { shown.distance(from: shown.startIndex, to: $0.lowerBound) }
      }
    }
    for (kind, order) in places { #expect(order == order.sorted(), "\(kind)") }
  }
}
