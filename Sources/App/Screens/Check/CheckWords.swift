import AWSCredentials
import AWSProfiles

extension Model {
  /// A verdict in a few words.
  func words(_ verdict: Verdict) -> String {
    switch verdict.class {
    case .valid: verdict.accountID.map { "valid, account \($0)" } ?? "valid"
    case .noNetwork, .proxyFailure, .tlsFailure, .notSTSResponse:
      "unknown: \(verdict.class.short): \(verdict.message)"
    default: verdict.message
    }
  }

  /// What happened and what to do about it, in sentences.
  func explanation(_ name: String, _ verdict: Verdict) -> String {
    if verdict.class == .valid {
      var words = verdict.arn ?? ""
      if let left = secondsLeft(verdict), left < 3600 {
        words = left <= 0 ? "It has run out. \(remedy(name))." : "\(remedy(name))."
      }
      // What is to be told though the keys are good.
      return [words, verdict.advice].filter { !$0.isEmpty }.joined(separator: " ")
    }
    var sentences = [verdict.message, advice(name, verdict)]
      .filter { !$0.isEmpty }.map(Self.sentence)
    if let fix = offeredFix(name) { sentences.append("f: \(fix.title).") }
    return sentences.joined(separator: " ")
  }

  /// What to do about a verdict, by keys of the screen where there are some.
  func advice(_ name: String, _ verdict: Verdict) -> String {
    guard verdict.class == .signInNeeded else { return verdict.advice }
    // What `aws login` begins only it can begin again, and the message says so.
    return SSOSession(of: name, in: catalog) != nil ? "Sign in: l" : ""
  }

  /// When what was valid ends; nil where it does not, as far as is known.
  ///
  /// The hour of a role that is assumed again by itself is told, but is nothing to act on.
  func endText(_ verdict: Verdict) -> String? {
    guard verdict.class == .valid else { return nil }
    if let left = secondsLeft(verdict) {
      return left > 0 ? "in \(leftText(left))" : "it has run out"
    }
    guard let end = verdict.expiresAt, end > now else { return nil }
    let left = end - now
    return left < 60 ? "within a minute, renews itself" : "in \(ageText(left)), renews itself"
  }

  /// What the user does where time runs out.
  private func remedy(_ name: String) -> String {
    if SSOSession(of: name, in: catalog) != nil { return "Sign in again: l" }
    return needsCode(name) ? "Check it again with a new code: c" : "Get new temporary keys"
  }

  /// Whether a role on the way asks for a code of an MFA device.
  private func needsCode(_ name: String) -> Bool {
    catalog.chain(of: name).links.contains { catalog[$0.profile]?["mfa_serial"] != nil }
  }

  private static func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    let start = first.isLetter ? first.uppercased() + text.dropFirst() : text
    return ".!?:".contains(last) ? start : start + "."
  }

  /// A change of the files that does away with what the verdict found; nil where none is safe.
  func offeredFix(_ name: String) -> Change? {
    guard let verdict = verdicts[name]?.verdict, let profile = catalog[name] else { return nil }
    switch verdict.class {
    case .regionUnknown:
      guard let region = profile.setting("region"), region.value == verdict.region,
        let meant = verdict.suggestedRegion ?? Partition.suggestion(for: region.value)
      else { return nil }
      return Change(
        title: "Set region of \(name) to \(meant)",
        changes: [
          .set(profile: name, key: "region", value: meant, file: region.origin.file)
        ], thenCheck: [name])
    case .staleSessionToken:
      let tokens = ["aws_session_token", "aws_security_token"].compactMap { profile.setting($0) }
      guard !tokens.isEmpty else { return nil }
      return Change(
        title: "Remove the session token of \(name)",
        changes: tokens.map { .unset(profile: name, key: $0.key, file: $0.origin.file) },
        thenCheck: [name])
    default: return nil
    }
  }
}
