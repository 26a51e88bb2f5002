import Canvas
import TestSupport
import Testing

@testable import App

/// Every screen and overlay at three sizes, beside its kept picture.
@Suite struct GoldenFrameTests {
  static let sizes = [(80, 24), (120, 40), (20, 5)]

  @Test(arguments: sizes)
  func screens(_ columns: Int, _ rows: Int) {
    for screen in Screen.allCases {
      var model = Sample.model(columns, rows)
      model.screen = screen
      expectGolden(view(model), "\(screen.rawValue.lowercased())-\(columns)x\(rows)")
    }
  }

  @Test(arguments: sizes)
  func overlays(_ columns: Int, _ rows: Int) {
    for (name, keys) in [("help", "?"), ("palette", ":"), ("add", "a"), ("delete", "d")] {
      var model = Sample.model(columns, rows)
      model.type(keys)
      expectGolden(view(model), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test(arguments: [(80, 24), (60, 15), (20, 5)])
  func forms(_ columns: Int, _ rows: Int) {
    for (name, form) in Sample.forms {
      var model = Sample.model(columns, rows)
      model.overlay = .form(form)
      model.doctor.findings = []
      expectGolden(view(model), "form-\(name)-\(columns)x\(rows)")
    }
  }

  @Test(arguments: [(80, 24), (60, 15), (20, 5)])
  func choicesAndImport(_ columns: Int, _ rows: Int) {
    for (name, keys) in [
      ("sections", "S"), ("copy", "y"), ("marked", "  "), ("bulk-delete", "  d"),
    ] {
      var model = Sample.model(columns, rows)
      model.type(keys)
      expectGolden(view(model), "\(name)-\(columns)x\(rows)")
    }
    var model = Sample.model(columns, rows)
    model.type("a")
    _ = update(&model, .input(.paste(Sample.severalProfiles)))
    expectGolden(view(model), "import-\(columns)x\(rows)")
    model = Sample.model(columns, rows)
    model.overlay = .form(FormState(adding: .role))
    for _ in 0..<2 { model.press(.down) }
    model.press(.control("o"))
    model.type("acm")
    expectGolden(view(model), "picker-\(columns)x\(rows)")
  }

  @Test func asciiAndFiltered() {
    var model = Sample.model(80, 24)
    model.glyphs = .ascii
    model.type("/prod")
    let frame = view(model)
    #expect(frame.buffer.text.unicodeScalars.allSatisfy { $0.isASCII })
    expectGolden(frame, "filtered-ascii-80x24")
  }

  @Test func anySizeAtAllDraws() {
    for columns in [0, 1, 2, 3, 7, 19, 59, 61, 89, 91, 300] {
      for rows in [0, 1, 2, 3, 9, 11, 60] {
        for keys in [
          "", "?", ":", "a", "d", "/x", "r", "2", "3", "4", "5", "m", "S", "y", "I", " d",
        ] {
          var model = Sample.model(columns, rows)
          model.type(keys)
          let frame = view(model)
          #expect(frame.buffer.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }
}
