import TestSupport
import Testing

/// The tables are where the tests of their rows look for them: no row at all would pass them all.
@Suite struct VectorTableTests {
  @Test(arguments: ["parser.json", "writer.json"]) func oursAreRead(_ name: String) {
    #expect(Vector.ours(name).count > 20)
  }

  @Test(.needsVectors, arguments: ["parser-upstream.json", "writer-upstream.json"])
  func thoseOfOthersAreRead(_ name: String) {
    #expect(Vector.upstream(name).count > 20)
  }
}
