import ServerlessProject
import Synchronization

/// An invented Serverless project that lives in memory, for `--demo`.
public final class DemoProject: ProjectFiles {
  /// The folder that it seems to lie in.
  public static let folder = "/demo/shop-api"

  private static let text = """
    service: shop-api
    frameworkVersion: ^3.38.0

    provider:
      name: aws
      runtime: nodejs20.x
      stage: ${opt:stage, 'dev'}
      profile: ${self:custom.profiles.${self:provider.stage}}
      iam:
        deploymentRole: arn:aws:iam::444455556666:role/deploy

    custom:
      profiles:
        dev: acme-dev # everyone
        staging: ci-bot
        prod: acme-prd

    functions:
      order:
        handler: src/order.handler

    """

  private let contents: Mutex<[String: [UInt8]]>

  /// The project as it was invented.
  public init() {
    contents = Mutex(["\(Self.folder)/serverless.yml": Array(Self.text.utf8)])
  }

  /// Texts of all files, by path.
  var texts: [String: [UInt8]] {
    get { contents.withLock { $0 } }
    set { contents.withLock { $0 = newValue } }
  }

  /// Changes the files in memory.
  func apply(_ edits: [StageEdit]) {
    contents.withLock { contents in
      for edit in edits { contents[edit.path] = edit.after }
    }
  }

  /// The bytes of a file; nil for all but the invented ones.
  public func read(_ path: String) -> [UInt8]? { contents.withLock { $0[path] } }

  /// Whether a file was invented.
  public func exists(_ path: String) -> Bool { contents.withLock { $0[path] != nil } }
}
