import JSONText
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true ", true), ("-0.5e+3", .number("-0.5e+3")),
    (#""a\u00e9\ud83d\ude00\n""#, .string("aé😀\n")), (#""\ud800x""#, .string("\u{FFFD}x")),
    (#"{"a":[1,{}],"b":""}"#, .object([.init("a", [1, .object([])]), .init("b", "")])),
    ("\u{FEFF}[]", .array([])),
  ])
  func reads(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(arguments: [
    "", "tru", "01", "1.", "[1,]", "{\"a\"}", "{a:1}", "\"\u{01}\"", "\"a", "[] []", "\"\\x\"",
    String(repeating: "[", count: 100_000),
  ])
  func refuses(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test func refusesStringsThatAreNotUTF8() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func whatIsWrittenReadsTheSame() throws {
    let value: JSONValue = [
      "quote\"\\": "tab\t nul\u{0} c1\u{85} ü", "list": [1, nil, false, ["deep": []]],
    ]
    #expect(try JSONValue(parsing: value.text()) == value)
    #expect(try JSONValue(parsing: value.compactText()) == value)
  }

  @Test func theLastOfTwoEqualKeysCounts() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#)["a"]?.integer == 2)
  }
}
