import AWSCredentials
import CCurl

/// The requests that wait and those under way; used by the network thread only.
final class Transfers {
  private let multi: UnsafeMutableRawPointer
  private let limit: Int
  private var waiting: [RequestTicket] = []
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
      ticket.finish(transfer.answer(code))
      drop(easy)
    }
  }

  private func drop(_ easy: UnsafeMutableRawPointer) {
    _ = ccurl_multi_remove(multi, easy)
    running[easy] = nil
  }
}
