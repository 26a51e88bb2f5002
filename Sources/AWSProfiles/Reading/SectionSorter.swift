/// Sorts the sections of one file by what their headers name, and merges those of one name.
struct SectionSorter {
  /// Sections by what they are.
  struct Sorted {
    var profiles: [ReadSection] = []
    var ssoSessions: [ReadSection] = []
    var services: [ReadSection] = []
    var others: [ReadSection] = []
  }

  private let grammar: Grammar
  private let role: FileRole

  init(_ grammar: Grammar, _ role: FileRole) {
    self.grammar = grammar
    self.role = role
  }

  func sorted(_ raw: [RawSection]) -> Sorted {
    var sections = raw.compactMap { section in
      section.header.map { ReadSection(name: $0, settings: section.settings) }
    }
    if grammar.repetition == .replacesOrRefused {
      var merged = SectionList()
      for section in sections { merged.merge(section.name, section.settings) }
      sections = merged.sections
    }
    if let index = sections.firstIndex(where: { grammar.isDefaultsForAll($0.name) }) {
      let defaults = sections.remove(at: index).settings
      for place in sections.indices { sections[place].addMissing(defaults) }
    }
    return sort(sections)
  }

  private func sort(_ sections: [ReadSection]) -> Sorted {
    var lists = [SectionList](repeating: SectionList(), count: 4)
    // `[profile default]` wins over `[default]` whole, wherever it stands; where the later of two
    // takes the place of the other, it does here too.
    let hidesBareDefault =
      role == .config && grammar.repetition == .merges
      && sections.contains { kind($0.name) == .profile("default") && !isBareDefault($0.name) }
    for section in sections where !(hidesBareDefault && isBareDefault(section.name)) {
      let (list, name): (Int, String)
      switch kind(section.name) {
      case .profile(let text): (list, name) = (0, text)
      case .ssoSession(let text): (list, name) = (1, text)
      case .services(let text): (list, name) = (2, text)
      case .other(let text): (list, name) = (3, text)
      case nil: continue
      }
      if grammar.repetition == .replacesOrRefused {
        lists[list].replace(name, section.settings)
      } else {
        lists[list].merge(name, section.settings)
      }
    }
    return Sorted(
      profiles: lists[0].sections, ssoSessions: lists[1].sections, services: lists[2].sections,
      others: lists[3].sections)
  }

  private func isBareDefault(_ header: String) -> Bool { trimmed(header) == "default" }

  private func trimmed(_ header: String) -> String {
    grammar.trimmed(Array(header.unicodeScalars)[...]).text
  }

  /// What a header names; nil where the tool forgets the section.
  private func kind(_ header: String) -> Section.Kind? {
    switch grammar.naming {
    case .shellWords:
      let text = trimmed(header)
      return role == .credentials
        ? SectionReader.credentialsKind(text) : SectionReader.configKind(text)
    case .looseShellWords: return role == .credentials ? .profile(header) : looseKind(header)
    case .identifiers: return identifierKind(trimmed(header))
    }
  }

  private func looseKind(_ header: String) -> Section.Kind? {
    if header == "default" { return .profile(header) }
    let prefixes = ["profile", "sso-session", "services"]
    let scalars = header.unicodeScalars
    guard let prefix = prefixes.first(where: { scalars.starts(with: $0.unicodeScalars) }) else {
      return .other(header)
    }
    guard let words = ShellWords.split(header), words.count == 2 else { return nil }
    return prefixed(prefix, words[1])
  }

  private func identifierKind(_ header: String) -> Section.Kind {
    let scalars = Array(header.unicodeScalars)[...]
    let prefix = scalars.prefix { !grammar.isBlank($0) }
    let name = grammar.trimmed(scalars[prefix.endIndex...])
    guard !name.isEmpty else {
      let isNamed = role == .credentials ? prefix.isIdentifier : header == "default"
      return isNamed && !prefix.isEmpty ? .profile(header) : .other(header)
    }
    guard role == .config, name.isIdentifier else { return .other(header) }
    return prefixed(prefix.text, name.text) ?? .other(header)
  }

  private func prefixed(_ prefix: String, _ name: String) -> Section.Kind? {
    switch prefix {
    case "profile": .profile(name)
    case "sso-session": .ssoSession(name)
    case "services": .services(name)
    default: nil
    }
  }
}

/// Sections in order, found by name.
struct SectionList {
  private(set) var sections: [ReadSection] = []
  private var places: [ExactText: Int] = [:]
  /// Where the settings of each section are.
  private var settingPlaces: [SettingPlaces] = []

  /// Adds settings to the section of that name; the last of the same name counts.
  mutating func merge(_ name: String, _ settings: [ReadSetting]) {
    let section = place(of: name)
    for setting in settings {
      if let place = settingPlaces[section].place(of: setting.key) {
        sections[section].settings[place] = setting
      } else {
        settingPlaces[section].add(setting.key)
        sections[section].settings.append(setting)
      }
    }
  }

  /// Lets the section of that name have these settings alone.
  mutating func replace(_ name: String, _ settings: [ReadSetting]) {
    let section = place(of: name)
    sections[section].settings = settings
    settingPlaces[section] = SettingPlaces(settings.map(\.key))
  }

  private mutating func place(of name: String) -> Int {
    if let place = places[ExactText(name)] { return place }
    places[ExactText(name)] = sections.count
    sections.append(ReadSection(name: name, settings: []))
    settingPlaces.append(SettingPlaces())
    return sections.count - 1
  }
}

extension ReadSection {
  mutating func addMissing(_ more: [ReadSetting]) {
    var places = SettingPlaces(settings.map(\.key))
    for setting in more where !places.contains(setting.key) {
      places.add(setting.key)
      settings.append(setting)
    }
  }
}

extension ReadFiles {
  /// Adds the sections of a file; credentials come first and win, setting by setting.
  mutating func add(_ sorted: SectionSorter.Sorted, of role: FileRole) {
    guard role == .config else {
      profiles = sorted.profiles
      return
    }
    var places: [ExactText: Int] = [:]
    for (place, profile) in profiles.enumerated() { places[ExactText(profile.name)] = place }
    for profile in sorted.profiles {
      if let place = places[ExactText(profile.name)] {
        profiles[place].addMissing(profile.settings)
      } else {
        profiles.append(profile)
      }
    }
    ssoSessions = sorted.ssoSessions
    services = sorted.services
    otherSections = sorted.others
  }
}
