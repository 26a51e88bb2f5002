/// The files of a project, each read once.
final class ProjectDocuments {
  private let files: any ProjectFiles
  private var known: [String: Result<YAMLDocument, YAMLFault>] = [:]
  /// What was asked of the files, and the answers.
  private(set) var snapshot = ProjectSnapshot()

  /// Reads through `files`.
  init(_ files: any ProjectFiles) { self.files = files }

  /// Whether a file is there.
  func exists(_ path: String) -> Bool {
    if snapshot.exists(path) { return true }
    guard files.exists(path) else { return false }
    snapshot.note(existing: path)
    return true
  }

  /// The bytes of a file; nil where it cannot be read.
  func bytes(at path: String) -> [UInt8]? {
    if let known = snapshot.read(path) { return known }
    guard let bytes = files.read(path) else { return nil }
    snapshot.note(bytes, of: path)
    return bytes
  }

  /// The names of the variables of AWS that a `.env` file sets; nil where it cannot be read.
  ///
  /// Nothing else of the file is kept: it holds secrets.
  func variablesOfAWS(at path: String) -> [String]? {
    guard let bytes = snapshot.read(path) ?? files.read(path) else { return nil }
    let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    let names = lines.compactMap { line -> String? in
      var text = Substring(String(decoding: line, as: UTF8.self)).drop { $0 == " " }
      if text.hasPrefix("export ") { text = text.dropFirst(7) }
      guard text.hasPrefix("AWS_"), let equals = text.firstIndex(of: "=") else { return nil }
      return text[..<equals].split(separator: " ").first.map(String.init)
    }
    snapshot.note(names.flatMap { Array("\($0)=\n".utf8) }, of: path)
    return names
  }

  /// Names of the files in a folder.
  private func listing(of folder: String) -> [String] {
    let known = snapshot.names(in: folder)
    if !known.isEmpty { return known }
    let names = files.names(in: folder)
    snapshot.note(names, in: folder)
    return names
  }

  /// The tree of a file, or why there is none; nil where the file cannot be read.
  func result(at path: String) -> Result<YAMLDocument, YAMLFault>? {
    if let result = known[path] { return result }
    guard let bytes = bytes(at: path) else { return nil }
    let result: Result<YAMLDocument, YAMLFault>
    do throws(YAMLFault) { result = .success(try YAMLDocument(bytes)) } catch {
      result = .failure(error)
    }
    known[path] = result
    return result
  }

  /// The tree of a file; nil where it cannot be read or is broken.
  func document(at path: String) -> YAMLDocument? {
    guard case .success(let document)? = result(at: path) else { return nil }
    return document
  }

  /// The rows of a map that lies in one file: children that have the suffix and end in a scalar.
  func rows(_ site: MapSite) -> [(key: String, value: YAMLNode, merged: Bool)] {
    guard let file = site.file, let document = document(at: file),
      let map = document.node(at: site.prefix)
    else { return [] }
    return document.entries(of: map).compactMap { found in
      guard let key = found.entry.key.text else { return nil }
      var node = found.entry.value
      var merged = found.merged
      for step in site.suffix {
        guard let next = document.entry(step, of: node) else { return nil }
        merged = merged || next.merged
        node = next.entry.value
      }
      return document.target(of: node).text == nil ? nil : (key, node, merged)
    }
  }

  /// Whether a map has a row.
  func hasRows(_ site: MapSite) -> Bool {
    site.filePattern != nil || !rows(site).isEmpty
  }

  /// Rows of a map with one file a stage: the files that are there and hold the suffix.
  func fileRows(
    _ site: MapSite, stages: [String]
  ) -> [(key: String, file: String, value: YAMLNode)] {
    guard let pattern = site.filePattern else { return [] }
    let hole = site.holeIsKey ? MapSite.keyHole : MapSite.stageHole
    let pieces = pattern.split(separator: Character(hole), omittingEmptySubsequences: false)
    var names = stages
    if pieces.count == 2, !pieces[0].hasSuffix("/") || !pieces[1].contains("/") {
      let start = ProjectPath.name(of: String(pieces[0]))
      let folder = ProjectPath.folder(of: String(pieces[0]))
      for name in listing(of: folder).sorted()
      where name.hasPrefix(start) && name.hasSuffix(pieces[1])
        && name.count > start.count + pieces[1].count
      {
        names.append(String(name.dropFirst(start.count).dropLast(pieces[1].count)))
      }
    }
    var seen: Set<String> = []
    return names.compactMap { stage in
      let file = pieces.joined(separator: stage)
      guard seen.insert(stage).inserted, exists(file), let document = document(at: file),
        let node = document.node(at: site.suffix), document.target(of: node).text != nil
      else { return nil }
      return (stage, file, node)
    }
  }
}
