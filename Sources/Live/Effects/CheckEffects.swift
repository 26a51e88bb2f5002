import AWSCredentials
import AWSProfiles
import App

extension EffectRunner {
  func startCheck(_ id: Int, _ names: [String], _ catalog: ProfileCatalog) {
    let (environment, world, mailbox, devices) = (
      surroundings.environment, world, mailbox, devices
    )
    var options = names.count > 1 ? CheckOptions.all : CheckOptions()
    let limits = limits.withLock { $0 }
    if let timeout = limits.timeout {
      options.timeout = timeout * 1000
      options.connectTimeout = min(options.connectTimeout, options.timeout)
    }
    if let retries = limits.retries { options.retries = retries }
    let task = Task { [self] in
      var verdicts: [String: KnownVerdict] = [:]
      await withTaskGroup(of: (String, KnownVerdict).self) { group in
        var rest = names[...]
        func start() {
          guard let name = rest.popFirst() else { return }
          group.addTask { [options] in
            OwnThread.yieldToScreen()
            let verdict = await check(
              profile: name, catalog: catalog, environment: environment, world: world,
              options: options, devices: devices)
            let time = world.now()
            mailbox.post(.verdict(check: id, profile: name, verdict: verdict, at: time))
            return (name, KnownVerdict(verdict: verdict, at: time))
          }
        }
        for _ in 0..<CheckOptions.checksAtOnce { start() }
        while let (name, known) = await group.next() {
          verdicts[name] = known
          start()
        }
      }
      mailbox.post(.checkEnded(id: id))
      checks.withLock { $0[id] = nil }
      keep(verdicts, for: catalog)
    }
    // Where it has ended already, nothing is left to stop.
    checks.withLock { $0[id] = task }
  }

  private func keep(_ verdicts: [String: KnownVerdict], for catalog: ProfileCatalog) {
    guard let kept else { return }
    fileWork.run { kept.keep(verdicts, for: catalog) }
  }
}
