/// Jobs on the files: adding, renaming, mending, undoing.
extension Scenario {
  /// All scenarios.
  static let all = [
    pasteRenameUndo, renameAndUndo, mendAndTakeBack, switchTheShell, deleteNeedsTheName,
  ]

  private static let credentials = """
    # keep me
    [acme-dev]
    aws_access_key_id = AKIAQNZGKIQYQEXAMPLE
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl

    """
  private static let config = """
    [profile acme-dev]
    region = eu-west-1

    # the role of Ops
    [profile acme-prod]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = acme-dev
    region = us-east-1 # home

    """
  private static let files = [".aws/credentials": credentials, ".aws/config": config]

  private static let waiting = """
    [profile ops]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = fresh # not there yet

    """

  static let pasteRenameUndo = Scenario(
    name: "add a profile by a paste from STS, rename it, see its role follow, undo both",
    files: [".aws/credentials": credentials, ".aws/config": waiting],
    screen: [
      .see("acme-dev"), .type("a"), .see("Name"), .type("fresh"), .press("Tab"), .paste(printed),
      .see("Temporary keys"), .press("Enter"), .see("[fresh]"), .press("Enter"),
      .see("Add fresh. z takes it back"), .type("/fresh"), .press("Enter"), .type("r"),
      .see("New name"),
      .press("C-u"), .type("acme-tmp"), .press("Enter"), .see("source_profile = acme-tmp"),
      .press("Enter"), .see("Rename fresh to acme-tmp. z takes it back"), .type("z"),
      .see("Undo: Rename"), .press("Enter"), .see("Undone: Rename"),
      .type("z"), .see("Undo: Add"), .press("Enter"), .see("Undone: Add"), .type("q"),
    ],
    lines: ["add", "", "fresh", ".paste"] + printed.split(separator: "\n").map(String.init) + [
      ".", ".save", "yes", "rename fresh", "acme-tmp", "yes", "undo", "yes", "undo", "yes", "quit",
    ],
    says: [
      "Add fresh", "added: [fresh]", "source_profile = acme-tmp", "Undone", "Undone: Add fresh",
    ],
    after: [".aws/credentials": credentials, ".aws/config": waiting])

  /// What `aws sts get-session-token` prints.
  private static let printed = """
    {
        "Credentials": {
            "AccessKeyId": "ASIAQNZGKIQYQEXAMPLE",
            "SecretAccessKey": "ExampleSecretFresh0123456789abcdefghijkl",
            "SessionToken": "ExampleToken//////////wEaDmV1LXdlc3QtMSJHMEUCIQ==",
            "Expiration": "2026-11-25T12:00:00Z"
        }
    }
    """

  static let renameAndUndo = Scenario(
    name: "rename a profile that a role uses, see the role follow, undo",
    files: files,
    screen: [
      .see("acme-dev"), .type("r"), .see("New name"), .press("C-u"), .type("acme-test"),
      .press("Enter"), .see("source_profile = acme-test"), .see("Changed with it: acme-prod"),
      .press("Enter"),
      .see("Rename acme-dev to acme-test. z takes it back"), .type("z"),
      .see("Undo: Rename"), .press("Enter"), .see("Undone"), .type("q"),
    ],
    lines: ["rename acme-dev", "acme-test", "yes", "undo", "yes", "quit"],
    says: ["New name", "source_profile = acme-test", "acme-prod", "Undone"],
    after: [".aws/credentials": credentials, ".aws/config": config])

  static let mendAndTakeBack = Scenario(
    name: "move a comment that the CLI reads as a value",
    files: files,
    screen: [
      .see("acme-dev"), .type("4"), .see("f moves the comment"), .type("F"), .see("Enter writes"),
      .see("+ # home"), .press("Enter"),
      .see("z takes it back"), .type("q"),
    ],
    lines: ["doctor", "fix all", "yes", "quit"],
    says: ["config line 8", "# home"],
    after: [
      ".aws/credentials": credentials,
      ".aws/config": config.replacing(
        "region = us-east-1 # home", with: "# home\nregion = us-east-1"),
    ])

  static let switchTheShell = Scenario(
    name: "switch the shell to a profile, stale keys gone",
    files: files,
    environment: ["AWS_ACCESS_KEY_ID": "AKIAQNZGKIQYQEXAMPLE", "AWS_SESSION_TOKEN": "old"],
    hasHook: true,
    screen: [.see("acme-dev"), .type("/prod"), .press("Enter"), .press("Enter")],
    lines: ["prod", "use 1"],
    says: ["acme-prod, role"],
    after: [".aws/credentials": credentials, ".aws/config": config],
    variables: ["AWS_PROFILE": "acme-prod", "AWS_ACCESS_KEY_ID": "", "AWS_SESSION_TOKEN": ""])

  static let deleteNeedsTheName = Scenario(
    name: "delete only when the name is typed",
    files: files,
    screen: [
      .see("acme-dev"), .press("Down"), .type("d"), .see("Type acme-prod"), .type("acme"),
      .press("Enter"), .see("Esc to keep it"), .press("C-u"), .type("acme-prod"), .press("Enter"),
      .see("Enter writes"), .press("Enter"), .type("q"),
    ],
    lines: ["delete acme-prod", "acme", "acme-prod", "yes", "quit"],
    says: ["Type acme-prod", "Esc to keep it", "removed: role_arn"],
    after: [
      ".aws/credentials": credentials,
      ".aws/config": "[profile acme-dev]\nregion = eu-west-1\n\n",
    ])
}
