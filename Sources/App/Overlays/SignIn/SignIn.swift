import AWSCredentials
import AWSProfiles
import Canvas

/// How a sign-in goes on.
public enum SignInAnswer: Equatable, Sendable {
  /// The page to open and the code to compare.
  case prompt(SignInPrompt)
  /// Signed in until then, in seconds since 1970.
  case done(until: Int)
  /// It came to nothing: why, in words.
  case failed(String)
}

/// The dialog of a sign-in to IAM Identity Center.
public struct SignInState: Equatable, Sendable {
  /// The number of the sign-in.
  public var id: Int
  /// What is signed in to.
  public var session: SSOSession
  /// Whether its accounts are listed afterwards.
  public var thenBrowses = false
  /// The page and code, once they are there.
  public var prompt: SignInPrompt?
  /// Why it came to nothing.
  public var complaint: String?
  /// Whether the page is shown as a QR code.
  public var showsCode = false

  /// A sign-in that has just been asked for.
  public init(id: Int, session: SSOSession) {
    self.id = id
    self.session = session
  }

  /// Keys that do something now.
  var footer: [(key: String, word: String)] {
    if complaint != nil { return [("Enter", "try again"), ("Esc", "leave it")] }
    let ofLink = link == nil ? [] : [("y", "copy the link"), ("Q", "QR code")]
    return ofLink + [("Esc", "cancel")]
  }

  /// The page to open, with the code filled in where the service gives that.
  var link: String? { prompt.map { $0.completeURL ?? $0.url } }
}

extension Model {
  /// Begins the sign-in of the chosen profile, or of the only session there is.
  mutating func beginSignIn() -> [Effect] {
    if screen == .check, isChosenUnseen() { return [] }
    let name = screen == .check ? check.chosen : profiles.selected
    guard let name else { return [] }
    guard let session = SSOSession(of: name, in: catalog) else {
      let isLogin =
        catalog.chain(of: name).links.last.flatMap { catalog[$0.profile] }?
        .setting("login_session") != nil
      tell(
        .warning,
        isLogin
          ? "\(name) is signed in to by  aws login --profile \(shellWord(name))"
          : "\(name) needs no sign-in: it has no sso_session and no sso_start_url")
      return []
    }
    return signIn(to: session)
  }

  /// Opens the dialog of a sign-in and begins it.
  mutating func signIn(to session: SSOSession, thenBrowses: Bool = false) -> [Effect] {
    lastSignIn += 1
    var state = SignInState(id: lastSignIn, session: session)
    state.thenBrowses = thenBrowses
    overlay = .signIn(state)
    return [.signIn(id: lastSignIn, session)]
  }

  /// Takes in how a sign-in goes on; answers of another one fall.
  mutating func receive(_ answer: SignInAnswer, signIn id: Int) -> [Effect] {
    guard case .signIn(var state) = overlay, state.id == id else { return [] }
    switch answer {
    case .prompt(let prompt): state.prompt = prompt
    case .failed(let why):
      state.complaint = why
      state.prompt = nil
      tell(.error, why)
    case .done(let end):
      overlay = nil
      let length = end > now ? " for \(leftText(end - now))" : ""
      tell(.done, "Signed in to \(state.session.title)\(length)")
      if state.thenBrowses { return browse(state.session) }
      return startCheck(waiting(for: state.session))
    }
    overlay = .signIn(state)
    return []
  }

  /// Profiles whose last verdict asks for this sign-in.
  private func waiting(for session: SSOSession) -> [String] {
    catalog.names.filter { name in
      guard let verdict = verdicts[name]?.verdict else { return false }
      let isOver = secondsLeft(verdict).map { $0 < 3600 } ?? false
      return (verdict.class == .signInNeeded || isOver)
        && SSOSession(of: name, in: catalog) == session
    }
  }

