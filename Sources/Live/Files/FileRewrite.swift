/// A whole file that changes together with the shared ones, as serverless.yml does in a rename.
///
/// It is not merged: where it is another file by now than `before`, nothing at all is written.
public struct FileRewrite: Sendable, Equatable {
  /// The file as it is named.
  public var path: String
  /// Its bytes when the user saw the change.
  public var before: [UInt8]
  /// Its bytes afterwards.
  public var after: [UInt8]

  /// Names a file with both texts.
  public init(path: String, before: [UInt8], after: [UInt8]) {
    self.path = path
    self.before = before
    self.after = after
  }
}
