import AWSCredentials
import AWSProfiles
import Canvas

extension Painter {
  /// The keys, the five steps, what comes next.
  mutating func paintRotation(_ state: RotationState, over whole: Rect) {
    if case .review(let review) = state.phase {
      return paintReview(
        review, over: whole, escape: "Esc leaves the files, the new key stays kept aside")
    }
    let words = wrapped(state.words(at: model.now), to: min(88, max(1, whole.width - 4)))
    let remarks = wrapped(state.complaint ?? "", to: min(88, max(1, whole.width - 4)))
      .filter { !$0.isEmpty }
    let count = state.report?.keys.count ?? 0
    let height = count + words.count + remarks.count + (state.report == nil ? 4 : 9)
    let room = dialog("Keys of \(state.profile)", 92, height, over: whole)
    var y = 0
    if let report = state.report {
      write("User \(report.userName ?? "root of the account")", in: room, x: 1, .dim)
      y = paintKeys(state, report, room, 1) + 1
      paintSteps(state, room, y)
      y += 2
    }
    for line in words {
      write(line, in: room, x: 1, y: y)
      y += 1
    }
    if case .confirmDelete = state.phase {
      let box = Rect(
        x: room.x + 1, y: room.y + y, width: max(0, min(40, room.width - 2)), height: 1)
      if y < room.height {
        frame.cursor = state.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
      }
      y += 1
    }
    for line in remarks {
      write(line, in: room, x: 1, y: y, .bad)
      y += 1
    }
    if y < room.height { hints(state.answers, in: room, y: room.height - 1) }
  }

  private mutating func paintKeys(
    _ state: RotationState, _ report: KeyReport, _ room: Rect, _ top: Int
  ) -> Int {
    let columns = [3, 26, 36, 46]
    for (x, title) in zip(columns, ["KEY ID", "AGE", "STATE", "LAST USED"]) {
      write(title, in: room, x: x, y: top, .dim)
    }
    var y = top + 1
    for (index, key) in report.keys.enumerated() {
      let isChosen = index == state.list.selection
      let hint = report.hint(for: key, at: model.now)
      func role(_ role: StyleRole) -> StyleRole { isChosen ? .selection : role }
      if isChosen { bar(in: room, x: 1, y: y) }
      write(key.id, in: room, x: columns[0], y: y, role(.text), bold: isChosen)
      let age = key.created.map { ageText(max(0, model.now - $0)) } ?? "not told"
      write(age, in: room, x: columns[1], y: y, role(hint == nil ? .text : .warn))
      write(
        key.isActive ? "active" : "off", in: room, x: columns[2], y: y,
        role(key.isActive ? .good : .dim))
      var use = lastUse(key)
      if key.id == report.ownKeyID { use += "  \(glyphs.active) in the profile" }
      if key.id == state.kept?.keys.accessKeyID {
        use += "  \(glyphs.clock) not in the profile yet"
      }
      write(use, in: room, x: columns[3], y: y, role(.text))
      y += 1
    }
    return y
  }

  private func lastUse(_ key: AccessKey) -> String {
    guard key.isUseKnown else { return "not told" }
    guard let use = key.lastUse else { return "never" }
    let age = ageText(max(0, model.now - use.at))
    return "\(age == "now" ? "just now" : "\(age) ago") by \(use.service)"
  }

  private mutating func paintSteps(_ state: RotationState, _ room: Rect, _ y: Int) {
    let names = ["create", "write", "verify", "switch off", "delete"]
    let next = state.isFinished ? 6 : state.mustVerify ? 3 : state.step?.number ?? 1
    var x = 1 + write("Rotation  ", in: room, x: 1, y: y, .dim)
    for (index, name) in names.enumerated() {
      let number = index + 1
      let (sign, role): (String, StyleRole) =
        number < next
        ? (glyphs.check, .good)
        : number == next ? (glyphs.selection, .accent) : (glyphs.bullet, .dim)
      x += write("\(sign) \(name)   ", in: room, x: x, y: y, role, bold: number == next)
    }
  }
}

extension RotationState {
  /// What comes next, in words.
  func words(at now: Int) -> String {
    switch phase {
    case .busy(let words): return words
    case .confirmDelete(let id): return "Deleting cannot be undone. Type \(id):"
    case .ready, .review: break
    }
    if isFinished { return "The rotation is complete: \(profile) has the only key." }
    if mustVerify { return "\(profile) has the new key. Enter tries whether AWS knows it." }
    guard let report, let step else { return "" }
    switch step {
    case .create:
      let hint = report.own.flatMap { report.hint(for: $0, at: now) }
      let words = "Enter makes a second key; the first stays in force until you switch it off."
      return hint.map { "\($0.message.prefix(1).uppercased())\($0.message.dropFirst()). \(words)" }
        ?? words
    case .write(let id):
      return "Key \(id) is made and kept in \(kept?.path ?? "a private file"). "
        + "Enter shows how the profile would change; d deletes the new key again."
    case .deactivate(let key):
      var words =
        "AWS knows the profile's key. Enter switches \(key.id) off; i can switch it on again."
      if let use = key.lastUse, now - use.at < 7 * 86_400 {
        let when = use.at > now - 60 ? "just now" : "\(ageText(now - use.at)) ago"
        words += " It was used \(when) by \(use.service): see that nobody else needs it."
      }
      return words
    case .delete(let key):
      return "\(key.id) is off. Once nothing misses it, Enter deletes it; its id has to be typed."
    case .blocked(let key):
      return "The user has a second, newer key \(key.id), whose secret is not here: edit the "
        + "profile if you have it. Else choose it: i switches it off, d deletes it."
    }
  }

  /// The keys that do something now.
  var answers: [String] {
    switch phase {
    case .busy: ["Esc stops"]
    case .confirmDelete: ["Enter deletes", "Esc keeps it"]
    case .review: []
    case .ready:
      isFinished
        ? ["Enter closes"]
        : ["Enter goes on", "i on or off", "d delete", "r list again", "Esc stops here"]
    }
  }
}
