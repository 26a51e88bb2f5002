// What the library AWSProfiles is good for by itself: reads the two files, says how many profiles
// of each kind there are and what is wrong with them. Run it with: swift run profile-census
import AWSProfiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file; nil where there is none that can be read.
func bytes(at path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}

/// The variables that say where the files are.
let environment = Environment(
  ["HOME", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].reduce(into: [:]) { found, name in
    if let value = getenv(name) { found[name] = String(cString: value) }
  })

do throws(ProfileError) {
  let locations = try FileLocations(environment: environment)
  let catalog = ProfileCatalog(
    SharedFiles(
      credentialsBytes: bytes(at: locations.credentials), configBytes: bytes(at: locations.config)))
  let kinds = catalog.names.compactMap { catalog[$0]?.kind.rawValue }
  for (kind, all) in Dictionary(grouping: kinds, by: { $0 }).sorted(by: { $0.key < $1.key }) {
    print("\(all.count) \(kind)")
  }
  for problem in catalog.problems {
    let place = [problem.file?.rawValue, problem.line.map(String.init)].compactMap { $0 }
    print("\(place.joined(separator: ":")): \(problem.message)")
  }
} catch {
  print(error.message)
  exit(1)
}
