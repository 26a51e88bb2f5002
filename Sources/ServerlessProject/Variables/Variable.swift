/// A text of the Serverless Framework with its `${…}` variables found.
///
/// The grammar is that of Serverless 3: a variable begins with a type in lower case, so that
/// `${AWS::Region}` and `${ opt:stage }` are plain text.
struct Template: Sendable, Equatable {
  /// A piece of a template.
  enum Part: Sendable, Equatable {
    case text(String)
    case variable(Variable)
  }

  var parts: [Part]
  /// What is wrong with the text, if anything.
  var faults: [Fault]

  /// A mistake in a variable.
  enum Fault: String, Sendable, Equatable {
    /// `${opt:stage, dev}`.
    case unquotedFallback = "unquoted-fallback"
    /// `${self.custom.x}`.
    case dotForColon = "self-dot"
    /// `${ opt:stage }`.
    case blankInside = "blank-in-variable"
    /// `${self:custom.x` without an end.
    case unclosed = "unclosed-variable"
  }

  /// The one variable that the whole text is.
  var whole: Variable? {
    guard parts.count == 1, case .variable(let variable) = parts[0] else { return nil }
    return variable
  }

  /// Whether a variable stands in the text.
  var hasVariables: Bool {
    parts.contains { if case .variable = $0 { true } else { false } }
  }
}

/// What stands between `${` and `}`: sources of which the first that gives something counts.
struct Variable: Sendable, Equatable {
  /// One source.
  enum Source: Sendable, Equatable {
    /// `'dev'`, `12`, `true`, `null` (nil).
    case literal(String?)
    /// `type(parameter):address`.
    case lookup(type: String, parameter: Template?, address: Template?)
  }

  var sources: [Source]
}

extension Variable.Source {
  /// The source of what stands at `rest` in what this one gives.
  func appending(_ rest: [String]) -> Variable.Source {
    guard !rest.isEmpty, case .lookup(let type, let parameter, let address) = self else {
      return self
    }
    var longer = address ?? Template(parts: [], faults: [])
    let tail = rest.joined(separator: ".")
    if case .text(let text)? = longer.parts.last {
      longer.parts[longer.parts.count - 1] = .text(text.isEmpty ? tail : text + "." + tail)
    } else {
      longer.parts.append(.text((longer.parts.isEmpty ? "" : ".") + tail))
    }
    return .lookup(type: type, parameter: parameter, address: longer)
  }
}

extension Template.Fault {
  /// The mistake and its remedy, in words.
  var words: String {
    switch self {
    case .unquotedFallback: "a fallback that is a plain word must be quoted, as 'dev'"
    case .dotForColon: "a source is followed by a colon, as self:custom, not by a dot"
    case .blankInside: "blanks after ${ make this plain text for Serverless 3 and 4"
    case .unclosed: "a variable has no closing brace"
    }
  }
}
