import AWSProfiles
import Canvas

/// The path of a file to import, completed while it is typed.
public struct ImportPathState: Equatable, Sendable {
  /// What is typed.
  public var field = TextField("~/Downloads/")
  /// The folder whose entries are known, as it was typed.
  public var folder: String?
  /// Its entries.
  public var entries: [FolderEntry] = []
  /// The chosen row.
  public var list = ListState()
  /// Why the file cannot be imported.
  public var complaint: String?

  /// A path that begins in the folder of downloads.
  public init() {}

  /// The typed path up to its last slash, and what stands behind it.
  var parts: (folder: String, name: String) {
    let text = field.text
    guard let slash = text.lastIndex(of: "/") else { return ("", text) }
    return (String(text[...slash]), String(text[text.index(after: slash)...]))
  }

  /// Entries that begin as what is typed; hidden ones only where that is asked for.
  var matches: [FolderEntry] {
    let name = parts.name.lowercased()
    guard folder == parts.folder else { return [] }
    return entries.filter {
      $0.name.lowercased().hasPrefix(name) && ($0.name.first != "." || name.first == ".")
    }
  }
}

/// A file or folder in a folder.
public struct FolderEntry: Equatable, Sendable {
  /// Its name.
  public var name: String
  /// Whether it is a folder.
  public var isFolder: Bool

  /// Names an entry.
  public init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}

/// What reading a file to import gave.
public enum ImportAnswer: Equatable, Sendable {
  /// What the file holds, and whether it may be removed afterwards.
  case found(ImportBatch, mayRemove: Bool)
  /// Why nothing can be imported from it.
  case refused(String)
}

extension Model {
  /// Asks for the path of a file to import.
  mutating func askImportPath() -> [Effect] {
    let state = ImportPathState()
    overlay = .importPath(state)
    return [.listFolder(state.parts.folder)]
  }

  /// Keys of the path.
  mutating func handle(_ event: InputEvent, importPath: ImportPathState) -> [Effect] {
    var state = importPath
    let matches = state.matches
    switch event {
    case .key(.escape):
      overlay = nil
      return []
    case .key(.up): state.list.move(by: -1, count: matches.count)
    case .key(.down): state.list.move(by: 1, count: matches.count)
    case .key(.tab): return complete(&state, matches)
    case .key(.enter):
      let isWhole = matches.contains { $0.name == state.parts.name && !$0.isFolder }
      if !isWhole, !matches.isEmpty { return complete(&state, matches) }
      return read(state)
    default:
      guard state.field.handle(event) else { return [] }
      state.complaint = nil
      state.list.select(0, count: state.matches.count)
    }
    return show(state)
  }

  /// Takes the chosen entry; a file is read at once, a folder is opened.
  private mutating func complete(
    _ state: inout ImportPathState, _ matches: [FolderEntry]
  ) -> [Effect] {
    guard matches.indices.contains(state.list.selection) else { return [] }
    let entry = matches[state.list.selection]
    let isChosenFile = !entry.isFolder && state.parts.name == entry.name
    state.field.text = state.parts.folder + entry.name + (entry.isFolder ? "/" : "")
    state.list.select(0, count: 0)
    state.complaint = nil
    return isChosenFile ? read(state) : show(state)
  }

  private mutating func read(_ state: ImportPathState) -> [Effect] {
    guard !state.parts.name.isEmpty else { return show(state) }
    overlay = .importPath(state)
    return [.readImport(state.field.text)]
  }

  private mutating func show(_ state: ImportPathState) -> [Effect] {
    overlay = .importPath(state)
    return state.folder == state.parts.folder ? [] : [.listFolder(state.parts.folder)]
  }

  /// Takes in the entries of a folder; late ones of another folder fall.
  mutating func receive(_ entries: [FolderEntry], of folder: String) {
    guard case .importPath(var state) = overlay, state.parts.folder == folder else { return }
    state.folder = folder
    state.entries = entries
    state.list.select(0, count: state.matches.count)
    overlay = .importPath(state)
  }

  /// Takes in what a file holds.
  mutating func receive(_ answer: ImportAnswer, from path: String) {
    guard case .importPath(var state) = overlay, state.field.text == path else { return }
    switch answer {
    case .found(let batch, let mayRemove): openImport(batch, from: path, mayRemove: mayRemove)
    case .refused(let why):
      state.complaint = why
      overlay = .importPath(state)
    }
  }
}

extension Painter {
  /// The path that is typed and the entries that go on from it.
  mutating func paintImportPath(_ state: ImportPathState, over whole: Rect) {
    let matches = state.matches
    let room = dialog("Import a file", 76, 14, over: whole)
    frame.cursor = state.field.draw(
      into: &frame.buffer, in: room.inset(columns: 1, rows: 0), glyphs: glyphs)
    let wrong =
      state.complaint.map { wrapped("\(glyphs.cross) \($0)", to: max(8, room.width - 2)) } ?? []
    let (foot, above) = room.splitBottom(max(1, wrong.count))
    let rows = above.splitTop(1).rest
    list(state.list, of: matches.count, in: rows, barAt: 1, placeOn: room) { painter, row in
      let entry = matches[row.index]
      let name = entry.name + (entry.isFolder ? "/" : "")
      painter.write(name, in: row.area, x: 3, row.role(.text), bold: row.isChosen)
    }
    for (y, line) in wrong.enumerated() { write(line, in: foot, x: 1, y: y, .bad) }
    if wrong.isEmpty, matches.isEmpty {
      write("A console CSV, JSON, INI or export lines.", in: foot, x: 1, .dim)
    }
  }
}
