extension StageProject {
  /// The edit that gives a project without a map one, `provider.profile` included.
  ///
  /// A fixed profile gives way to the expression and stays as what it gives for stages without a
  /// row. `orphanMap` where a map waits to be connected.
  public func addingMap(
    _ rows: [(stage: String, profile: String)]
  ) throws(StageError) -> StageEdit {
    let document = try shapeDocument()
    if let map = orphanName { throw .orphanMap(map) }
    guard !rows.isEmpty else { throw .invalidName("a map needs a row") }
    for row in rows {
      try Self.check(row.stage)
      try Self.check(row.profile)
    }
    let editor = YAMLEditor(document: document, isJSON: host == .json)
    var key = "profiles"
    if document.node(at: ["custom", key]) != nil { key = "awsProfiles" }
    let map = FreshValue.mapping(rows.map { ($0.stage, .name($0.profile)) })
    var splices = try pointing(at: ["custom", key], editor)
    var wanted = [["provider", "profile"]]
    if let custom = Self.ownEntry(document, ["custom"])?.entry {
      splices += try editor.insert(key, map, into: custom)
      wanted.append(["custom", key])
    } else if document.root.isFlow {
      splices += try editor.insert(
        "custom", .mapping([(key, map)]), into: Self.rootEntry(document))
      wanted.append(["custom"])
    } else if let provider = Self.ownEntry(document, ["provider"])?.entry {
      splices += editor.insertTopLevel("custom", .mapping([(key, map)]), after: provider)
      wanted.append(["custom"])
    }
    let reading = rows.map { (path: ["custom", key, $0.stage], name: $0.profile) }
    return try finish(editor, path, splices, wanted: wanted, reading: reading)
  }

  /// Path of the map that nothing points at, as `custom.profiles`; nil where there is none.
  public var orphanName: String? {
    orphan?.path.prefix { $0 != "{stage}" }.joined(separator: ".")
  }

  /// The edit that makes `provider.profile` point at the map that nothing points at.
  public func connectingOrphan() throws(StageError) -> StageEdit {
    let document = try shapeDocument()
    guard let orphan, let hole = orphan.path.firstIndex(of: "{stage}") else {
      throw .mapElsewhere("no map waits for a provider.profile")
    }
    let editor = YAMLEditor(document: document, isJSON: host == .json)
    let splices = try pointing(
      at: Array(orphan.path[..<hole]), suffix: Array(orphan.path[(hole + 1)...]), editor)
    return try finish(editor, path, splices, wanted: [["provider", "profile"]], reading: [])
  }

  /// The edit that sets `provider.profile` to one literal name.
  public func settingProfile(_ name: String) throws(StageError) -> StageEdit {
    try Self.check(name)
    let document = try shapeDocument()
    let editor = YAMLEditor(document: document, isJSON: host == .json)
    let splices = try setting(providerProfile: name, editor)
    return try finish(
      editor, path, splices, wanted: [["provider", "profile"]],
      reading: [(["provider", "profile"], name)])
  }

  /// The project file, where `provider.profile` may be written: it is absent or a literal.
  private func shapeDocument() throws(StageError) -> YAMLDocument {
    guard host == .yaml || host == .json, status == .none || status == .fixed else {
      throw .notEditable(whyNot ?? "the project has a stage map already", lines: problemLines)
    }
    return try document(at: path)
  }

  private func pointing(
    at prefix: [String], suffix: [String] = [], _ editor: YAMLEditor
  ) throws(StageError) -> [YAMLSplice] {
    // ${sls:stage} is there from v2.37.0 on.
    let isOld = (frameworkMajor ?? 3) < 3
    let hole = isOld ? "${opt:stage, self:provider.stage, 'dev'}" : "${sls:stage}"
    let address = (prefix + [hole] + suffix).joined(separator: ".")
    return try setting(providerProfile: "${self:\(address)\(literalFallback)}", editor)
  }

  /// The fixed profile as the last source of an expression; empty where there is none, or where
  /// its name cannot stand in quotes there.
  private var literalFallback: String {
    guard status == .fixed, let name = expression, !name.isEmpty else { return "" }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "-_./@=+".unicodeScalars.contains($0)
    }
    return isPlain ? ", '\(name)'" : ""
  }

  private func setting(
    providerProfile value: String, _ editor: YAMLEditor
  ) throws(StageError) -> [YAMLSplice] {
    let document = editor.document
    guard let provider = Self.ownEntry(document, ["provider"])?.entry else {
      throw .unsupportedForm("the file has no provider", line: 1)
    }
    if let found = Self.ownEntry(document, ["provider", "profile"]) {
      var splices = try editor.replace(found.entry, with: value)
      let isPlain = found.entry.value.content.isPlainScalar
      if value.hasPrefix("${"), isPlain, !found.parent.isFlow, host == .yaml {
        // Expressions stand bare in block style, as in the framework's guide.
        splices = [YAMLSplice(found.entry.value.range, value)]
      }
      return splices
    }
    // Beside the settings that every provider has, before events and environment.
    let head = ["name", "runtime", "region", "stage"]
    let anchor = provider.value.entries?.last {
      head.contains($0.key.text ?? "") && $0.value.text != nil
    }
    return try editor.insert("profile", .name(value), into: provider, after: anchor)
  }
}

extension YAMLNode.Content {
  /// Whether this is a scalar without quotes on it.
  fileprivate var isPlainScalar: Bool {
    guard case .scalar(let text, .plain) = self else { return false }
    return !text.isEmpty
  }
}

extension StageProject {
  func document(at file: String) throws(StageError) -> YAMLDocument {
    guard let bytes = files.read(file) else { throw .mapElsewhere("\(file) was not read") }
    do { return try YAMLDocument(bytes) } catch {
      throw .notEditable(error.reason, lines: error.lines)
    }
  }

  /// Applies splices and reads the result again: only `wanted` paths may differ.
  func finish(
    _ editor: YAMLEditor, _ file: String, _ splices: [YAMLSplice], wanted: [[String]],
    reading: [(path: [String], name: String)]
  ) throws(StageError) -> StageEdit {
    let after = editor.apply(splices)
    let document: YAMLDocument
    do { document = try YAMLDocument(after) } catch {
      throw .wouldChangeMore("the file so that it no longer parses: \(error.reason)")
    }
    // A container that is an alias is changed where its anchor stands.
    let allowed = Set(wanted.map { editor.document.writtenPath($0) })
    for path in document.differences(from: editor.document) where !allowed.contains(path) {
      throw .wouldChangeMore(path.joined(separator: "."))
    }
    for expected in reading {
      let node = document.node(at: expected.path).map(document.target(of:))
      guard node?.text == expected.name, node?.isNull == false else {
        throw .wouldChangeMore("the name itself")
      }
    }
    return StageEdit(path: file, before: editor.text.bytes, after: after)
  }
}
