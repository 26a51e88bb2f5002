import AWSProfiles
import App
import INIDocument
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// New access keys whose secret no profile has yet: each in a private file of its own, so that no
/// fault and no kill loses a secret that AWS tells only once.
public final class UnwrittenKeys: Sendable {
  private let folder: String?
  private let home: String?
  private let memory = Mutex<[String: KeptKeys]>([:])

  /// Keeps them in `folder`, shown with `~` below `home`; nil: in memory, as in the demo.
  public init(folder: String?, home: String? = nil) {
    self.folder = folder
    self.home = home
  }

  /// Keeps a key as a section of a credentials file; nil where that fails.
  func keep(_ keys: NewKeys, for profile: String) -> KeptKeys? {
    guard folder != nil else {
      let kept = KeptKeys(keys: keys, path: "the memory of the demo")
      memory.withLock { $0[keys.accessKeyID] = kept }
      return kept
    }
    guard let path = path(of: keys.accessKeyID) else { return nil }
    let change = ProfileChange.setKeys(profile: profile, keys: keys)
    guard let text = try? SharedFiles().applying([change]).after.credentials,
      PrivateFile.write(text.bytes, to: path, isSynced: true)
    else { return nil }
    return KeptKeys(keys: keys, path: shown(path))
  }

  /// The kept key with one of these ids.
  func kept(among ids: [String]) -> KeptKeys? {
    for id in ids {
      if let kept = memory.withLock({ $0[id] }) { return kept }
      guard let path = path(of: id), let bytes = PrivateFile.read(path) else { continue }
      let catalog = ProfileCatalog(SharedFiles(credentials: Document(bytes), config: nil))
      let profile = catalog.names.first.flatMap { catalog[$0] }
      guard let secret = profile?["aws_secret_access_key"], profile?["aws_access_key_id"] == id
      else { continue }
      return KeptKeys(
        keys: NewKeys(accessKeyID: id, secretAccessKey: Secret(secret)), path: shown(path))
    }
    return nil
  }

  /// Removes the file of a key, where there is one.
  func forget(_ id: String) {
    memory.withLock { $0[id] = nil }
    if let path = path(of: id) { unlink(path) }
  }

  /// Removes the file of a key that AWS knows no more, and remembers its id: undo can bring it back
  /// into a profile.
  func noteDeleted(_ id: String) {
    forget(id)
    if let folder { StateStore(state: folder).update { $0.noteDeleted(id) } }
  }

  /// The file of a key; nil for an id that could name anything else.
  private func path(of id: String) -> String? {
    guard let folder, (1...128).contains(id.utf8.count),
      id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    else { return nil }
    return FilePath.join(folder, "new-key-\(id)")
  }

  private func shown(_ path: String) -> String { shownPath(path, home: home) }
}
