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
  mutating func handle(_ event: InputEvent, guide: GuideState) -> [Effect] {
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
    default:
      _ = scrollText(key)
      return []
    }
    overlay = .guide(state)
    return []
  }
}

extension Painter {
  /// All pages of the guide.
  func guidePage(over whole: Rect) -> TextPage {
    let room = dialogRoom(84, max(5, whole.height - 1), over: whole)
    let parts = model.guidePages.map { page in
      GuideText.lines(of: page, width: room.width - 2).map {
        TextRow(.init($0, x: 1, page.isCode ? .accent : .text))
      }
    }
    return TextPage(parts: parts, height: max(0, room.height - 1))
  }

  /// A page, its place among the pages below it.
  mutating func paintGuide(_ state: GuideState, over whole: Rect) {
    let pages = model.guidePages
    guard pages.indices.contains(state.page) else { return }
    let room = dialog(pages[state.page].title, 84, max(5, whole.height - 1), over: whole)
    let (foot, body) = room.splitBottom(min(1, room.height))
    let text = guidePage(over: whole)
    paint(text, part: state.page, from: state.offset, in: body, of: .guide)
    write("page \(state.page + 1) of \(pages.count)", in: foot, x: 1, .dim)
    guard text.count(of: state.page) > body.height else { return }
    let mark = text.mark(from: state.offset, part: state.page)
    write(mark, in: foot, x: max(1, foot.width - displayWidth(mark) - 1), .dim)
    paintThumb(of: text, part: state.page, from: state.offset, in: body, at: room.maxX)
  }
}
