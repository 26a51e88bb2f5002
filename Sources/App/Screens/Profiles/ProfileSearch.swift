import AWSCredentials
import AWSProfiles
import Canvas
import Synchronization

/// What the filter of the Profiles screen looks at, made ready once for all its keys.
///
/// It is worked out when first asked for, or beside the screen by `prepare`, and shared by all
/// copies: thousands of names cost a key nothing then.
public struct ProfileSearch: Equatable, Sendable {
  private let catalog: ProfileCatalog
  private let texts = Kept<FuzzyTexts>()
  private let outlines = Kept<[ProfileOutline]>()
  private let rows = KeptRows()

  init(_ catalog: ProfileCatalog) { self.catalog = catalog }

  /// Works out what the first key would wait for.
  public func prepare() {
    _ = names
    _ = profiles
  }

  /// What the row of a profile tells of it, nil where there is no such profile.
  ///
  /// Rows that show are painted again with each frame: what their settings tell is kept.
  func row(of name: String) -> ProfileRow? {
    rows(name) { catalog.outline(of: name).map(ProfileRow.init) }
  }

  /// The names of profiles that match, the best first; equals in the order of the files.
  ///
  /// - Parameter told: the account of a profile where a check told it.
  func matches(_ pattern: String, told: (String) -> String?) -> [String] {
    let names = catalog.names
    let scores = FuzzyPattern(pattern).scores(of: self.names)
    let bytes = Array(pattern.utf8)
    var ranked: [(score: Int, index: Int)] = []
    for index in names.indices {
      if let score = scores[index] {
        ranked.append((score, index))
      } else if holds(pattern, bytes, index) || told(names[index])?.contains(pattern) == true {
        // Numbers match each other's digits too easily to be searched for letter by letter.
        ranked.append((0, index))
      }
    }
    ranked.sort { ($1.score, $0.index) < ($0.score, $1.index) }
    return ranked.map { names[$0.index] }
  }

  /// Whether the pattern stands in the account, role, region or session of a profile.
  private func holds(_ pattern: String, _ bytes: [UInt8], _ index: Int) -> Bool {
    let outline = profiles[index]
    if outline.contains(bytes, in: Self.keys) { return true }
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return outline[.accessKeyID].flatMap { KeyID.account(of: $0) }?.contains(pattern) == true
  }

  private static let keys: [ProfileOutline.Key] = [
    .accountID, .ssoAccountID, .roleARN, .region, .ssoSession,
  ]

  private var names: FuzzyTexts { texts { FuzzyTexts(catalog.names) } }
  private var profiles: [ProfileOutline] { outlines { catalog.outlines } }

  /// Whether two searches are over the same profiles.
  public static func == (left: ProfileSearch, right: ProfileSearch) -> Bool {
    left.catalog == right.catalog
  }
}

/// What the settings of a profile tell its row of the list.
struct ProfileRow: Equatable, Sendable {
  /// The way to credentials.
  var kind: ProfileKind
  /// The account, as far as it is written or stands in a key id.
  var account: String?

  /// What an outline tells.
  init(_ outline: ProfileOutline) {
    kind = outline.kind
    let told = outline.writtenAccount
    account = told.written ?? told.keyID.flatMap { KeyID.account(of: $0) }
  }
}

/// Rows that were asked for, by the name of their profile.
private final class KeptRows: Sendable {
  private let rows = Mutex<[String: ProfileRow?]>([:])

  func callAsFunction(_ name: String, _ make: () -> ProfileRow?) -> ProfileRow? {
    rows.withLock { rows in
      if let kept = rows[name] { return kept }
      let made = make()
      rows.updateValue(made, forKey: name)
      return made
    }
  }
}
