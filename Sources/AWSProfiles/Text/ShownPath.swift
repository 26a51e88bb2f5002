/// A path as the user writes it: `~` for the home folder.
///
/// Compared byte by byte, as the file system does. `home` may be nil or empty: the path then stays.
public func shownPath(_ path: String, home: String?) -> String {
  guard let home, !home.isEmpty else { return path }
  let start = Array((home + "/").utf8)
  guard path.utf8.starts(with: start) else { return path }
  return "~/" + String(decoding: path.utf8.dropFirst(start.count), as: UTF8.self)
}
