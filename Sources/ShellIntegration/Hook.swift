extension Shell {
  /// The function that stands for the program in a shell and takes over what the program hands
  /// back: `eval "$(awscreds-tui init bash)"`.
  ///
  /// It opens a private file, unlinks it at once and passes the open descriptor, so that no path
  /// is left behind even when the shell is interrupted. What comes back is read line by line and
  /// assigned; no byte of it is run.
  ///
  /// - Parameters:
  ///   - name: what the function is called.
  ///   - program: the program, by the name that is looked for in `PATH` or by its full path.
  /// - Throws: `ShellError.invalidFunctionName`, `ShellError.noHook` for `cmd`.
  public func hook(
    name: String = "awscreds-tui", program: String = "awscreds-tui"
  ) throws(ShellError) -> String {
    guard isFunctionName(name) else { throw .invalidFunctionName(name) }
    let call = word(calling: program)
    switch self {
    case .bash, .zsh:
      return bourneHook(name: name, function: name, builtin: "builtin", call: call)
    // POSIX function names have no hyphen: an alias leads to one that has none.
    case .posix:
      return bourneHook(name: name, function: "__awscreds_tui", builtin: "command", call: call)
    case .fish: return fishHook(name: name, call: call)
    case .powershell: return powershellHook(name: name, call: call)
    case .nushell: return nushellHook(name: name, call: call)
    case .cmd: throw .noHook(self)
    }
  }

  /// The word that calls a program: a path quoted, a plain name as it is.
  public func word(calling program: String) -> String {
    program.contains("/") ? quoted(program) : program
  }

  private func isFunctionName(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    let letters = name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
        || $0 == 0x2D
    }
    return letters && first != 0x2D && !(first >= 0x30 && first <= 0x39)
  }

  private func bourneHook(
    name: String, function: String, builtin: String, call: String
  ) -> String {
    let p = "__awscreds_tui"
    let sets = HandOff.settable.filter { $0 != "AWS_PROFILE" }.map {
      "        +\($0)=*) \($0)=${\(p)_line#*=}; \(builtin) export \($0) ;;\n"
    }.joined()
    let unsets = HandOff.unsettable.filter { $0 != "AWS_PROFILE" }.map { "-\($0)" }
      .joined(separator: "|")
    let locals = ["directory", "file", "code", "line", "before"].map { "\(p)_\($0)" }
    let scope =
      self == .posix
      ? "" : "  \(builtin) local \(locals.joined(separator: " "))\n"
    let forget =
      self == .posix
      ? "  command unset -v \(locals.filter { $0 != "\(p)_code" }.joined(separator: " "))\n" : ""
    return """
      # Hook of awscreds-tui for \(rawValue): it sets variables that the program names, and runs none.
      \\unalias \(name) 2>/dev/null || :
      \(self == .posix ? "\(function)()" : "function \(function)") {
      \(self == .zsh ? "  builtin emulate -L zsh\n" : "")\(scope)  \(p)_code=0
        \(p)_directory=${XDG_RUNTIME_DIR:-${TMPDIR:-/tmp}}
        if ! [ -w "$\(p)_directory" ]; then \(p)_directory=${TMPDIR:-/tmp}; fi
        \(p)_file=$(command mktemp "$\(p)_directory/awscreds-tui.XXXXXXXX") || {
          command \(call) "$@"
          return
        }
        \(p)_before="${AWS_PROFILE+=}${AWS_PROFILE-}"
        {
          command rm -f -- "$\(p)_file"
          AWSCREDS_TUI_HANDOFF=/dev/fd/8 AWSCREDS_TUI_PREVIOUS="${\(p)_previous-}" \\
            command \(call) "$@" 9<&- || \(p)_code=$?
          while IFS= \(builtin) read -r \(p)_line <&9; do
            case $\(p)_line in
              +AWS_PROFILE=*) AWS_PROFILE=${\(p)_line#*=}; \(builtin) export AWS_PROFILE ;;
              -AWS_PROFILE) \(builtin) unset -v AWS_PROFILE ;;
      \(sets)\
              \(unsets))
                \(builtin) unset -v "${\(p)_line#-}" ;;
            esac
          done
        } 8>>"$\(p)_file" 9<"$\(p)_file"
        if [ "$\(p)_before" != "${AWS_PROFILE+=}${AWS_PROFILE-}" ]; then
          \(p)_previous=${\(p)_before:--}
        fi
      \(forget)  return "$\(p)_code"
      }
      \(self == .posix ? "alias \(name)=\(function)\n" : "")
      """
  }

  private func fishHook(name: String, call: String) -> String {
    let sets = HandOff.settable.map { "'+\($0)=*'" }.joined(separator: " ")
    let unsets = HandOff.unsettable.map { "'-\($0)'" }.joined(separator: " ")
    return """
      # Hook of awscreds-tui for fish: it sets variables that the program names, and runs none.
      functions --erase \(name)
      function \(name) --description 'AWS profiles: browse, check, switch'
          set -l directory /tmp
          set -q TMPDIR[1]; and test -w "$TMPDIR"; and set directory $TMPDIR
          set -q XDG_RUNTIME_DIR[1]; and test -w "$XDG_RUNTIME_DIR"
          and set directory $XDG_RUNTIME_DIR
          set -l file (command mktemp "$directory/awscreds-tui.XXXXXXXX")
          if test -z "$file"
              command \(call) $argv
              return
          end
          set -l code 0
          set -l lines
          set -l before -
          set -q AWS_PROFILE; and set before "=$AWS_PROFILE"
          set -l previous
          set -q __awscreds_tui_previous; and set previous $__awscreds_tui_previous
          begin
              command rm -f -- $file
              AWSCREDS_TUI_HANDOFF=\(HandOff.pathInFish) AWSCREDS_TUI_PREVIOUS="$previous" \\
                  command \(call) $argv
              set code $status
              command cat <&59 | while read --line line
                  set --append lines $line
              end
          end 58>>$file 59<$file
          for line in $lines
              switch $line
                  case \(sets)
                      set -l pair (string split --max 1 -- = $line)
                      set -gx -- (string sub --start 2 -- $pair[1]) $pair[2]
                  case \(unsets)
                      set -eg -- (string sub --start 2 -- $line)
              end
          end
          set -l after -
          set -q AWS_PROFILE; and set after "=$AWS_PROFILE"
          test "$before" = "$after"; or set -g __awscreds_tui_previous $before
          return $code
      end

      """
  }
}
