import ServerlessProject
import Testing

/// What is told of stages without a row, in the same words wherever it is told.
@Suite struct OtherStageTests {
  @Test(arguments: [
    (
      "serverless.yml", "provider:\n  name: aws\n",
      "not set", "not set: the environment or default decides"
    ),
    (
      "serverless.yml", "provider:\n  profile: x-${sls:stage}\n", "x-${sls:stage}",
      "x-{stage}, made from the stage"
    ),
    (
      "serverless.yml", "provider:\n  profile: ${file(./p.ts):x}\n", "${file(./p.ts):x}",
      "from file(./p.ts)"
    ),
    (
      "serverless.ts", "const a = {\n  provider: { name: 'aws', profile: 'acme' },\n};\n", "acme",
      "acme, set by a program in line 2"
    ),
    (
      "serverless.js", "module.exports = { provider: { name: 'aws' } };\n", "not known",
      "not known: a program makes this project"
    ),
    (
      "serverless.yml", "provider:\n  profile: [\n", "not known",
      "not known: the file cannot be read as it is"
    ),
    (
      "serverless.yml",
      "provider:\n  profile: ${self:custom.p.${sls:stage}}\ncustom:\n  p:\n    dev: a\n",
      "${self:custom.p.${sls:stage}}", "fails: custom.p has no row for it"
    ),
  ])
  func eachKindHasItsWords(_ name: String, _ text: String, _ head: String, _ words: String) {
    let project = project(text, name: name)
    #expect(project.expressionWords == head)
    #expect(project.otherStage?.text == words)
  }

  @Test func aFallbackIsAProfile() {
    let text =
      "provider:\n  profile: ${self:custom.p.${sls:stage}, 'b'}\ncustom:\n  p:\n    dev: a\n"
    #expect(project(text).otherStage == .profile("b"))
    #expect(project("provider:\n  profile: one\n").otherStage == .profile("one"))
  }
}
