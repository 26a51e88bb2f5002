import AWSCredentials
import Canvas

/// How long ago, short: `now`, `2m`, `3h`, `4d`.
func ageText(_ seconds: Int) -> String {
  switch seconds {
  case ..<60: "now"
  case ..<3600: "\(seconds / 60)m"
  case ..<86_400: "\(seconds / 3600)h"
  default: "\(seconds / 86_400)d"
  }
}

/// A verdict's class in a word or two, for a column.
func shortWords(_ verdict: Verdict) -> String {
  switch verdict.class.rawValue {
  case "invalid-key-id": "key not known"
  case "denied-but-authenticated": "denied, keys good"
  case let name: name.split(separator: "-").joined(separator: " ")
  }
}

/// The place in a list, as `3/41`.
func place(_ index: Int, _ count: Int) -> String { count == 0 ? "0/0" : "\(index + 1)/\(count)" }
