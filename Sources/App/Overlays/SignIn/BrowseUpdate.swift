import AWSCredentials
import AWSProfiles
import Canvas

extension Model {
  /// Lists accounts and roles of the chosen profile's sign-in, or lets the user choose one.
  mutating func beginBrowsing() -> [Effect] {
    let named = catalog.ssoSessions.compactMap { SSOSession(named: $0.name, in: catalog) }
    let own = profiles.selected.flatMap { SSOSession(of: $0, in: catalog) }
    if let session = own ?? (named.count == 1 ? named.first : nil) { return browse(session) }
    guard !named.isEmpty else {
      tell(.warning, "There is no [sso-session] to browse. S makes one")
      return []
    }
    var state = BrowseState(id: lastSignIn, session: nil, template: settings.nameTemplate)
    state.sessions = named
    state.isLoading = false
    overlay = .browse(state)
    return []
  }

  /// Opens the list of a sign-in and begins to fill it.
  mutating func browse(_ session: SSOSession) -> [Effect] {
    lastSignIn += 1
    overlay = .browse(
      BrowseState(id: lastSignIn, session: session, template: settings.nameTemplate))
    return [.browse(id: lastSignIn, session)]
  }

  /// Takes in accounts; those of another listing fall.
  mutating func receive(_ answer: BrowseAnswer, browse id: Int) -> [Effect] {
    guard case .browse(var state) = overlay, state.id == id else { return [] }
    switch answer {
    case .found(let account, let roles):
      state.rows += roles.map { BrowseState.Row(account: account, role: $0) }
      state.list.fit(count: state.shown.count)
    case .done: state.isLoading = false
    case .failed(let why):
      state.isLoading = false
      state.complaint = why
    case .signInNeeded:
      guard let session = state.session else { return [] }
      return signIn(to: session, thenBrowses: true)
    }
    overlay = .browse(state)
    return []
  }

  /// Keys of the list.
  mutating func handle(_ event: InputEvent, browse state: BrowseState) -> [Effect] {
    var state = state
    guard let session = state.session else { return choose(event, state) }
    switch event {
    case .key(.escape):
      overlay = nil
      return [.cancelSignIn(id: state.id)]
    case .key(.control("c")): return [.cancelSignIn(id: state.id), .quit]
    case .key(.tab), .key(.backTab):
      state.focus = state.focus == .filter ? .template : .filter
    case .key(.enter): return create(state, session)
    case .key(.character(" ")) where state.focus == .filter: state.markChosen()
    case .key(.control("a")) where state.focus == .filter: state.markShown()
    default:
      let isTaken = state.focus == .template && state.template.handle(event)
      if !isTaken { state.moveOrType(event) }
    }
    overlay = .browse(state)
    return []
  }

  private mutating func choose(_ event: InputEvent, _ state: BrowseState) -> [Effect] {
    var state = state
    switch event {
    case .key(.escape), .key(.character("q")):
      overlay = nil
      return []
    case .key(.control("c")): return [.quit]
    case .key(.up), .key(.character("k")): state.list.move(by: -1, count: state.sessions.count)
    case .key(.down), .key(.character("j")): state.list.move(by: 1, count: state.sessions.count)
    case .key(.enter):
      guard state.sessions.indices.contains(state.list.selection) else { return [] }
      return browse(state.sessions[state.list.selection])
    default: break
    }
    overlay = .browse(state)
    return []
  }

  /// Reviews the profiles that the marked roles become.
  private mutating func create(_ state: BrowseState, _ session: SSOSession) -> [Effect] {
    var state = state
    let wanted = state.wanted
    guard !wanted.isEmpty else { return [] }
    for row in wanted {
      guard let why = state.collision(row, in: catalog) else { continue }
      state.complaint = "\(state.name(row)): \(why). Tab changes how profiles are called."
      overlay = .browse(state)
      return []
    }
    let region = catalog["default"]?["region"] ?? environment["AWS_REGION"] ?? session.region
    let changes = wanted.map { row in
      let origin: [(key: String, value: String)] =
        session.name.map { [("sso_session", $0)] }
        ?? [("sso_start_url", session.startURL), ("sso_region", session.region)]
      return ProfileChange.add(
        ProfileDraft(
          name: state.name(row),
          settings: origin + [
            ("sso_account_id", row.account.id), ("sso_role_name", row.role), ("region", region),
          ]))
    }
    let title =
      wanted.count == 1
      ? "Add \(state.name(wanted[0]))" : "Add \(wanted.count) profiles of \(session.title)"
    review(Change(title: title, changes: changes, thenCheck: []))
    return [.cancelSignIn(id: state.id)]
  }
}

extension BrowseState {
  /// Marks the chosen row, or takes its mark away, and goes to the next.
  mutating func markChosen() {
    let shown = shown
    guard shown.indices.contains(list.selection) else { return }
    let row = shown[list.selection]
    if marked.remove(row) == nil { marked.insert(row) }
    list.move(by: 1, count: shown.count)
  }

  /// Marks all rows that are shown; takes their marks away where all have one.
  mutating func markShown() {
    let shown = Set(shown)
    if shown.isSubset(of: marked) {
      marked.subtract(shown)
    } else {
      marked.formUnion(shown)
    }
  }
}
