extension ProfileOutline {
  /// The account that settings tell, of the way to credentials that the AWS CLI takes.
  ///
  /// `keyID` is the access key that may tell it, where keys are the way that counts. What is not
  /// twelve digits is no account.
  public static func account(
    _ value: (Key) -> String?
  ) -> (written: String?, keyID: String?) {
    if let role = value(.roleARN) { return (account(inARN: role), nil) }
    if value(.webIdentityTokenFile) != nil { return (nil, nil) }
    let signIn: [Key] = [.ssoAccountID, .ssoRoleName, .ssoSession, .ssoStartURL]
    if signIn.contains(where: { value($0) != nil }) {
      return (value(.ssoAccountID).flatMap(checked), nil)
    }
    if let login = value(.loginSession) { return (account(inARN: login), nil) }
    let written = value(.accountID).flatMap(checked)
    return (written, value(.credentialProcess) == nil ? value(.accessKeyID) : nil)
  }

  /// What stands between the fourth and the fifth colon.
  private static func account(inARN arn: String) -> String? {
    let parts = arn.utf8.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count > 4 ? String(parts[4]).flatMap(checked) : nil
  }

  private static func checked(_ account: String) -> String? {
    isAccount(account) ? account : nil
  }

  /// Whether a text is twelve digits.
  static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
