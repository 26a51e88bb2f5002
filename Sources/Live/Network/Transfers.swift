import AWSCredentials
import CCurl

/// The requests that wait and those under way; used by the network thread only.
final class Transfers {
  /// libcurl's handle; other threads may wake it.
  let multi: UnsafeMutableRawPointer
  private let limit: Int
  private var waiting: [RequestTicket] = []
  private var running: [UnsafeMutableRawPointer: Running] = [:]
  private var signs = HostSigns()

  private struct Running {
    var transfer: Transfer
    var ticket: RequestTicket
  }

  /// At most `limit` under way at once, and as many again that are the first to their hosts; nil
  /// without libcurl.
  init?(limit: Int) {
    guard ccurl_version() != 0, let multi = ccurl_multi_new() else { return nil }
    self.multi = multi
    self.limit = limit
  }

  /// Does what can be done without waiting: drop the cancelled, start, move bytes, answer.
  func advance(adding arrived: [RequestTicket]) {
    for (easy, entry) in running where entry.ticket.isDone { drop(easy) }
    for ticket in arrived { take(ticket) }
    repeat {
      startWaiting()
      var left: Int32 = 0
      _ = ccurl_multi_perform(multi, &left)
      answerEnded()
    } while !waiting.isEmpty && running.count < limit
  }

  /// Sleeps until a socket, a time limit or another thread wakes it.
  func wait() { _ = ccurl_multi_wait(multi, running.isEmpty ? Int32.max : 60_000) }

  /// The first request to a host begins at once: where many hosts hang, all of them are found out
  /// within one time limit and not one after the other.
  private func take(_ ticket: RequestTicket) {
    if !signs.isUnderWay(ticket.host), running.count < 2 * limit {
      start(ticket)
    } else {
      waiting.append(ticket)
    }
  }

  private func startWaiting() {
    var started = 0
    while started < waiting.count, running.count < limit {
      let ticket = waiting[started]
      started += 1
      start(ticket)
    }
    waiting.removeFirst(started)
  }

  private func start(_ ticket: RequestTicket) {
    guard !ticket.isDone else { return }
    do throws(TransportFault) {
      let transfer = try Transfer(ticket.request)
      let now = MonotonicClock.milliseconds()
      guard ccurl_multi_add(multi, transfer.easy) == CURLM_OK else {
        throw TransportFault(.unavailable, message: "libcurl did not take the request")
      }
      running[transfer.easy] = Running(transfer: transfer, ticket: ticket)
      signs.begin(ticket.host, at: now)
    } catch {
      ticket.finish(.failure(error))
    }
  }

  private func answerEnded() {
    var code = CURLE_OK
    while let easy = ccurl_multi_next_done(multi, &code) {
      guard let entry = running[easy] else { continue }
      let answer = entry.transfer.answer(code)
      entry.ticket.finish(answer)
      if case .failure(let fault) = answer, fault.isOutOfReach {
        tellWaiting(fault, entry.ticket.host)
      } else {
        signs.hear(entry.ticket.host, at: MonotonicClock.milliseconds())
      }
      drop(easy)
    }
  }

  /// Those that wait their turn for a host are told at once that it is out of reach: hundreds of
  /// time limits one after the other would take minutes.
  ///
  /// One request that timed out says little: the host must have been silent to all of them, for as
  /// long as those that wait would try to reach it.
  private func tellWaiting(_ fault: TransportFault, _ host: String) {
    let silence = signs.silence(of: host, at: MonotonicClock.milliseconds())
    for ticket in waiting where ticket.host == host {
      let limit = min(ticket.request.timeout, ticket.request.connectTimeout)
      // libcurl's clock may be a little ahead of ours.
      let isAway = fault.kind == .timeout ? silence >= limit * 9 / 10 : !signs.wasHeard(host)
      if isAway { ticket.finish(.failure(fault)) }
    }
    waiting.removeAll { $0.isDone }
  }

  private func drop(_ easy: UnsafeMutableRawPointer) {
    _ = ccurl_multi_remove(multi, easy)
    if let entry = running.removeValue(forKey: easy) { signs.end(entry.ticket.host) }
  }
}

extension TransportFault {
  /// Whether nothing was heard from the host.
  fileprivate var isOutOfReach: Bool {
    [.unknownHost, .unreachable, .refused, .timeout, .proxy].contains(kind)
  }
}
