import AWSCredentials
import AWSProfiles
import Canvas
import ShellIntegration

extension Painter {
  /// Who is in force per tool, and why; what contradicts; the variables.
  mutating func paintShell(_ area: Rect) {
    let (head, body) = area.splitTop(headHeight(area))
    paintShellHead(head)
    let page = shellPage(in: area)
    paint(page, from: model.shell.offset, in: body, of: .shell)
    guard page.count(of: 0) > body.height, head.width > 20 else { return }
    let mark = page.mark(from: model.shell.offset)
    write(mark, in: head, x: head.width - displayWidth(mark) - 1, y: 1, .dim)
    paintThumb(of: page, from: model.shell.offset, in: body)
  }

  /// All of the screen below its head.
  func shellPage(in area: Rect) -> TextPage {
    let body = area.splitTop(headHeight(area)).rest
    return TextPage(parts: [shellLines(width: body.width)], height: body.height)
  }

  /// Lines above the text; a tight window has none to spare.
  private func headHeight(_ area: Rect) -> Int { area.height < 6 ? 0 : 2 }

  private mutating func paintShellHead(_ head: Rect) {
    let around = model.shell.surroundings
    var words = "In this shell"
    if let around {
      let shell = around.shell?.rawValue ?? "shell"
      words = "In this shell (\(shell)\(around.process > 0 ? ", pid \(around.process)" : ""))"
    }
    write(words, in: head, x: 1, .title, bold: true)
    let (texts, role) = hookWords(around)
    let start = displayWidth(words) + 3
    let text = texts.first { start + displayWidth($0) < head.width } ?? texts.last ?? ""
    write(text, in: head, x: max(start, head.width - displayWidth(text) - 1), role)
    rule(head, y: 1)
  }

  /// What is to be said of the hook, the longest form first.
  private func hookWords(_ around: ShellSurroundings?) -> ([String], StyleRole) {
    let key = model.keymap.label(of: .setUpHook, glyphs)
    if model.hasHook {
      let place = around?.hook.map { "\(glyphs.check) hook: installed in \($0.path):\($0.line)" }
      return ([place, "\(glyphs.check) hook: it answers", glyphs.check].compactMap { $0 }, .good)
    }
    if let hook = around?.hook {
      let words = "hook: in \(hook.path):\(hook.line), from the next shell on"
      return ([words, "hook: from the next shell on"], .warn)
    }
    if model.isDemo { return (["the demo sets no hook up", "no hook: demo"], .dim) }
    return (["no hook here: \(key) sets it up", "no hook: \(key)"], .warn)
  }

  /// The lines below the head.
  func shellLines(width: Int) -> [TextRow] {
    let report = whoWins(
      environment: model.environment, catalog: model.catalog,
      projectProfile: model.project?.effectiveProfile(stage: nil),
      stage: model.project?.defaultStage, unread: model.unread)
    var lines = decisionLines(report.decisions, width)
    lines.append(.rule)
    lines += noticeLines(report.notices, width)
    lines += variableLines(width)
    return lines
  }

  /// The table of tools; in a narrow window the reasons stand below what they are about.
  private func decisionLines(_ decisions: [ToolReport.Decision], _ width: Int) -> [TextRow] {
    let names = decisions.map { $0.profile ?? sourceWords($0.source) }
    let uses = width < 40 ? 16 : 21
    let longest = names.map(displayWidth).max() ?? 0
    let isWide = width >= 70
    let because = isWide ? uses + max(6, min(24, longest)) + 2 : 5
    let end = isWide ? because - 1 : width
    var titles: [TextRow.Piece] = [.init("TOOL", x: 3, .dim), .init("USES", x: uses, .dim)]
    if isWide { titles.append(.init("BECAUSE", x: because, .dim)) }
    var lines = [TextRow(titles)]
    var last = ""
    for (name, decision) in zip(names, decisions) {
      let reason = why(decision)
      let isSame = last == "\(name) \(reason)"
      last = "\(name) \(reason)"
      let (nameRole, role): (StyleRole, StyleRole) =
        decision.problem == nil ? (.accent, .dim) : (.bad, .bad)
      let row: [TextRow.Piece] = [
        .init(decision.tool.title, x: 3, end: uses - 1),
        .init(name, x: uses, end: end, nameRole, cutsMiddle: true),
      ]
      let texts = isSame ? (isWide ? ["same"] : []) : wrapped(reason, to: width - because - 1)
      let said = texts.map { TextRow.Piece($0, x: because, end: width, role) }
      let isBeside = isWide && !said.isEmpty
      lines.append(TextRow(row + (isBeside ? [said[0]] : [])))
      lines += said.dropFirst(isBeside ? 1 : 0).map { TextRow($0) }
    }
    return lines
  }

