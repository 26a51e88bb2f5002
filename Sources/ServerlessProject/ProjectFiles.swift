/// The files of a project, as the outside world gives them.
public protocol ProjectFiles: Sendable {
  /// The bytes of a file; nil where it is missing or cannot be read.
  func read(_ path: String) -> [UInt8]?

  /// Whether a file is there.
  func exists(_ path: String) -> Bool

  /// Names of the files in a folder, for maps with one file a stage; empty where unknown.
  func names(in directory: String) -> [String]

  /// Names of the folders in a folder, links not followed; empty where unknown.
  func folders(in directory: String) -> [String]
}

extension ProjectFiles {
  /// No names: then only usual stage names are looked for.
  public func names(in directory: String) -> [String] { [] }

  /// No folders: then a folder stands for its whole tree.
  public func folders(in directory: String) -> [String] { [] }
}

/// Finding Serverless Framework projects.
public enum ServerlessProject {
  /// File names of a project, in the order in which the framework looks for them.
  public static let fileNames = ["yml", "yaml", "json", "js", "mjs", "cjs", "ts"].map {
    "serverless.\($0)"
  }

  /// The project file that is nearest, in `directory` or a folder above it.
  ///
  /// `directory` is absolute. nil where there is none up to the root.
  public static func find(upFrom directory: String, files: some ProjectFiles) -> String? {
    var folder = ProjectPath.normal(directory)
    while true {
      for name in fileNames {
        let path = ProjectPath.join(folder, name)
        if files.exists(path) { return path }
      }
      guard folder != "/", !folder.isEmpty else { return nil }
      folder = ProjectPath.folder(of: folder)
    }
  }
}

/// Paths as text, without asking the file system.
enum ProjectPath {
  /// `path` without `.`, `..` and doubled slashes.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// `name` in `folder`, or `name` itself where it is absolute.
  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") { return normal(name) }
    return normal(folder.isEmpty ? name : folder + "/" + name)
  }

  /// The folder that holds `path`.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of `path`.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Whether `path` lies in `folder` or below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    let path = normal(path)
    if folder.isEmpty { return !path.hasPrefix("..") && !path.hasPrefix("/") }
    return path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
