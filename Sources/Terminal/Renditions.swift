import CTerminal
import Canvas

/// How the open terminal is told of each style, by what its terminfo entry tells.
struct Renditions {
  /// The colours of roles.
  let theme: Theme
  /// The terminal's colours; nil where it has none to use.
  let colours: PaletteColours?

  /// A writer of steps; nil where the terminal takes other sequences than ECMA-48's.
  func delta(_ spell: @escaping FrameDelta.Spelling) -> FrameDelta? {
    let abilities = terminal_abilities()
    let names = [terminal_bold, terminal_dim, terminal_underline, terminal_reverse]
    let attributes = names.map { name in
      parameters { terminal_attribute(Int32(name), $0, Int($1)) }
    }
    let roles = StyleRole.allCases.map { role in
      [theme[role].foreground, theme[role].background].enumerated().map { side, colour in
        let number = colours?.number(of: colour) ?? -1
        return parameters { terminal_colour(side == 1, number, $0, Int($1)) }
      }
    }
    guard abilities & Int32(terminal_moves) != 0, !attributes.contains(nil),
      !roles.joined().contains(nil)
    else { return nil }
    return FrameDelta(
      .init(
        repeats: abilities & Int32(terminal_repeats) != 0,
        erases: abilities & Int32(terminal_erases) != 0),
      rendition: { rendition($0, attributes, roles) }, spell: spell)
  }

  private func rendition(
    _ style: Style, _ attributes: [String?], _ roles: [[String?]]
  ) -> Rendition {
    let paint = theme[style.role]
    let isOn = [
      paint.bold || style.bold, paint.dim, paint.underline || style.underline,
      paint.reverse != style.reverse,
    ]
    let words = zip(attributes, isOn).compactMap { $1 ? $0 : nil }.filter { !$0.isEmpty }
    let colours = roles[Int(style.role.rawValue)]
    return Rendition(
      attributes: words.joined(separator: ";"), foreground: (colours[0] ?? nil) ?? "",
      background: (colours[1] ?? nil) ?? "")
  }

  /// What `fill` writes into a text with room for that many bytes; nil where it does not.
  private func parameters(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Bool) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { room in
      guard let text = room.baseAddress, fill(text, room.count) else { return nil }
      return String(cString: text)
    }
  }
}
