/// What is known of one setting of the shared files: where it stands and what it may say.
///
/// The facts are those of botocore, the AWS CLI and the documents of AWS. A setting that no rule
/// names is never an error.
public struct SettingRule: Sendable, Equatable {
  /// What a value is.
  public enum Shape: Sendable, Equatable {
    case text, list, region, account, arn, url, path, command, profile, ssoSession, services
    /// A block of indented settings.
    case nested
    /// A number of bytes, as `8MB`.
    case size
    /// A number of bytes a second, as `50MB/s`.
    case rate
    /// `true` or `false`, in any case.
    case bool
    /// One of these words.
    case choice([String])
    /// A whole number, from the least to the greatest that is allowed; nil is no bound.
    case number(from: Int?, to: Int?)
  }

  /// Where a setting may stand.
  public enum Place: String, Sendable {
    case config, credentials, services, s3
    case ssoSession = "sso-session"
  }

  /// The name; a nested one as `s3.max_queue_size`.
  public var key: String
  /// What its value is.
  public var shape: Shape
  /// Where it may stand.
  public var places: [Place]
  /// What tools take where it is not set.
  public var standard: String?
  /// How long a text may be, in characters.
  public var length: ClosedRange<Int>?
  /// Signs a text may hold besides letters, digits and `_`; nil allows all.
  public var signs: String?
  /// Whether the rule is hearsay: a value is never refused because of it.
  public var isSoft: Bool
  /// What it does, in a few words.
  public var about: String

  init(
    _ key: String, _ shape: Shape, _ places: [Place] = [.config], standard: String? = nil,
    length: ClosedRange<Int>? = nil, signs: String? = nil, isSoft: Bool = false, about: String
  ) {
    self.key = key
    self.shape = shape
    self.places = places
    self.standard = standard
    self.length = length
    self.signs = signs
    self.isSoft = isSoft
    self.about = about
  }

  /// The rule for a name in any case; nil where nothing is known of it.
  ///
  /// `api_versions.x` and other nested settings of unknown names have none.
  public static func named(_ key: String) -> SettingRule? { byKey[key.lowercased()] }

  /// The words to choose from, where a value is one of some.
  public var words: [String] {
    switch shape {
    case .choice(let words): words
    case .bool: ["true", "false"]
    default: []
    }
  }

  private static let byKey = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
}

/// What may be said of a value while it is typed; holds no secret.
public enum SettingRemark: Sendable, Equatable {
  /// It will do.
  case good(String)
  /// It is unusual, but may be written.
  case odd(String)
  /// No tool could use it: it is refused.
  case wrong(String)

  /// The words.
  public var text: String {
    switch self {
    case .good(let text), .odd(let text), .wrong(let text): text
    }
  }

  /// Whether the value is refused.
  public var isWrong: Bool { if case .wrong = self { true } else { false } }
}

extension SettingRule {
  /// What is to be said of a value under any name; nil where there is nothing to say.
  public static func remark(on value: String, of key: String) -> SettingRemark? {
    if let fault = fault(ofLine: value) { return .wrong(fault) }
    guard !value.isEmpty, let rule = named(key) else { return nil }
    guard case .wrong(let text)? = rule.judged(value), rule.isSoft else {
      return rule.judged(value)
    }
    return .odd(text)
  }

  /// Why a text cannot be written as the value of a setting and be read again.
  public static func fault(ofLine value: String) -> String? {
    var before: Unicode.Scalar = " "
    for scalar in value.unicodeScalars {
      if scalar.isControl {
        return "a value is one line without control characters"
      }
      if scalar == "#" || scalar == ";", before == " " {
        return "a blank and \(scalar) begin a comment: what follows would be lost"
      }
      before = scalar
    }
    return nil
  }

  /// Why a setting of this name would not be read again, with the remedy; nil where it would.
  public static func fault(ofWrittenName name: String) -> String? {
    guard let sign = name.unicodeScalars.first else { return "it is empty. Name the setting." }
    if name.unicodeScalars.contains(where: \.isControl) {
      return "it holds a line break or control character. Leave it out."
    }
    if name.contains("=") { return "a name ends at the first =. Give name and value as two words." }
    if " #;[".unicodeScalars.contains(sign) || name.hasSuffix(" ") {
      return "a name begins with no blank, #, ; or [, and ends with no blank. Leave it out."
    }
    if name.split(separator: ".", omittingEmptySubsequences: false).contains("") {
      return "a dot stands between two names. Write a nested setting as outer.inner."
    }
    return nil
  }

