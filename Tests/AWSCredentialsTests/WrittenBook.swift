import AWSProfiles
import INIDocument

@testable import AWSCredentials

extension ProfileCatalog {
  /// Profiles out of the text of both files.
  static func written(config: String = "", credentials: String = "") -> ProfileCatalog {
    ProfileCatalog(
      SharedFiles(
        credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8))))
  }
}

extension ProfileBook {
  /// Profiles out of the text of both files.
  static func written(config: String = "", credentials: String = "") -> ProfileBook {
    ProfileBook(.written(config: config, credentials: credentials))
  }
}
