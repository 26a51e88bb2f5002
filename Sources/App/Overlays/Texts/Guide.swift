import Canvas

/// An IAM policy that the guide shows.
public struct GuidePolicy: Equatable, Sendable {
  /// What it is for, on one line.
  public var title: String
  /// The policy as JSON.
  public var text: String

  /// A policy with its title.
  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}

/// The way from no AWS account to keys, a page a step.
public struct GuideState: Equatable, Sendable {
  /// The page in front, from 0.
  public var page = 0
  /// The first line shown.
  public var offset = 0

  /// The first page.
  public init() {}
}

/// One page of the guide.
struct GuidePage {
  var title: String
  /// Paragraphs, or lines as they are where `isCode`.
  var text: [String]
  var isCode = false
}

extension Model {
  /// All pages: the account, the user and its keys, the policies, the habits of before.
  var guidePages: [GuidePage] {
    let policies = policies.map {
      GuidePage(
        title: $0.title,
        text: $0.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
        isCode: true)
    }
    return [GuideText.account, GuideText.user(policies: policies.count)] + policies + [
      GuideText.habits(hasKeys: exportedKeys != nil)
    ]
  }

  /// Keys over the guide.
  mutating func take(_ event: InputEvent, guide: GuideState) -> [Effect] {
    guard case .key(let key) = event else {
      if case .paste(let text) = event { paste(text, into: FormState()) }
      return []
    }
    var state = guide
    let pages = guidePages
    func turn(_ by: Int) {
      state.page = min(pages.count - 1, max(0, state.page + by))
      state.offset = 0
    }
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .enter, .character("a"):
      overlay = .form(FormState())
      return []
    case .right, .tab, .character("l"), .character("n"): turn(1)
    case .left, .backTab, .character("h"): turn(-1)
    case .down, .character("j"): state.offset += 1
    case .up, .character("k"): state.offset = max(0, state.offset - 1)
    case .pageDown, .character(" "): state.offset += max(1, size.rows - 8)
    case .pageUp: state.offset = max(0, state.offset - max(1, size.rows - 8))
    case .character("x"):
      keepExportedKeys()
      return []
    case .character("s"):
      overlay = .form(FormState(adding: .sso))
      return []
    case .character("y"):
      let page = pages[state.page]
      guard page.isCode else {
        tell(.warning, "There is nothing to copy on this page: the policies are further on")
        return []
      }
      tell(.done, "Copied the policy: \(page.title)")
      return [.copy(page.text.joined(separator: "\n"))]
    default: break
    }
    let height = Painter.guideRoom(size).height - 1
    let count = GuideText.lines(of: pages[state.page], width: Painter.guideRoom(size).width).count
    state.offset = min(state.offset, max(0, count - height))
    overlay = .guide(state)
    return []
  }
}

extension Painter {
  /// The room that the text of the guide has on a screen of that size.
  static func guideRoom(_ size: Size) -> (width: Int, height: Int) {
    (max(1, min(84, size.columns) - 4), max(1, size.rows - 1 - 2))
  }

  /// A page, its place among the pages below it.
  mutating func paintGuide(_ state: GuideState, over whole: Rect) {
    let pages = model.guidePages
    guard pages.indices.contains(state.page) else { return }
    let page = pages[state.page]
    let room = dialog(page.title, 84, max(5, whole.height - 1), over: whole)
    let (body, foot) = (room.splitBottom(min(1, room.height)).rest, room)
    let lines = GuideText.lines(of: page, width: Self.guideRoom(whole.size).width)
    for (y, line) in lines.dropFirst(state.offset).prefix(body.height).enumerated() {
      write(line, in: body, x: 1, y: y, page.isCode ? .accent : .text)
    }
    let place = "page \(state.page + 1) of \(pages.count)"
    write(place, in: foot, x: 1, y: foot.height - 1, .dim)
    if lines.count > body.height {
      let last = min(lines.count, state.offset + body.height)
      let mark = "lines \(state.offset + 1)-\(last) of \(lines.count)"
      write(
        mark, in: foot, x: max(1, foot.width - displayWidth(mark) - 1), y: foot.height - 1, .dim)
    }
  }
}
