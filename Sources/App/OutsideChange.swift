import AWSProfiles
import Canvas

extension Model {
  /// Takes in files that another program changed: the list stays where it is, a banner says what is
  /// other, and a change that waits for its yes is shown as it would be made now.
  mutating func receiveOutside(_ answer: FilesAnswer) {
    let before = catalog
    receive(answer)
    guard before.files != catalog.files else { return }
    let difference = before.difference(to: catalog)
    outside = difference
    note(Notice(.warning, "Another program wrote: \(difference.words)"))
    // What is being written now is checked where it is written.
    if waiting?.work == .saving { return }
    // A review behind the help is about to change: it is not left there as it was.
    if case .help(_, .review?) = overlay { closeHelp() }
    guard case .review(let state) = overlay else { return }
    guard state.move == nil else {
      // Another step may be the last one by now.
      overlay = nil
      return tell(.warning, "Another program changed the files meanwhile: nothing was undone")
    }
    let remark = "Another program changed the files meanwhile: this is the change as it is now."
    // Where the change can no longer be made, why is told and nothing takes its place.
    overlay = nil
    review(
      state.change, remarks: state.remarks.filter { $0 != remark } + [remark],
      backTo: state.origin)
    guard case .review(var new) = overlay, new.lines == state.lines else { return }
    new.offset = state.offset
    overlay = .review(new)
  }
}

extension Painter {
  /// What another program changed, until it is looked at or put away.
  mutating func paintOutside(_ difference: CatalogDifference, _ area: Rect) {
    frame.buffer.fill(area, Style(.banner))
    let keys = " H shows it  Esc hides "
    let room = area.width - displayWidth(keys)
    let words = " \(glyphs.warning) Another program wrote: \(difference.words)"
    write(cut(words, to: max(0, room - 1), ellipsis: glyphs.ellipsis), in: area, .banner)
    if room > 30 { write(keys, in: area, x: room, .banner, bold: true) }
  }
}