  /// Keys of the dialog.
  mutating func handle(_ event: InputEvent, signIn state: SignInState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = state
    switch key {
    case .escape, .character("q"):
      overlay = nil
      if state.complaint == nil { tell(.warning, "Sign-in cancelled") }
      return [.cancelSignIn(id: state.id)]
    case .enter where state.complaint != nil, .character("l") where state.complaint != nil:
      return signIn(to: state.session, thenBrowses: state.thenBrowses)
    case .character("y"):
      guard let link = state.link else { return [] }
      tell(.done, "Copied the link")
      return [.copy(link)]
    case .character("Q"):
      guard let link = state.link else { return [] }
      state.showsCode.toggle()
      guard let code = QRCode(link) else {
        state.showsCode = false
        tell(.warning, "The link is too long for a QR code; y copies it")
        break
      }
      // Header, frame and three lines of text stand around the code.
      let rows = (code.size + 5) / 2 + 5
      if state.showsCode, rows > size.rows || glyphs != .unicode {
        tell(
          .warning,
          glyphs == .unicode
            ? "The QR code needs \(rows) rows; y copies the link"
            : "The QR code needs a UTF-8 terminal; y copies the link")
      }
    default: return []
    }
    overlay = .signIn(state)
    return []
  }
}

extension Painter {
  /// Draws the dialog: the page, the code, the time that is left.
  mutating func paintSignIn(_ state: SignInState, over whole: Rect) {
    let title = "Sign in to \(state.session.title)"
    let width = min(76, whole.width)
    let room = max(8, width - 4)
    guard let prompt = state.prompt, let link = state.link else {
      let text = state.complaint ?? "Asking IAM Identity Center for a code\(glyphs.ellipsis)"
      let lines = wrapped(text, to: room)
      let inside = dialog(title, width, lines.count + 4, over: whole)
      for (y, line) in lines.enumerated() {
        write(line, in: inside, x: 1, y: y, state.complaint == nil ? .text : .bad)
      }
      hints(
        state.complaint == nil ? ["Esc cancels"] : ["Enter tries again", "Esc leaves it"],
        in: inside, y: lines.count + 1)
      return
    }
    if state.showsCode, paintLinkCode(link, prompt, title, over: whole) { return }
    let lines = wrapped(link, to: room)
    let inside = dialog(title, width, lines.count + 8, over: whole)
    write("Open this page in a browser", in: inside, x: 1, .dim)
    for (y, line) in lines.enumerated() where y + 1 < inside.height {
      write(line, in: inside, x: 1, y: y + 1, .accent)
      frame.links.append(
        FrameLink(at: Point(x: inside.x + 1, y: inside.y + y + 1), text: line, url: link))
    }
    var y = lines.count + 2
    let x = 1 + write("and compare the code   ", in: inside, x: 1, y: y, .dim)
    write(prompt.userCode, in: inside, x: x, y: y, .title, bold: true)
    y += 2
    let left = prompt.expiresAt - model.now
    write(
      "\(glyphs.clock) waiting for you, \(leftText(left)) left", in: inside, x: 1, y: y,
      left < 60 ? .warn : .text)
    hints(["y copies the link", "Q QR code", "Esc cancels"], in: inside, y: y + 1)
  }

  /// Draws the link as a QR code; false where it does not fit.
  private mutating func paintLinkCode(
    _ link: String, _ prompt: SignInPrompt, _ title: String, over whole: Rect
  ) -> Bool {
    guard glyphs == .unicode, let lines = QRCode(link)?.lines,
      lines.count + 4 < whole.height, lines[0].count + 4 <= whole.width
    else { return false }
    let width = max(lines[0].count + 4, min(whole.width, 44))
    let inside = dialog(title, width, lines.count + 4, over: whole)
    let x = (inside.width - lines[0].count) / 2
    for (y, line) in lines.enumerated() { write(line, in: inside, x: x, y: y) }
    let left = leftText(prompt.expiresAt - model.now)
    write("\(prompt.userCode)   \(left) left", in: inside, x: 1, y: lines.count, .title, bold: true)
    hints(["Q takes it away", "Esc cancels"], in: inside, y: lines.count + 1)
    return true
  }
}
