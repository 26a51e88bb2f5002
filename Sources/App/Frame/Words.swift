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
func shortWords(_ verdict: Verdict) -> String { verdict.class.short }

/// How long something still lasts: `3d`, `7h 05m`, within the hour `41m 07s`.
func leftText(_ seconds: Int) -> String {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  switch seconds {
  case ..<60: return "\(max(0, seconds))s"
  case ..<3600: return "\(seconds / 60)m \(two(seconds % 60))s"
  case ..<86_400: return "\(seconds / 3600)h \(two(seconds % 3600 / 60))m"
  default: return "\(seconds / 86_400)d"
  }
}

/// Names with commas between them; where there are more than `most`, how many those are.
func fewNames(_ names: [String], most: Int) -> String {
  let shown = names.prefix(most).joined(separator: ", ")
  return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}

/// The place in a list, as `3/41`.
func place(_ index: Int, _ count: Int) -> String { count == 0 ? "0/0" : "\(index + 1)/\(count)" }
