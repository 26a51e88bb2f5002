import TestSupport
import Testing

/// Every scenario is done on a real screen and once more line by line.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.all) func onTheScreen(_ scenario: Scenario) {
    let home = scenario.home()
    defer { home.remove() }
    let screen = TmuxScreen(
      "bash --norc --noprofile -c " + quoted(scenario.script("") + "; echo THE END; read -r"),
      environment: scenario.variables(home), folder: home, start: home.path(scenario.folder))
    defer { screen.close() }
    for step in scenario.screen {
      guard take(step, on: screen, of: scenario) else { return }
    }
    let end = screen.wait { $0.contains("THE END") }
    #expect(end.isMet, "\(scenario.name): the program did not end\n\(end.picture)")
    scenario.expectEnd(home, end.picture)
  }

  private func take(_ step: Scenario.Step, on screen: TmuxScreen, of scenario: Scenario) -> Bool {
    switch step {
    case .type(let text): screen.type(text)
    case .press(let key): screen.press(key)
    case .paste(let text): screen.paste(text)
    case .see(let text):
      let seen = screen.wait { $0.contains(text) }
      #expect(seen.isMet, "\(scenario.name): never saw “\(text)” in\n\(seen.picture)")
      return seen.isMet
    case .miss(let text):
      let seen = screen.wait { !$0.contains(text) }
      #expect(seen.isMet, "\(scenario.name): still sees “\(text)” in\n\(seen.picture)")
      return seen.isMet
    }
    return true
  }

  @Test(arguments: Scenario.all) func lineByLine(_ scenario: Scenario) {
    let home = scenario.home()
    defer { home.remove() }
    home.write("script", scenario.lines.joined(separator: "\n") + "\n")
    let run = ChildRun(
      [
        "bash", "--norc", "--noprofile", "-c", scenario.script("--plain <'\(home.path("script"))'"),
      ],
      environment: scenario.variables(home), directory: home.path(scenario.folder))
    var rest = run.output[...]
    for text in scenario.says {
      guard let place = rest.firstRange(of: text) else {
        Issue.record("\(scenario.name): “\(text)” is not said in\n\(run.output)\(run.errors)")
        return
      }
      rest = rest[place.upperBound...]
    }
    // A screen reader reads every sign: none of a frame, none that steers a terminal.
    #expect(!run.output.contains { "\u{1B}─│┌┐└┘┃".contains($0) })
    scenario.expectEnd(home, run.output)
  }

  /// A text as one word of a shell.
  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