  /// Why a text is no good name for a new setting, for not every tool would read it; nil where it is.
  ///
  /// Stricter than `fault(ofWrittenName:)`: what stands in a file already may be written again.
  public static func fault(ofName name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isWord = { (part: Substring) in
      !part.isEmpty
        && part.utf8.allSatisfy { isLetterOrDigit($0) || [0x5F, 0x2D].contains($0) }
    }
    if name.isEmpty { return "a setting needs a name" }
    if parts.count > 2 { return "a setting nests one level deep: outer.inner" }
    return parts.allSatisfy(isWord) ? nil : "a name is made of letters, digits, _ and -"
  }

  private func judged(_ value: String) -> SettingRemark? {
    switch shape {
    case .text: return judgedText(value)
    case .choice(let words):
      if words.contains(value) { return nil }
      let isOtherCase = words.contains { $0.lowercased() == value.lowercased() }
      if key == "ec2_metadata_service_endpoint_mode", isOtherCase { return nil }
      return .wrong("one of \(words.joined(separator: ", "))")
    case .bool:
      return ["true", "false"].contains(value.lowercased()) ? nil : .wrong("true or false")
    case .number(let least, let most): return judgedNumber(value, least, most)
    case .account: return AccountID.isOne(value) ? nil : .wrong("12 digits")
    case .arn: return judgedARN(value)
    case .url: return isURL(value) ? nil : .wrong("an address that begins with https://")
    case .size: return isSize(value[...]) ? nil : .wrong("a number of bytes, or as 8MB")
    case .rate:
      let isRate = value.hasSuffix("/s") && isSize(value.dropLast(2))
      return isRate || isSize(value[...]) ? nil : .wrong("bytes a second, or as 50MB/s")
    case .command: return ShellWords.split(value) == nil ? .wrong("a quote is not closed") : nil
    case .path:
      let isWhole = value.hasPrefix("/") || value.hasPrefix("~")
      return isWhole ? nil : .odd("a relative path depends on the folder of the tool")
    case .region: return value.contains(" ") ? .wrong("a region has no blank") : nil
    case .list, .profile, .ssoSession, .services, .nested: return nil
    }
  }

  private func judgedText(_ value: String) -> SettingRemark? {
    if SettingNames.keys.contains(key) || key == "aws_security_token" {
      let isClean = value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      if !isClean { return .wrong("a character that no key has: copy it again from its source") }
    }
    if let signs {
      let isAllowed = value.unicodeScalars.allSatisfy {
        ($0.isASCII && isLetterOrDigit(UInt8($0.value))) || $0 == "_"
          || signs.unicodeScalars.contains($0)
      }
      if !isAllowed { return .wrong("letters, digits, _ and \(signs) only") }
    }
    if let length, !length.contains(value.unicodeScalars.count) {
      return .wrong("\(length.lowerBound) to \(length.upperBound) characters")
    }
    return nil
  }

  private func judgedNumber(_ value: String, _ least: Int?, _ most: Int?) -> SettingRemark? {
    let range: String =
      switch (least, most) {
      case (let least?, let most?): "a number from \(least) to \(most)"
      case (let least?, nil): "a number from \(least) on"
      default: "a whole number"
      }
    guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(value), number >= least ?? .min, number <= most ?? .max
    else { return .wrong(range) }
    return nil
  }

  private func judgedARN(_ value: String) -> SettingRemark? {
    let parts = value.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", !parts[5].isEmpty else {
      return .wrong("an ARN, as arn:aws:iam::123456789012:role/Name")
    }
    if key == "role_arn", !parts[5].hasPrefix("role/") { return .odd("this ARN names no role") }
    if !AccountID.isOne(String(parts[4])) { return .odd("its account is not 12 digits") }
    return .good("account \(parts[4])")
  }
}

private func isURL(_ text: String) -> Bool {
  let lowered = text.lowercased()
  guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return false }
  let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
  return !host.isEmpty && !text.contains(" ")
}

/// A number of bytes with or without a unit, as the AWS CLI reads it.
private func isSize(_ text: Substring) -> Bool {
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  guard !digits.isEmpty else { return false }
  let unit = text.dropFirst(digits.count).lowercased()
  return ["", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"].contains(unit)
}
