/// One field of the JSON that verbs print.
struct JSONField: Sendable {
  /// Where it stands, as `profiles[].files[].line`: `[]` is each element of a list.
  var path: String
  /// `text`, `number`, `boolean`, the name of a shape, or `list of` one of these; with `or null`
  /// where it may be unknown, with `, if any` where it is left out then.
  var type: String
  /// What it tells.
  var meaning: String

  init(_ path: String, _ type: String, _ meaning: String = "") {
    self.path = path
    self.type = type
    self.meaning = meaning
  }
}

/// What an object of JSON holds: of a verb, or of something that several verbs tell.
///
/// Manual page and `help scripts` are made from these tables; the tests hold them against what the
/// verbs print.
struct JSONShape: Sendable {
  /// The verb, or the name by which fields refer to it.
  var name: String
  /// What it is, in a sentence.
  var about: String
  /// The shape whose fields it has as well.
  var base: String?
  var fields: [JSONField]

  init(_ name: String, _ about: String, base: String? = nil, _ fields: [JSONField]) {
    self.name = name
    self.about = about
    self.base = base
    self.fields = fields
  }

  /// Those that verbs print, in the order of the verbs; then those that they refer to.
  static let all = ofVerbs + parts
}
