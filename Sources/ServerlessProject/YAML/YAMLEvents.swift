import CYAML

/// Why a file is not taken for editing.
struct YAMLFault: Error, Sendable, Equatable {
  /// Code of the finding.
  var code: String
  /// What is wrong, in words.
  var reason: String
  /// The lines that have to do with it, counted from 1.
  var lines: [Int]
}

/// One event of libyaml, its marks turned into byte offsets.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case scalar(String, YAMLStyle)
    case alias(String)
    case mappingStart(flow: Bool)
    case mappingEnd
    case sequenceStart(flow: Bool)
    case sequenceEnd
  }

  var kind: Kind
  var range: Range<Int>
  var tag: String?
  var anchor: String?
}

/// Reads the events of a file through libyaml's parser, spans narrowed to what a token spans.
struct YAMLEventReader {
  let text: YAMLText
  /// Byte offset of each code point after the byte order mark; nil where the text is ASCII.
  private let offsets: [Int]?

  /// Makes ready to read `text`.
  init(_ text: YAMLText) {
    self.text = text
    let start = text.markLength
    if text.bytes[start...].allSatisfy({ $0 < 0x80 }) {
      offsets = nil
    } else {
      // libyaml counts code points: every byte but a continuation byte begins one.
      offsets = (start..<text.bytes.count).filter { text.bytes[$0] & 0xC0 != 0x80 }
    }
  }

  /// All events that matter for the tree.
  func events() throws(YAMLFault) -> [YAMLEvent] {
    do {
      return try events(of: Array(text.bytes[text.markLength...]))
    } catch {
      // js-yaml lets tabs stand on blank and comment lines, libyaml does not. Turned into blanks
      // in a copy, they move no offset.
      guard let relaxed = withoutIdleTabs() else { throw error }
      do { return try events(of: relaxed) } catch { throw error }
    }
  }

  private func byte(_ mark: yaml_mark_t) -> Int {
    let index = Int(mark.index)
    guard let offsets else { return min(text.markLength + index, text.bytes.count) }
    return index < offsets.count ? offsets[index] : text.bytes.count
  }

  private func events(of input: [UInt8]) throws(YAMLFault) -> [YAMLEvent] {
    var events: [YAMLEvent] = []
    let fault = withParser(input) { parser -> YAMLFault? in
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { return self.fault(parser.pointee) }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return nil }
        guard let read = self.read(event) else { continue }
        events.append(read)
      }
    }
    if let fault { throw fault }
    return events
  }

  /// The span of a scalar alone: an event's takes in tag and anchor, which end at a blank.
  private func withoutProperties(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      switch text.bytes[start] {
      case 0x20, 0x09, 0x0A, 0x0D: start += 1
      case UInt8(ascii: "#"): start = min(text.nextLineStart(after: start), range.upperBound)
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        while start < range.upperBound, ![0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[start]) {
          start += 1
        }
      default: return start..<range.upperBound
      }
    }
    return range.upperBound..<range.upperBound
  }

  private func withParser<R>(
    _ input: [UInt8], _ body: (UnsafeMutablePointer<yaml_parser_t>) -> R
  ) -> R {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    defer { parser.deallocate() }
    yaml_parser_initialize(parser)
    defer { yaml_parser_delete(parser) }
    return input.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      return body(parser)
    }
  }

  private func read(_ event: yaml_event_t) -> YAMLEvent? {
    let start = byte(event.start_mark)
    let range = start..<max(start, byte(event.end_mark))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .documentStart, range: range)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isBare = scalar.tag == nil && scalar.anchor == nil
      return YAMLEvent(
        kind: .scalar(value, style(scalar.style)),
        range: isBare ? range : withoutProperties(range), tag: string(scalar.tag),
        anchor: string(scalar.anchor))
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias(string(event.data.alias.anchor) ?? ""), range: range)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart(flow: mapping.style == YAML_FLOW_MAPPING_STYLE), range: range,
        tag: string(mapping.tag), anchor: string(mapping.anchor))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart(flow: sequence.style == YAML_FLOW_SEQUENCE_STYLE), range: range,
        tag: string(sequence.tag), anchor: string(sequence.anchor))
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, range: range)
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, range: range)
    default: return nil
    }
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .double
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private func fault(_ parser: yaml_parser_t) -> YAMLFault {
    var lines: [Int] = []
    if parser.error == YAML_READER_ERROR {
      lines = [text.line(at: min(text.markLength + parser.problem_offset, text.bytes.count))]
    } else {
      lines = [text.line(at: byte(parser.problem_mark))]
      if parser.context != nil { lines.append(text.line(at: byte(parser.context_mark))) }
    }
    let problem = parser.problem.map { String(cString: $0) } ?? "no memory"
    return YAMLFault(code: "syntax-error", reason: problem, lines: lines)
  }

  /// The text with tabs on blank-only and comment-only lines as blanks; nil where there are none.
  private func withoutIdleTabs() -> [UInt8]? {
    var copy = text.bytes
    var changed = false
    for (number, start) in text.lineStarts.enumerated() {
      let end = number + 1 < text.lineStarts.count ? text.lineStarts[number + 1] : copy.count
      let rest = copy[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 }
      let isIdle = rest.map {
        copy[$0] == UInt8(ascii: "#") || copy[$0] == 0x0A || copy[$0] == 0x0D
      }
      guard isIdle ?? true else { continue }
      for index in start..<(rest ?? end) where copy[index] == 0x09 {
        copy[index] = 0x20
        changed = true
      }
    }
    return changed ? Array(copy[text.markLength...]) : nil
  }
}
