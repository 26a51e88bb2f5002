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
    // The last column stays free, as everywhere.
    let width = area.width - 1
    let rows = detailLines(profile, width: width).map { line in
      let x = line.isWide ? 0 : 10
      let room = width - x - (line.origin.isEmpty ? 0 : displayWidth(line.origin) + 2)
      return TextRow([
        .init(line.label, x: 0, .dim),
        .init(
          line.text, x: x, end: x + max(4, room), line.role == .title ? titleRole : line.role,
          bold: line.role == .title,
          cutsMiddle: true),
        .init(line.origin, x: max(x, width - displayWidth(line.origin)), .dim),
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
      let names = chain.links.map(\.profile).joined(separator: " \(glyphs.arrow) ")
      lines += told("Chain", names, width)
    }
    if let fault = chain.fault.map(model.catalog.suggesting) {
      lines += wrapped("", fault.message, role: .bad, width)
    }
    for step in stepLines(profile.name, isBrief: true) {
      let label = chain.links.count > 1 ? "" : step.label
      lines += told(label, step.text, role: step.role, width)
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
      lines += told("Used by", "roles " + fewNames(referrers, most: 12), width)
    }
    let stages = (model.project?.rows ?? []).filter { $0.profile == profile.name }.map(\.stage)
    if !stages.isEmpty {
      lines += told(
        referrers.isEmpty ? "Used by" : "", "stages " + stages.joined(separator: ", "), width)
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
    Canvas.wrapped(text, to: max(8, width - 10)).enumerated().map { index, part in
      DetailLine(index == 0 ? label : "", part, role: role)
    }
  }

  /// The same with words longer than a line, as ARNs are, cut in their middle: they stand whole
  /// among the settings.
  private func told(
    _ label: String, _ text: String, role: StyleRole = .text, _ width: Int
  ) -> [DetailLine] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map {
      cutMiddle(String($0), to: max(8, width - 10), ellipsis: glyphs.ellipsis)
    }
    return wrapped(label, words.joined(separator: " "), role: role, width)
  }

  /// Lines of a value that stand further in than its name; at most a dozen.
  private func indented(_ text: String, role: StyleRole = .text, _ width: Int) -> [DetailLine] {
    let lines = Canvas.wrapped(text, to: max(8, width - 2))
    let rest = lines.count > 12 ? [DetailLine(text: "  \(glyphs.ellipsis)", isWide: true)] : []
    return lines.prefix(12).map { DetailLine(text: "  \($0)", role: role, isWide: true) } + rest
  }

  /// A setting with its origin; a secret is masked, or broken to a width and whole.
  ///
  /// The origin gives way before a name or a value does: to a short form, then wholly, for the
  /// lines of the file stand below. A value too long for that takes lines of its own.
  private func settingLines(
    _ setting: Setting, isRevealed: Bool, _ width: Int
  ) -> [DetailLine] {
    let origin = "\(setting.origin.file.rawValue):\(setting.origin.line)"
    if isRevealed, setting.isSecret {
      return [DetailLine(text: "\(setting.key) =", origin: origin, isWide: true)]
        + indented(setting.value, role: .accent, width)
    }
    let value =
      !setting.nested.isEmpty ? "" : isRevealed ? setting.value : setting.shownValue
    let whole = "\(setting.key) = \(value)"
    let short = "\(setting.origin.file.rawValue.prefix(4)):\(setting.origin.line)"
    let fitting = [origin, short, ""].first {
      displayWidth(whole) + ($0.isEmpty ? 0 : displayWidth($0) + 2) <= width
    }
    var lines =
      fitting.map { [DetailLine(text: whole, origin: $0, isWide: true)] }
      ?? [DetailLine(text: "\(setting.key) =", origin: origin, isWide: true)]
      + indented(value, width)
    for nested in setting.nested {
      lines.append(DetailLine(text: "  \(nested.key) = \(nested.shownValue)", isWide: true))
    }
    if let other = isRevealed ? setting.cliValue : setting.shownCLIValue {
      lines += indented("the AWS CLI reads: \(other)", role: .warn, width)
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
