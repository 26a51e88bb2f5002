extension JSONValue {
  /// The value as text on one line, as `{"a": 1, "b": [true, null]}`; all that is not ASCII stands
  /// as itself, control characters are escaped.
  public func text() -> String {
    var output = ""
    write(to: &output)
    return output
  }

  /// The value in its shortest form, no blanks between tokens: what signatures and cache names
  /// are made of.
  public func compactText() -> String {
    var output = ""
    write(to: &output, comma: ",", colon: ":")
    return output
  }

  private func write(to output: inout String, comma: String = ", ", colon: String = ": ") {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let text): output += text
    case .string(let text): Self.quote(text, to: &output)
    case .array(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += comma }
        element.write(to: &output, comma: comma, colon: colon)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += comma }
        Self.quote(member.key, to: &output)
        output += colon
        member.value.write(to: &output, comma: comma, colon: colon)
      }
      output += "}"
    }
  }

  private static func quote(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
