import AWSProfiles
import App
import Canvas
import INIDocument

extension Benchmark {
  /// Reading and merging both files, beside botocore.
  static func files(_ peers: Peers) -> [Budget] {
    func ours(_ count: Int) -> Double {
      let credentials = Array(ManyProfiles.credentials(count).utf8)
      let config = Array(ManyProfiles.config(count).utf8)
      var names = 0
      let time = Stopwatch.typical(21) {
        let files = SharedFiles(credentials: Document(credentials), config: Document(config))
        names = ProfileCatalog(files).names.count
      }
      precondition(names >= count, "profiles were lost")
      return time
    }
    let script =
      "import time,botocore.session as s;b=s.Session();t=time.time();b.full_config;"
      + "print((time.time()-t)*1000)"
    let peer = Peers.number(
      of: "\(peers.variables(10_000)) \(peers.python) -c '\(script)' 2>/dev/null")
    let (few, many) = (ours(1_000), ours(10_000))
    return [
      .times(100, "read and merge 10,000 profiles", many, than: peer, "botocore"),
      Budget(
        what: "the same for ten times as many profiles", ours: Budget.time(many),
        peer: "\(Budget.time(few)) for 1,000", ratio: Budget.number(many / few),
        limit: "at most 12 times", isMet: many / few <= 12),
    ]
  }

  /// Opening a large project.
  static func projects(_ peers: Peers) -> [Budget] {
    let bytes = StageProjects.text(lines: 5_000)
    let time = Stopwatch.typical(9) { precondition(StageProjects.open(bytes) == 2) }
    return [.within(100, "open a serverless.yml of 5,000 lines", time)]
  }

  /// From a key to its picture, in memory.
  static func frames(_ peers: Peers) -> [Budget] {
    let files = SharedFiles(
      credentials: Document(Array(ManyProfiles.credentials(10_000).utf8)),
      config: Document(Array(ManyProfiles.config(10_000).utf8)))
    var model = Model(environment: Environment([:]))
    func send(_ message: Message) {
      for case .prepare(let search) in update(&model, message) { search.prepare() }
    }
    send(.input(.resize(Size(columns: 120, rows: 40))))
    send(.loaded(FilesAnswer(files: files, paths: [:])))
    let step = Stopwatch.typical(99) {
      send(.input(.key(.down)))
      _ = view(model)
    }
    send(.action(.filter))
    var slowest = 0.0
    for letter in "team-97prod" {
      let time = Stopwatch.typical(9) {
        send(.input(.key(.backspace)))
        send(.input(.key(.character(letter))))
        _ = view(model)
      }
      // Two changes of the filter were timed: the longest of all letters counts for both.
      slowest = max(slowest, time / 2)
      send(.input(.key(.character(letter))))
    }
    return [
      .within(1, "a cursor step to its picture, in memory", step),
      .within(5, "a key of the filter over 10,000 profiles, the slowest of a word", slowest),
    ]
  }
}
