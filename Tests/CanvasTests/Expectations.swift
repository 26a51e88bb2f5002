import Testing

/// The macro takes no call that changes its receiver: these take its answer.
func expect(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(answer, sourceLocation: sourceLocation)
}

/// Expects an answer of no.
func expectNot(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(!answer, sourceLocation: sourceLocation)
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var mixed = seed
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