  private func noticeLines(_ notices: [Resolution.Notice], _ width: Int) -> [TextRow] {
    var lines: [TextRow] = []
    func add(_ text: String) {
      for (index, part) in wrapped(text, to: max(10, width - 5)).enumerated() {
        let sign = index == 0 ? [TextRow.Piece(glyphs.warning, x: 1, .warn)] : []
        lines.append(TextRow(sign + [.init(part, x: 3, .warn)]))
      }
    }
    if let sudo = model.shell.surroundings?.sudo {
      add(
        "sudo: HOME is \(model.environment["HOME"] ?? "not set"), the profiles of \(sudo.user) "
          + "in \(sudo.home)/.aws are not read here. Run it without sudo.")
    }
    for notice in notices { add(notice.message) }
    let conflicts = UnsetState.conflicts(model.environment, model.catalog)
    if !conflicts.isEmpty {
      let key = model.keymap.label(of: .unsetVariables, glyphs)
      lines.append(
        TextRow([
          .init(
            "Using a profile from here unsets what overrules it; \(key) unsets alone.", x: 3, .dim)
        ]))
    }
    if lines.isEmpty {
      lines.append(
        TextRow([.init("\(glyphs.check) No variables contradict each other.", x: 1, .good)]))
    }
    return lines + [.rule]
  }

  private func variableLines(_ width: Int) -> [TextRow] {
    let names = model.environment.variables.keys.filter(ShellVariables.isRelevant).sorted()
    guard !names.isEmpty else {
      return [TextRow([.init("No AWS variable is set.", x: 3, .dim)])]
    }
    return names.map { name in
      let value = model.environment.variables[name] ?? ""
      let shown = ShellVariables.isSecret(name) && !value.isEmpty ? Secret.mask(value) : value
      return TextRow([
        .init(name, x: 3, end: 34, .dim),
        value.isEmpty
          ? .init("set, but empty", x: 35, end: width, .warn) : .init(shown, x: 35, end: width),
      ])
    }
  }

  private func sourceWords(_ source: CredentialSource) -> String {
    source == .environment ? "environment keys" : source.rawValue
  }

  /// The variable or the line of a file that decides.
  private func why(_ decision: ToolReport.Decision) -> String {
    var why = decision.why
    let project = "the project's provider.profile"
    if why.hasPrefix(project), let found = model.project {
      let row = found.rows.first { $0.profile == decision.profile }
      let line = row.map { ":\($0.line)" } ?? ""
      // The folder and the file tell the project; all the way to it would be broken in two.
      let path = found.path.split(separator: "/").suffix(2).joined(separator: "/")
      why = "provider.profile in \(path)\(line)"
    }
    if let name = decision.profile, decision.problem == nil,
      let setting = decidingSetting(of: name)
    {
      why += " \(glyphs.bullet) \(setting.origin.file.rawValue):\(setting.origin.line)"
    }
    return [why, decision.problem].compactMap { $0 }.joined(separator: ": ")
  }

  private func decidingSetting(of name: String) -> Setting? {
    guard let profile = model.catalog[name] else { return nil }
    let keys = [
      "role_arn", "aws_access_key_id", "sso_session", "sso_start_url", "credential_process",
      "web_identity_token_file", "login_session",
    ]
    return keys.lazy.compactMap { profile.setting($0) }.first
  }
}

/// Which variables of an environment have to do with AWS, and which of them hold secrets.
enum ShellVariables {
  /// Whether a variable counts for AWS tools or the Serverless Framework.
  static func isRelevant(_ name: String) -> Bool {
    name.hasPrefix("AWS_") || name.hasPrefix("SERVERLESS_") || name.hasPrefix("SLS_")
      || ["ca", "cafile", "SUDO_USER", "HTTPS_PROXY", "https_proxy", "NO_PROXY"].contains(name)
  }

  /// Whether its value must not be shown.
  static func isSecret(_ name: String) -> Bool {
    if name.hasSuffix("_FILE") || name.hasSuffix("_ID") || name.hasSuffix("_URI") { return false }
    if name.lowercased() == "https_proxy" { return true }
    return ["SECRET", "TOKEN", "PASSWORD", "ACCESS_KEY"].contains { name.contains($0) }
  }
}
