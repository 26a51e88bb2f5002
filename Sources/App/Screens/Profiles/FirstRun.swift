import AWSProfiles
import Canvas

/// One way to begin where there is no profile yet.
struct FirstStep {
  /// The key that takes it.
  var key: Key
  /// The question that it answers, and what the key does.
  var question: String
  var answer: String
}

extension Model {
  /// Whether the list is empty because there is no profile yet, and nothing could not be read.
  var isFirstRun: Bool { isLoaded && catalog.names.isEmpty && faults.isEmpty }

  /// What stands in files that hold no profile; nil where they are empty or not there.
  var strayWords: String? {
    let stray = doctor.findings.filter { $0.file != nil && $0.severity == .error }
    guard let first = stray.first else { return nil }
    let more = stray.count > 1 ? " and \(stray.count - 1) more" : ""
    let key = keymap.label(of: .showDoctor, glyphs)
    return "\(glyphs.warning) The files are not empty. \(first.spot)\(more): \(first.message) "
      + "\(key) shows it."
  }

  /// Keys that the shell exports, which can be kept as a profile.
  var exportedKeys: (id: String, secret: String, token: String?)? {
    guard let id = environment["AWS_ACCESS_KEY_ID"],
      let secret = environment["AWS_SECRET_ACCESS_KEY"]
    else { return nil }
    return (id, secret, environment["AWS_SESSION_TOKEN"])
  }

  /// The ways to begin, the usual one first.
  var firstSteps: [FirstStep] {
    var steps = [
      FirstStep(key: .enter, question: "Have keys already?", answer: "paste or type them"),
      FirstStep(key: .character("n"), question: "Need keys?", answer: "steps and a policy"),
      FirstStep(
        key: .character("s"), question: "Company sign-in?", answer: "IAM Identity Center"),
      FirstStep(key: .character("d"), question: "Just looking?", answer: "invented profiles"),
    ]
    if exportedKeys != nil {
      steps.append(
        FirstStep(
          key: .character("x"), question: "Keys are exported here", answer: "keep them as a profile"
        ))
    }
    return steps
  }

  /// Takes a key on the empty list; nil where it means what it always means.
  mutating func handleFirstStep(_ key: Key) -> [Effect]? {
    guard screen == .profiles, isFirstRun, firstSteps.contains(where: { $0.key == key }) else {
      return nil
    }
    switch key {
    case .enter: overlay = .form(FormState())
    case .character("n"): overlay = .guide(GuideState())
    case .character("s"): overlay = .form(FormState(adding: .sso))
    case .character("d"): return [.openDemo]
    default: keepExportedKeys()
    }
    return []
  }

  /// Opens the form with the keys that the shell exports.
  mutating func keepExportedKeys() {
    guard let keys = exportedKeys else {
      return tell(.warning, "This shell exports no keys: AWS_ACCESS_KEY_ID is not set")
    }
    var form = FormState(adding: keys.token == nil ? .keys : .temporaryKeys)
    form.put(keys.id, into: "aws_access_key_id")
    form.put(keys.secret, into: "aws_secret_access_key")
    if let token = keys.token { form.put(token, into: "aws_session_token") }
    if let region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] {
      form.put(region, into: "region")
    }
    overlay = .form(form)
  }
}

extension Painter {
  /// The ways to begin, or why there is nothing to see.
  mutating func paintFirstRun(_ area: Rect) {
    guard model.isLoaded else { return }
    guard model.faults.isEmpty else {
      let text = wrapped(model.faults.joined(separator: " "), to: max(10, area.width - 4))
      for (y, line) in text.enumerated() { write(line, in: area, x: 2, y: y + 1, .bad) }
      return
    }
    let isTall = area.height >= 10
    var y = isTall ? 1 : 0
    write("No profiles yet.", in: area, x: 1, y: y, .title, bold: true)
    y += isTall ? 2 : 1
    let stray = model.strayWords.map { wrapped($0, to: max(10, area.width - 4)) } ?? []
    for line in stray {
      write(line, in: area, x: 1, y: y, .warn)
      y += 1
    }
    if isTall, !stray.isEmpty { y += 1 }
    for step in model.firstSteps {
      let key = step.key.label(glyphs)
      let x = displayWidth(glyphs.enter) + 3
      write(key, in: area, x: 1, y: y, .key, bold: true)
      write(step.question, in: area, x: x, y: y)
      if area.width >= 56 { write(step.answer, in: area, x: x + 26, y: y, .dim) }
      y += 1
    }
    guard isTall else { return }
    let words =
      "Then c checks the profile with AWS, and \(glyphs.enter) puts it in force in this shell. "
      + "A paste of keys, of a CSV from the console or of export lines works here too."
    for line in wrapped(words, to: max(10, min(76, area.width - 2))) {
      write(line, in: area, x: 1, y: y + 1, .dim)
      y += 1
    }
  }
}
