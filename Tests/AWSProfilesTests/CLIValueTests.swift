import AWSProfiles
import INIDocument
import Testing

/// What is told to be the value for the AWS CLI, where the structure of the files decides it.
@Suite struct CLIValueTests {
  /// Two files, a setting of profile `a`, and the value that the AWS CLI reads.
  struct Case: Sendable, CustomTestStringConvertible {
    var credentials: String
    var config: String
    var key: String
    var value: String
    var testDescription: String { credentials.debugDescription + " " + config.debugDescription }
  }

  @Test(arguments: [
    Case(
      credentials: "[a]\noutput:=x\n", config: "[profile a]\noutput = json\n", key: "output",
      value: "=x"),
    Case(
      credentials: "[a]\nregion = x\n[a]\noutput = json\n", config: "", key: "output",
      value: "json"),
    Case(
      credentials: "[a]\n", config: "[profile a]\noutput = json ; mine\n", key: "output",
      value: "json ; mine"),
  ]) func isToldWhereItIsAnother(given: Case) {
    let files = SharedFiles(
      credentials: Document(Array(given.credentials.utf8)),
      config: Document(Array(given.config.utf8)))
    let setting = ProfileCatalog(files)["a"]?.setting(given.key)
    #expect((setting?.cliValue ?? setting?.value) == given.value)
  }
}
