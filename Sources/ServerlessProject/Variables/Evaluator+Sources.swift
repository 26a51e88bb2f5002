/// What the types of variables give: the stage, parameters, files, and the addresses in them.
extension Evaluator {
  /// An address with its own variables filled in; a row of another map becomes the key hole.
  mutating func addressText(
    _ address: Template?, keys: inout [MapSite]
  ) -> Result<String, AddressFault> {
    var text = ""
    for part in address?.parts ?? [] {
      switch part {
      case .text(let plain): text += plain
      case .variable(let variable):
        switch evaluate(variable, rest: []) {
        case .text(let value): text += value
        case .null: text += "null"
        case .site(let site):
          keys.append(site)
          text += MapSite.keyHole
        case .collection: return .failure(AddressFault(.unknown("an address holds a mapping")))
        case .missing(let what): return .failure(AddressFault(.missing(what)))
        case .outside(let what): return .failure(AddressFault(.outside(what)))
        case .unknown(let why): return .failure(AddressFault(.unknown(why)))
        }
      }
      if text.utf8.count > Self.longestText { return .failure(AddressFault(Self.tooLong)) }
    }
    return .success(text)
  }

  mutating func given() -> Reading {
    usedStage = true
    return switch stage {
    case .hole: .text(MapSite.stageHole)
    case .given(let name): .text(name)
    case .absent: .missing("opt:stage")
    }
  }

  /// `sls:stage`: what `--stage` says, else `provider.stage`, else `dev`.
  mutating func stageInForce() -> Reading {
    if stage != .absent { return given() }
    let value = walk(main, ["provider", "stage"])
    switch value {
    case .missing("provider.stage"), .missing("stage"), .null: return .text("dev")
    default: return value
    }
  }

  mutating func stageParameter(_ path: [String]) -> Reading {
    let name = "param:" + path.joined(separator: ".")
    let shapes: [(prefix: [String], suffix: [String])] = [
      (["params"], []), (["stages"], ["params"]),
    ]
    if stage == .hole {
      for shape in shapes {
        let value = walk(main, shape.prefix + [MapSite.stageHole] + shape.suffix + path)
        guard case .site(var site) = value, documents.hasRows(site) else { continue }
        if documents.rows(site).contains(where: { $0.key == "default" }) {
          site.defaultRow = "default"
        }
        return .site(site)
      }
      return .outside(name)
    }
    var rows = ["default"]
    if case .text(let current) = stageInForce() { rows.insert(current, at: 0) }
    for row in rows {
      for shape in shapes {
        let value = walk(main, shape.prefix + [row] + shape.suffix + path)
        switch value {
        case .missing, .null: continue
        default: return value
        }
      }
    }
    return .outside(name)
  }

  mutating func file(
    _ parameter: Template?, _ path: [String], _ keys: inout [MapSite]
  ) -> Reading {
    let written: String
    switch addressText(parameter, keys: &keys) {
    case .success(let text): written = text
    case .failure(let fault): return fault.reading
    }
    let folder = ProjectPath.folder(of: main)
    let name = ProjectPath.join(folder, written)
    guard ProjectPath.isInside(name, folder), !written.hasPrefix("~") else {
      return .unknown("\(shown(written)) lies outside the project folder")
    }
    if hasHole(name) {
      return .site(
        MapSite(
          filePattern: name, writtenPath: shown(written), prefix: [], suffix: path,
          holeIsKey: name.contains(MapSite.keyHole)))
    }
    guard [".yml", ".yaml", ".json"].contains(where: name.lowercased().hasSuffix) else {
      return .outside("file(\(written))")
    }
    guard documents.exists(name) else { return .missing("file(\(written))") }
    let value = walk(name, path)
    if case .site(var site) = value, site.file == name {
      site.writtenPath = written
      return .site(site)
    }
    return value
  }
}

/// A reading that keeps an address from being one.
struct AddressFault: Error {
  let reading: Reading
  init(_ reading: Reading) { self.reading = reading }
}
