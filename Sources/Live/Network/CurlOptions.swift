import CCurl

/// Sets options on one handle and keeps the first failure.
struct CurlOptions {
  private let easy: UnsafeMutableRawPointer
  /// Why the first option that failed did.
  private(set) var failed: CURLcode?

  init(_ easy: UnsafeMutableRawPointer) { self.easy = easy }

  mutating func fail(_ code: CURLcode) {
    if failed == nil, code != CURLE_OK { failed = code }
  }

  mutating func set(_ option: CURLoption, _ value: Int) {
    fail(ccurl_set_long(easy, option, value))
  }

  mutating func set(_ option: CURLoption, _ value: String?) {
    // libcurl would read only up to the NUL, and send what nobody looked at.
    guard value?.utf8.contains(0) != true else { return fail(CURLE_BAD_FUNCTION_ARGUMENT) }
    fail(ccurl_set_text(easy, option, value))
  }

  mutating func setPointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
    fail(ccurl_set_pointer(easy, option, value))
  }

  mutating func setSink(_ option: CURLoption, _ sink: @escaping curl_write_callback) {
    fail(ccurl_set_sink(easy, option, sink))
  }

  mutating func setBody(_ bytes: [UInt8]) {
    fail(bytes.isEmpty ? ccurl_set_body(easy, "", 0) : ccurl_set_body(easy, bytes, bytes.count))
  }

  mutating func setBlob(_ option: CURLoption, _ bytes: [UInt8]) {
    fail(ccurl_set_blob(easy, option, bytes, bytes.count))
  }
}
