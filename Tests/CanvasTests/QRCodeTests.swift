import Testing

@testable import Canvas

/// QR codes beside what another encoder (qrcode 8 for Python) makes of the same text with the same mask.
@Suite struct QRCodeTests {
  static let link = "https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH"

  /// The modules row by row, `#` for dark.
  private func picture(_ code: QRCode) -> String {
    (0..<code.size).map { y in
      (0..<code.size).map { code[$0, y] ? "#" : "." }.joined()
    }.joined(separator: "\n")
  }

  /// FNV-1a, 64 bits, of the modules without line ends.
  private func digest(_ code: QRCode) -> UInt64 {
    picture(code).utf8.filter { $0 != 0x0A }.reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }

  @Test func theSmallestCodeModuleByModule() throws {
    let code = try #require(QRCode("a", mask: 0))
    #expect(
      picture(code) == """
        #######..#.##.#######
        #.....#..###..#.....#
        #.###.#.##.##.#.###.#
        #.###.#..#.#..#.###.#
        #.###.#...#.#.#.###.#
        #.....#.....#.#.....#
        #######.#.#.#.#######
        ........##.##........
        ###.########.##...#..
        ..#.##.#..#...#...##.
        ....#.#####.#...#...#
        ##.#.#...##...#...#..
        ##..####....#.#.#.#.#
        ........##.#.#.#.#.##
        #######.#..#.###.####
        #.....#.######.###...
        #.###.#.#.##.###.##.#
        #.###.#...#...#...##.
        #.###.#.##..#...#...#
        #.....#.##....#...##.
        #######.##..#.#.#.###
        """)
  }

  @Test(
    arguments: [
      (Self.link, 0, 33, 0x06da_2590_0613_402d),
      (Self.link, 1, 33, 0xbf56_df71_fd56_95bf),
      (Self.link, 2, 33, 0x09f4_55d7_e447_cd2a),
      (Self.link, 3, 33, 0xd96a_ff09_affa_de92),
      (Self.link, 4, 33, 0x15b1_0bfd_9efb_5a4b),
      (Self.link, 5, 33, 0x6d75_d856_16d3_f779),
      (Self.link, 6, 33, 0xaab2_bc18_b8c3_6bbe),
      (Self.link, 7, 33, 0x8079_ff96_dce1_02d4),
      ("a", 3, 21, 0x6ba3_1773_d2f1_2b45),
      ("hello, world", 3, 21, 0x1783_b6b8_1dd5_7ccd),
      (String(repeating: "z", count: 150), 3, 45, 0xacbd_8f45_74da_cd7d),
      (String(repeating: "w", count: 190), 3, 49, 0xf05f_26f8_49a0_3a45),
      (String(repeating: "q", count: 230), 3, 53, 0x06bb_b41d_9c9f_8d18),
      (String(repeating: "v", count: 271), 3, 57, 0xc3a7_c9bf_c57f_19b5),
    ] as [(String, Int, Int, UInt64)])
  func everyVersionAndMask(text: String, mask: Int, size: Int, expected: UInt64) throws {
    let code = try #require(QRCode(text, mask: mask))
    #expect(code.size == size)
    #expect(digest(code) == expected)
  }

  @Test func theMaskIsTheOneWithTheLeastPenalty() throws {
    let code = try #require(QRCode(Self.link))
    let penalties = (0..<8).compactMap { QRCode(Self.link, mask: $0)?.penalty }
    #expect(penalties.min() == code.penalty)
    #expect(code == QRCode(Self.link, mask: code.mask))
  }

  @Test func whatIsTooLongHasNone() {
    #expect(QRCode(String(repeating: "v", count: 271)) != nil)
    #expect(QRCode(String(repeating: "v", count: 272)) == nil)
    #expect(QRCode("") != nil)
  }

  @Test func linesHoldTwoRowsEachAndAMargin() throws {
    let code = try #require(QRCode("a", mask: 0))
    #expect(code.lines.count == 13)
    #expect(code.lines.allSatisfy { displayWidth($0) == 25 })
    #expect(code.lines[0] == String(repeating: "█", count: 25))
    #expect(code.lines[1].hasPrefix("██ ▄▄▄▄▄ "))
    #expect(code.lines[12] == String(repeating: "▀", count: 25))
  }
}
