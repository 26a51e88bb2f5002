import AWSProfiles
import Testing

@testable import AWSCredentials

/// More forms of what programs print, of endpoint settings and of sign-ins that end.
@Suite("Settings in other forms")
struct SettingVariantTests {
  private static let keys =
    "[user]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = s\n"

  private func verdict(
    _ profile: String, _ config: String, _ world: PlayedWorld,
    environment: [String: String] = [:], credentials: String = ""
  ) async -> Verdict {
    await check(
      profile: profile, catalog: .written(config: config, credentials: credentials),
      environment: Environment(environment.merging(["HOME": "/home/u"]) { first, _ in first }),
      world: world)
  }

  @Test(
    "What a program prints",
    arguments: [
      (#"{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"s","SessionToken":"t"}"#, nil),
      (
        #" {"Version":1,"AccessKeyId":"AKIAX","SecretAccessKey":"s","SessionToken":"","Expiration":null}"#
          + "\r\n", nil
      ),
      (
        #"{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"s","SessionToken":"t","Expiration":"2030-01-10T11:00:00+00:00","AccountId":"123456789012","More":[1]}"#,
        nil
      ),
      (#"{"Version":2,"AccessKeyId":"ASIAX","SecretAccessKey":"s"}"#, "\"Version\": 1"),
      (#"{"Version":"1","AccessKeyId":"ASIAX","SecretAccessKey":"s"}"#, "\"Version\": 1"),
      (#"{"AccessKeyId":"ASIAX","SecretAccessKey":"s"}"#, "\"Version\": 1"),
      (#"{"Version":1,"AccessKeyId":"ASIAX"}"#, "SecretAccessKey"),
      (#"{"Version":1,"Credentials":{"AccessKeyId":"A","SecretAccessKey":"s"}}"#, "AccessKeyId"),
      ("export AWS_ACCESS_KEY_ID=ASIASECRET", "no JSON"), ("", "no JSON"), ("[]", "Version"),
      ("Password: \n" + #"{"Version":1,"AccessKeyId":"ASIASECRET"}"#, "no JSON"),
    ] as [(String, String?)])
  func programs(_ output: String, _ words: String?) async {
    let world = PlayedWorld(result: ProcessResult(status: 0, output: Array(output.utf8))) { _, _ in
      Played.identity
    }
    let verdict = await verdict("tool", "[profile tool]\ncredential_process = give", world)
    #expect(verdict.class == (words == nil ? .valid : .processFailed))
    #expect(words.map(verdict.message.contains) ?? true, "\(verdict.message)")
    #expect(!(verdict.message + verdict.advice).contains("SECRET"))
    if output.contains(#""SessionToken":"""#) {
      #expect(world.requests.first?.signing?.credentials.sessionToken == nil)
    }
  }

  @Test("A token file with a tilde is found by no tool, and that is said")
  func tilde() async {
    let world = PlayedWorld(files: ["/home/u/token": "jwt"]) { _, _ in Played.identity }
    let config = "[profile pod]\nrole_arn = r\nweb_identity_token_file = ~/token\n"
    let verdict = await verdict("pod", config, world)
    #expect(verdict.class == .configError)
    #expect(verdict.message.contains("write the whole path"))
    #expect(world.requests.isEmpty)
  }

  @Test("A password in an endpoint is not told, and keys that are empty are")
  func endpointPassword() async {
    let world = PlayedWorld { _, _ in Played.identity }
    let config = "[profile user]\nendpoint_url = https://ann:p@ss@sts.example:8443/x\n"
    let verdict = await verdict("user", config, world, credentials: Self.keys)
    #expect(verdict.endpoint == "https://sts.example:8443/x")
    #expect(world.requests.first?.url == "https://ann:p@ss@sts.example:8443/x")
    let none = "[user]\naws_access_key_id =\naws_secret_access_key =\n"
    let empty = await self.verdict("user", "", world, credentials: none)
    #expect(empty.class == .configError)
    #expect(empty.message == "aws_access_key_id and aws_secret_access_key are empty")
  }

  @Test("Who has to sign in again is told with what", arguments: ["people", "me"])
  func signInAdvice(_ profile: String) async {
    let world = PlayedWorld { _, _ in Played.identity }
    let config = """
      [profile people]
      sso_start_url = https://corp.example.com/start
      sso_region = eu-west-1
      sso_account_id = 123456789012
      sso_role_name = R
      [profile me]
      login_session = arn:aws:iam::123456789012:user/me
      """
    let verdict = await verdict(profile, config, world)
    #expect(verdict.class == .signInNeeded)
    let words = verdict.message + " " + verdict.advice
    #expect(
      words.contains(profile == "me" ? "aws login --profile me" : "awscreds-tui login people"))
    #expect(words.contains("awscreds-tui") == (profile == "people"))
  }

  @Test(
    "Settings that choose the host, by the rules of botocore",
    arguments: [
      ("region = us-east-1\nuse_fips_endpoint = TRUE", [:], "sts-fips.us-east-1.amazonaws.com"),
      ("region = eu-west-1\nuse_dualstack_endpoint = true", [:], "sts.eu-west-1.api.aws"),
      (
        "region = us-west-2\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true", [:],
        "sts-fips.us-west-2.api.aws"
      ),
      ("region = us-gov-west-1\nuse_fips_endpoint = true", [:], "sts.us-gov-west-1.amazonaws.com"),
      (
        "region = cn-north-1\nuse_dualstack_endpoint = true", [:],
        "sts.cn-north-1.api.amazonwebservices.com.cn"
      ),
      (
        "region = eu-west-1\nuse_fips_endpoint = true", ["AWS_USE_FIPS_ENDPOINT": "false"],
        "sts.eu-west-1.amazonaws.com"
      ),
      ("region = eu-west-1\nuse_fips_endpoint = yes", [:], "sts.eu-west-1.amazonaws.com"),
      ("region = eu-west-1\nsts_regional_endpoints = legacy", [:], "sts.amazonaws.com"),
      ("region = ap-east-1\nsts_regional_endpoints = legacy", [:], "sts.ap-east-1.amazonaws.com"),
      (
        "region = cn-northwest-1\nsts_regional_endpoints = legacy", [:],
        "sts.cn-northwest-1.amazonaws.com.cn"
      ),
      ("region = eusc-de-east-1", [:], "sts.eusc-de-east-1.amazonaws.eu"),
      ("region = us-isob-east-1", [:], "sts.us-isob-east-1.sc2s.sgov.gov"),
      ("region = eu-west-1\nservices = other", [:], "sts.eu-west-1.amazonaws.com"),
      ("region = eu-west-1\nservices = mine", [:], "mine.example"),
      (
        "region = eu-west-1\nservices = mine\nendpoint_url = https://all.example", [:],
        "mine.example"
      ),
      (
        "region = eu-west-1\nservices = other\nendpoint_url = https://all.example", [:],
        "all.example"
      ),
      (
        "region = eu-west-1\nservices = mine", ["AWS_ENDPOINT_URL": "https://env.example"],
        "env.example"
      ),
      (
        "region = eu-west-1\nservices = mine",
        ["AWS_ENDPOINT_URL": "https://env.example", "AWS_ENDPOINT_URL_STS": "https://sts.example"],
        "sts.example"
      ),
      (
        "region = eu-west-1\nservices = mine\nignore_configured_endpoint_urls = true",
        ["AWS_ENDPOINT_URL": "https://env.example"], "sts.eu-west-1.amazonaws.com"
      ),
    ] as [(String, [String: String], String)])
  func hosts(_ settings: String, _ variables: [String: String], _ host: String) async {
    let world = PlayedWorld { _, _ in Played.identity }
    let services = """
      [services mine]
      s3 =
        endpoint_url = https://buckets.example
      sts =
        endpoint_url = https://mine.example
      [services other]
      s3 =
        endpoint_url = https://buckets.example
      """
    let verdict = await verdict(
      "user", "[profile user]\n\(settings)\n\(services)", world, environment: variables,
      credentials: Self.keys)
    #expect(verdict.class == .valid, "\(verdict.message)")
    #expect(world.requests.map { URLText.host(of: $0.url) } == [host])
    if host == "sts.amazonaws.com" {
      #expect(world.requests.first?.signing?.region == "us-east-1")
    }
  }

  @Test(
    "A sign-in ends for good where it cannot be renewed",
    arguments: [
      (
        "corp",
        #""refreshToken":"r","clientId":"c","clientSecret":"s","registrationExpiresAt":"2030-03-01T00:00:00Z""#,
        false
      ),
      (
        "corp",
        #""refreshToken":"r","clientId":"c","clientSecret":"s","registrationExpiresAt":"2030-01-10T11:59:59Z""#,
        true
      ),
      (
        "corp",
        #""clientId":"c","clientSecret":"s","registrationExpiresAt":"2030-03-01T00:00:00Z""#, true
      ),
      (
        "https://corp.example.com/start",
        #""refreshToken":"r","clientId":"c","clientSecret":"s","registrationExpiresAt":"2030-03-01T00:00:00Z""#,
        true
      ),
    ])
  func signIns(_ name: String, _ more: String, _ ends: Bool) async throws {
    let world = PlayedWorld { request, _ in
      request.url.contains("/federation/credentials")
        ? Played.ok(
          #"{"roleCredentials":{"accessKeyId":"ASIAX","secretAccessKey":"s","sessionToken":"t","expiration":1894276800000}}"#
        )
        : Played.identity
    }
    let token =
      #"{"startUrl":"https://corp.example.com/start","region":"eu-west-1","accessToken":"a","expiresAt":"2030-01-10T12:00:00Z",\#(more)}"#
    let path = "/home/u/.aws/\(CacheName.sso(name, hashing: world))"
    _ = world.writePrivately(Array(token.utf8), to: path)
    let role = "sso_account_id = 123456789012\nsso_role_name = R\nregion = eu-west-1\n"
    let place = "sso_start_url = https://corp.example.com/start\nsso_region = eu-west-1\n"
    let config =
      "[profile p]\n\(role)" + (name == "corp" ? "sso_session = corp\n" : place)
      + "[sso-session corp]\n\(place)"
    let verdict = await verdict("p", config, world)
    #expect(verdict.class == .valid, "\(verdict.message)")
    let end = try #require(CalendarTime.seconds(iso: "2030-01-10T12:00:00Z"))
    #expect(verdict.needsUserAt == (ends ? end : nil))
    #expect(verdict.expiresAt == 1_894_276_800)
  }
}
