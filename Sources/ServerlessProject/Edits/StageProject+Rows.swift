extension StageProject {
  /// The edit that makes `stage` deploy with `profile`: its row changed, or a new row.
  ///
  /// A row that holds a variable is refused unless `replacingVariable` says that the user was
  /// asked. Quotes, comment and alignment stay.
  public func setting(
    stage: String, to profile: String, replacingVariable: Bool = false
  ) throws(StageError) -> StageEdit {
    let site = try editableSite()
    try Self.check(stage)
    try Self.check(profile)
    guard let file = file(of: site, stage: stage) else {
      throw .mapElsewhere("stage \(stage) has no file of its own")
    }
    let document = try document(at: file)
    let editor = YAMLEditor(document: document, isJSON: file.hasSuffix(".json"))
    let path = rowPath(site, stage: stage)
    if let row = row(stage), let found = Self.ownEntry(document, path) {
      if let raw = row.raw, Template(parsing: raw).hasVariables, !replacingVariable {
        throw .wouldReplaceVariable(raw, line: row.line)
      }
      let edit = try finish(
        editor, file, try editor.replace(found.entry, with: profile), wanted: [path],
        reading: [(path, profile)])
      return try keepingOtherRows(edit, than: stage)
    }
    return try keepingOtherRows(try adding(stage, profile, site, file, editor), than: stage)
  }

  /// Lets an edit pass only if every other row of the map reads as before.
  private func keepingOtherRows(
    _ edit: StageEdit, than stage: String
  ) throws(StageError) -> StageEdit {
    let after = after([edit])
    let read = { (project: StageProject) in
      Dictionary(
        project.rows.filter { $0.stage != stage }.map { ($0.stage, $0.raw) },
        uniquingKeysWith: { first, _ in first })
    }
    let old = read(self)
    let new = read(after)
    for row in rows where row.stage != stage && new[row.stage] != old[row.stage] {
      throw .wouldChangeMore("stage \(row.stage)")
    }
    guard new.count == old.count else { throw .wouldChangeMore("the map") }
    return edit
  }

  private func adding(
    _ stage: String, _ profile: String, _ site: MapSite, _ file: String, _ editor: YAMLEditor
  ) throws(StageError) -> StageEdit {
    guard !stage.contains(".") else {
      throw .invalidName("no stage reaches a row with a dot in its name")
    }
    let document = editor.document
    var path = rowPath(site, stage: stage)
    let wanted = path
    // The deepest mapping on the way that is there takes what is missing below it.
    for depth in (0..<path.count).reversed() {
      let parent = Array(path.prefix(depth))
      guard
        let found = depth == 0 ? Self.rootEntry(document) : Self.ownEntry(document, parent)?.entry
      else { continue }
      path = Array(path.dropFirst(depth))
      guard let key = path.first else { break }
      let value = FreshValue.nested(
        Array(path.dropFirst()), profile, beside: resolverType(site, document))
      return try finish(
        editor, file, try editor.insert(key, value, into: found), wanted: [parent + [key]],
        reading: [(wanted, profile)])
    }
    throw .mapElsewhere("nothing stands at \(site.path.joined(separator: "."))")
  }

  /// The `type` that a new resolver must have beside its profile, as those of other stages write
  /// it; nothing in other maps.
  private func resolverType(
    _ site: MapSite, _ document: YAMLDocument
  ) -> [(key: String, value: FreshValue)] {
    guard isByResolver else { return [] }
    let written = rows.lazy.compactMap { row in
      document.node(at: self.rowPath(site, stage: row.stage).dropLast() + ["type"])?.text
    }.first
    return [("type", .name(written ?? "aws"))]
  }

  /// Whether nothing that counts stays in the mapping around a row once the row is gone.
  private func isBare(_ parent: YAMLNode) -> Bool {
    let keys = parent.entries?.map { $0.key.text ?? "" } ?? []
    return keys.count == 1 || isByResolver && keys.sorted() == ["profile", "type"]
  }

  /// The edit that takes the row of `stage` away; settings beside the profile stay.
  public func unsetting(_ stage: String) throws(StageError) -> StageEdit {
    let site = try editableSite()
    guard row(stage) != nil, let file = file(of: site, stage: stage) else {
      throw .noSuchStage(stage)
    }
    let document = try document(at: file)
    var path = rowPath(site, stage: stage)
    let editor = YAMLEditor(document: document, isJSON: file.hasSuffix(".json"))
    while true {
      guard let found = Self.ownEntry(document, path) else {
        throw .unsupportedForm("the row comes from a merge key", line: row(stage)?.line ?? 1)
      }
      if isBare(found.parent), path.count > site.prefix.count + 1 {
        path.removeLast()
        continue
      }
      let splices = try editor.remove(found.entry, from: found.parent)
      let edit = try finish(editor, file, splices, wanted: [path], reading: [])
      return try keepingOtherRows(edit, than: stage)
    }
  }

  /// The edits that call a profile by another name in every row, and in a fixed `provider.profile`.
  ///
  /// One edit a file. Names inside expressions stay as they are.
  public func renamingProfile(
    from old: String, to new: String
  ) throws(StageError) -> [StageEdit] {
    try Self.check(new)
    var edits: [StageEdit] = []
    if status == .fixed, expression == old { edits.append(try settingProfile(new)) }
    guard let site, editable else { return edits }
    var files: [String] = []
    for row in rows where row.raw == old && !files.contains(row.file) { files.append(row.file) }
    for name in files {
      let document = try document(at: name)
      let editor = YAMLEditor(document: document, isJSON: name.hasSuffix(".json"))
      var splices: [YAMLSplice] = []
      var paths: [[String]] = []
      for row in rows where row.raw == old && row.file == name {
        let path = rowPath(site, stage: row.stage)
        guard let found = Self.ownEntry(document, path) else { continue }
        splices += try editor.replace(found.entry, with: new)
        paths.append(path)
      }
      let reading = paths.map { (path: $0, name: new) }
      edits.append(try finish(editor, name, splices, wanted: paths, reading: reading))
    }
    return edits
  }

  private func editableSite() throws(StageError) -> MapSite {
    guard let site, editable else {
      let why = whyNot ?? "the project has no stage map"
      if problemLines.isEmpty || !isBroken { throw .mapElsewhere(why) }
      throw .notEditable(why, lines: problemLines)
    }
    return site
  }

  /// Whether the file itself is refused.
  private var isBroken: Bool {
    let codes = ["syntax-error", "duplicate-key", "several-documents"]
    return findings.contains { codes.contains($0.code) }
  }

  private func file(of site: MapSite, stage: String) -> String? {
    if let file = site.file { return file }
    return rows.first { $0.stage == stage }?.file
  }

  private func rowPath(_ site: MapSite, stage: String) -> [String] {
    site.file == nil ? site.suffix : site.prefix + [stage] + site.suffix
  }

  static func rootEntry(_ document: YAMLDocument) -> YAMLEntry {
    let key = YAMLNode(content: .scalar("", .plain), range: 0..<0)
    return YAMLEntry(key: key, value: document.root)
  }

  /// The entry at `path` that is written there, aliased containers followed, merges not.
  static func ownEntry(
    _ document: YAMLDocument, _ path: [String]
  ) -> (entry: YAMLEntry, parent: YAMLNode)? {
    var node = document.root
    var found: (entry: YAMLEntry, parent: YAMLNode)?
    for key in path {
      let parent = document.target(of: node)
      guard let next = document.entry(key, of: parent), !next.merged else { return nil }
      found = (next.entry, parent)
      node = next.entry.value
    }
    return found
  }

  /// A profile or stage name: not empty, one line, no control characters.
  static func check(_ name: String) throws(StageError) {
    guard !name.isEmpty else { throw .invalidName("the name is empty") }
    let isClean = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x2028
        && $0.value != 0x2029
    }
    guard isClean else { throw .invalidName("the name holds a control character or line break") }
  }
}

extension StageProject {
  /// The edits that set several rows in one go, one a file; rows that are not there are added.
  public func setting(
    _ rows: [(stage: String, profile: String)]
  ) throws(StageError) -> [StageEdit] {
    var edits: [StageEdit] = []
    var project = self
    for row in rows {
      let edit = try project.setting(stage: row.stage, to: row.profile)
      project = project.after([edit])
      if let place = edits.firstIndex(where: { $0.path == edit.path }) {
        edits[place].after = edit.after
      } else {
        edits.append(edit)
      }
    }
    return edits
  }

  /// The project as it reads once `edits` are done.
  public func after(_ edits: [StageEdit]) -> StageProject {
    StageProject(path: path, files: files.after(edits))
  }
}
