import AWSProfiles
import Canvas

/// The dialog that asks for the code of an MFA device.
public struct CodeState: Equatable, Sendable {
  /// The question that is answered.
  public var question: Int
  /// The digits, hidden.
  public var field = TextField("", isMasked: true)
  /// Why the answer will not do.
  public var complaint: String?
  /// The keys that the code is asked for: the dialog lies over them.
  public var keys: RotationState?

  /// A dialog for a question.
  public init(question: Int, keys: RotationState? = nil) {
    self.question = question
    self.keys = keys
  }

  /// How many digits a code has.
  public static let digits = 6

  /// Puts in the digits of a text, as many as there is room for.
  mutating func insert(_ text: String) {
    let room = Self.digits - field.text.count
    field.insert(String(text.filter { $0.isASCII && $0.isNumber }.prefix(max(0, room))))
  }
}

extension Model {
  /// Takes in a question, or that those who wait for it have changed.
  mutating func receive(_ question: MFAQuestion) {
    let place = questions.firstIndex { $0.id == question.id }
    if question.profiles.isEmpty {
      if let place { questions.remove(at: place) }
      if case .code(let state) = overlay, state.question == question.id { close(state) }
    } else if let place {
      questions[place] = question
    } else {
      questions.append(question)
    }
  }

  /// Opens the dialog of the first question where nothing else lies over the screen and nothing is
  /// typed, or what lies there waits for the code itself.
  mutating func raiseQuestion() {
    // Digits meant for a filter would go to AWS as a code.
    let isTyping = filterInFront?.isTyping == true || textSearch?.isTyping == true
    guard waiting == nil, !isTyping else { return }
    if case .rotation(let state) = overlay, isBusyWithKeys {
      guard let own = questions.first(where: { $0.profiles.contains(state.profile) }) else {
        return
      }
      overlay = .code(CodeState(question: own.id, keys: state))
    } else if overlay == nil, let first = questions.first {
      overlay = .code(CodeState(question: first.id))
    }
  }

  private mutating func close(_ state: CodeState) { overlay = state.keys.map(Overlay.rotation) }

  /// Hands input to the dialog of a code.
  mutating func handle(_ event: InputEvent, code: CodeState) -> [Effect] {
    var state = code
    switch event {
    case .paste(let text): state.insert(text)
    case .key(.escape): return answer(state, with: nil)
    case .key(.control("c")):
      return [.quit]
    case .key(.control("r")): state.field.isMasked.toggle()
    case .key(.enter):
      if state.field.text.count == CodeState.digits {
        return answer(state, with: Secret(state.field.text))
      }
      state.complaint = "A code has six digits."
    case .key(.character(let character)): state.insert(String(character))
    case .key(let key): _ = state.field.handle(key)
    default: break
    }
    if event != .key(.enter) { state.complaint = nil }
    overlay = .code(state)
    return []
  }

  private mutating func answer(_ state: CodeState, with code: Secret?) -> [Effect] {
    questions.removeAll { $0.id == state.question }
    close(state)
    return [.answer(question: state.question, code: code)]
  }
}

extension Painter {
  /// Draws the dialog: the device, who waits for it, the digits.
  mutating func paintCode(_ state: CodeState, over whole: Rect) {
    if let keys = state.keys { paintRotation(keys, over: whole) }
    guard let question = model.questions.first(where: { $0.id == state.question }) else { return }
    let width = min(64, whole.width)
    let others = question.profiles.count - 1
    var who = "for \(question.profiles.first ?? "")"
    if others > 0 { who += " and \(others) more" }
    let room = max(8, width - 4)
    var lines = [cutMiddle(question.serial, to: room, ellipsis: glyphs.ellipsis)]
    lines += wrapped(who, to: room)
    let foot = wrapped(
      state.keys == nil
        ? "Esc: what waits for it stays unchecked, all other checks go on."
        : "IAM demands it for these keys. Esc: nothing is changed.", to: room)
    let wrong = state.complaint.map { wrapped($0, to: max(8, width - 26)).count } ?? 1
    let inside = dialog(
      "Code of your MFA device", width, lines.count + foot.count + 4 + wrong, over: whole)
    for (y, line) in lines.enumerated() {
      write(line, in: inside, x: 1, y: y, y == 0 ? .text : .dim)
    }
    if isTight { return paintTightCode(state, lines, in: inside) }
    let y = lines.count + 1
    write("Six digits", in: inside, x: 1, y: y, .accent, bold: true)
    let box = Rect(
      x: inside.x + 13, y: inside.y + y, width: min(8, max(0, inside.width - 13)), height: 1)
    if y < inside.height {
      frame.cursor = state.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    }
    if let complaint = state.complaint {
      writeLines(complaint, in: inside, x: 23, y: y, .bad)
    }
    for (row, line) in foot.enumerated() {
      write(line, in: inside, x: 1, y: y + 1 + wrong + row, .dim)
    }
  }

  /// The field first of all, then the device and who waits.
  private mutating func paintTightCode(_ state: CodeState, _ lines: [String], in room: Rect) {
    let label = write("MFA code", in: room, .accent, bold: true) + 1
    let box = Rect(
      x: room.x + label, y: room.y, width: min(8, max(0, room.width - label)), height: 1)
    frame.cursor = state.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    let rest = [state.complaint].compactMap { $0 } + lines
    for (y, line) in rest.enumerated() {
      write(line, in: room, y: y + 1, y == 0 && state.complaint != nil ? .bad : .dim)
    }
  }
}
