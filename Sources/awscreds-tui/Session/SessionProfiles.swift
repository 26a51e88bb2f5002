import AWSCredentials
import AWSProfiles
import App
import JSONText
import Live
import ServerlessProject
import ShellIntegration

/// Both files, merged, and what could not be read.
struct LoadedProfiles {
  var locations: FileLocations
  var catalog: ProfileCatalog
  var faults: [FileRole: FileFault]
}

extension Session {
  /// Both files, read once.
  ///
  /// A file that cannot be read leaves the other's profiles.
  func profiles() throws(Failure) -> LoadedProfiles {
    if let loaded { return loaded }
    let store = try store()
    store.expectFiles()
    let files = store.load()
    let result = LoadedProfiles(
      locations: store.locations, catalog: ProfileCatalog(files.files), faults: files.faults)
    loaded = result
    return result
  }

  /// The store of both files.
  func store() throws(Failure) -> FileStore {
    do {
      return FileStore(
        locations: try FileLocations(environment: environment), state: folders.state)
    } catch {
      throw Failure(error)
    }
  }

  /// The program's own folders.
  var folders: OwnFolders { OwnFolders(environment: environment) }

  /// What was written, for undo.
  var history: FileHistory { FileHistory(state: folders.state) }

  /// The files that undo and history are about: both shared ones and the project's.
  func historyPaths() throws(Failure) -> [String] {
    let locations = try store().locations
    let disk = ProjectDisk()
    let path = ServerlessProject.find(upFrom: directory, files: disk)
    let project = path.map { StageProject(path: $0, files: disk).paths } ?? []
    return [locations.credentials, locations.config] + project
  }

  /// The profiles, with a word on stderr for each file that could not be read.
  func catalog() throws(Failure) -> ProfileCatalog {
    let first = loaded == nil
    let profiles = try profiles()
    if first {
      for role in FileRole.allCases {
        if let fault = profiles.faults[role] { Streams.complain(fault.message) }
      }
    }
    return profiles.catalog
  }

  /// A catalog that answers for these profiles, and need not know of any other.
  func catalog(about names: [String]) throws(Failure) -> ProfileCatalog {
    let locations = try store().locations
    if loaded == nil, let credentials = try? FileSnapshot(reading: locations.credentials),
      let config = try? FileSnapshot(reading: locations.config),
      let catalog = ProfileCatalog(
        credentials: credentials.bytes, config: config.bytes, about: names)
    {
      return catalog
    }
    return try catalog()
  }

  /// Whether both files could be read, or are not there.
  var areFilesWhole: Bool { (try? profiles().faults.isEmpty) ?? false }

  /// Fails where a file could not be read: the answer would be half of one.
  func requireReadable() throws(Failure) {
    for role in FileRole.allCases {
      guard let fault = try profiles().faults[role] else { continue }
      var failure = Failure(fault)
      failure.message = loaded == nil ? failure.message : ""
      throw failure
    }
  }

  /// An answer in JSON that also tells which file could not be read: `ok` is false then, `error` the
  /// first fault and `errors` all of them.
  func tellingFaults(_ answer: JSONValue) throws(Failure) -> JSONValue {
    let faults = try profiles().faults
    let errors = FileRole.allCases.compactMap { faults[$0].map(Failure.init)?.json["error"] }
    guard let first = errors.first, case .object(let members) = answer else { return answer }
    let told: [JSONValue.Member] = [
      .init("ok", .bool(false)), .init("error", first), .init("errors", .array(errors)),
    ]
    return .object(members + told)
  }

  func hasProfile(_ name: String) -> Bool {
    (try? profiles().catalog[name]) != nil
  }

  /// The profile of that name, or a failure that names those that may have been meant.
  @discardableResult
  func requireProfile(_ name: String) throws(Failure) -> Profile {
    let catalog = try catalog()
    if let profile = catalog[name] { return profile }
    throw Failure(ProfileError.profileNotFound(name, near: catalog.nearestNames(to: name)))
  }

  /// The profile in force by the variables, as AWS CLI 2 reads them.
  var activeProfile: String {
    environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"] ?? "default"
  }

  /// The account of a profile as far as the files tell it, and from what it is known.
  func account(of name: String) -> (id: String, source: String)? {
    (try? profiles().catalog.outline(of: name)).flatMap { profile in
      account(name, profile)
    }
  }

