import AWSProfiles
import Canvas

/// Takes one message into the model and says what the world is to do, purely.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let toast = model.toast
  let effects = dispatch(message, to: &model)
  // What was said before a dialog opened waits behind it: the keys of the dialog are in view.
  if toast != nil, model.toast == toast, model.overlay != nil { model.isToastBehind = true }
  if model.check.areRowsOld, model.screen == .check { model.arrangeChecks() }
  model.raiseQuestion()
  model.maskAgain()
  model.dropSearch()
  return effects + model.dueExamination()
}

private func dispatch(_ message: Message, to model: inout Model) -> [Effect] {
  switch message {
  case .input(let event): return model.handle(event)
  case .action(let action): return model.act(action)
  case .choose(let screen, let row): model.choose(row, on: screen)
  case .loaded(let answer):
    guard !model.isLoaded else {
      model.receiveOutside(answer)
      break
    }
    model.receive(answer)
    for notice in answer.notices { model.tell(.warning, notice) }
  case .changedOutside(let answer): model.receiveOutside(answer)
  case .history(let answer): model.receive(answer)
  case .preview(let answer): return model.receive(answer)
  case .saved(let answer): return model.receive(answer)
  case .examined(let catalog, let findings): model.receive(findings, of: catalog)
  case .verdicts(let id, let answers): model.receive(answers, in: id)
  case .checkEnded(let id): model.endCheck(id)
  case .verdictsKept(let verdicts): model.receive(kept: verdicts)
  case .question(let question): model.receive(question)
  case .signIn(let id, let answer): return model.receive(answer, signIn: id)
  case .browse(let id, let answer): return model.receive(answer, browse: id)
  case .keys(let id, let answer): return model.receive(answer, in: id)
  case .settings(let answer, let title): model.receive(answer, title: title)
  case .shell(let answer, let title): model.receive(answer, title: title)
  case .project(let answer): model.receive(answer)
  case .projects(let tree): model.receive(tree)
  case .tick(let now, let uptime):
    model.now = now
    model.uptime = uptime
  case .folder(let path, let entries): model.receive(entries, of: path)
  case .importRead(let path, let answer): model.receive(answer, from: path)
  case .restored(let memory, let recents): model.restore(memory, recents: recents)
  case .notice(let notice): model.tell(notice.level, notice.text)
  }
  return []
}

extension Model {
  /// Shows a line and keeps it in the log.
  mutating func tell(_ level: Notice.Level, _ text: String) {
    let notice = Notice(level, text)
    toast = notice
    isToastBehind = false
    note(notice)
  }

  /// Keeps a message in the log, which does not grow for ever.
  mutating func note(_ notice: Notice) {
    var notice = notice
    notice.at = now
    notices.append(notice)
    if notices.count > 500 { notices.removeFirst(notices.count - 500) }
  }

  /// The last message for a dialog that shows it in itself, no longer at the bottom.
  mutating func takeToast() -> String? {
    defer { toast = nil }
    return toast?.text
  }

  /// Takes in files that were read.
  mutating func receive(_ answer: FilesAnswer) {
    let areModesOther = doctor.ofFiles != answer.findings
    doctor.ofFiles = answer.findings
    if !isLoaded || catalog.files != answer.files {
      let before = catalog
      catalog = answer.catalog
      dropOldVerdicts(of: before)
      arrangeProfiles()
      examine()
    } else if areModesOther {
      examine()
    }
    isLoaded = true
    canUndo = answer.canUndo
    paths = answer.paths
    faults = answer.faults
    unread = answer.unread
    for fault in answer.faults { tell(.error, fault) }
  }

