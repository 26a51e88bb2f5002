import Canvas

/// The words of the guide.
enum GuideText {
  /// The lines of a page, paragraphs wrapped, code as it is.
  static func lines(of page: GuidePage, width: Int) -> [String] {
    if page.isCode { return page.text }
    return page.text.flatMap { text -> [String] in
      // A numbered step keeps its text to the right of its number.
      let indent = text.hasPrefix("  ") ? 3 : 0
      let body = indent > 0 ? String(text.dropFirst(2)) : text
      let wrappedLines = wrapped(body, to: max(8, width - indent - 1))
      return wrappedLines.enumerated().map { index, line in
        (index > 0 && indent > 0 ? "   " : "") + line
      } + [""]
    }
  }

  static let account = GuidePage(
    title: "1 · An AWS account",
    text: [
      "Your company has one? Then ask its administrators for access keys, or for the address of "
        + "its sign-in page (IAM Identity Center), and press s here.",
      "  1. Sign up: https://portal.aws.amazon.com/billing/signup",
      "  2. It asks for an email address, a name for the account, a payment card (a small amount "
        + "is held and given back) and a code by phone. Choose the Basic support plan: it is free.",
      "  3. The account gets a number of 12 digits. It stands at the top right of the console, "
        + "and in every ARN.",
      "  4. The free tier covers small Lambda projects; what it holds and how long is told at "
        + "https://aws.amazon.com/free. Set an alert before you deploy: "
        + "https://console.aws.amazon.com/billing/home#/budgets",
      "  5. Turn on MFA for the root user, then leave it alone: never make access keys for it. "
        + "https://console.aws.amazon.com/iam/home#/security_credentials",
      "→ or Tab goes on to the user and its keys.",
    ])

  static func user(policies: Int) -> GuidePage {
    GuidePage(
      title: "2 · A user and its keys",
      text: [
        "  1. Make the policy: https://console.aws.amazon.com/iam/home#/policies/create "
          + "There choose JSON and paste one of the next \(policies) pages; y copies it. The deploy policy is "
          + "much narrower than AdministratorAccess: it reaches the stacks, functions, roles and "
          + "buckets that the Serverless Framework makes.",
        "  2. Make the user: https://console.aws.amazon.com/iam/home#/users/create "
          + "with a name such as serverless-dev, no access to the console, policies attached directly: yours.",
        "  3. Open the user, Security credentials, Create access key, Command Line Interface.",
        "  4. Copy both values, or download the .csv file: the secret is shown this once.",
        "  5. Come back here and press Enter. Paste anything: both values, the CSV, export lines. "
          + "Give the profile a name, look at the change, write it.",
        "  6. In the list c checks the keys with AWS, and Enter puts the profile in force.",
      ])
  }

  static func habits(hasKeys: Bool) -> GuidePage {
    let exported =
      hasKeys
      ? "This shell exports keys just now: x keeps them as a profile."
      : "Where a shell exports keys, x here keeps them as a profile."
    return GuidePage(
      title: "Habits of before",
      text: [
        "aws configure and serverless config credentials write the same two files, "
          + "~/.aws/credentials and ~/.aws/config. What they made shows in the list; R reads "
          + "the files again.",
        "export AWS_ACCESS_KEY_ID=… counts in that shell alone, and there it beats every profile "
          + "in most tools. " + exported
          + " Using a profile from here takes the exported keys away again.",
        "set and $env: lines of Windows shells can be pasted as they are.",
        "AWS_PROFILE in a .env file or rc file wins over what is chosen here in new shells: "
          + "the Shell screen (5) tells which variable decides.",
      ])
  }
}
