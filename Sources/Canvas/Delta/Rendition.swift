/// How a terminal is told of a style: the parameters of ECMA-48's SGR for each part of it.
///
/// Empty parts are as after a reset.
public struct Rendition: Hashable, Sendable {
  /// Parameters for bold, dim, underline and reverse, as `1;7`.
  public var attributes: String
  /// Parameters for the colour of signs, as `36` or `38;5;12`.
  public var foreground: String
  /// Parameters for the colour behind them.
  public var background: String

  /// A rendition of these parts.
  public init(attributes: String = "", foreground: String = "", background: String = "") {
    self.attributes = attributes
    self.foreground = foreground
    self.background = background
  }

  /// Whether a blank in it looks like any other blank.
  var leavesBlanks: Bool {
    background.isEmpty
      && !attributes.split(separator: ";").contains { $0 == "4" || $0 == "7" }
  }

  /// The shortest sequence that leads from this rendition to another; nothing where both are one.
  func sequence(to other: Rendition) -> [UInt8] {
    guard other != self else { return [] }
    let all = [other.attributes, other.foreground, other.background].filter { !$0.isEmpty }
    let isPlain = self == Rendition()
    let anew = ((isPlain ? [] : [""]) + all).joined(separator: ";")
    var best = Array("\u{1B}[\(anew)m".utf8)
    if attributes == other.attributes || attributes.isEmpty {
      var added: [String] = []
      if attributes != other.attributes { added.append(other.attributes) }
      if foreground != other.foreground {
        added.append(other.foreground.isEmpty ? "39" : other.foreground)
      }
      if background != other.background {
        added.append(other.background.isEmpty ? "49" : other.background)
      }
      let onTop = Array("\u{1B}[\(added.joined(separator: ";"))m".utf8)
      if onTop.count < best.count { best = onTop }
    }
    return best
  }
}
