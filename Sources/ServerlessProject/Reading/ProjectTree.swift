extension ServerlessProject {
  /// How many folders of a tree are looked into at most, so that a search never takes long.
  private static let maximumFolders = 3000
  /// How deep below the root of a tree projects are looked for.
  private static let maximumDepth = 6
  /// How many projects of a tree are listed at most.
  private static let maximumProjects = 200

  /// Folders of other people's code, of builds and of version control.
  private static let skippedFolders: Set<String> = [
    "node_modules", "vendor", "venv", "__pycache__", "dist", "build", "target", "cdk.out",
    "coverage", "bower_components", "layers",
  ]

  /// All project files of the folder tree around `path`, a project file or a folder; sorted.
  ///
  /// The tree is that of the version control or of the serverless-compose file above, else the
  /// folder alone with what is below it. Hidden folders, `node_modules` and builds are passed over.
  public static func findAll(around path: String, files: some ProjectFiles) -> [String] {
    let isFile = fileNames.contains(ProjectPath.name(of: path))
    let start = isFile ? ProjectPath.folder(of: path) : ProjectPath.normal(path)
    let root = root(above: start, files: files) ?? start
    guard root != "/", !root.isEmpty else { return isFile ? [path] : [] }
    var found: [String] = []
    var queue: [(folder: String, depth: Int)] = [(root, 0)]
    var next = 0
    while next < queue.count, next < maximumFolders, found.count < maximumProjects {
      let (folder, depth) = queue[next]
      next += 1
      let names = fileNames.map { ProjectPath.join(folder, $0) }
      if let project = names.first(where: files.exists) { found.append(project) }
      guard depth < maximumDepth else { continue }
      for name in files.folders(in: folder)
      where !name.hasPrefix(".") && !skippedFolders.contains(name) {
        queue.append((ProjectPath.join(folder, name), depth + 1))
      }
    }
    return found.sorted()
  }

  /// The highest folder that holds a compose file, else the nearest with version control.
  private static func root(above start: String, files: some ProjectFiles) -> String? {
    var root: String?
    var folder = start
    while folder != "/", !folder.isEmpty {
      let composes = ["yml", "yaml", "json", "js", "ts"].map { "serverless-compose.\($0)" }
      if composes.contains(where: { files.exists(ProjectPath.join(folder, $0)) }) { root = folder }
      if files.exists(ProjectPath.join(folder, ".git")) { return folder }
      folder = ProjectPath.folder(of: folder)
    }
    return root
  }
}

extension StageProject {
  /// The files that an edit of this project may change: its own and those that hold rows.
  public var paths: [String] { [path] + Set(rows.map(\.file)).subtracting([path]).sorted() }
}
