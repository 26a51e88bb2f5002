import AWSProfiles
import INIDocument
import TestSupport

/// Makes shared files of the shapes that people and tools leave behind, and of worse ones.
///
/// The same seed gives the same files. Most are calm, so that tools read them at all and their
/// answers can be compared; the others hold whatever breaks a reader.
struct NastyFiles {
  private var random: SeededGenerator
  private var isCalm = true
  private var role = FileRole.config
  private var headers: Set<[UInt8]> = []
  private var keys: Set<String> = []

  /// Starts at a seed.
  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The next pair of files; at least one of the two is there.
  mutating func next() -> SharedFiles {
    isCalm = chance(80)
    let which = Int.random(in: 0..<10, using: &random)
    return SharedFiles(
      credentials: which > 2 ? Document(file(.credentials)) : nil,
      config: which < 8 ? Document(file(.config)) : nil)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func one(of texts: [String]) -> String {
    texts.randomElement(using: &random) ?? ""
  }

  private mutating func file(_ role: FileRole) -> [UInt8] {
    self.role = role
    headers = []
    keys = []
    var bytes: [UInt8] = chance(isCalm ? 1 : 5) ? [0xEF, 0xBB, 0xBF] : []
    let ends = [["\n"], ["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"], ["\r"], ["\n", "\r", "\r\n"]]
    let end = (chance(60) ? ["\n"] : ends.randomElement(using: &random)) ?? ["\n"]
    let count = Int.random(in: 0...18, using: &random)
    for index in 0..<count {
      let text = index == 0 && chance(isCalm ? 95 : 60) ? header() : line()
      bytes += text
      if index < count - 1 || chance(75) { bytes += Array(one(of: end).utf8) }
    }
    if !isCalm, chance(6), !bytes.isEmpty {
      let foreign: [[UInt8]] = [[0xE9], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]]
      bytes.insert(
        contentsOf: foreign.randomElement(using: &random) ?? [],
        at: Int.random(in: 0...bytes.count, using: &random))
    }
    return bytes
  }

  private mutating func line() -> [UInt8] {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<18: return header()
    case ..<55: return setting(indent: chance(12) ? indent() : "")
    case ..<72: return Array(indent().utf8) + inner()
    case ..<80: return Array((chance(30) ? indent() : "").utf8) + comment()
    case ..<90: return Array(one(of: Self.blanks).utf8)
    default: return isCalm ? setting(indent: "") : Array(one(of: Self.strays).utf8)
    }
  }

  private mutating func indent() -> String {
    one(of: isCalm ? Self.plainIndents : Self.plainIndents + Self.oddBlanks)
  }

  /// What stands on an indented line.
  private mutating func inner() -> [UInt8] {
    switch Int.random(in: 0..<10, using: &random) {
    case ..<6: return Array((one(of: Self.keys) + one(of: [" = ", "=", " ="]) + value()).utf8)
    case 6: return isCalm ? comment() : Array(one(of: Self.strays).utf8)
    case 7: return comment()
    case 8: return isCalm ? Array("key = more".utf8) : header()
    default: return Array(value().utf8)
    }
  }

  private mutating func comment() -> [UInt8] {
    Array((one(of: ["#", ";", "# ", "; ", "##"]) + one(of: Self.values)).utf8)
  }

  private mutating func header() -> [UInt8] {
    for _ in 0..<8 {
      let text = headerText()
      // A header again makes the AWS CLI refuse the file: rarely wanted.
      if headers.insert(text).inserted || chance(isCalm ? 1 : 10) {
        keys = []
        return text
      }
    }
    return comment()
  }

  private mutating func headerText() -> [UInt8] {
    if !isCalm, chance(12) { return Array(one(of: Self.oddHeaders).utf8) }
    let name = one(of: isCalm ? Self.names : Self.names + Self.oddNames)
    let gap = chance(85) ? " " : one(of: ["  ", "\t", " \t ", isCalm ? " " : "\u{A0}"])
    let prefixes = ["profile", "profile", "profile", "sso-session", "services"]
    let isPrefixed = role == .config ? chance(85) : chance(6)
    let prefix = chance(isCalm ? 98 : 85) ? one(of: prefixes) : one(of: Self.oddPrefixes)
    var text = isPrefixed ? prefix + gap + quoted(name) : name
    if chance(8) { text = "default" }
    if chance(2) { text = isCalm ? "profile default" : "DEFAULT" }
    if chance(6) { text = one(of: [" ", "\t", ""]) + text + one(of: [" ", "\t", ""]) }
    let after = chance(80) ? "" : one(of: Self.behindHeaders)
    let indent = chance(isCalm ? 2 : 10) ? self.indent() : ""
    return Array((indent + "[" + text + "]" + after).utf8)
  }

  private mutating func quoted(_ name: String) -> String {
    if name.contains(" ") || chance(12) {
      return one(of: ["'", "\"", "'"]).wrapping(name, isClosed: isCalm || chance(85))
    }
    return name
  }

  private mutating func setting(indent: String) -> [UInt8] {
    for _ in 0..<8 {
      let key = one(of: isCalm ? Self.keys : Self.keys + Self.oddKeys)
      if keys.insert(key.lowercased()).inserted || chance(isCalm ? 1 : 8) {
        return Array((indent + key + delimiter() + value()).utf8)
      }
    }
    return comment()
  }

  private mutating func delimiter() -> String {
    one(of: chance(80) ? [" = ", "=", " ="] : Self.oddDelimiters)
  }

  private mutating func value() -> String {
    if chance(25) { return "" }
    var value = one(of: isCalm && chance(80) ? Self.values : Self.values + Self.oddValues)
    if chance(15) { value += one(of: [" # why", " ; why", "\t#why", "#glued", ";glued", " #"]) }
    if chance(10) { value += one(of: isCalm ? [" ", "\t", "  "] : [" ", "\t"] + Self.oddBlanks) }
    return value
  }
}

