import AWSCredentials
import AWSProfiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs one program to its end, as `credential_process` asks.
///
/// No shell; standard input is empty. The child leads a session of its own: it cannot write over
/// the screen through `/dev/tty`, and what it starts can be ended with it.
enum ProgramRun {
  static let outputLimit = 64 << 10
  static let errorLimit = 4 << 10

  /// Runs `arguments` for at most `timeout` milliseconds; cancelling the task kills it, and so does the
  /// end of `programs`.
  static func run(
    _ arguments: [String], environment: Environment, timeout: Int, among programs: RunningPrograms
  ) async -> ProcessResult {
    let stop = StopSign()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isStarted = OwnThread.start {
          continuation.resume(
            returning: runBlocking(
              arguments, environment: environment, timeout: timeout, stop: stop, programs))
        }
        if !isStarted {
          continuation.resume(
            returning: ProcessResult(status: nil, errorText: "no thread could be started"))
        }
      }
    } onCancel: {
      stop.raise()
    }
  }

  private static func runBlocking(
    _ arguments: [String], environment: Environment, timeout: Int, stop: StopSign,
    _ programs: RunningPrograms
  ) -> ProcessResult {
    guard let output = ProgramPipe(limit: outputLimit), let errors = ProgramPipe(limit: errorLimit)
    else {
      return ProcessResult(status: nil, errorText: "no pipe could be made")
    }
    let child: pid_t
    let streams: [ChildProgram.Stream] = [
      .nothing, .descriptor(output.writeEnd), .descriptor(errors.writeEnd),
    ]
    let started = programs.start {
      ChildProgram.start(
        arguments, variables: environment.variables, streams: streams, ownSession: true)
    }
    switch started {
    case .success(let pid): child = pid
    case .failure(let fault):
      let program = arguments.first ?? ""
      return ProcessResult(
        status: nil, errorText: "\(program) could not be started: \(fault.reason)")
    }
    output.closeWriteEnd()
    errors.closeWriteEnd()
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(timeout)
    var slice: Int32 = 1
    while true {
      let isOpen = read(output, errors, within: slice)
      if let status = programs.ending(of: child).map(told) {
        // A grandchild may hold the pipes open: take what is there and wait no longer.
        while read(output, errors, within: 0), output.gotSome || errors.gotSome {}
        return ProcessResult(
          status: status.code, output: output.bytes,
          errorText: status.code == nil && errors.bytes.isEmpty ? status.words : errors.text)
      }
      if stop.isRaised || clock.now >= deadline {
        programs.end(child)
        let why = stop.isRaised ? "cancelled" : "no answer within \(timeout) ms"
        return ProcessResult(status: nil, output: output.bytes, errorText: why)
      }
      if !isOpen { usleep(UInt32(slice) * 1000) }
      slice = min(slice * 2, 20)
    }
  }

  /// Reads what comes within `milliseconds`; whether a pipe is still open.
  private static func read(
    _ output: ProgramPipe, _ errors: ProgramPipe, within milliseconds: Int32
  ) -> Bool {
    output.gotSome = false
    errors.gotSome = false
    let open = [output, errors].filter(\.isOpen)
    var polls = open.map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
    guard !polls.isEmpty else { return false }
    if poll(&polls, nfds_t(polls.count), milliseconds) > 0 {
      for (pipe, poll) in zip(open, polls) where poll.revents != 0 { pipe.read() }
    }
    return true
  }

  /// How a child ended, of what `waitpid` told.
  private static func told(_ status: Int32) -> (code: Int?, words: String) {
    let signal = status & 0x7f
    if signal == 0 { return (Int(status >> 8 & 0xff), "") }
    return (nil, "killed by signal \(signal)")
  }
}

/// Says once, from any thread, that the child shall end.
private final class StopSign: Sendable {
  private let flag = Atomic(false)

  var isRaised: Bool { flag.load(ordering: .acquiring) }
  func raise() { flag.store(true, ordering: .releasing) }
}
