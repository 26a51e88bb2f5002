import Canvas

extension Settings {
  /// A settings file with every setting explained, none of them in force.
  ///
  /// Made from the tables that the reader goes by, so that none is forgotten.
  public static var sample: String {
    let themes = Theme.all.map(\.name).joined(separator: ", ")
    let colours = Protection.Colour.allCases.map(\.rawValue).joined(separator: ", ")
    var text = """
      # Settings of awscreds-tui. A line with # in front says what would be there without it.
      # The program keeps your comments when it writes here.

      [display]
      # One of: \(themes)
      #theme = terminal
      # Clicks and the wheel; the terminal's own selection then needs Shift. % switches it.
      #mouse = off

      [profiles]
      # Names that stand first in the list, one an indented line.
      #pins =
      #  acme-dev
      # How profiles of a company's sign-in are named: {account}, {account-id}, {role}
      #name-template = {account}-{role}

      [protections]
      # pattern = label, colour, ask or no-ask        * any text, ? any one character
      # Colours: \(colours)
      #*prod* = PROD, red, ask

      [switch]
      # AWS_SDK_LOAD_CONFIG=1, which Serverless 1 to 3 need to read the config file:
      # project (where the project here needs it), needed (where the profile does), never
      #load-config = project

      [checks]
      # Seconds until a call is given up, and how often a throttled one is tried again.
      #timeout = 10
      #retries = 2

      [keys]
      # action = keys, as  a  G  space  comma  hash  ctrl-p  alt-x  f1  page-up
      # None behind the = takes an action its keys; : finds it still.

      """
    let width = Action.table.map(\.action.name.count).max() ?? 0
    for row in Action.table {
      let name = row.action.name
      let pad = String(repeating: " ", count: width - name.count)
      text += "#\(name)\(pad) = \(row.keys.map(\.name).joined(separator: " "))\n"
    }
    return text
  }
}
