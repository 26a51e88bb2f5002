import AWSCredentials
import AWSProfiles
import App
import Synchronization

extension EffectRunner {
  func startSignIn(_ id: Int, _ session: SSOSession, _ catalog: ProfileCatalog) {
    let (environment, world, mailbox) = (surroundings.environment, world, mailbox)
    let task = Task {
      do throws(CredentialError) {
        let end = try await signIn(
          to: session, catalog: catalog, environment: environment, world: world
        ) { mailbox.post(.signIn(id: id, .prompt($0))) }
        mailbox.post(.signIn(id: id, .done(until: end)))
      } catch {
        mailbox.post(.signIn(id: id, .failed(error.message)))
      }
    }
    signIns.withLock { $0[id] = task }
  }

  func startBrowsing(_ id: Int, _ session: SSOSession, _ catalog: ProfileCatalog) {
    let (environment, world, mailbox) = (surroundings.environment, world, mailbox)
    let task = Task {
      do throws(CredentialError) {
        try await browse(
          session, catalog: catalog, environment: environment, world: world
        ) { mailbox.post(.browse(id: id, .found($0, roles: $1))) }
        mailbox.post(.browse(id: id, .done))
      } catch {
        if case .signInNeeded = error {
          mailbox.post(.browse(id: id, .signInNeeded))
        } else {
          mailbox.post(.browse(id: id, .failed(error.message)))
        }
      }
    }
    signIns.withLock { $0[id] = task }
  }
}
