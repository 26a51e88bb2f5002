/// Turns the bytes a terminal sends into events, however they are cut into reads.
///
/// Fed byte by byte it answers the same as fed whole, as long as `timeout` is not called between.
/// A lone Esc stays pending until `timeout`; call that once 25 ms have passed without a byte.
public struct KeyDecoder: Sendable {
  private var bytes: [UInt8] = []
  private var pasted: [UInt8]?

  /// A paste longer than this arrives in pieces, so a lost end mark cannot eat all memory.
  static let longestPaste = 1 << 20
  /// A reply longer than this is no reply: what was kept of it is dropped.
  static let longestReply = 4096

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Makes a decoder with nothing pending.
  public init() {}

  /// Whether an Esc waits for `timeout` to settle what it is.
  ///
  /// False inside a reply of the terminal: its rest must not be typed into a field.
  public var isPending: Bool {
    guard pasted == nil, bytes.first == 0x1B else { return false }
    return bytes.count <= 2 || bytes.last == 0x1B || !KeySequence.isReply(bytes[...])
  }

  /// Takes bytes in and returns the events they complete.
  public mutating func feed(_ input: some Sequence<UInt8>) -> [InputEvent] {
    bytes.append(contentsOf: input)
    var events: [InputEvent] = []
    var start = 0
    while start < bytes.count {
      if pasted != nil {
        start = takePaste(from: start, &events)
        if pasted != nil { break }
        continue
      }
      switch KeySequence.parse(bytes[start...]) {
      case .incomplete:
        bytes.removeFirst(start)
        return events
      case .pasteStart(let count):
        pasted = []
        start += count
      case .event(let event, let count):
        events.append(event)
        start += count
      case .ignored(let count):
        start += count
      }
    }
    bytes.removeFirst(min(start, bytes.count))
    return events
  }

  /// Settles a pending Esc: alone it is the Esc key, before others it is Alt with the next one.
  public mutating func timeout() -> [InputEvent] {
    guard isPending else { return [] }
    if bytes.count > 2, bytes.last == 0x1B, KeySequence.isReply(bytes[...]) {
      bytes = []
      return [.key(.escape)]
    }
    let rest = Array(bytes.dropFirst())
    bytes = []
    guard let first = rest.first else { return [.key(.escape)] }
    guard first >= 0x20, first < 0x7F else { return [.key(.escape)] + feed(rest) }
    return [.key(.alt(Character(Unicode.Scalar(first))))] + feed(rest.dropFirst())
  }

  /// Moves pasted bytes over; returns where the bytes not looked at yet begin.
  private mutating func takePaste(from start: Int, _ events: inout [InputEvent]) -> Int {
    let end = Self.pasteEnd
    var index = start
    while index < bytes.count {
      guard let escape = bytes[index...].firstIndex(of: 0x1B) else {
        pasted?.append(contentsOf: bytes[index...])
        index = bytes.count
        break
      }
      pasted?.append(contentsOf: bytes[index..<escape])
      let mark = bytes[escape...].prefix(end.count)
      if mark.elementsEqual(end) {
        deliverPaste(&events)
        pasted = nil
        return escape + end.count
      }
      if mark.elementsEqual(end.prefix(mark.count)) {
        // The start of an end mark at the end of what was read: keep it for the next read.
        bytes.removeFirst(escape)
        return 0
      }
      pasted?.append(0x1B)
      index = escape + 1
    }
    bytes.removeAll(keepingCapacity: true)
    if let count = pasted?.count, count > Self.longestPaste { deliverPaste(&events) }
    return 0
  }

  private mutating func deliverPaste(_ events: inout [InputEvent]) {
    guard let content = pasted else { return }
    var lines: [UInt8] = []
    lines.reserveCapacity(content.count)
    for (index, byte) in content.enumerated() {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if byte != 0x0A || index == 0 || content[index - 1] != 0x0D {
        lines.append(byte)
      }
    }
    events.append(.paste(String(decoding: lines, as: UTF8.self)))
    pasted = []
  }
}
