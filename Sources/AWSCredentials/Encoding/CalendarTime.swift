/// Points in time as the services write them, as seconds since 1970.
public enum CalendarTime {
  /// The times that can be written with four digits for the year: up to the end of 9999.
  static let written = 0...253_402_300_799
  /// How long anything that a service gives out may last: ten years, in seconds.
  ///
  /// A larger number is a fault of the server, and to count with it could overflow.
  static let lengths = 0...315_360_000

  /// Reads `2030-01-10T10:15:00Z`, with a fraction, an offset or `UTC`, and `20300110T101500Z`.
  public static func seconds(iso text: String) -> Int? {
    let isBasic = text.contains("T") && !text.prefix(while: { $0 != "T" }).contains("-")
    var reader = FieldReader(text)
    guard let year = reader.number(4) else { return nil }
    if !isBasic, !reader.skip("-") { return nil }
    guard let month = reader.number(2) else { return nil }
    if !isBasic, !reader.skip("-") { return nil }
    guard let day = reader.number(2), reader.skip("T") || reader.skip(" "),
      let hour = reader.number(2)
    else { return nil }
    if !isBasic, !reader.skip(":") { return nil }
    guard let minute = reader.number(2) else { return nil }
    if !isBasic, !reader.skip(":") { return nil }
    guard let second = reader.number(2) else { return nil }
    reader.skipFraction()
    guard let offset = reader.offset(),
      let days = days(year: year, month: month, day: day), hour < 24, minute < 60, second <= 60
    else { return nil }
    return days * 86_400 + hour * 3_600 + minute * 60 + second - offset
  }

  /// Reads the date of an HTTP header, as `Thu, 10 Jan 2030 10:15:00 GMT`.
  static func seconds(httpDate text: String) -> Int? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ":" })
    guard parts.count >= 7, let day = Int(parts[1]), let month = months.firstIndex(of: parts[2]),
      let year = Int(parts[3]), let hour = Int(parts[4]), let minute = Int(parts[5]),
      let second = Int(parts[6]), let days = days(year: year, month: month + 1, day: day),
      (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    return days * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Writes `2030-01-10T10:15:00Z`.
  public static func iso(_ seconds: Int) -> String {
    var (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if rest < 0 { (days, rest) = (days - 1, rest + 86_400) }
    let (year, month, day) = date(days: days)
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
      + "T\(pad(rest / 3_600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days since 1970 of a Gregorian date, counted in years that begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else {
      return nil
    }
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }
}

/// Reads numbers and signs from the front of a text.
private struct FieldReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    rest = rest.dropFirst(width)
    return Int(digits)
  }

  mutating func skip(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipFraction() {
    guard skip(".") else { return }
    rest = rest.drop { $0.isNumber }
  }

  /// Seconds east of Greenwich at the end of the text; no zone at all counts as UTC.
  mutating func offset() -> Int? {
    if ["", "Z", "z", "UTC"].contains(rest) { return 0 }
    let sign = rest.first == "+" ? 1 : rest.first == "-" ? -1 : 0
    guard sign != 0 else { return nil }
    rest = rest.dropFirst()
    guard let hours = number(2) else { return nil }
    _ = skip(":")
    guard let minutes = number(2), rest.isEmpty else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
