import INIDocument
import Synchronization

/// Who names whom as `source_profile`, found in one pass when it is first asked for.
///
/// A screen asks at every cursor step: among thousands of profiles a search each time would be felt.
final class ReferrerIndex: Sendable {
  private let candidates = Mutex<[String: [String]]?>(nil)

  /// Profiles with a line that names `name`; whether that line is in force is not told.
  func candidates(for name: String, in files: SharedFiles, _ sections: [FileRole: [Section]])
    -> [String]
  {
    candidates.withLock { index in
      let found = index ?? Self.build(files, sections)
      index = found
      return found[name] ?? []
    }
  }

  private static func build(_ files: SharedFiles, _ sections: [FileRole: [Section]])
    -> [String: [String]]
  {
    var index: [String: [String]] = [:]
    let wanted = Array("source_profile".utf8)
    for (role, sections) in sections {
      guard let document = files[role] else { continue }
      for section in sections {
        guard case .profile(let profile) = section.kind else { continue }
        for line in document.lines[section.header + 1..<max(section.end, section.header + 1)]
        where line.role == .setting && line.name.count == wanted.count
          && document.bytes[line.name].elementsEqual(wanted, by: { $0 | 0x20 == $1 | 0x20 })
        {
          let name = document.text(line.value)
          if index[name]?.contains(profile) != true { index[name, default: []].append(profile) }
        }
      }
    }
    return index
  }
}
