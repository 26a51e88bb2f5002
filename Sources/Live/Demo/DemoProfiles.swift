/// Invented profiles for `--demo`; every key, account and name in them is made up.
enum DemoProfiles {
  static let credentials = """
    # Keys for the demo. None of them is real.
    [acme-dev]
    aws_access_key_id = AKIARTX3GSDSQDEMOAAA
    aws_secret_access_key = DemoSecretAlpha0123456789abcdefghijklmno

    [legacy-prod]
    # made in 2014, nobody knows by whom
    aws_access_key_id = AKIAQNZGKIQYQDEMOBBB
    aws_secret_access_key = DemoSecretBravo0123456789abcdefghijklmno

    [ci-bot]
    aws_access_key_id = AKIARTX3GSDSQDEMOCCC
    aws_secret_access_key = DemoSecretCharlie0123456789abcdefghijklm

    [workshop]
    aws_access_key_id = ASIATHPRDSKWADEMODDD
    aws_secret_access_key = DemoSecretDelta0123456789abcdefghijklmno
    aws_session_token = DemoTokenDelta0123456789

    """

  static let config = """
    [default]
    region = eu-west-1
    output = json

    [profile acme-dev]
    region = eu-west-1

    # ask Ops before use
    [profile acme-prod]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = acme-dev
    region = eu-west-1
    mfa_serial = arn:aws:iam::111122223333:mfa/me

    [profile ci-bot]
    region = us-east-1 # home

    [profile billing]
    sso_session = acme
    sso_account_id = 777788889999
    sso_role_name = Billing
    region = us-east-1

    [sso-session acme]
    sso_start_url = https://acme.example.com/start
    sso_region = us-east-1

    [profile reports]
    credential_process = /usr/local/bin/acme-credentials --for reports

    """
}
