import AWSProfiles
import App
import INIDocument

/// The settings file of the program: read whole, written with every byte kept that need not change.
public struct SettingsFile: Sendable {
  private let path: String
  private let state: String
  private let home: String?

  /// The file at the place that `folders` names; paths under `home` are shown with `~`.
  public init(folders: OwnFolders, home: String?) {
    path = folders.settingsFile
    state = folders.state
    self.home = home
  }

  /// The path, for a watch.
  var watchedPath: String { path }

  /// Reads the file; a missing one is no fault.
  public func load() -> SettingsAnswer {
    do throws(FileFault) {
      return answer(try FileSnapshot(reading: path).bytes)
    } catch {
      return answer(nil, fault: error.message)
    }
  }

  /// Makes the edits to the file as it is now, under its lock; links stay links.
  public func save(_ edits: [SettingsEdit]) -> SettingsAnswer {
    do throws(FileFault) {
      let snapshot = try FileSnapshot(reading: path)
      let lock = try FileLock(target: snapshot.target, path: path, state: state)
      defer { withExtendedLifetime(lock) {} }
      let now = try FileSnapshot(reading: path)
      let after = Document(now.bytes ?? []).applying(edits).bytes
      if after == now.bytes { return answer(after) }
      return answer(try AtomicFile().replace(now, with: after).bytes)
    } catch {
      return answer(nil, fault: error.message)
    }
  }

  /// Writes the documented sample where there is no file yet; a fault where one stands there.
  public func writeSample() -> SettingsAnswer {
    do throws(FileFault) {
      let now = try FileSnapshot(reading: path)
      guard now.bytes == nil else {
        return answer(nil, fault: "\(shown) is there already; nothing was written")
      }
      return answer(try AtomicFile().replace(now, with: Array(Settings.sample.utf8)).bytes)
    } catch {
      return answer(nil, fault: error.message)
    }
  }

  private var shown: String { shownPath(path, home: home) }

  private func answer(_ bytes: [UInt8]?, fault: String? = nil) -> SettingsAnswer {
    SettingsAnswer(document: bytes.map { Document($0) }, path: shown, fault: fault)
  }
}
