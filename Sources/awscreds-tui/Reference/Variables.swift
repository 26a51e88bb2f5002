/// Variables that count, as the AWS tools read them, and those of the program alone.
let variables: [(names: String, meaning: String)] = [
  ("AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE", "other places of the profiles"),
  ("AWS_PROFILE, AWS_DEFAULT_PROFILE", "the profile in force, the first before the second"),
  (
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_SECURITY_TOKEN",
    "keys that most tools take before any profile; current tells which. The last is an old name "
      + "of the one before"
  ),
  ("AWS_CREDENTIAL_EXPIRATION", "when these keys end"),
  ("AWS_ACCOUNT_ID", "the account of these keys"),
  (
    "AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_SESSION_NAME",
    "a role that is taken with a web identity"
  ),
  (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, AWS_CONTAINER_CREDENTIALS_FULL_URI, "
      + "AWS_CONTAINER_AUTHORIZATION_TOKEN, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "where a container gets credentials, and by which token"
  ), ("AWS_EC2_METADATA_DISABLED", "true: never ask the machine for credentials"),
  ("AWS_REGION, AWS_DEFAULT_REGION", "the region of calls, the first before the second"),
  (
    "AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL_SSO, "
      + "AWS_ENDPOINT_URL_SSO_OIDC, AWS_ENDPOINT_URL_SIGNIN",
    "another server to ask, for all services or for one"
  ), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true: none of the config file counts"),
  (
    "AWS_STS_REGIONAL_ENDPOINTS, AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT",
    "which of the endpoints of AWS is asked"
  ),
  (
    "AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, cafile, HTTPS_CAFILE, ca, HTTPS_CA",
    "certificates to trust; the last four as Serverless takes them"
  ), ("HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "the way to the network, in small letters too"),
  (
    "AWS_SDK_LOAD_CONFIG",
    "Serverless 1 to 3 read the config file where it is set; a switch sets it where a project "
      + "needs it"
  ), ("AWS_LOGIN_CACHE_DIRECTORY", "where `aws login` keeps its sign-ins"),
  ("HOME, PATH, SHELL", "the user's folder, programs, shell"),
  ("XDG_CONFIG_HOME, XDG_STATE_HOME", "other places of settings and of kept versions"),
  ("XDG_RUNTIME_DIR, TMPDIR", "where the hook has its file, which is gone before it is used"),
  ("ZDOTDIR", "where zsh has its startup files"),
  ("SUDO_USER", "under sudo: whose profiles are not read, which is told"),
  ("TERM, NO_COLOR", "the terminal; no colours"),
  ("VISUAL, EDITOR", "what opens a file at its line"),
  ("DISPLAY, WAYLAND_DISPLAY", "where a copy goes that the terminal does not take"),
  (
    "AWSCREDS_TUI_HANDOFF, AWSCREDS_TUI_PREVIOUS",
    "set by the hook of the shell: the private file through which it hears of a switch, and the "
      + "profile before it"
  ), ("AWSCREDS_TUI_SET", "set by a switch: what the next one may take back"),
  ("AWSCREDS_TUI_DEPTH", "set in a subshell: how deep it lies"),
]
