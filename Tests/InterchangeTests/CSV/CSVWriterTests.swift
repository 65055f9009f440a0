import Interchange
import Testing
import WorkforceModel

@Suite("CSV that is written opens in Swedish Excel and runs no formula")
struct CSVWriterTests {
    private func sheet(_ rows: [[WorksheetCell]], columns: Int = 2) -> Worksheet {
        Worksheet(
            name: "Behov", columns: (0..<columns).map { WorksheetColumn("Kolumn \($0)", explanation: "") }, rows: rows)
    }

    @Test func bytesAreAsPromised() {
        let bytes = CSVWriter.bytes(
            of: sheet([
                [.text("Socialsekreterare"), .number(449.25, decimals: 1)], [.empty, .percent(0.0962, decimals: 1)],
            ]))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{FEFF}Kolumn 0;Kolumn 1\r\nSocialsekreterare;449,3\r\n;9,6 %\r\n")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let texts = ["a;b", "säger \"hej\"", "rad 1\nrad 2", "vanlig", "å, ä, ö"]
        let bytes = CSVWriter.bytes(of: sheet(texts.map { [.text($0), .plainInteger(2027)] }))
        #expect(try rows(bytes).dropFirst() == texts.map { [$0, "2027"] }[...])
    }

    @Test(arguments: ["=1+1", "+46", "-x", "@SUM(A1)", "\t=1", "\r=1"])
    func formulasAreDefused(_ text: String) {
        let written = String(decoding: CSVWriter.bytes(of: sheet([[.text(text)]], columns: 1)), as: UTF8.self)
        #expect(written.contains("'" + text))
    }

    @Test func negativeNumbersAreNumbers() {
        let bytes = CSVWriter.bytes(of: sheet([[.number(-53, decimals: 0), .number(-0.04, decimals: 1)]]))
        #expect(String(decoding: bytes, as: UTF8.self).contains("\r\n-53;0,0\r\n"))
        let odd = CSVWriter.bytes(of: sheet([[.number(.nan, decimals: 0), .percent(.infinity, decimals: 1)]]))
        #expect(String(decoding: odd, as: UTF8.self).contains("\r\n;\r\n"))
    }
}
