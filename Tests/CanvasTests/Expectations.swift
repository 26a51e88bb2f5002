import Testing

/// The macro takes no call that changes its receiver: these take its answer.
func expect(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(answer, sourceLocation: sourceLocation)
}

/// Expects an answer of no.
func expectNot(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(!answer, sourceLocation: sourceLocation)
}
