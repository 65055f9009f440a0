import Interchange
import Testing
import WorkforceModel

@Suite("Workbooks that are written hold the values, explain their columns and are the same each time")
struct XLSXWriterTests {
    private let day = Day(year: 2026, month: 11, day: 21)!
    private let sheet = Worksheet(
        name: "Behov", caption: "Personalbehov i årsarbetare, basår 2019",
        columns: [
            WorksheetColumn("Yrke", explanation: "Yrkesgrupp"), WorksheetColumn("2027", explanation: "Behov år 2027"),
            WorksheetColumn("Andel", explanation: "Andel av alla"), WorksheetColumn("Dag", explanation: "Uttagsdag"),
        ],
        rows: [
            [.text("Socialsekreterare"), .number(449.25, decimals: 0), .percent(0.0962, decimals: 1), .empty],
            [.text("=1+1"), .plainInteger(2027), .empty, .day(Day(year: 2020, month: 2, day: 29)!)],
            [.text("å <&> \"ö\""), .number(.nan, decimals: 1), .percent(.infinity, decimals: 0)],
            [.empty, .number(-53_000_000, decimals: 0)],
        ])

    @Test func whatIsWrittenIsReadBack() throws {
        let bytes = try XLSXWriter.bytes(of: [sheet], created: day)
        #expect(
            try rows(bytes) == [
                ["Yrke", "2027", "Andel", "Dag"], ["Socialsekreterare", "449.25", "0.0962"],
                ["=1+1", "2027", "", "2020-02-29"], ["å <&> \"ö\""], ["", "-53000000"],
            ])
        #expect(
            try rows(bytes, sheet: "Förklaring") == [
                ["Blad", "Kolumn", "Förklaring"],
                ["Behov", "Hela bladet", "Personalbehov i årsarbetare, basår 2019"],
                ["Behov", "Yrke", "Yrkesgrupp"], ["Behov", "2027", "Behov år 2027"],
                ["Behov", "Andel", "Andel av alla"], ["Behov", "Dag", "Uttagsdag"],
            ])
    }

    @Test func theSameTablesGiveTheSameBytes() throws {
        #expect(try XLSXWriter.bytes(of: [sheet], created: day) == XLSXWriter.bytes(of: [sheet], created: day))
    }

    @Test func namesThatAWorkbookForbidsAreReplaced() throws {
        var sheets: [Worksheet] = []
        for name in [
            "A/B:C", "'x'", "", "Förklaring", String(repeating: "å", count: 40), String(repeating: "Å", count: 40),
        ] {
            sheets.append(Worksheet(name: name, columns: [WorksheetColumn("a", explanation: "")], rows: [[.text("b")]]))
        }
        let reader = try TableReader(
            TableSource(bytes: XLSXWriter.bytes(of: sheets, created: day), name: "ut.xlsx"))
        let long = String(repeating: "å", count: 31)
        let second = String(repeating: "Å", count: 27) + " (2)"
        #expect(reader.sheets == ["A-B-C", "x", "Blad", "Förklaring", long, second, "Förklaring (2)"])
    }

    @Test func textsBeyondACellAreCutAndTooManyRowsRefused() throws {
        let long = Worksheet(
            name: "x", columns: [WorksheetColumn("a", explanation: "")],
            rows: [[.text(String(repeating: "ö", count: 40_000))]])
        #expect(try rows(XLSXWriter.bytes(of: [long], created: day))[1][0].count == 32_767)
        let tall = Worksheet(
            name: "x", columns: [WorksheetColumn("a", explanation: "")], rows: Array(repeating: [], count: 1_048_576))
        #expect(throws: XLSXWriteError.tooLarge(sheet: "x")) { try XLSXWriter.bytes(of: [tall], created: day) }
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        #expect(throws: XLSXWriteError.self) { try XLSXWriter.write([sheet], created: day, to: "/finns/inte/ut.xlsx") }
    }
}
