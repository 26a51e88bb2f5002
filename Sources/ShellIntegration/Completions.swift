/// What completions tell of one verb.
public struct CompletionVerb: Sendable {
  /// One `--option`.
  public struct Option: Sendable {
    /// The name without the hyphens.
    public var name: String
    /// One line of help.
    public var help: String
    /// Whether a value follows.
    public var takesValue: Bool

    /// Describes an option.
    public init(_ name: String, help: String, takesValue: Bool) {
      self.name = name
      self.help = help
      self.takesValue = takesValue
    }
  }

  /// The verb.
  public var name: String
  /// One line of help.
  public var summary: String
  /// Its options.
  public var options: [Option]
  /// Whether its operands are profile names.
  public var takesProfile: Bool

  /// Describes a verb.
  public init(name: String, summary: String, options: [Option], takesProfile: Bool) {
    self.name = name
    self.summary = summary
    self.options = options
    self.takesProfile = takesProfile
  }
}

extension Shell {
  /// The completions of the program for this shell: verbs, their options, profile names.
  ///
  /// Names are asked of `awscreds-tui list --names`, one a line, and quoted by the shell itself.
  ///
  /// - Throws: `ShellError.noCompletion` for shells other than bash, zsh and fish,
  ///   `ShellError.invalidFunctionName`.
  public func completions(
    for verbs: [CompletionVerb], name: String = "awscreds-tui"
  ) throws(ShellError) -> String {
    _ = try Shell.bash.hook(name: name)
    switch self {
    case .bash: return bashCompletions(verbs, name)
    case .zsh: return zshCompletions(verbs, name)
    case .fish: return fishCompletions(verbs, name)
    default: throw .noCompletion(self)
    }
  }

  /// The shells that `init` and `env --shell` write for.
  private static let shellWords = "bash zsh fish sh powershell nushell"
  /// What `stages` does beside showing them.
  private static let stageWords = "set unset add-map"

  private func bashCompletions(_ verbs: [CompletionVerb], _ name: String) -> String {
    let options = verbs.filter { !$0.options.isEmpty }.map {
      "    \($0.name)) words='\($0.options.map { "--\($0.name)" }.joined(separator: " "))' ;;\n"
    }.joined()
    let takers = verbs.filter(\.takesProfile).map(\.name).joined(separator: "|")
    return """
      # Completions of awscreds-tui for bash.
      __awscreds_tui_complete() {
        local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]-} words='' line quoted
        local before=${COMP_WORDS[COMP_CWORD-1]-}
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          words='\(verbs.map(\.name).joined(separator: " ")) --help --version --demo --plain'
          COMPREPLY=($(builtin compgen -W "$words" -- "$word"))
          return 0
        fi
        if [[ $before == --shell ]]; then
          COMPREPLY=($(builtin compgen -W '\(Self.shellWords) cmd' -- "$word"))
          return 0
        fi
        case $verb in
      \(options)\
          *) ;;
        esac
        if [[ $word == -* ]]; then
          COMPREPLY=($(builtin compgen -W "$words" -- "$word"))
          return 0
        fi
        case $verb in
          \(takers))
            while IFS= builtin read -r line; do
              builtin printf -v quoted %q "$line"
              if [[ $line == "$word"* || $quoted == "$word"* ]]; then COMPREPLY+=("$quoted"); fi
            done < <(command awscreds-tui list --names 2>/dev/null)
            ;;
          init) COMPREPLY=($(builtin compgen -W '\(Self.shellWords)' -- "$word")) ;;
          completion) COMPREPLY=($(builtin compgen -W 'bash zsh fish' -- "$word")) ;;
          stages)
            if [ "$COMP_CWORD" -eq 2 ]; then
              COMPREPLY=($(builtin compgen -W '\(Self.stageWords)' -- "$word"))
            fi
            ;;
        esac
        return 0
      }
      complete -o default -F __awscreds_tui_complete -- \(name)

      """
  }

  private func zshCompletions(_ verbs: [CompletionVerb], _ name: String) -> String {
    let described = verbs.map {
      "    \(quoted($0.name + ":" + $0.summary))\n"
    }.joined()
    let options = verbs.filter { !$0.options.isEmpty }.map { verb in
      let list = verb.options.map { quoted("--\($0.name):\($0.help)") }.joined(separator: " ")
      return "    \(verb.name)) choices=(\(list)) ;;\n"
    }.joined()
    let takers = verbs.filter(\.takesProfile).map(\.name).joined(separator: "|")
    return """
      #compdef \(name)
      # Completions of awscreds-tui for zsh.
      __awscreds_tui_complete() {
        builtin local -a verbs choices names
        builtin local verb=$words[2]
        verbs=(
      \(described)  )
        if (( CURRENT == 2 )); then
          _describe -t verbs verb verbs
          return
        fi
        if [[ $words[CURRENT-1] == --shell ]]; then
          compadd -- \(Self.shellWords) cmd
          return
        fi
        case $verb in
      \(options)\
          *) ;;
        esac
        if [[ $PREFIX == -* ]]; then
          _describe -t options option choices
          return
        fi
        case $verb in
          \(takers))
            names=("${(@f)$(command awscreds-tui list --names 2>/dev/null)}")
            compadd -a -- names
            ;;
          init) compadd -- \(Self.shellWords) ;;
          completion) compadd -- bash zsh fish ;;
          stages) if (( CURRENT == 3 )); then compadd -- \(Self.stageWords); fi ;;
          *) _files ;;
        esac
      }
      compdef __awscreds_tui_complete \(name)

      """
  }

  private func fishCompletions(_ verbs: [CompletionVerb], _ name: String) -> String {
    var text = """
      # Completions of awscreds-tui for fish.
      complete -c \(name) -f

      """
    for verb in verbs {
      text += "complete -c \(name) -n __fish_use_subcommand -a \(verb.name)"
      text += " -d \(quoted(verb.summary))\n"
      let seen = "-n '__fish_seen_subcommand_from \(verb.name)'"
      for option in verb.options {
        text += "complete -c \(name) \(seen) -l \(option.name)"
        text += "\(option.takesValue ? " -r" : "") -d \(quoted(option.help))"
        text += option.name == "shell" ? " -f -a '\(Self.shellWords) cmd'\n" : "\n"
      }
      if verb.takesProfile {
        text += "complete -c \(name) \(seen)"
        text += " -a '(command awscreds-tui list --names 2>/dev/null)'\n"
      }
    }
    for (verb, words) in [
      ("init", Self.shellWords), ("completion", "bash zsh fish"), ("stages", Self.stageWords),
    ] {
      text += "complete -c \(name) -n '__fish_seen_subcommand_from \(verb)' -a '\(words)'\n"
    }
    return text
  }
}
