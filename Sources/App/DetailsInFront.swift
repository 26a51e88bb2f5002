/// What is told of the chosen row, beside its list or below it: Tab hands the keys to it.
extension Model {
  /// Whether the details of the screen in front have the keys.
  var showsDetail: Bool {
    get {
      switch screen {
      case .profiles: profiles.showsDetail
      case .check: check.showsDetail
      case .stages: stages.showsDetail
      case .doctor: doctor.showsDetail
      case .shell: false
      }
    }
    set {
      switch screen {
      case .profiles: profiles.showsDetail = newValue
      case .check: check.showsDetail = newValue
      case .stages: stages.showsDetail = newValue
      case .doctor: doctor.showsDetail = newValue
      case .shell: break
      }
    }
  }

  /// The first line of the details that shows.
  var detailOffset: Int {
    get {
      switch screen {
      case .profiles: profiles.detailOffset
      case .check: check.detailOffset
      case .stages: stages.detailOffset
      case .doctor: doctor.detailOffset
      case .shell: shell.offset
      }
    }
    set {
      switch screen {
      case .profiles: profiles.detailOffset = newValue
      case .check: check.detailOffset = newValue
      case .stages: stages.detailOffset = newValue
      case .doctor: doctor.detailOffset = newValue
      case .shell: shell.offset = newValue
      }
    }
  }

  /// Leaves what is nearest: the details, then the filter; false where there is neither.
  mutating func leaveDetailsOrFilter() -> Bool {
    if showsDetail {
      showsDetail = false
      return true
    }
    return endFilter()
  }
}
