import AWSCredentials
import AWSProfiles
import App
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A whole rotation against moto, which checks signatures, with real files.
@Suite struct RotationMotoTests {
  @Test(.hangs)
  func aKeyIsRotatedAndTheProfileWorksAfterEveryStep() async throws {
    let moto = try #require(
      await MotoServer(unchecked: 3), "moto_server is missing or does not start: run setup.sh")
    let home = TemporaryFolder()
    defer { home.remove() }
    let old = try await MotoUser.make("ann", at: moto.url)
    home.write(".aws/credentials", MotoUser.section("work", old) + MotoUser.section("twin", old))
    let desk = try RotationDesk(home: home, url: moto.url)

    guard case .listed(let first, nil) = await desk.run(.list) else {
      Issue.record("no list")
      return
    }
    #expect(first.userName == "ann")
    #expect(first.own?.isActive == true)
    #expect(first.own?.isUseKnown == true)
    guard case .made(let made) = await desk.run(.create(first)) else {
      Issue.record("no key was made")
      return
    }
    let file = ".local/state/awscreds-tui/new-key-\(made.keys.accessKeyID)"
    #expect(mode(home.path(file)) == 0o600)
    #expect(await desk.identity() == .valid)

    // Stopped here and begun again: the new key is found, and a third one is refused.
    guard case .listed(let second, let kept) = await desk.run(.list) else {
      Issue.record("no second list")
      return
    }
    #expect(kept == made)
    #expect(RotationStep.next(after: second, kept: made.keys.accessKeyID).number == 2)
    guard case .failed(let why, _) = await desk.run(.create(second)) else {
      Issue.record("a third key")
      return
    }
    #expect(why.contains("ann has two access keys already"))

    let change = Change.rotation(of: "work", to: made.keys, in: desk.catalog)
    guard case .written(.done) = await desk.run(.write(change, keyID: made.keys.accessKeyID)) else {
      Issue.record("not written")
      return
    }
    #expect(mode(home.path(file)) == nil)
    #expect(desk.catalog["work"]?["aws_access_key_id"] == made.keys.accessKeyID)
    #expect(desk.catalog["twin"]?["aws_access_key_id"] == made.keys.accessKeyID)
    #expect(await desk.run(.verify) == .verified)
    #expect(
      await desk.run(.set(id: old.accessKeyID, active: false))
        == .set(id: old.accessKeyID, active: false))
    #expect(await desk.identity() == .valid)
    guard case .listed(let third, nil) = await desk.run(.list) else {
      Issue.record("no third list")
      return
    }
    #expect(RotationStep.next(after: third).number == 5)
    #expect(await desk.run(.delete(id: old.accessKeyID)) == .deleted(id: old.accessKeyID))
    // Undo asks before it puts that one back.
    let state = StateStore(state: home.path(".local/state/awscreds-tui")).load()
    #expect(state.deletedKeys == [old.accessKeyID])
    guard case .listed(let last, nil) = await desk.run(.list) else {
      Issue.record("no last list")
      return
    }
    #expect(last.keys.map(\.id) == [made.keys.accessKeyID])
    #expect(RotationStep.next(after: last) == .create)
  }

  @Test(.hangs)
  func aKeyThatCannotBeKeptIsDeletedAgain() async throws {
    let moto = try #require(await MotoServer(unchecked: 3), "moto_server is missing")
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(
      ".aws/credentials", MotoUser.section("work", try await MotoUser.make("bob", at: moto.url)))
    // A file where the folder has to be: nothing can be kept.
    home.write(".local/state/awscreds-tui", "")
    let desk = try RotationDesk(home: home, url: moto.url)
    guard case .listed(let report, _) = await desk.run(.list),
      case .failed(let why, _) = await desk.run(.create(report)),
      case .listed(let after, _) = await desk.run(.list)
    else {
      Issue.record("the step did not fail")
      return
    }
    #expect(why.contains("deleted again: nothing changed"))
    #expect(after.keys.map(\.id) == report.keys.map(\.id))
  }
}

/// The permissions of a file; nil where there is none.
private func mode(_ path: String) -> mode_t? {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
}

/// A profile with its files and steps, as the program has them.
private struct RotationDesk {
  let store: FileStore
  let shelf: DiskShelf
  let unwritten: UnwrittenKeys
  let environment: Environment

  init(home: TemporaryFolder, url: String) throws {
    environment = Environment(["HOME": home.path, "AWS_ENDPOINT_URL": url])
    let state = home.path(".local/state/awscreds-tui")
    store = FileStore(locations: try FileLocations(environment: environment), state: state)
    shelf = DiskShelf(store: store, home: home.path)
    unwritten = UnwrittenKeys(folder: state, home: home.path)
  }

  var catalog: ProfileCatalog { ProfileCatalog(store.load().files) }

  func run(_ step: KeyStep) async -> KeyAnswer {
    await KeyRunner(
      profile: "work", catalog: catalog, environment: environment,
      world: LiveWorld(environment: environment), shelf: shelf, unwritten: unwritten,
      devices: MFADevices()
    ).run(step) { _ in }
  }

  func identity() async -> Verdict.Class {
    await check(
      profile: "work", catalog: catalog, environment: environment,
      world: LiveWorld(environment: environment)
    ).class
  }
}
