// swift-tools-version:6.0
import PackageDescription

// The arrows of the architecture, kept by the compiler: a target sees only what it names here.
//
//   bytes → INIDocument → AWSProfiles → App (model, update, view) → Canvas → Terminal
//   and back: keys and answers reach App as messages; Live carries its effects out.

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

// What `--version` tells of the source: known in a clone, filled in by `git archive` elsewhere.
let commit: [CSetting] =
  Context.gitInformation.map { git in
    [.define("AWSCREDS_COMMIT", to: "\"\(git.currentCommit)\"")]
      + (git.hasUncommittedChanges ? [.define("AWSCREDS_CHANGED")] : [])
  } ?? []

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "awscreds-tui",
  products: [
    .executable(name: "awscreds-tui", targets: ["awscreds-tui"]),
    .library(name: "AWSProfiles", targets: ["AWSProfiles", "INIDocument"]),
  ],
  targets: [
    // C libraries. ncurses and libyaml are linked; libcurl and libcrypto are opened at first use.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(
      name: "CTerminal", dependencies: ["CNcurses"],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "CLibrary"),
    .target(name: "CCurl", dependencies: ["CLibrary"]),
    .target(name: "CCrypto", dependencies: ["CLibrary"]),
    .target(name: "CXattr"),
    .target(name: "CMemory"),
    .target(name: "CBuild", cSettings: commit),

    // The shared model library and what it stands on.
    library("JSONText"),
    library("INIDocument"),
    library("AWSProfiles", ["INIDocument", "JSONText"]),
    library("AWSCredentials", ["AWSProfiles", "JSONText"]),
    library("ServerlessProject", ["CYAML", "JSONText"]),
    library("ShellIntegration"),

    // The program: kernel, picture, screens.
    library("Store"),
    library("Canvas"),
    library(
      "App",
      [
        "Store", "Canvas", "INIDocument", "AWSProfiles", "AWSCredentials", "ServerlessProject",
        "ShellIntegration",
      ]),

    // The outside world.
    library("Terminal", ["Canvas", "CTerminal"]),
    library("Live", ["App", "CCurl", "CCrypto", "CXattr", "CMemory", "Resources"]),
    .target(
      name: "Resources", path: "Resources", exclude: ["setup.sh", "package.sh", "scripts.md"],
      resources: [.embedInCode("policies")], swiftSettings: settings),
    .executableTarget(
      name: "awscreds-tui", dependencies: ["App", "CBuild", "Live", "Resources", "Terminal"],
      swiftSettings: settings,
      // Eleven libraries of Swift's would be found, opened and bound at every start.
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ]),

    // An example: what the library is good for by itself.
    .executableTarget(
      name: "profile-census", dependencies: ["AWSProfiles"], swiftSettings: settings),

    // Tests. Folders mirror the targets; TestSupport and Benchmark are theirs alone.
    .target(
      name: "TestSupport",
      dependencies: ["Store", "Canvas", "JSONText", "AWSProfiles", "CPseudoTerminal"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "AWSProfiles", "INIDocument", "ServerlessProject", "Canvas", "App", "CPseudoTerminal",
      ],
      path: "Tests/Benchmark", swiftSettings: settings),
    .executableTarget(
      name: "save-probe", dependencies: ["Live"], path: "Tests/SaveProbe", swiftSettings: settings),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Canvas"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    tests("JSONTextTests", of: ["JSONText"]),
    tests("INIDocumentTests", of: ["INIDocument"]),
    tests("AWSProfilesTests", of: ["AWSProfiles"]),
    tests("AWSCredentialsTests", of: ["AWSCredentials"]),
    tests("ServerlessProjectTests", of: ["ServerlessProject"]),
    tests("ShellIntegrationTests", of: ["ShellIntegration"]),
    tests("StoreTests", of: ["Store"]),
    tests("CanvasTests", of: ["Canvas"]),
    tests("AppTests", of: ["App"]),
    tests("TerminalTests", of: ["Terminal", "CTerminal", "terminal-probe"]),
    tests("LiveTests", of: ["Live", "save-probe", "awscreds-tui"]),
    tests("CaseTests", of: ["App", "Live"]),
    .target(
      name: "FuzzLaws", dependencies: ["AWSProfiles", "INIDocument", "ServerlessProject"],
      path: "Tests/Fuzz/Laws", swiftSettings: settings),
    tests("FuzzTests", of: ["FuzzLaws"]),
    tests("ResourcesTests", of: ["Resources", "JSONText"]),
    tests("CommandLineTests", of: ["App", "Live"]),
    tests("ScenarioTests", of: ["awscreds-tui", "profile-census"]),
  ]
)
