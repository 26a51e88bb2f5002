extension Shell {
  /// The lines that make a change when this shell runs them, one variable a line.
  ///
  /// Every value is quoted so that nothing in it is run or expanded. Lines of `bash`, `zsh`,
  /// `posix` and `fish` end in `;`, so that an unquoted `eval $(…)` works too. Lines of `cmd` are
  /// for a batch file, where `%` is doubled.
  ///
  /// - Throws: `ShellError.unprintableValue` for a value with NUL, and in `cmd` with a line break.
  public func lines(for change: EnvironmentChange) throws(ShellError) -> String {
    var text = ""
    for assignment in change.set {
      let breaks = self == .cmd ? [0, 0x0A, 0x0D] : [0] as [UInt8]
      for byte in assignment.value.utf8 where breaks.contains(byte) {
        throw .unprintableValue(name: assignment.name)
      }
      text += set(assignment.name, to: quoted(assignment.value)) + "\n"
    }
    for name in change.unset { text += unset(name) + "\n" }
    return text
  }

  private func set(_ name: String, to quoted: String) -> String {
    switch self {
    case .bash, .zsh, .posix: "export \(name)=\(quoted);"
    case .fish: "set -gx -- \(name) \(quoted);"
    case .powershell: "$env:\(name) = \(quoted)"
    case .nushell: "$env.\(name) = \(quoted)"
    case .cmd: "set \(name)=\(quoted)"
    }
  }

  private func unset(_ name: String) -> String {
    switch self {
    case .bash, .zsh, .posix: "unset \(name);"
    // Erasing what is not there has status 4: the line must not fail for that.
    case .fish: "set -e \(name); or true;"
    case .powershell: "Remove-Item Env:\(name) -ErrorAction SilentlyContinue"
    case .nushell: "hide-env -i \(name)"
    case .cmd: "set \(name)="
    }
  }

  /// The value as one word of this shell: nothing in it is expanded, split or run.
  public func quoted(_ value: String) -> String {
    switch self {
    case .posix: "'" + value.replacingScalars { $0 == "'" ? "'\\''" : nil } + "'"
    case .bash, .zsh:
      value.hasControl ? "$'" + value.replacingScalars(Self.ansiC) + "'" : Shell.posix.quoted(value)
    case .fish:
      "'"
        + value.replacingScalars {
          if $0 == "'" || $0 == "\\" { return "\\\($0)" }
          // A quoted string of fish knows no \X: close it, write the byte, open it again.
          return $0.isControl ? "'\\X\(hex($0, 2))'" : nil
        } + "'"
    case .powershell:
      // PowerShell takes the typographic single quotes for the plain one.
      "'"
        + value.replacingScalars {
          ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"].contains($0) ? "\($0)\($0)" : nil
        } + "'"
    case .nushell:
      "\""
        + value.replacingScalars {
          if $0 == "\"" || $0 == "\\" { return "\\\($0)" }
          return $0.isControl ? "\\u{\(hex($0, 1))}" : nil
        } + "\""
    case .cmd:
      value.replacingScalars {
        if $0 == "%" { return "%%" }
        return ["^", "&", "|", "<", ">", "\"", "(", ")", "!"].contains($0) ? "^\($0)" : nil
      }
    }
  }

  /// The inside of `$'…'`: control characters as `\xNN`, so that the word stays on one line and
  /// sends nothing to a terminal.
  private static func ansiC(_ scalar: Unicode.Scalar) -> String? {
    if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
    return scalar.isControl ? "\\x\(hex(scalar, 2))" : nil
  }
}

/// The number of a scalar in base 16, with at least `width` digits.
private func hex(_ scalar: Unicode.Scalar, _ width: Int) -> String {
  let digits = String(scalar.value, radix: 16)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || value == 0x7F }
}

extension String {
  fileprivate var hasControl: Bool { unicodeScalars.contains { $0.isControl } }

  fileprivate func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let text = replacement(scalar) {
        result += text
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
