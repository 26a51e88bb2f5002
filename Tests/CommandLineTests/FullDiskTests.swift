import TestSupport
import Testing

/// Saves on a file system that is really full: a small one of memory, mounted for one run alone.
@Suite struct FullDiskTests {
  /// Runs the program with the words `$FIRST`, fills a disk at `$1` but for `$2` bytes, runs the words
  /// behind, and tells what is there then.
  private static let script = """
    set -e
    disk=$1 room=$2
    shift 2
    mkdir -p "$disk"
    mount -t tmpfs -o size=64k,mode=700 tmpfs "$disk"
    mkdir -p "$HOME/.aws"
    cp "$SEED/credentials" "$SEED/config" "$HOME/.aws"
    [ -z "$FIRST" ] || "$1" $FIRST
    dd if=/dev/zero of="$disk/ballast" bs=4096 2>/dev/null || true
    truncate -s "-$room" "$disk/ballast"
    set +e
    "$@"
    echo "status $?"
    rm "$disk/ballast"
    ls -A "$HOME/.aws"
    cmp -s "$SEED/credentials" "$HOME/.aws/credentials" && echo credentials as before
    cmp -s "$SEED/config" "$HOME/.aws/config" && echo config as before
    """

  private static let config = (0..<300).map { "[profile p\($0)]\nregion = eu-west-1\n" }.joined()
  private static let keys = """
    [new]
    aws_access_key_id = AKIAEXAMPLE2BRAVO222
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
    region = eu-west-1

    """

  private func run(
    on disk: String, room: Int, after first: String = "", _ words: String..., input: String = ""
  ) -> ChildRun {
    let home = TemporaryFolder()
    defer { home.remove() }
    home.makeFolder("seed")
    home.write("seed/credentials", "[a]\nregion = x\n")
    home.write("seed/config", Self.config)
    let shell = ["unshare", "-rm", "sh", "-c", Self.script, "sh", home.path(disk), "\(room)"]
    let variables = [
      "HOME": home.path("user"), "SEED": home.path("seed"), "FIRST": first,
      "PATH": "/usr/local/bin:/usr/bin:/bin:/sbin", "LC_ALL": "C.UTF-8",
    ]
    return ChildRun(
      shell + [builtPrograms + "/awscreds-tui"] + words, environment: variables, input: input,
      directory: home.path)
  }

  /// No page is left, one is, or all but the last bytes of the new file fit.
  @Test(arguments: ["user/.aws", "user"], [0, 4096, 8192]) func theOldFileStaysWhole(
    _ disk: String, _ room: Int
  ) {
    let set = run(on: disk, room: room, "set", "p1", "region", "us-east-1")
    #expect(set.output == "status 1\nconfig\ncredentials\n" + Self.asBefore, "\(set.errors)")
    #expect(set.errors.contains("no space is left on the device"), "\(set.errors)")
    #expect(set.errors.contains("nothing was written"), "\(set.errors)")
    // The first of the two files would fit.
    let both = run(on: disk, room: room, "import", "-", input: Self.keys)
    #expect(both.output == "status 1\nconfig\ncredentials\n" + Self.asBefore, "\(both.errors)")
    #expect(both.errors.contains("nothing was written"), "\(both.errors)")
  }

  /// The files have room, what is kept for undo has none: it is told.
  @Test func aFullStateFolderDoesNotStopASave() {
    let set = run(on: "user/.local/state", room: 0, "set", "p1", "region", "us-east-1")
    #expect(set.output == "status 0\nconfig\ncredentials\ncredentials as before\n")
    #expect(set.errors.contains("Undo will not take this change back"), "\(set.errors)")
  }

  /// The file itself is taken back: that is told, and what the history does not know of it.
  @Test func aFullStateFolderDoesNotMakeUndoALiar() {
    let undo = run(
      on: "user/.local/state", room: 0, after: "set p1 region us-east-1", "undo")
    #expect(
      undo.output == "taken back: set region of p1\nstatus 0\nconfig\ncredentials\n"
        + Self.asBefore)
    #expect(undo.errors.contains("the history could not note it"), "\(undo.errors)")
    #expect(!undo.errors.contains("nothing was written"), "\(undo.errors)")
  }

  private static let asBefore = "credentials as before\nconfig as before\n"
}
