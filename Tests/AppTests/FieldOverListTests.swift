import Canvas
import TestSupport
import Testing

@testable import App

/// Every list below a field moves and narrows by the same keys.
@Suite struct FieldOverListTests {
  static let paths = (0..<30).map { "/w/project-\($0)/serverless.yml" }

  static let lists: [any FieldOverList & Sendable] = [
    PaletteState(), PickerState(.kind, of: items, for: FormState()), ProjectPick(paths: paths),
    ProfilePick(.everyStage, names: paths, current: nil),
  ]

  static let items = paths.map { PickerState.Item(value: $0, detail: "") }

  @Test(arguments: lists.indices) func arrowsAndPagesMove(_ index: Int) {
    var list = Self.lists[index]
    for (key, row) in [(Key.down, 1), (.pageDown, 11), (.up, 10), (.pageUp, 0), (.up, 0)] {
      list.moveOrType(.key(key))
      #expect(list.list.selection == row, "\(key)")
    }
    for _ in 0..<20 { list.moveOrType(.key(.pageDown)) }
    #expect(list.list.selection == list.matchCount - 1)
  }

  @Test(arguments: lists.indices, [InputEvent.key(.character("r")), .paste("r")])
  func whatIsTypedOrPastedGoesToTheBestMatch(_ index: Int, _ event: InputEvent) {
    var list = Self.lists[index]
    list.moveOrType(.key(.pageDown))
    list.moveOrType(event)
    #expect(list.list.selection == 0 && list.field.text == "r")
    #expect(list.list.count == list.matchCount)
  }
}