extension String {
  fileprivate func wrapping(_ text: String, isClosed: Bool) -> String {
    self + text + (isClosed ? self : "")
  }
}

/// The pieces that lines are made of.
extension NastyFiles {
  private static let names = [
    "a", "b", "dev", "prod", "x y", "team/one", "a.b@c", "Ünï", "名前", "default", "it", "Dev",
  ]
  private static let oddNames = [
    "é", "e\u{301}", "a'b", "a\"b", "a\\b", "a\\ b", "x  y", "a]b", "[a", "a#b", "a;b", "a # b",
    "a=b", "a\u{0}b", "\u{200B}", "\u{202E}x", "profile", "DEFAULT", "", "'", "''", "\"\"",
    "a\u{A0}",
    "\u{3000}b", "ﬁ", "İ", "ΑΣ", "a\u{85}b", "a\u{2028}b", "ß", "%(a)s", "$HOME", "~",
  ]
  private static let oddPrefixes = [
    "profiles", "Profile", "profilex", "PROFILE", "sso-sessions", "ssosession", "servicesx",
    "service", "'profile'", "\"profile\"", "pro file", "plugins",
  ]
  private static let behindHeaders = [
    " ", "  # note", "#note", " ; note", "\t;note", " trailing", "]", " ] # x", " # x ] y",
    " ; [b]", "=1", " = x", " : y",
  ]
  private static let oddHeaders = [
    "[]", "[ ]", "[]]", "[[a]]", "[profile a", "[profile", "[", "[profile a # c]", "[profile 'a]",
    "[profile \"a b]", "[profile a\\]", "[profile a b]", "[profile]", "[ profile a ]", "]", "[a]b]",
    "[profile a]#]", "[a = b", "[a : b", "[#]", "[;]", "[profile a];", "[\u{A0}default\u{A0}]",
    "[default\u{0}]", "[DEFAULT]", "[ DEFAULT ]", "[profile DEFAULT]", "[Default]",
    "[sso_sessions]",
    "[services]", "[preview]", "[plugins]", "[profile '']", "[profile a'b'c]", "[profile\u{A0}a]",
  ]
  private static let keys = [
    "region", "output", "role_arn", "source_profile", "s3", "aws_access_key_id", "cli_pager",
    "credential_process", "endpoint_url", "max_attempts", "Region", "x", "y", "sso_session",
  ]
  private static let oddKeys = [
    "REGION", "a b", "a:b", "ke#y", "ke ;y", "a # b", "[x", "[x]", "İ", "ΑΣ", "Σ", "é", "e\u{301}",
    "ß",
    "x\u{A0}", "\u{A0}x", "x\u{0}", "\u{FEFF}x", "\u{200B}", "%(x)s", "\"q\"", "x\u{B}", "x\u{1F}",
  ]
  private static let oddDelimiters = [
    ":", " : ", "  =  ", "\t=\t", "==", ":=", " =: ", "=:", " = = ", " :", "\u{A0}=\u{A0}", ": ",
  ]
  private static let values = [
    "eu-west-1", "json", "arn:aws:iam::123456789012:role/x", "a", "b", "dev", "1", "x y", "a=b",
    "https://example.com/?a=1#b", "AKIAEXAMPLE", "ab/cd+ef==", "'quoted'", "\"quoted\"", "%(x)s",
    "$HOME/bin x --y", "~/x", "true",
  ]
  private static let oddValues = [
    "", "=", ":", "#", ";", "# all", "; all", "=x", "[a]", "[profile a]", "é", "e\u{301}", "\u{0}",
    "a\u{0}b", "\u{A0}a\u{A0}", "a\u{3000}", "a\u{B}b", "a\u{C}", "\u{1F}a", "a\u{85}b = c",
    "a\u{2028}b = c", "\u{200B}", "\u{FEFF}", "🙂", "a\\", "\\n", "a\tb", "a  #  b  ;c",
    "\u{1B}[31m",
    "a\u{A0}#b", "a\u{A0}# b", "=\u{301}", "x =\u{301} y", "#\u{301}",
  ]
  private static let strays = [
    "word", "two words", "= value", ": value", "=", ":", " = ", "]", "'", "\\", "-", "export A",
    "\u{A0}", "\u{200B}", "a\u{0}", "<<<<<<< HEAD", "=======", ">>>>>>> x", "{\"a\": 1}", "$x = 1",
  ]
  private static let blanks = [
    "", "", "", " ", "\t", "    ", " \t ", "\u{B}", "\u{C}", "\u{A0}", "\u{1F}",
  ]
  private static let plainIndents = [" ", "  ", "  ", "    ", "\t", " \t"]
  private static let oddBlanks = [
    "\u{A0}", "\u{3000}", "\u{B}", "\u{C}", "\u{1F}", "\u{2003}", "\u{85}",
  ]
}
