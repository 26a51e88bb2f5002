import AWSCredentials
import Canvas

extension Painter {
  /// The chosen row in full: verdict, advice, identity, where was asked, every step of the chain.
  func checkDetailPage(in area: Rect) -> TextPage {
    guard let name = model.check.chosen else { return TextPage(parts: [], height: area.height) }
    let rows = identityLines(name).flatMap { line -> [TextRow] in
      let x = line.label.isEmpty && line.isHeading ? 1 : 12
      return wrapped(line.text, to: max(8, area.width - x - 1)).enumerated().map { index, part in
        TextRow([
          .init(index == 0 ? line.label : "", x: 1, end: x, .dim),
          .init(part, x: x, line.role, bold: line.isHeading),
        ])
      }
    }
    return TextPage(parts: [rows], height: area.height)
  }

  /// What is known of a profile's identity, in labelled lines.
  func identityLines(_ name: String) -> [IdentityLine] {
    var lines = [IdentityLine("", name, .title, isHeading: true)]
    let (words, role) = checkWords(name)
    if model.isUnasked(name) {
      lines.append(IdentityLine("Verdict", words, role))
      if let before = beforeText(name) { lines.append(IdentityLine("", before, .dim)) }
    } else if let known = model.verdicts[name] {
      let verdict = known.verdict
      let age = model.now - known.at
      let when = age < 60 ? "just now" : "\(ageText(age)) ago"
      lines.append(
        IdentityLine("Verdict", "\(words)  \(when)", role))
      if verdict.class != .valid {
        lines.append(IdentityLine("", model.explanation(name, verdict), .text))
      }
      lines += facts(verdict)
    } else {
      lines.append(
        IdentityLine("Verdict", words.isEmpty ? "not checked yet: c" : words, .dim))
    }
    return lines + stepLines(name)
  }

  private func facts(_ verdict: Verdict) -> [IdentityLine] {
    let facts: [(String, String?)] = [
      ("Identity", verdict.arn), ("Account", verdict.accountID), ("User id", verdict.userID),
      ("Ends", model.endText(verdict)),
      (
        "Asked",
        verdict.endpoint.map { endpoint in
          endpoint + (verdict.elapsed.map { ", \(verdict.tookWord) \($0) ms" } ?? "")
        }
      ),
      ("Region", verdict.region), ("Code", verdict.error), ("Request id", verdict.requestID),
    ]
    return facts.compactMap { label, text in text.map { IdentityLine(label, $0, .text) } }
  }

  /// Every source of the chain: chosen, skipped and why.
  ///
  /// - Parameter isBrief: whether sources that were skipped are left out.
  func stepLines(_ name: String, isBrief: Bool = false) -> [IdentityLine] {
    let steps = chainSteps(
      of: name, catalog: model.catalog, environment: model.environment)
    var lines: [IdentityLine] = []
    var skipped: [String] = []
    var last = name
    func add(_ text: String, _ role: StyleRole) {
      lines.append(IdentityLine(lines.isEmpty ? "Chain" : "", text, role))
    }
    for step in steps {
      let whose = step.profile == last ? "" : "\(step.profile): "
      last = step.profile
      if step.outcome == .skipped {
        if isBrief { continue }
        skipped.append("\(whose)\(step.source) (\(step.why))")
      }
      if !skipped.isEmpty {
        add("\(glyphs.bullet) skipped: \(skipped.joined(separator: ", "))", .dim)
        skipped = []
      }
      guard step.outcome != .skipped else { continue }
      let isChosen = step.outcome == .chosen
      add(
        "\(isChosen ? glyphs.check : glyphs.cross) \(whose)\(step.source): \(step.why)",
        isChosen ? .good : .bad)
    }
    if !skipped.isEmpty {
      add("\(glyphs.bullet) skipped: \(skipped.joined(separator: ", "))", .dim)
    }
    return lines
  }
}

/// One labelled line about an identity.
struct IdentityLine {
  var label: String
  var text: String
  var role: StyleRole
  var isHeading: Bool

  init(_ label: String, _ text: String, _ role: StyleRole, isHeading: Bool = false) {
    self.label = label
    self.text = text
    self.role = role
    self.isHeading = isHeading
  }
}

extension Verdict {
  /// What the time of the exchange tells.
  fileprivate var tookWord: String {
    switch self.class {
    case .noNetwork, .proxyFailure, .tlsFailure: "no answer within"
    default: "answered in"
    }
  }
}
