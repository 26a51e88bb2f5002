/// All that a pasted text or a file holds: keys in any form, and whole sections of the shared files.
public struct ImportBatch: Sendable, Equatable {
  /// What it holds, in the order of the text.
  public var rows: [ImportDraft]
  /// What was left out.
  public var skipped: [SkippedRow]

  /// Puts a batch together.
  public init(rows: [ImportDraft], skipped: [SkippedRow] = []) {
    self.rows = rows
    self.skipped = skipped
  }

  /// Reads a text; throws what `KeyImport` throws where it holds neither keys nor sections.
  public static func read(_ text: String) throws(KeyImportError) -> ImportBatch {
    let sections = SectionDrafts(PastedText.plain(text))
    do throws(KeyImportError) {
      let found = try KeyImport.parsePaste(text)
      return ImportBatch(
        rows: merged(found, with: sections.drafts), skipped: found.skipped + sections.skipped)
    } catch {
      guard !sections.drafts.isEmpty else { throw error }
      // Long values of settings look like bare keys: only a half that has its name is told.
      let isNamed = KeyImport.hasNamedHalf(text)
      return ImportBatch(
        rows: sections.drafts, skipped: (isNamed ? faults(error) : []) + sections.skipped)
    }
  }

  /// Reads a file, UTF-8 or UTF-16 with its mark.
  public static func read(_ bytes: [UInt8]) throws(KeyImportError) -> ImportBatch {
    try read(PastedText.decode(bytes))
  }

  /// Half a pair beside whole sections is left out and told.
  private static func faults(_ error: KeyImportError) -> [SkippedRow] {
    switch error {
    case .noKeyColumns: []
    case .invalidKeyID(let row, _): [SkippedRow(row: row, reason: .invalidKeyID)]
    case .partialCredentials(let row, _): [SkippedRow(row: row, reason: .partial)]
    }
  }

  /// Keys with the settings that stood in the same section; then sections without keys.
  private static func merged(_ found: KeyImport, with sections: [ImportDraft]) -> [ImportDraft] {
    var rest = sections.map(Optional.some)
    let ofProfiles = sections.indices.filter { sections[$0].family == .profile }
    // The last of a name stands first to be popped: they are taken in the order of the text.
    var places = Dictionary(grouping: ofProfiles.reversed()) { sections[$0].name }
    let notices = Dictionary(grouping: found.notices, by: \.row)
    var rows: [ImportDraft] = []
    for (index, row) in found.rows.enumerated() {
      var draft = ImportDraft(row, notices: notices[index] ?? [])
      if row.profile != nil, let same = places[row.profile]?.popLast() {
        draft.settings += sections[same].settings.filter { setting in
          !draft.settings.contains { $0.key == setting.key }
        }
        rest[same] = nil
      }
      rows.append(draft)
    }
    return rows + rest.compactMap { $0 }
  }
}
