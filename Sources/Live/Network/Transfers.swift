import AWSCredentials
import CCurl

/// The requests that wait and those under way; used by the network thread only.
final class Transfers {
  private let multi: UnsafeMutableRawPointer
  private let limit: Int
  private var waiting: [RequestTicket] = []
  /// Hosts that have answered since the thread last had nothing to do.
  private var reached: Set<String> = []
  private var running: [UnsafeMutableRawPointer: (transfer: Transfer, ticket: RequestTicket)] = [:]

  /// At most `limit` under way at once.
  init(multi: UnsafeMutableRawPointer, limit: Int) {
    self.multi = multi
    self.limit = limit
  }

  /// Does what can be done without waiting: drop the cancelled, start, move bytes, answer.
  func advance(adding arrived: [RequestTicket]) {
    waiting += arrived
    for (easy, entry) in running where entry.ticket.isDone { drop(easy) }
    repeat {
      startWaiting()
      var left: Int32 = 0
      _ = ccurl_multi_perform(multi, &left)
      answerEnded()
    } while !waiting.isEmpty && running.count < limit
    if running.isEmpty { reached = [] }
  }

  /// Sleeps until a socket, a time limit or another thread wakes it.
  func wait() { _ = ccurl_multi_wait(multi, running.isEmpty ? Int32.max : 60_000) }

  private func startWaiting() {
    var started = 0
    while started < waiting.count, running.count < limit {
      let ticket = waiting[started]
      started += 1
      if !ticket.isDone { start(ticket) }
    }
    waiting.removeFirst(started)
  }

  private func start(_ ticket: RequestTicket) {
    do throws(TransportFault) {
      let transfer = try Transfer(ticket.request)
      running[transfer.easy] = (transfer, ticket)
      guard ccurl_multi_add(multi, transfer.easy) == CURLM_OK else {
        running[transfer.easy] = nil
        throw TransportFault(.unavailable, message: "libcurl did not take the request")
      }
    } catch {
      ticket.finish(.failure(error))
    }
  }

  private func answerEnded() {
    var code = CURLE_OK
    while let easy = ccurl_multi_next_done(multi, &code) {
      guard let (transfer, ticket) = running[easy] else { continue }
      let answer = transfer.answer(code)
      ticket.finish(answer)
      drop(easy)
      note(answer, from: Self.host(of: ticket.request))
    }
  }

  /// Where a host cannot be reached, those that still wait their turn for it are told at once:
  /// hundreds of time limits one after the other would take minutes.
  private func note(_ answer: RequestTicket.Answer, from host: Substring) {
    guard case .failure(let fault) = answer else {
      reached.insert(String(host))
      return
    }
    let isOutOfReach = [.unknownHost, .unreachable, .refused, .timeout, .proxy].contains(fault.kind)
    guard isOutOfReach, !reached.contains(String(host)) else { return }
    for ticket in waiting where Self.host(of: ticket.request) == host {
      ticket.finish(.failure(fault))
    }
    waiting.removeAll { $0.isDone }
  }

  /// Scheme, host and port of a request.
  private static func host(of request: HTTPRequest) -> Substring {
    let url = request.url[...]
    guard let start = url.firstRange(of: "://")?.upperBound else { return url }
    return url[..<(url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex)]
  }

  private func drop(_ easy: UnsafeMutableRawPointer) {
    _ = ccurl_multi_remove(multi, easy)
    running[easy] = nil
  }
}
