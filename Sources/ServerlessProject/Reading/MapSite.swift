/// Where a stage map lies: the rows are what stands between prefix and suffix.
struct MapSite: Sendable, Equatable {
  /// The file with the rows; nil where each stage has its own.
  var file: String?
  /// Path of the files that hold one stage each, with the hole in it.
  var filePattern: String?
  /// Path as it is written in the variable, for display.
  var writtenPath: String?
  /// Keys that lead to the map.
  var prefix: [String]
  /// Keys that lead from a row to its profile.
  var suffix: [String]
  /// Whether the hole is filled by what another map gives, not by the stage itself.
  var holeIsKey = false
  /// What the expression tries when no row matches.
  var fallback: [Variable.Source] = []
  /// Row that serves every stage without one.
  var defaultRow: String?
  /// The map that gives the key of this one, at most one.
  var keySites: [MapSite] = []

  /// Stands for the stage in an address.
  static let stageHole = "\u{1}"
  /// Stands for what another map gives for the stage.
  static let keyHole = "\u{2}"

  /// Path of one row, with the hole in braces.
  var path: [String] { prefix + [holeIsKey ? "{key}" : "{stage}"] + suffix }
}

/// What an expression gives.
enum Reading: Sendable, Equatable {
  /// Nothing is there; the text says what was looked for.
  case missing(String)
  case null
  case text(String)
  /// A mapping or list; `file` holds it.
  case collection(YAMLNode, file: String)
  /// One row of a map, whichever the stage is.
  case site(MapSite)
  /// Known only when the framework runs: `env:NAME`, `opt:name`, …
  case outside(String)
  /// Cannot be told; the text says why.
  case unknown(String)
}

extension String {
  /// The text with its holes in braces.
  var showingHoles: String {
    var text = ""
    for character in self {
      switch String(character) {
      case MapSite.stageHole: text += "{stage}"
      case MapSite.keyHole: text += "{key}"
      default: text.append(character)
      }
    }
    return text
  }
}
