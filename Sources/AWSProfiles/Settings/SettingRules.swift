extension SettingRule {
  /// Every setting that is known, those that lead to credentials first.
  public static let all: [SettingRule] = identity + general + endpoints + storage

  private static let keyed: [Place] = [.config, .credentials]

  /// Which credentials a profile gives.
  private static let identity: [SettingRule] = [
    SettingRule("aws_access_key_id", .text, keyed, about: "the key id"),
    SettingRule("aws_secret_access_key", .text, keyed, about: "the secret of the key"),
    SettingRule("aws_session_token", .text, keyed, about: "the token of temporary keys"),
    SettingRule("aws_security_token", .text, keyed, about: "old name of the session token"),
    SettingRule("aws_account_id", .account, keyed, about: "the account of the keys"),
    SettingRule("role_arn", .arn, keyed, about: "the role to take"),
    SettingRule("source_profile", .profile, keyed, about: "whose keys take the role"),
    SettingRule(
      "credential_source", .choice(["Environment", "Ec2InstanceMetadata", "EcsContainer"]), keyed,
      about: "where the keys that take the role come from"),
    SettingRule(
      "external_id", .text, keyed, length: 2...1224, signs: "+=,.@:/-",
      about: "what the owner of the role asks for"),
    SettingRule(
      "mfa_serial", .text, keyed, length: 9...256, signs: "+=/:,.@-",
      about: "the device that confirms"),
    SettingRule(
      "role_session_name", .text, keyed, length: 2...64, signs: "+=,.@-",
      about: "the name of the session in logs"),
    SettingRule(
      "duration_seconds", .number(from: 900, to: 43200), keyed, standard: "3600",
      about: "how long the role is taken"),
    SettingRule("web_identity_token_file", .path, keyed, about: "the file with the token"),
    SettingRule("credential_process", .command, keyed, about: "the program that gives credentials"),
    SettingRule("login_session", .arn, about: "the identity of aws login"),
    SettingRule("sso_session", .ssoSession, about: "the sign-in session"),
    SettingRule("sso_account_id", .account, about: "the account to sign in to"),
    SettingRule("sso_role_name", .text, about: "the permission set"),
    SettingRule("sso_start_url", .url, [.config, .ssoSession], about: "the sign-in page"),
    SettingRule("sso_region", .region, [.config, .ssoSession], about: "the region of the sign-in"),
    SettingRule(
      "sso_registration_scopes", .list, [.ssoSession], standard: "sso:account:access",
      about: "what the sign-in may do, comma separated"),
  ]

  /// How tools behave.
  private static let general: [SettingRule] = [
    SettingRule("region", .region, keyed, about: "where calls go"),
    SettingRule(
      "output", .choice(["json", "text", "table", "yaml", "yaml-stream", "off"]), standard: "json",
      about: "how the AWS CLI prints"),
    SettingRule(
      "retry_mode", .choice(["standard", "adaptive", "legacy"]), about: "how calls are tried again"),
    SettingRule("max_attempts", .number(from: 1, to: nil), about: "how often a call is tried"),
    SettingRule(
      "defaults_mode",
      .choice(["legacy", "standard", "in-region", "cross-region", "mobile", "auto"]),
      standard: "legacy", about: "a set of standard values"),
    SettingRule("auth_scheme_preference", .list, about: "ways to sign, comma separated"),
    SettingRule("sigv4a_signing_region_set", .list, about: "regions that are signed for"),
    SettingRule(
      "request_checksum_calculation", .choice(["when_supported", "when_required"]),
      standard: "when_supported", about: "checksums of requests"),
    SettingRule(
      "response_checksum_validation", .choice(["when_supported", "when_required"]),
      standard: "when_supported", about: "checksums of answers"),
    SettingRule("disable_request_compression", .bool, standard: "false", about: "no compression"),
    SettingRule(
      "request_min_compression_size_bytes", .number(from: 0, to: 10485760), standard: "10240",
      about: "the least size to compress"),
    SettingRule("sdk_ua_app_id", .text, about: "a name for logs of AWS"),
    SettingRule(
      "parameter_validation", .bool, standard: "true", about: "check parameters before calls"),
    SettingRule("api_versions", .nested, about: "versions of services"),
    SettingRule("data_path", .path, about: "where models of services lie"),
    SettingRule(
      "cli_timestamp_format", .choice(["wire", "iso8601"]), standard: "wire",
      about: "how times print"),
    SettingRule(
      "cli_follow_urlparam", .bool, standard: "true", about: "fetch parameters from addresses"),
    SettingRule(
      "cli_binary_format", .choice(["base64", "raw-in-base64-out"]), standard: "base64",
      isSoft: true, about: "how binary parameters are read"),
    SettingRule("cli_pager", .command, isSoft: true, about: "the pager; empty: none"),
    SettingRule(
      "cli_auto_prompt", .choice(["on", "on-partial", "off"]), standard: "off", isSoft: true,
      about: "ask for parameters"),
    SettingRule(
      "cli_history", .choice(["enabled", "disabled"]), standard: "disabled", isSoft: true,
      about: "keep what was called"),
  ]

  /// Where calls go and how they get there.
  private static let endpoints: [SettingRule] = [
    SettingRule("endpoint_url", .url, [.config, .services], about: "another address for calls"),
    SettingRule("services", .services, about: "a section with addresses for services"),
    SettingRule(
      "ignore_configured_endpoint_urls", .bool, standard: "false",
      about: "leave other addresses unused"),
    SettingRule("use_fips_endpoint", .bool, standard: "false", about: "FIPS addresses"),
    SettingRule(
      "use_dualstack_endpoint", .bool, [.config, .s3], standard: "false",
      about: "addresses with IPv6"),
    SettingRule(
      "sts_regional_endpoints", .choice(["regional", "legacy"]), standard: "regional",
      about: "which STS is asked"),
    SettingRule(
      "account_id_endpoint_mode", .choice(["preferred", "disabled", "required"]),
      standard: "preferred", about: "account in addresses"),
    SettingRule(
      "disable_host_prefix_injection", .bool, standard: "false", about: "no prefix before hosts"),
    SettingRule(
      "endpoint_discovery_enabled", .choice(["true", "false", "auto"]), standard: "auto",
      about: "ask services for addresses"),
    SettingRule("ca_bundle", .path, about: "certificates to trust"),
    SettingRule("tcp_keepalive", .bool, standard: "false", about: "keep connections alive"),
    SettingRule("proxy_ca_bundle", .path, about: "certificates of the proxy"),
    SettingRule("proxy_client_cert", .path, about: "own certificate for the proxy"),
    SettingRule("proxy_use_forwarding_for_https", .bool, about: "forward HTTPS through the proxy"),
    SettingRule("ec2_metadata_service_endpoint", .url, about: "address of the metadata service"),
    SettingRule(
      "ec2_metadata_service_endpoint_mode", .choice(["IPv4", "IPv6"]), standard: "IPv4",
      about: "metadata by IPv4 or IPv6"),
    SettingRule(
      "ec2_metadata_v1_disabled", .bool, standard: "false", about: "metadata by tokens only"),
    SettingRule("imds_use_ipv6", .bool, standard: "false", about: "metadata by IPv6"),
    SettingRule(
      "metadata_service_timeout", .number(from: nil, to: nil), standard: "1",
      about: "seconds to wait for metadata"),
    SettingRule(
      "metadata_service_num_attempts", .number(from: nil, to: nil), standard: "1",
      about: "tries for metadata"),
  ]

  /// How S3 is used; `s3.x` stand in the block `s3 =`.
  private static let storage: [SettingRule] = [
    SettingRule("s3_use_arn_region", .bool, about: "the region of the ARN counts"),
    SettingRule(
      "s3_disable_multiregion_access_points", .bool, standard: "false",
      about: "no multi-region access points"),
    SettingRule(
      "s3_us_east_1_regional_endpoint", .choice(["regional", "legacy"]),
      about: "address of us-east-1"),
    SettingRule(
      "s3_disable_express_session_auth", .bool, standard: "false",
      about: "no session for S3 Express"),
    SettingRule("s3", .nested, about: "how the AWS CLI uses S3"),
    SettingRule(
      "s3.addressing_style", .choice(["auto", "path", "virtual"]), [.s3], standard: "auto",
      about: "bucket in host or path"),
    SettingRule(
      "s3.signature_version", .choice(["s3v4", "s3"]), [.s3], about: "how S3 calls are signed"),
    SettingRule(
      "s3.max_concurrent_requests", .number(from: 1, to: nil), [.s3], standard: "10",
      about: "calls at once"),
    SettingRule(
      "s3.max_queue_size", .number(from: 1, to: nil), [.s3], standard: "1000",
      about: "tasks in the queue"),
    SettingRule(
      "s3.multipart_threshold", .size, [.s3], standard: "8MB",
      about: "size from which parts are used"),
    SettingRule("s3.multipart_chunksize", .size, [.s3], standard: "8MB", about: "size of a part"),
    SettingRule("s3.max_bandwidth", .rate, [.s3], about: "the most to be used"),
    SettingRule(
      "s3.use_accelerate_endpoint", .bool, [.s3], standard: "false", about: "transfer acceleration"),
    SettingRule(
      "s3.use_dualstack_endpoint", .bool, [.s3], standard: "false", about: "addresses with IPv6"),
    SettingRule("s3.payload_signing_enabled", .bool, [.s3], about: "sign what is sent"),
    SettingRule("s3.use_arn_region", .bool, [.s3], about: "the region of the ARN counts"),
    SettingRule(
      "s3.us_east_1_regional_endpoint", .choice(["regional", "legacy"]), [.s3],
      about: "address of us-east-1"),
    SettingRule(
      "s3.preferred_transfer_client", .choice(["auto", "classic", "crt"]), [.s3], standard: "auto",
      isSoft: true, about: "which client transfers"),
    SettingRule(
      "s3.target_bandwidth", .rate, [.s3], isSoft: true, about: "what the crt client aims at"),
  ]
}
