import AWSCredentials
import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One exchange in libcurl's hands; used by the network thread only.
final class Transfer {
  /// libcurl's handle, freed with the transfer.
  let easy: UnsafeMutableRawPointer
  private let request: HTTPRequest
  private var list: UnsafeMutablePointer<curl_slist>?
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var headers: [HTTPHeader] = []
  private var body: [UInt8] = []
  private var isTooLarge = false

  /// Sets all options; a fault where the request cannot be made or this libcurl cannot sign it.
  init(_ request: HTTPRequest) throws(TransportFault) {
    if let fault = Self.missing(for: request, version: ccurl_version()) { throw fault }
    guard let easy = ccurl_easy_new() else {
      throw TransportFault(.unavailable, message: "libcurl gave no handle")
    }
    self.easy = easy
    self.request = request
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    var options = CurlOptions(easy)
    setRequest(&options)
    setHeaders(&options)
    setRoute(&options)
    setLimits(&options)
    setSinks(&options)
    if let code = options.failed {
      let text = String(cString: ccurl_text(code))
      throw TransportFault(
        .unavailable, number: Int(code.rawValue), message: "the request cannot be made: \(text)")
    }
  }

  deinit {
    ccurl_easy_free(easy)
    ccurl_list_free(list)
    words.deallocate()
  }

  /// What to tell the caller, once libcurl has ended with `code`.
  func answer(_ code: CURLcode) -> RequestTicket.Answer {
    let seen = TransferEnd(
      code: Int(code.rawValue), words: String(cString: words),
      connectStatus: ccurl_get_long(easy, CURLINFO_HTTP_CONNECTCODE),
      status: ccurl_get_long(easy, CURLINFO_RESPONSE_CODE),
      systemError: Int32(truncatingIfNeeded: ccurl_get_long(easy, CURLINFO_OS_ERRNO)),
      isTooLarge: isTooLarge, hasProxy: request.route.proxy?.isEmpty == false)
    let elapsed = Int(ccurl_get_time(easy, CURLINFO_TOTAL_TIME_T) / 1000)
    if var fault = seen.fault(general: String(cString: ccurl_text(code))) {
      // How long was waited in vain tells a slow network from one that is away.
      fault.elapsed = elapsed
      return .failure(fault)
    }
    return .success(
      HTTPResponse(status: seen.status, headers: headers, body: body, elapsed: elapsed))
  }

  /// The fault where libcurl's `version` cannot sign the request: the library at hand may be older
  /// than the headers at build time.
  static func missing(for request: HTTPRequest, version: UInt32) -> TransportFault? {
    guard let signing = request.signing else { return nil }
    let has = "\(version >> 16).\(version >> 8 & 0xff).\(version & 0xff)"
    // 7.75 brought SigV4; before 7.87 it left out of the signature what the header list held.
    if version < 0x074b00 || (signing.credentials.sessionToken != nil && version < 0x075700) {
      return TransportFault(
        .unavailable,
        message: "libcurl \(has) cannot sign this request; install version 7.87 or later")
    }
    return nil
  }

  private func setRequest(_ options: inout CurlOptions) {
    options.set(CURLOPT_URL, request.url)
    if ccurl_version() >= 0x075500 { options.set(CURLOPT_PROTOCOLS_STR, "http,https") }
    if request.method == "GET", request.body.isEmpty {
      options.set(CURLOPT_HTTPGET, 1)
    } else {
      options.set(CURLOPT_POST, 1)
      options.setBody(request.body)
      if request.method != "POST" { options.set(CURLOPT_CUSTOMREQUEST, request.method) }
    }
    guard let signing = request.signing else { return }
    options.set(CURLOPT_AWS_SIGV4, "aws:amz:\(signing.region):\(signing.service)")
    options.set(CURLOPT_USERNAME, signing.credentials.accessKeyID)
    options.set(CURLOPT_PASSWORD, signing.credentials.secretAccessKey.reveal())
  }

  /// Only headers that are really sent: an entry that takes one away would be signed too.
  private func setHeaders(_ options: inout CurlOptions) {
    for header in request.headers { add(header.name, header.value, &options) }
    if let token = request.signing?.credentials.sessionToken {
      add("X-Amz-Security-Token", token.reveal(), &options)
    }
    options.setPointer(CURLOPT_HTTPHEADER, list)
  }

  private func add(_ name: String, _ value: String, _ options: inout CurlOptions) {
    // A line end would smuggle a header in; an empty value would take the header away.
    let isClean = (name + value).utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
    guard isClean, !name.isEmpty, !value.isEmpty else {
      options.fail(CURLE_BAD_FUNCTION_ARGUMENT)
      return
    }
    guard let longer = ccurl_list_append(list, "\(name): \(value)") else {
      options.fail(CURLE_OUT_OF_MEMORY)
      return
    }
    list = longer
  }

  private func setRoute(_ options: inout CurlOptions) {
    // An empty text, unlike none, keeps libcurl from reading the proxy variables by itself.
    options.set(CURLOPT_PROXY, request.route.proxy ?? "")
    options.set(CURLOPT_NOPROXY, "")
    options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    options.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let text = request.route.caText {
      options.setBlob(CURLOPT_CAINFO_BLOB, Array(text.utf8))
    } else if let file = request.route.caFile {
      options.set(CURLOPT_CAINFO, file)
    } else {
      return
    }
    // The folder built into libcurl would still be trusted beside the given roots.
    options.set(CURLOPT_CAPATH, nil)
  }

  private func setLimits(_ options: inout CurlOptions) {
    options.set(CURLOPT_TIMEOUT_MS, max(1, request.timeout))
    options.set(CURLOPT_CONNECTTIMEOUT_MS, max(1, request.connectTimeout))
    options.set(CURLOPT_MAXFILESIZE, HTTPResponse.bodyLimit)
    options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    options.set(CURLOPT_NOSIGNAL, 1)
    // Or taking the handle away would wait for a resolver that hangs.
    if ccurl_version() >= 0x075700 { options.set(CURLOPT_QUICK_EXIT, 1) }
  }

  private func setSinks(_ options: inout CurlOptions) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    options.setPointer(CURLOPT_ERRORBUFFER, words)
    options.setPointer(CURLOPT_WRITEDATA, me)
    options.setPointer(CURLOPT_HEADERDATA, me)
    options.setSink(CURLOPT_WRITEFUNCTION) { bytes, size, count, me in
      guard let bytes, let me else { return 0 }
      let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue().takeBody(piece)
    }
    options.setSink(CURLOPT_HEADERFUNCTION) { bytes, size, count, me in
      guard let bytes, let me else { return 0 }
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue().takeHeader(line)
    }
  }

  private func takeBody(_ piece: UnsafeRawBufferPointer) -> Int {
    guard body.count + piece.count <= HTTPResponse.bodyLimit else {
      isTooLarge = true
      return 0
    }
    body += piece
    return piece.count
  }

  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
    if line.starts(with: "HTTP/".utf8) {
      // A second answer after "100 Continue": its headers are the ones.
      headers = []
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a
      }
      var value = line[(colon + 1)...].drop(while: isBlank)
      while let last = value.last, isBlank(last) { value = value.dropLast() }
      headers.append(
        HTTPHeader(
          String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return line.count
  }
}
