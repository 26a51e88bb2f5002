import AWSCredentials
import AWSProfiles
import Canvas

/// Accounts of a sign-in as they come.
public enum BrowseAnswer: Equatable, Sendable {
  /// One account and its roles.
  case found(SSOAccount, roles: [String])
  /// That was the last one.
  case done
  /// Nobody is signed in.
  case signInNeeded
  /// It came to nothing: why, in words.
  case failed(String)
}

/// The list of accounts and roles of a sign-in, from which profiles are made.
public struct BrowseState: Equatable, Sendable {
  /// One role of an account.
  public struct Row: Equatable, Hashable, Sendable {
    /// The account.
    public var account: SSOAccount
    /// The role in it.
    public var role: String
  }

  /// What the keys go to.
  public enum Focus: Equatable, Sendable { case filter, template }

  /// The number of the listing.
  public var id: Int
  /// The sign-in; nil: it has to be chosen first.
  public var session: SSOSession?
  /// The sign-ins to choose from.
  public var sessions: [SSOSession] = []
  /// All roles so far.
  public var rows: [Row] = []
  /// Whether more are coming.
  public var isLoading = true
  /// Why there are no more.
  public var complaint: String?
  /// What is typed to narrow the list.
  public var filter = TextField.pattern()
  /// How the profiles are called.
  public var template = TextField(Self.standardTemplate)
  /// What the keys go to.
  public var focus = Focus.filter
  /// The chosen row.
  public var list = ListState()
  /// The marked roles.
  public var marked: Set<Row> = []

  /// How profiles are called where the user says nothing else.
  public static let standardTemplate = "{account_name}-{role}"

  /// A list that is still empty; profiles are called as the settings say, if they do.
  public init(id: Int, session: SSOSession?, template: String? = nil) {
    self.template = TextField(template ?? Self.standardTemplate)
    self.id = id
    self.session = session
  }

  /// Rows that match what is typed, best first.
  public var shown: [Row] {
    let typed = filter.text
    guard !typed.isEmpty else { return rows }
    let scored = rows.enumerated().compactMap { index, row in
      fuzzyMatch(typed, "\(row.account.name) \(row.account.id) \(row.role)")
        .map { (row, $0.score, index) }
    }
    return scored.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
  }

  /// Rows that become profiles: the marked ones in their order, else the chosen one.
  public var wanted: [Row] {
    let marked = rows.filter(self.marked.contains)
    if !marked.isEmpty { return marked }
    let shown = shown
    return shown.indices.contains(list.selection) ? [shown[list.selection]] : []
  }

  /// The name that the template gives a role, in letters that every tool takes.
  public func name(_ row: Row) -> String {
    let filled = template.text
      .replacing("{account}", with: row.account.name)
      .replacing("{account-id}", with: row.account.id)
      .replacing("{account_name}", with: row.account.name)
      .replacing("{account_id}", with: row.account.id)
      .replacing("{role}", with: row.role)
      .replacing("{session}", with: session?.title ?? "")
    var name = ""
    for character in filled.lowercased() {
      let isPlain =
        character.isASCII
        && (character.isLetter || character.isNumber || "._+@".contains(character))
      if isPlain {
        name.append(character)
      } else if name.last != "-" {
        name.append("-")
      }
    }
    while name.last == "-" { name.removeLast() }
    return String(name.drop { $0 == "-" })
  }

  /// What keeps a name from being taken; nil: it is free.
  public func collision(_ row: Row, in catalog: ProfileCatalog) -> String? {
    let name = name(row)
    if name.isEmpty { return "no name is left" }
    if catalog.contains(name) { return "in use already" }
    let others = wanted.filter { $0 != row && self.name($0) == name }
    return others.isEmpty ? nil : "named twice"
  }
}