  /// The account of a profile with these settings.
  func account(_ name: String, _ profile: some SourceReading) -> (id: String, source: String)? {
    let told = profile.writtenAccount
    if let account = told.written { return (account, "config") }
    if let account = verdict(of: name)["account_id"]?.string { return (account, "sts") }
    guard let account = told.keyID.flatMap({ KeyID.account(of: $0) }) else { return nil }
    return (account, "derived")
  }

  /// What of a profile decides which version of the Serverless Framework can use it.
  func facts(of name: String) -> ProfileFacts {
    ((try? profiles().catalog) ?? ProfileCatalog(SharedFiles())).stageFacts(of: name)
  }

  /// The last verdict on a profile, as it was kept, with its age; null where there is none.
  func verdict(of name: String) -> JSONValue {
    if verdicts == nil, let catalog = try? profiles().catalog {
      verdicts = KeptVerdicts(store: StateStore(state: folders.state)).json(
        for: catalog, now: LiveWorld(environment: environment).now())
    }
    return verdicts?[name] ?? .null
  }

  /// When the credentials of a profile end, where the files or the last check say so.
  func expiration(of name: String?) -> String? {
    guard let name, let profile = try? profiles().catalog[name] else { return nil }
    for key in [
      "aws_expiration", "expiration", "x_security_token_expires", "aws_session_expiration",
    ] {
      if let text = profile[key], !text.isEmpty, !text.contains("\n") { return text }
    }
    let told = verdict(of: name)["expires_at"]?.string
    guard let told, let end = CalendarTime.seconds(iso: told),
      end > LiveWorld(environment: environment).now()
    else { return nil }
    return told
  }

  /// The project upwards from here.
  var projectHere: StageProject? {
    let disk = ProjectDisk()
    return ServerlessProject.find(upFrom: directory, files: disk).map {
      StageProject(path: $0, files: disk)
    }
  }

  /// The project here, where it is one for Serverless 1 to 3; one that names no version counts as
  /// that.
  private var oldProject: StageProject? {
    projectHere.flatMap { ($0.frameworkMajor ?? 3) < 4 ? $0 : nil }
  }

  /// Whether Serverless 1 to 3 can use the profile only with `AWS_SDK_LOAD_CONFIG`, and the
  /// project here or the settings ask for it.
  func needsLoadConfig(_ name: String?) -> Bool {
    let isAsked =
      switch settings.loadConfig {
      case .project: oldProject != nil
      case .needed: true
      case .never: false
      }
    guard let name, isAsked else { return false }
    let use = ServerlessProject.usability(facts(of: name))
    return use.v3LoadConfig && !use.v3
  }

  /// What should be said about a switch: what will still overrule the profile.
  func notices(switchingTo name: String?, region: String?) -> [String] {
    var notices: [String] = []
    if let region, !Partition.selectableRegions.contains(region) {
      let near = nearestName(to: region, among: Partition.selectableRegions)
      notices.append(
        "notice region-unknown: --region \(region) is no known region"
          + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    guard let name, let profile = try? profiles().catalog[name] else { return notices }
    if environment["AWS_WEB_IDENTITY_TOKEN_FILE"] != nil, environment["AWS_ROLE_ARN"] != nil {
      let who = profile["role_arn"] == nil ? "the AWS CLI and Terraform take" : "Terraform takes"
      notices.append(
        "notice web-identity-hides-profile: \(who) AWS_WEB_IDENTITY_TOKEN_FILE before \(name). "
          + "Unset AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN to use the profile")
    }
    for variable in ["AWS_REGION", "AWS_DEFAULT_REGION"] where region == nil {
      guard let set = environment[variable], let own = profile["region"], own != set else {
        continue
      }
      notices.append(
        "notice env-region-hides-profile-region: \(variable)=\(set) stays in force before the "
          + "profile's \(own). Name a region with --region to set it")
      break
    }
    if let project = oldProject {
      let others = project.rows.compactMap(\.profile).filter { $0 != name }
      if let other = others.first {
        notices.append(
          "notice aws-profile-overrides-stages: \(project.path) maps stages to other profiles "
            + "(\(other)): Serverless 3 will take \(name) for every stage")
      }
    }
    return notices
  }
}

extension Failure {
  /// The failure that a fault of the profiles ends in.
  init(_ error: ProfileError) {
    let status: Status = error.code == "needs-confirmation" ? .missing : .failed
    self.init(status: status, code: error.code, message: error.message)
  }
}
