import Interchange
import Testing
import WorkforceModel

/// A small repeatable generator (SplitMix64), so that every run damages the same bytes.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

@Suite("No bytes make the readers stop the program")
struct DamagedFileTests {
    private static let csv = Array(
        (([RegisterFixture.headings, RegisterFixture.good]
            + (0..<20).map { RegisterFixture.row(.rate, "0,5", person: "p\($0)") })
            .joined(separator: "\r\n")).utf8)
    private static let workbook: [UInt8] = {
        let columns = RegisterFixture.headings.split(separator: ";").map {
            WorksheetColumn(String($0), explanation: "x")
        }
        let row = RegisterFixture.good.split(separator: ";", omittingEmptySubsequences: false)
            .map { WorksheetCell.text(String($0)) }
        let sheet = Worksheet(name: "P", columns: columns, rows: Array(repeating: row, count: 20))
        return (try? XLSXWriter.bytes(of: [sheet], created: RegisterFixture.today)) ?? []
    }()
    /// A workbook whose parts are not packed, so that damage reaches the XML and not only the checksums.
    private static let stored = StoredZip.workbook(
        sheetData: """
            <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Kön</x:t></x:is></x:c></x:row>\
            <x:row r="2"><x:c r="A2" s="1"><x:v>43831</x:v></x:c><x:c r="B2" t="b"><x:v>1</x:v></x:c></x:row>
            """, strings: "<si><t>Person</t></si>",
        styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")

    /// Reads the bytes in every way there is; the outcome must be whole or refused with at least one fault.
    private func read(_ bytes: [UInt8]) throws {
        let parse = try RegisterFixture.parse(bytes: bytes)
        #expect((parse.outcome.contents == nil) == (parse.outcome.faults.total > 0))
        let source = TableSource(bytes: bytes, name: "fil")
        let organisations = parseOrganisations(source)
        #expect((organisations.contents == nil) == (organisations.faults.total > 0))
        let professions = parseProfessions(source)
        #expect((professions.contents == nil) == (professions.faults.total > 0))
        if let sample = try? TableSample(source, rows: 5) { _ = suggestMapping(sample) }
        _ = TextEncoding.decode(bytes)
    }

    @Test func truncatedFiles() throws {
        for bytes in [Self.csv, Self.workbook, Self.stored.bytes] {
            #expect(bytes.count > 300)
            for length in stride(from: 0, to: bytes.count, by: 13) { try read(Array(bytes.prefix(length))) }
        }
    }

    @Test(arguments: [1, 2, 3])
    func changedBytes(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        for original in [Self.csv, Self.workbook, Self.stored.bytes] {
            for _ in 0..<300 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    let place = Int.random(in: bytes.indices, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                    case 1: bytes.remove(at: place)
                    default:
                        bytes.insert([34, 59, 10, 13, 44, 0xC3, 0xFF].randomElement(using: &generator)!, at: place)
                    }
                }
                try read(bytes)
            }
        }
    }

    /// Damages the XML inside an archive whose checksums are right, so that the parts themselves are tried.
    @Test(arguments: [4, 5])
    func changedSheets(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        let pieces = [
            "<x:row>", "</x:row>", "<x:row r=\"", "\">", "<x:c>", "</x:c>", "<x:c r=\"B3\" t=\"s\">", "<x:v>", "</x:v>",
            "-1", "99999999999999999999", "1e308", "NaN", "<x:c s=\"1\">", "<x:c r=\"\">", "<x:is>", "<x:t>", "&#0;",
            "&amp;",
            "]]>", "<!--", "-->", "<x:c r=\"XFD1048576\"><x:v>1</x:v></x:c>", "<x:row r=\"999999999\"/>",
        ]
        for _ in 0..<500 {
            let length = Int.random(in: 0...12, using: &generator)
            let data = (0..<length).map { _ in pieces.randomElement(using: &generator)! }.joined()
            try read(StoredZip.workbook(sheetData: data, strings: "<si><t>a</t></si>").bytes)
        }
    }

    @Test(arguments: [6, 7])
    func randomBytes(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        let common: [UInt8] = [34, 59, 10, 13, 44, 9, 48, 49, 45, 97, 0xC3, 0xA5, 0xE5, 32]
        for _ in 0..<1000 {
            let length = Int.random(in: 0...200, using: &generator)
            let isText = Bool.random(using: &generator)
            try read(
                (0..<length).map { _ in
                    isText ? common.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
                })
        }
    }

    @Test(arguments: [8, 9])
    func randomCellsUnderTheRightHeadings(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        let cells = [
            "", "1", "-1", "1e400", "99999999999999999999", "NaN", "0,0000001", "0001-01-01", "9999-12-31", "00000000",
            "1980", "0000", "9999", "K", "E1", "207009", "Tim", "2020-01-01", "\"", "\"\"", "  ", "2020-01-01T", "−1",
            "1 %", "å",
        ]
        for _ in 0..<1000 {
            let rows = (0..<3).map { _ in
                (0..<11).map { _ in cells.randomElement(using: &generator)! }.joined(separator: ";")
            }
            try read(Array(([RegisterFixture.headings] + rows).joined(separator: "\n").utf8))
        }
    }
}