  /// Handles what came from the terminal.
  mutating func handle(_ event: InputEvent) -> [Effect] {
    if case .resize(let newSize) = event {
      size = newSize
      return []
    }
    if event == .focus(false) { maskAtOnce() }
    if waiting != nil { return keep(event) }
    if case .mouse(let mouse) = event { return handle(mouse) }
    if case .key = event { shell.wantsHook = false }
    if case .key(let key) = event, putAway(key) { return [] }
    // ^C leaves what is asked or typed; on a screen it ends the program.
    let event = isAsking && event == .key(.control("c")) ? .key(.escape) : event
    if handleSearch(event) { return [] }
    if let overlay { return handle(event, over: overlay) }
    if case .paste(let text) = event, screen == .profiles, pastesKeys(text) { return [] }
    if typeInFilter(event) { return [] }
    switch event {
    case .paste(let text): pasteIntoFilter(text)
    case .key(let key):
      if isSlip(key) { return [] }
      if let effects = handleFirstStep(key) { return effects }
      guard let action = keymap.lookup(key, in: [screen.rawValue]) else { return [] }
      if let why = obstacleHere(to: action), !action.tellsItself {
        tell(.warning, why.prefix(1).uppercased() + why.dropFirst())
        return []
      }
      return act(action)
    default: break
    }
    return []
  }

  /// Whether something is asked or typed that ^C leaves; for the key of an action it is one more key.
  private var isAsking: Bool {
    if case .settings(let state) = overlay { return state.capture == nil }
    return overlay != nil || filterInFront?.isTyping == true || textSearch?.isTyping == true
  }

  /// Puts the last message away; an error only where Esc asks for it and nothing lies over it.
  ///
  /// True where the key did nothing but that.
  private mutating func putAway(_ key: Key) -> Bool {
    guard toast?.level == .error else {
      toast = nil
      return false
    }
    isToastBehind = overlay != nil
    guard key == .escape, overlay == nil, textSearch == nil, filterInFront?.isTyping != true else {
      return false
    }
    toast = nil
    return true
  }

  /// Does an action, whichever way it was asked for.
  mutating func act(_ action: Action) -> [Effect] {
    switch action {
    case .showProfiles: screen = .profiles
    case .showCheck: screen = .check
    case .showStages:
      screen = .stages
      return project == nil ? [.loadProject] : projectEffects
    case .showDoctor: screen = .doctor
    case .showShell: return showShell()
    case .help: overlay = .help(offset: 0)
    case .palette: overlay = .palette(PaletteState())
    case .messages:
      overlay = .messages(offset: 0)
      // There it stands in full.
      toast = nil
    case .quit: return [.quit]
    case .suspend:
      maskAtOnce()
      return [.suspend]
    case .reload: return [.load, .loadSettings] + projectEffects
    case .undo: return preview(.undo)
    case .redo: return preview(.redo)
    case .history:
      overlay = .history(HistoryState())
      outside = nil
      return [.loadHistory]
    case .cancel where outside != nil: outside = nil
    case .cancel where check.run != nil && !hasNearerToLeave: return stopCheck()
    case .checkAll where screen != .stages:
      let onlyShown = screen == .profiles && profiles.filter.isOn
      if screen == .check, check.filter.isOn { return startCheck(check.rows) }
      return startCheck(onlyShown ? profiles.rows : catalog.names)
    case .guide: overlay = .guide(GuideState())
    case .settings: overlay = .settings(SettingsState(settings))
    case .toggleMouse: return toggleMouse()
    case .unsetVariables, .usePrevious: return actOnShell(action)
    case .filter where textInFront == nil: filterInFront?.begin()
    case .filter, .searchText: beginSearch(textInFront)
    case .togglePane: showsDetail.toggle()
    case .nextMatch: goToMatch(by: 1)
    case .previousMatch: goToMatch(by: -1)
    case .up, .down, .pageUp, .pageDown, .first, .last: move(action)
    case .signIn: return beginSignIn()
    case .browse: return beginBrowsing()
    default: return actOnScreen(action)
    }
    return []
  }

  /// Whether Esc has something else to leave first than a check that runs.
  private var hasNearerToLeave: Bool {
    switch screen {
    case .profiles: showsDetail || profiles.filter.isOn || !profiles.marked.isEmpty
    case .stages, .doctor: showsDetail || filterInFront?.isOn == true
    case .check, .shell: false
    }
  }

  private mutating func actOnScreen(_ action: Action) -> [Effect] {
    switch screen {
    case .profiles: return actOnProfiles(action)
    case .check: return actOnCheck(action)
    case .stages: return actOnStages(action)
    case .doctor: return actOnDoctor(action)
    case .shell: return actOnShell(action)
    }
  }
}
