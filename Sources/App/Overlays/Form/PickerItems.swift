import AWSCredentials
import AWSProfiles
import Canvas

extension FormState {
  /// Whether a row has a list of values to choose from.
  func hasPicker(_ key: String) -> Bool {
    guard let rule = SettingRule.named(key) else { return false }
    switch rule.shape {
    case .region, .profile, .ssoSession, .services, .choice, .bool: return true
    default: return false
    }
  }

  /// The form with a picked value in its row.
  func taking(_ value: String, for purpose: PickerState.Purpose) -> FormState {
    var form = self
    form.complaint = nil
    switch purpose {
    case .kind: form.kind = FormKind(rawValue: value) ?? kind
    case .value(let key): form.put(value, into: key)
    case .newSetting:
      if let fault = SettingRule.fault(ofName: value) {
        form.complaint = "Not added: \(fault)."
        return form
      }
      let key = value.lowercased()
      if form[key].initial == nil, !form.entries.contains(where: { $0.key == key }) {
        form[key] = FormEntry(value)
      }
      form.added.insert(key)
      form.go(to: .setting(key))
    }
    return form
  }
}

extension Model {
  /// Opens the list of values for the row in focus, where it has one.
  mutating func openPicker(for form: FormState) {
    switch form.focus {
    case .kind:
      let items = form.kind.choices.map { PickerState.Item(value: $0.rawValue, detail: "") }
      overlay = .picker(PickerState(.kind, of: items, for: form))
    case .add: overlay = .picker(PickerState(.newSetting, of: newSettings(for: form), for: form))
    case .setting(let key):
      guard form.hasPicker(key), let rule = SettingRule.named(key) else { return }
      var state = PickerState(.value(key), of: values(for: rule, in: form), for: form)
      let chosen = state.items.firstIndex { $0.value == form.value(key) } ?? 0
      state.list.select(chosen, count: state.items.count)
      overlay = .picker(state)
    case .name: break
    }
  }

  private func newSettings(for form: FormState) -> [PickerState.Item] {
    let isServices = form.kind == .services
    let there = Set(form.places)
    return SettingRule.all.filter { rule in
      guard !there.contains(.setting(rule.key)), rule.shape != .nested else { return false }
      switch form.kind.family {
      case .profile: return rule.places.contains { $0 == .config || $0 == .s3 }
      case .ssoSession: return rule.places.contains(.ssoSession)
      case .services: return false
      }
    }.map { PickerState.Item(value: $0.key, detail: $0.about) }
      + (isServices ? Self.serviceNames : []).map {
        PickerState.Item(value: "\($0).endpoint_url", detail: "address for \($0)")
      }
  }

  private func values(for rule: SettingRule, in form: FormState) -> [PickerState.Item] {
    switch rule.shape {
    case .region:
      Partition.all.flatMap { partition in
        partition.regions.filter { !$0.hasPrefix("aws-") }.map {
          PickerState.Item(value: $0, detail: partition.id == "aws" ? "" : partition.id)
        }
      }
    case .profile:
      // Among thousands the kinds would be felt when the list opens.
      catalog.names.filter { $0 != form.editing }.map { name in
        let kind = catalog.count > 2000 ? nil : catalog[name]?.kind.rawValue
        return PickerState.Item(value: name, detail: kind ?? "")
      }
    case .ssoSession:
      catalog.ssoSessions.map { session in
        PickerState.Item(
          value: session.name,
          detail: session.settings.first { $0.key == "sso_start_url" }?.value ?? "")
      }
    case .services:
      catalog.services.map { section in
        PickerState.Item(
          value: section.name, detail: section.settings.map(\.key).joined(separator: ", "))
      }
    default:
      rule.words.map {
        PickerState.Item(
          value: $0, detail: $0 == rule.standard ? "what tools take by themselves" : "")
      }
    }
  }

  /// Services whose addresses are set most often; others are typed.
  private static let serviceNames = [
    "dynamodb", "ec2", "ecr", "iam", "kms", "lambda", "s3", "secretsmanager", "sns", "sqs", "ssm",
    "sts",
  ]
}
