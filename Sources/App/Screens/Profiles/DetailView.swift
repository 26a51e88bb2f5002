import AWSProfiles
import Canvas

extension Painter {
  /// All that is known of the chosen profile, ending with the very lines of the files.
  mutating func paintDetail(_ area: Rect) {
    guard let name = model.profiles.selected else { return }
    let page = detailPage(in: area)
    let offset = model.profiles.detailOffset
    if let protection = model.settings.protection(of: name), offset == 0 {
      let x = max(displayWidth(name) + 2, area.width - displayWidth(protection.label) - 1)
      write(protection.label, in: area, x: x, protection.colour.role, bold: true)
    }
    if model.profiles.showsDetail, offset == 0 {
      frame.buffer.fill(area.splitTop(1).part, Style(.selection))
    }
    paint(page, from: offset, in: area, of: .details)
    paintThumb(of: page, from: offset, in: area)
    if model.profiles.showsDetail { paintPlaceInFooter(of: page, from: offset) }
  }

  /// The lines of the details.
  func detailPage(in area: Rect) -> TextPage {
    guard let name = model.profiles.selected, let profile = model.catalog[name] else {
      return TextPage(parts: [], height: area.height)
    }
    let titleRole: StyleRole = model.profiles.showsDetail ? .selection : .title
    let rows = detailLines(profile, width: area.width).map { line in
      let x = line.isWide ? 0 : 10
      let room = area.width - x - (line.origin.isEmpty ? 0 : displayWidth(line.origin) + 2)
      return TextRow([
        .init(line.label, x: 0, .dim),
        .init(
          line.text, x: x, end: x + max(4, room), line.role == .title ? titleRole : line.role,
          bold: line.role == .title,
          cutsMiddle: true),
        .init(line.origin, x: max(x, area.width - displayWidth(line.origin) - 1), .dim),
      ])
    }
    return TextPage(parts: [rows], height: area.height)
  }

  private func detailLines(_ profile: Profile, width: Int) -> [DetailLine] {
    var lines = [DetailLine(text: profile.name, role: .title, isWide: true)]
    lines.append(DetailLine("Kind", profile.kind.rawValue))
    if let account = model.account(of: profile) { lines.append(DetailLine("Account", account)) }
    let chain = model.catalog.chain(of: profile.name)
    if chain.links.count > 1 {
      lines.append(
        DetailLine("Chain", chain.links.map(\.profile).joined(separator: " \(glyphs.arrow) ")))
    }
    if let fault = chain.fault { lines += wrapped("", fault.message, role: .bad, width) }
    for step in stepLines(profile.name, isBrief: true) {
      let label = chain.links.count > 1 ? "" : step.label
      lines += wrapped(label, step.text, role: step.role, width)
    }
    let (verdict, role) = verdictText(profile.name)
    if !verdict.isEmpty { lines.append(DetailLine("Verdict", verdict, role: role)) }
    if let known = model.verdicts[profile.name]?.verdict {
      if let end = model.endText(known) {
        lines.append(DetailLine("Ends", end, role: model.endRole(known)))
      }
      if let arn = known.arn { lines.append(DetailLine("Identity", arn)) }
      if known.class != .valid {
        lines += wrapped("", model.explanation(profile.name, known), role: .text, width)
      }
    }
    let referrers = model.catalog.referrers(of: profile.name)
    if !referrers.isEmpty {
      lines.append(DetailLine("Used by", "roles " + referrers.joined(separator: ", ")))
    }
    let stages = (model.project?.rows ?? []).filter { $0.profile == profile.name }.map(\.stage)
    if !stages.isEmpty {
      lines.append(DetailLine("", "stages " + stages.joined(separator: ", ")))
    }
    for finding in model.doctor.findings(of: profile.name) {
      lines += wrapped("Finding", finding.message, role: .warn, width)
    }
    lines.append(DetailLine(text: "", isWide: true))
    let isRevealed = model.profiles.revealed?.name == profile.name
    for setting in profile.settings {
      lines += settingLines(setting, isRevealed: isRevealed, width)
    }
    lines.append(DetailLine(text: "", isWide: true))
    for section in profile.sections { lines += sourceLines(section, isRevealed) }
    return lines
  }

  private func wrapped(
    _ label: String, _ text: String, role: StyleRole, _ width: Int
  ) -> [DetailLine] {
    Canvas.wrapped(text, to: max(8, width - 11)).enumerated().map { index, part in
      DetailLine(index == 0 ? label : "", part, role: role)
    }
  }

  /// A setting with its origin; a secret is masked, or broken to a width and whole.
  ///
  /// Where both do not fit beside the origin, the value takes a line of its own: only a value is
  /// ever cut, never the name.
  private func settingLines(
    _ setting: Setting, isRevealed: Bool, _ width: Int
  ) -> [DetailLine] {
    let origin = "\(setting.origin.file.rawValue):\(setting.origin.line)"
    if isRevealed, setting.isSecret {
      let pieces = Canvas.wrapped(setting.value, to: max(8, width - 3))
      return [DetailLine(text: "\(setting.key) =", origin: origin, isWide: true)]
        + pieces.map { DetailLine(text: "  \($0)", role: .accent, isWide: true) }
    }
    let value =
      !setting.nested.isEmpty ? "" : isRevealed ? setting.value : setting.shownValue
    let whole = "\(setting.key) = \(value)"
    var lines = [DetailLine(text: whole, origin: origin, isWide: true)]
    if displayWidth(whole) + displayWidth(origin) + 2 > width {
      lines = [
        DetailLine(text: "\(setting.key) =", origin: origin, isWide: true),
        DetailLine(text: "  \(value)", isWide: true),
      ]
    }
    for nested in setting.nested {
      lines.append(DetailLine(text: "  \(nested.key) = \(nested.shownValue)", isWide: true))
    }
    if let other = isRevealed ? setting.cliValue : setting.shownCLIValue {
      lines.append(DetailLine(text: "  the AWS CLI reads: \(other)", role: .warn, isWide: true))
    }
    return lines
  }

  /// The lines of a section as they stand in the file, comments included.
  private func sourceLines(_ span: Origin, _ isRevealed: Bool) -> [DetailLine] {
    let section = model.catalog.withOwnComments(span)
    var lines = [
      DetailLine(
        text: "\(section.file.rawValue):\(section.line)-\(section.lastLine)", role: .dim,
        isWide: true)
    ]
    for text in model.catalog.lines(of: section, maskSecrets: !isRevealed).prefix(60) {
      let isComment = text.drop { $0 == " " || $0 == "\t" }.first.map { "#;".contains($0) } ?? false
      lines.append(DetailLine(text: "  \(text)", role: isComment ? .dim : .text, isWide: true))
    }
    return lines
  }
}

/// One line of the details.
private struct DetailLine {
  var label = ""
  var text: String
  var role = StyleRole.text
  var origin = ""
  var isWide = false

  init(_ label: String, _ text: String, role: StyleRole = .text) {
    self.label = label
    self.text = text
    self.role = role
  }

  init(text: String, role: StyleRole = .text, origin: String = "", isWide: Bool) {
    self.text = text
    self.role = role
    self.origin = origin
    self.isWide = isWide
  }
}
