import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// Where no finding says that a tool trips, that tool reads what this program shows.
@Suite struct FindingLawTests {
  private static let seeds: Range<UInt64> = 0..<40
  private static let names = ["a", "default", "two words", "it's", "p#q", "a"]

  @Test(arguments: seeds, [Reading.awsCLI, .sdk])
  func aToolThatReadsOtherwiseIsNamed(_ seed: UInt64, _ reading: Reading) {
    var generator = SeededGenerator(seed: seed &+ 0xF1ED)
    for _ in 0..<40 {
      var files = SharedFiles()
      for role in FileRole.allCases where Int.random(in: 0..<4, using: &generator) > 0 {
        files[role] = Document(generator.messyFile(of: role, names: Self.names))
      }
      ToolAgreement(files, reading).check()
    }
  }

  /// The same of the AWS CLI for files as people and tools leave them, and worse ones; but not where
  /// what no eye sees makes the difference: odd blanks, and a CR that ends no line.
  @Test(arguments: seeds) func anAWSCLIThatReadsNastyFilesOtherwiseIsNamed(_ seed: UInt64) {
    var nasty = NastyFiles(seed: seed &+ 0xF1EE)
    for _ in 0..<40 {
      let files = nasty.next()
      let isSeen = FileRole.allCases.allSatisfy { role in
        let text = String(decoding: files[role]?.bytes ?? [], as: UTF8.self)
        return text.replacing("\r\n", with: "\n").unicodeScalars.allSatisfy {
          !(0x00...0x08).contains($0.value) && !(0x0B...0x1F).contains($0.value)
            && ($0.isASCII || !$0.properties.isWhitespace)
        }
      }
      if isSeen { ToolAgreement(files, .awsCLI).check() }
    }
  }
}

/// Compares what a tool reads with the normal reading, profile by profile.
struct ToolAgreement {
  private let files: SharedFiles
  private let reading: Reading
  private let findings: [Finding]

  init(_ files: SharedFiles, _ reading: Reading) {
    self.files = files
    self.reading = reading
    findings = ProfileCatalog(files).findings.filter { finding in
      let tools = reading == .awsCLI ? ["cli"] : ["terraform", "serverless3", "serverless4"]
      return finding.trips.contains(where: tools.contains)
    }
  }

  /// The profiles that the tool reads otherwise without a finding that says so.
  func untold() -> [String] {
    let normal = Reading.normal.read(files)
    let tool = reading.read(files)
    let refused = tool.refusals.filter { refusal in
      !findings.contains { $0.file == refusal.role }
    }
    // Findings name no tool that stops as the parsers of the Rust and Java SDKs do.
    if !refused.isEmpty, reading == .awsCLI {
      return refused.map { "\($0.role) \($0.cause) \($0.line)" }
    }
    // A file that is refused tells nothing of its profiles.
    guard tool.refusals.isEmpty else { return [] }
    return (normal.profiles + tool.profiles).map(\.name).filter { name in
      let bare = Self.bare(name)
      let isTold = findings.contains {
        $0.profile.map(Self.bare) == bare || $0.name.map(Self.bare) == bare || $0.profile == nil
      }
      guard !Self.hasLines(normal.profile(name)) else { return false }
      return !isTold && Self.plain(normal.profile(name)) != Self.plain(tool.profile(name))
    }
  }

  /// A name without the blanks, or the bracket and what stands behind it, that a tool finds in it.
  private static func bare(_ name: String) -> String { name.prefix { $0 != "]" }.trimmingBlanks() }

  /// Whether a value has several lines: blank ones among them are kept by the AWS CLI alone, and no
  /// setting of AWS has such a value.
  private static func hasLines(_ section: ReadSection?) -> Bool {
    section?.settings.contains { $0.nested == nil && $0.value.contains("\n") } ?? false
  }

  func check() {
    let untold = untold()
    #expect(untold.isEmpty, "\(reading): \(untold)\n\(text)")
  }

  private static func plain(_ section: ReadSection?) -> [String: String]? {
    section.map { section in
      Dictionary(
        section.settings.map { ($0.key, plain($0)) }, uniquingKeysWith: { "\($0) and \($1)" })
    }
  }

  private static func plain(_ setting: ReadSetting) -> String {
    guard let nested = setting.nested else { return setting.value }
    return nested.map { "\n\($0.key.lowercased())=\($0.value)" }.joined()
  }

  private var text: String {
    FileRole.allCases.map {
      "\($0): " + String(decoding: files[$0]?.bytes ?? [], as: UTF8.self).debugDescription
    }.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> String {
    let start = drop { $0.isWhitespace }
    return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
  }
}
