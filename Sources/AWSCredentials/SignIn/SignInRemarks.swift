import AWSProfiles

/// A renewed sign-in, and whether the next program finds it.
struct RenewedSignIn<Value: Sendable>: Sendable {
  /// The token or the keys.
  var value: Value
  /// The file that did not take it; nil: it is kept.
  var unkeptPath: String?
}

/// What a check has to tell besides its verdict.
actor SignInRemarks {
  /// In sentences, each once.
  private(set) var sentences: [String] = []

  /// Notes that a renewed sign-in is lost with this run: the refresh token of the old one is used
  /// up.
  func add(unkeptPath path: String) {
    let sentence =
      "The sign-in was renewed, but the new one cannot be kept in \(path): make room or check the "
      + "folder, then sign in again."
    if !sentences.contains(sentence) { sentences.append(sentence) }
  }
}

extension ServiceCaller {
  /// What a renewal gave, once its remark is noted.
  func noted<Value>(_ renewed: RenewedSignIn<Value>?) async -> Value? {
    if let path = renewed?.unkeptPath { await remarks.add(unkeptPath: path) }
    return renewed?.value
  }
}
