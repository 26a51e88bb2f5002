import AWSCredentials
import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// What is kept from frame to frame changes no frame.
@Suite struct KeptValuesTests {
  private static let keys: [Key] = [
    .down, .down, .down, .up, .pageDown, .home, .end, .tab, .escape, .enter, .backspace,
    .character("s"), .character(" "), .character("/"), .character("a"), .character("1"),
    .character("2"), .character("4"), .character("e"), .character("v"), .character("z"),
  ]

  /// The model with everything forgotten that is worked out of the files.
  private func forgetful(_ model: Model) -> Model {
    var model = model
    model.catalog = ProfileCatalog(model.catalog.files)
    model.doctor.findings = model.doctor.findings
    let verdicts = model.verdicts
    model.verdicts = verdicts
    return model
  }

  private func config(_ round: Int) -> String {
    (0..<60).map { index in
      let kinds = [
        "region = eu-west-1", "role_arn = arn:aws:iam::44445555\(6000 + index + round):role/Ops",
        "sso_account_id = 11112222\(3000 + index)\nsso_role_name = Read", "source_profile = p0",
        "credential_process = /bin/\(round)",
      ]
      return "[profile p\(index)]\n\(kinds[(index + round) % kinds.count])\n"
    }.joined(separator: "\n")
  }

  @Test(arguments: 0..<6) func aFrameIsAsAFreshOne(_ seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    var model = Sample.model(120, 40)
    for step in 0..<120 {
      switch Int.random(in: 0..<12, using: &numbers) {
      case 0: _ = update(&model, .loaded(Sample.answer(config: config(step))))
      case 1:
        let files = Sample.answer(config: config(step % 3))
        _ = update(&model, .saved(.done(files, title: "x", thenCheck: [])))
      case 2:
        let name = model.catalog.names.randomElement(using: &numbers) ?? ""
        var verdict = Verdict(.valid)
        verdict.accountID = "\(100_000_000_000 + step)"
        if step % 3 == 0 { verdict.needsUserAt = model.now + 60 * step }
        model.verdicts[name] = KnownVerdict(verdict: verdict, at: model.now)
      default: model.press(Self.keys.randomElement(using: &numbers) ?? .down)
      }
      let frame = view(model)
      #expect(model.nextTick == forgetful(model).nextTick)
      guard frame == view(forgetful(model)), frame == view(model) else {
        Issue.record("seed \(seed), step \(step): another frame")
        return
      }
    }
  }
}
