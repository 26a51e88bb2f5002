/// Files of n profiles, a third each keys, role and SSO, with comments.
enum ManyProfiles {
  static func credentials(_ count: Int) -> String {
    var text = "# keys of the benchmark, all invented\n"
    for index in stride(from: 0, to: count, by: 3) {
      text += """
        # team \(index % 17), asked for by nobody
        [team-\(index)-dev]
        aws_access_key_id = AKIAQNZGKIQYQ\(1_000_000 + index)
        aws_secret_access_key = ExampleSecret0123456789abcdefghi\(10_000_000 + index)


        """
    }
    return text
  }

  /// Credentials alone: as many pairs of keys.
  static func keys(_ count: Int) -> String {
    (0..<count).map { index in
      """
      [team-\(index)-dev]
      aws_access_key_id = AKIAQNZGKIQYQ\(1_000_000 + index)
      aws_secret_access_key = ExampleSecret0123456789abcdefghi\(10_000_000 + index)

      """
    }.joined(separator: "\n")
  }

  static func config(_ count: Int) -> String {
    var text = "[default]\nregion = eu-west-1\n\n[sso-session acme]\nsso_region = us-east-1\n"
    text += "sso_start_url = https://acme.example.com/start\n\n"
    for index in 0..<count {
      switch index % 3 {
      case 0: text += "[profile team-\(index)-dev]\nregion = eu-west-1\noutput = json\n\n"
      case 1:
        text += """
          # ask the owners first
          [profile team-\(index)-prod]
          role_arn = arn:aws:iam::\(100_000_000_000 + index):role/Operations
          source_profile = team-\(index - 1)-dev
          region = eu-central-1


          """
      default:
        text += """
          [profile team-\(index)-billing]
          sso_session = acme
          sso_account_id = \(100_000_000_000 + index)
          sso_role_name = Billing
          region = us-east-1


          """
      }
    }
    return text
  }
}
