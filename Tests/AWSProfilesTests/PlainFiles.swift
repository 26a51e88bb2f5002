import AWSProfiles
import JSONText

/// Sections in a form that is equal where names and values are, scalar by scalar.
struct PlainFiles: Equatable, CustomStringConvertible {
  /// Values by path; the path of a section, and of a nested block, has an empty one.
  private var values: [String: String] = [:]

  /// Sections of a reading; a nested block is its text or its settings.
  init(_ sections: [ReadSection], isNestedText: Bool = false) {
    for section in sections {
      add([section.name])
      for setting in section.settings {
        if let nested = setting.nested, !isNestedText {
          add([section.name, setting.key])
          for item in nested { add([section.name, setting.key, item.key], item.value) }
        } else {
          add([section.name, setting.key], setting.value)
        }
      }
    }
  }

  /// Sections as tables and the oracle write them: an object of objects.
  init(_ json: JSONValue?) {
    for section in json?.members ?? [] {
      add([section.key])
      for setting in section.value.members ?? [] {
        add([section.key, setting.key], setting.value.string)
        for item in setting.value.members ?? [] {
          add([section.key, setting.key, item.key], item.value.string)
        }
      }
    }
  }

  /// Sections of a catalog; a nested block is its text.
  init(_ sections: [(name: String, settings: [Setting])]) {
    for section in sections {
      add([section.name])
      for setting in section.settings { add([section.name, setting.key], setting.value) }
    }
  }

  private mutating func add(_ path: [String], _ value: String? = nil) {
    values[path.map(quoted).joined(separator: " / ")] = value.map(quoted) ?? ""
  }

  private func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }

  /// With one text for another in the names of settings and sections.
  func replacing(_ text: String, by other: String) -> PlainFiles {
    var result = self
    result.values = [:]
    for (path, value) in values {
      result.values[path.replacing(escaped(text), with: escaped(other))] = value
    }
    return result
  }

  /// Without a section.
  func without(section: String) -> PlainFiles {
    var result = self
    result.values = values.filter {
      $0.key != quoted(section) && !$0.key.hasPrefix(quoted(section) + " / ")
    }
    return result
  }

  var description: String {
    values.map { $0.value.isEmpty ? $0.key : $0.key + " = " + $0.value }.sorted()
      .joined(separator: "\n")
  }
}

extension ReadFiles {
  /// What a catalog of the same files holds otherwise; empty where the two are one.
  func differences(from catalog: ProfileCatalog) -> [String] {
    let profiles = catalog.names.map { (name: $0, settings: catalog[$0]?.settings ?? []) }
    return [
      ("profiles", self.profiles, profiles), ("sso sessions", ssoSessions, catalog.ssoSessions),
      ("services", services, catalog.services),
    ].compactMap { what, own, other in
      let (own, other) = (PlainFiles(own, isNestedText: true), PlainFiles(other))
      return own == other ? nil : "\(what): the reading holds\n\(own)\nbut the catalog\n\(other)"
    }
  }
}
