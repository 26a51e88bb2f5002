import TestSupport
import Testing

/// Undo of a rotation whose old key was deleted since.
@Suite struct DeadKeyTests {
  private static let old = "[bob]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\n"
  private static let new = "[bob]\naws_access_key_id = AKIAEXAMPLE2BRAVO222\n"

  private func rotated(deleting ids: [String]) -> Program {
    let program = Program(credentials: Self.old)
    let set = program.run("set", "bob", "aws_access_key_id", "AKIAEXAMPLE2BRAVO222")
    #expect(set.status == 0, "\(set.errors)")
    let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
    program.home.write(".local/state/awscreds-tui/state.json", "{\"deleted_keys\": [\(list)]}")
    return program
  }

  @Test func aDeletedKeyComesBackOnlyByConsent() {
    let program = rotated(deleting: ["AKIAEXAMPLE2OTHER222", "AKIAEXAMPLE2ALPHA222"])
    defer { program.home.remove() }
    let told = "notice deleted-key: AKIAEXAMPLE2ALPHA222 comes back, but it was deleted at AWS"
    let shown = program.run("undo", "--diff")
    #expect(shown.status == 0)
    #expect(shown.errors.contains(told), "\(shown.errors)")
    let refused = program.run("undo")
    #expect(refused.status == 3)
    #expect(refused.errors.contains(told), "\(refused.errors)")
    #expect(refused.errors.contains("Say --yes"), "\(refused.errors)")
    #expect(program.file("credentials") == Self.new)
    let agreed = program.run("undo", "--yes")
    #expect(agreed.status == 0)
    #expect(agreed.errors.contains(told), "\(agreed.errors)")
    #expect(program.file("credentials") == Self.old)
    // The way forward brings no dead key.
    let again = program.run("redo")
    #expect(again.errors == "")
    #expect(program.file("credentials") == Self.new)
  }

  @Test func keysThatLiveAreTakenBackUnasked() {
    let program = rotated(deleting: ["AKIAEXAMPLE2BRAVO222"])
    defer { program.home.remove() }
    let run = program.run("undo")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(program.file("credentials") == Self.old)
    // The key that redo would put back is the dead one now.
    #expect(program.run("redo").status == 3)
  }
}
