extension Theme {
  /// The terminal's own 16 colours, so that it fits every palette.
  public static let terminal16 = Theme(
    name: "terminal",
    paints: [
      .text: Paint(), .dim: Paint(dim: true), .accent: Paint(.palette(6), bold: true),
      .selection: Paint(bold: true, reverse: true), .good: Paint(.palette(2)),
      .warn: Paint(.palette(3)), .bad: Paint(.palette(1), bold: true),
      .match: Paint(.palette(5), bold: true, underline: true), .header: Paint(bold: true),
      .border: Paint(dim: true), .title: Paint(.palette(6), bold: true),
      // Not blue: on black it is hard to read on many a palette.
      .key: Paint(.palette(5), bold: true),
      .banner: Paint(.palette(0), on: .palette(3)), .field: Paint(underline: true),
    ])

  /// Light letters on a dark ground.
  public static let dark = mixture(
    name: "dark", ground: 0x1B_1E_26,
    [
      .text: 0xD8_DE_E9, .dim: 0x98_A2_B3, .accent: 0x7F_C8_F8, .good: 0x9C_D6_7D,
      .warn: 0xF0_C6_74, .bad: 0xFF_8A_80, .match: 0xFF_B8_6C, .header: 0xB9_C4_D6,
      .border: 0x84_90_A5, .title: 0x7F_C8_F8, .key: 0xC3_A6_FF,
    ],
    selection: (0xFF_FF_FF, 0x2F_4F_7F), banner: (0x1B_1E_26, 0xF0_C6_74),
    field: (0xEC_EF_F4, 0x2B_31_3D))

  /// Dark letters on a light ground.
  public static let light = mixture(
    name: "light", ground: 0xFA_FA_F7,
    [
      .text: 0x24_29_33, .dim: 0x5B_63_70, .accent: 0x00_5C_9E, .good: 0x1F_6B_2B,
      .warn: 0x80_50_00, .bad: 0xB0_1C_1C, .match: 0xA0_3A_00, .header: 0x3A_44_52,
      .border: 0x66_6E_7B, .title: 0x00_5C_9E, .key: 0x6A_35_A8,
    ],
    selection: (0xFF_FF_FF, 0x1F_5F_A8), banner: (0xFF_FF_FF, 0x80_50_00),
    field: (0x1A_1E_26, 0xE6_EA_F0))

  /// Pure colours on black.
  public static let highContrast = mixture(
    name: "high-contrast", ground: 0x00_00_00,
    [
      .text: 0xFF_FF_FF, .dim: 0xE0_E0_E0, .accent: 0x00_FF_FF, .good: 0x40_FF_40,
      .warn: 0xFF_FF_00, .bad: 0xFF_90_90, .match: 0xFF_C0_40, .header: 0xFF_FF_FF,
      .border: 0xFF_FF_FF, .title: 0x00_FF_FF, .key: 0xFF_FF_00,
    ],
    selection: (0x00_00_00, 0xFF_FF_00), banner: (0x00_00_00, 0xFF_FF_FF),
    field: (0xFF_FF_FF, 0x20_20_40))

  /// No colours at all, for `NO_COLOR` and for terminals that have none.
  public static let mono = Theme(
    name: "mono",
    paints: [
      .text: Paint(), .dim: Paint(dim: true), .accent: Paint(bold: true),
      .selection: Paint(reverse: true), .good: Paint(), .warn: Paint(bold: true),
      .bad: Paint(bold: true), .match: Paint(bold: true, underline: true),
      .header: Paint(bold: true), .border: Paint(), .title: Paint(bold: true),
      .key: Paint(bold: true), .banner: Paint(bold: true, reverse: true),
      .field: Paint(underline: true),
    ])

  private static func mixture(
    name: String, ground: UInt32, _ letters: [StyleRole: UInt32],
    selection: (UInt32, UInt32), banner: (UInt32, UInt32), field: (UInt32, UInt32)
  ) -> Theme {
    let bold: Set<StyleRole> = [.accent, .bad, .match, .header, .title, .key]
    var paints: [StyleRole: Paint] = [:]
    for (role, colour) in letters {
      paints[role] = Paint(
        .hex(colour), on: .hex(ground), bold: bold.contains(role), underline: role == .match)
    }
    paints[.selection] = Paint(.hex(selection.0), on: .hex(selection.1), bold: true)
    paints[.banner] = Paint(.hex(banner.0), on: .hex(banner.1), bold: true)
    paints[.field] = Paint(.hex(field.0), on: .hex(field.1))
    return Theme(name: name, paints: paints)
  }
}
