extension Shell {
  func powershellHook(name: String, call: String) -> String {
    let sets = HandOff.settable.map { "'\($0)'" }.joined(separator: ", ")
    let unsets = HandOff.unsettable.map { "'\($0)'" }.joined(separator: ", ")
    return """
      # Hook of awscreds-tui for PowerShell 5.1 and later.
      # It sets variables that the program names, and runs none.
      if ($PSVersionTable.PSVersion.Major -lt 5) {
        Write-Error 'awscreds-tui: the hook needs PowerShell 5.1 or later'
        return
      }
      Remove-Item Alias:\(name) -Force -ErrorAction SilentlyContinue
      function global:\(name) {
        $program = Get-Command -Name \(call) -CommandType Application `
          -ErrorAction Stop | Select-Object -First 1
        $directory = [System.IO.Path]::GetTempPath()
        if ($env:XDG_RUNTIME_DIR -and (Test-Path -LiteralPath $env:XDG_RUNTIME_DIR)) {
          $directory = $env:XDG_RUNTIME_DIR
        }
        $file = Join-Path $directory ('awscreds-tui.' + [System.Guid]::NewGuid().ToString('N'))
        $before = if ($null -eq $env:AWS_PROFILE) { '-' } else { '=' + $env:AWS_PROFILE }
        $code = 0
        try {
          [System.IO.File]::Create($file).Dispose()
          if (Get-Command -Name chmod -CommandType Application -ErrorAction SilentlyContinue) {
            & chmod 600 $file
          }
          $env:AWSCREDS_TUI_HANDOFF = $file
          $env:AWSCREDS_TUI_PREVIOUS = $global:__awscreds_tui_previous
          & $program @args
          $code = $LASTEXITCODE
          foreach ($line in [System.IO.File]::ReadAllLines($file)) {
            if ($line.Length -lt 2) { continue }
            if ($line[0] -eq '+') {
              $pair = $line.Substring(1).Split([char[]]'=', 2)
              if ($pair.Length -eq 2 -and $pair[0] -cin @(\(sets))) {
                [System.Environment]::SetEnvironmentVariable($pair[0], $pair[1], 'Process')
              }
            } elseif ($line[0] -eq '-' -and $line.Substring(1) -cin @(\(unsets))) {
              Remove-Item -LiteralPath ('Env:' + $line.Substring(1)) `
                -ErrorAction SilentlyContinue
            }
          }
        } finally {
          Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue
          Remove-Item Env:AWSCREDS_TUI_HANDOFF, Env:AWSCREDS_TUI_PREVIOUS `
            -ErrorAction SilentlyContinue
        }
        $after = if ($null -eq $env:AWS_PROFILE) { '-' } else { '=' + $env:AWS_PROFILE }
        if ($before -cne $after) { $global:__awscreds_tui_previous = $before }
        $global:LASTEXITCODE = $code
      }

      """
  }

  func nushellHook(name: String, call: String) -> String {
    let sets = HandOff.settable.map { "\"\($0)\"" }.joined(separator: ", ")
    let unsets = HandOff.unsettable.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      # Hook of awscreds-tui for nushell 0.100 and later: save it to a file and `source` that.
      # It sets variables that the program names, and runs none.
      def --env --wrapped \(name) [...rest: string] {
        let release = (version | get version | split row "." | first 2 | each { into int })
        if $release.0 == 0 and $release.1 < 100 {
          error make { msg: "awscreds-tui: the hook needs nushell 0.100 or later" }
        }
        let directory = ($env.XDG_RUNTIME_DIR? | default ($env.TMPDIR? | default "/tmp"))
        let file = (^mktemp $"($directory)/awscreds-tui.XXXXXXXX" | str trim --right)
        let before = if "AWS_PROFILE" in $env { $"=($env.AWS_PROFILE)" } else { "-" }
        let passed = {
          AWSCREDS_TUI_HANDOFF: $file
          AWSCREDS_TUI_PREVIOUS: ($env.__awscreds_tui_previous? | default "")
        }
        let failure = (
          try { with-env $passed { ^\(call) ...$rest }; null } catch {|fault| $fault }
        )
        let lines = (open --raw $file | decode utf-8 | split row "\\n")
        ^rm -f -- $file
        for line in $lines {
          let sign = ($line | str substring 0..0)
          let rest = ($line | str substring 1..)
          if $sign == "+" {
            let pair = ($rest | split row --number 2 "=")
            if ($pair | length) == 2 and $pair.0 in [\(sets)] {
              load-env { ($pair.0): $pair.1 }
            }
          } else if $sign == "-" and $rest in [\(unsets)] {
            hide-env --ignore-errors $rest
          }
        }
        let after = if "AWS_PROFILE" in $env { $"=($env.AWS_PROFILE)" } else { "-" }
        if $before != $after { $env.__awscreds_tui_previous = $before }
        if $failure != null { error make { msg: $failure.msg } }
      }

      """
  }
}
