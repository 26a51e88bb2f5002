/// The number of an account: twelve digits.
public enum AccountID {
  /// Whether a text is one.
  public static func isOne(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The text where it is one.
  public static func checked(_ text: String) -> String? { isOne(text) ? text : nil }

  /// What stands between the fourth and the fifth colon of an ARN; nil where that is none.
  public static func inARN(_ arn: String) -> String? {
    let parts = arn.utf8.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count > 4 ? String(parts[4]).flatMap(checked) : nil
  }
}
