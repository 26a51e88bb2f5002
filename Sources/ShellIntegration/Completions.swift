extension Shell {
  /// The completions of the program for this shell.
  ///
  /// They hold no word of the command line themselves: at each Tab they ask
  /// `awscreds-tui completion SHELL -- WORD…` what may stand for the last word, and leave it to the
  /// shell to choose among the answers and to quote them. The answer's first line is `words`,
  /// `files`, `folders` or `command N`: the word N, counted from 0, begins a command line of its
  /// own. Each line below is one word with its help before it and a tab between.
  ///
  /// - Parameter name: the function or program whose words are completed.
  /// - Throws: `ShellError.noCompletion` for shells other than bash, zsh and fish,
  ///   `ShellError.invalidFunctionName`.
  public func completions(name: String = "awscreds-tui") throws(ShellError) -> String {
    _ = try Shell.bash.hook(name: name)
    switch self {
    case .bash: return bashCompletions(name)
    case .zsh: return zshCompletions(name)
    case .fish: return fishCompletions(name)
    default: throw .noCompletion(self)
    }
  }

  private func bashCompletions(_ name: String) -> String {
    """
    # Completions of awscreds-tui for bash: the program says what may stand where.
    __awscreds_tui_complete() {
      local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]} kind='' line quoted offset
      COMPREPLY=()
      # `--option=` is two words here.
      local typed=$word
      if [[ $typed == = ]]; then typed=''; fi
      {
        IFS= builtin read -r kind
        while IFS= builtin read -r line; do
          line=${line#*$'\\t'}
          builtin printf -v quoted %q "$line"
          if [[ $line == "$typed"* || $quoted == "$typed"* ]]; then COMPREPLY+=("$quoted"); fi
        done
      } < <(command awscreds-tui completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      case $kind in
        command*)
          offset=$((${kind#command } + 1))
          if builtin declare -F _comp_command_offset >/dev/null; then
            _comp_command_offset "$offset"
          elif builtin declare -F _command_offset >/dev/null; then
            _command_offset "$offset"
          elif [ "$COMP_CWORD" -eq "$offset" ]; then
            COMPREPLY=($(builtin compgen -c -- "$typed"))
          else
            kind=files
          fi
          ;;
      esac
      # Where readline does the work it quotes as well; bash 3 cannot ask it to.
      case $kind in
        files)
          builtin compopt -o default 2>/dev/null \\
            || COMPREPLY=($(builtin compgen -f -- "$typed"))
          ;;
        folders)
          builtin compopt -o dirnames -o filenames 2>/dev/null \\
            || COMPREPLY=($(builtin compgen -d -- "$typed"))
          ;;
      esac
      return 0
    }
    complete -F __awscreds_tui_complete -- \(name)

    """
  }

  private func zshCompletions(_ name: String) -> String {
    """
    #compdef \(name)
    # Completions of awscreds-tui for zsh: the program says what may stand where.
    __awscreds_tui_complete() {
      builtin local kind line
      builtin local -a asked lines plain told
      asked=("${(@Q)words[2,CURRENT]}")
      asked[-1]=${(Q)PREFIX}
      lines=("${(@f)$(command awscreds-tui completion zsh -- "${(@)asked}" 2>/dev/null)}")
      kind=$lines[1]
      case $kind in
        command*)
          kind=$(( ${kind#command } + 1 ))
          words=("${(@)words[kind + 1,-1]}")
          (( CURRENT -= kind ))
          _normal
          return
          ;;
      esac
      if [[ $PREFIX == --*=* ]]; then compset -P '*='; fi
      case $kind in
        files) _files; return ;;
        folders) _files -/; return ;;
      esac
      for line in "${(@)lines[2,-1]}"; do
        case $line in
          $'\\t'*) plain+=("${line#*$'\\t'}") ;;
          *) told+=("${line#*$'\\t'}:${line%%$'\\t'*}") ;;
        esac
      done
      if (( $#plain )); then compadd -a -- plain; fi
      if (( $#told )); then _describe -t words word told; fi
    }
    compdef __awscreds_tui_complete \(name)
    # Loaded by the first Tab, as a file of fpath, it must answer that Tab too.
    if [[ $funcstack[1] == _\(name) ]]; then __awscreds_tui_complete "$@"; fi

    """
  }

  private func fishCompletions(_ name: String) -> String {
    """
    # Completions of awscreds-tui for fish: the program says what may stand where.
    function __awscreds_tui_complete
        set -l before (commandline -opc)
        set -l last (commandline -ct)
        set -l asked $before $last
        set -q last[1]; or set -a asked ''
        set -l lines (command awscreds-tui completion fish -- $asked[2..-1] 2>/dev/null)
        switch "$lines[1]"
            case files
                __fish_complete_path $last
            case folders
                __fish_complete_directories "$last" ''
            case 'command *'
                # The words of the command alone, as if they were the whole line.
                set -l first (math (string sub --start 9 -- $lines[1]) + 2)
                set -l inner
                if test $first -le (count $before)
                    set inner (string escape -- $before[$first..-1])
                end
                complete --do-complete (string join -- ' ' $inner "$last")
            case '*'
                for line in $lines[2..-1]
                    set -l pair (string split --max 1 -- \\t $line)
                    printf '%s\\t%s\\n' $pair[2] $pair[1]
                end
        end
    end
    complete -c \(name) -f -a '(__awscreds_tui_complete)'

    """
  }
}
