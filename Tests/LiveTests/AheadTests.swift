import Synchronization
import Testing

@testable import Live

@Suite struct AheadTests {
  /// The work is done once, whoever asks and however often.
  @Test func aValueIsMadeOnce() async {
    let count = Mutex(0)
    let values = (0..<20).map { number in
      Ahead<Int> {
        count.withLock { $0 += 1 }
        return number
      }
    }
    #expect(values.map { $0.value() } == Array(0..<20))
    await withTaskGroup(of: Int.self) { group in
      for value in values { group.addTask { value.value() } }
      var sum = 0
      for await value in group { sum += value }
      #expect(sum == 190)
    }
    #expect(count.withLock { $0 } == 20)
  }
}
