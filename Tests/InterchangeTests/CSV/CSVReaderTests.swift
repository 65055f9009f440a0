import Interchange
import Testing
import WorkforceModel

/// All rows of a table file as text, or the fault that stopped the reading.
func rows(
    _ bytes: [UInt8], delimiter: UInt8? = nil, sheet: String? = nil, limits: TableLimits = TableLimits()
) throws(ImportFault) -> [[String]] {
    let reader = try TableReader(
        TableSource(bytes: bytes, name: "fil"), delimiter: delimiter, sheet: sheet, limits: limits)
    var row = TableRow()
    var rows: [[String]] = []
    while try reader.next(into: &row) { rows.append(row.texts) }
    return rows
}

func rows(_ text: String, limits: TableLimits = TableLimits()) throws(ImportFault) -> [[String]] {
    try rows(Array(text.utf8), limits: limits)
}

@Suite("CSV is read as written, whatever its line ends, quotes, delimiter and encoding")
struct CSVReaderTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        #expect(try rows("a;b\(end)1;2\(end)3;4") == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(try rows("a;b\(end)1;2\(end)") == [["a", "b"], ["1", "2"]])
    }

    @Test func quotesHoldDelimitersLineEndsAndDoubledQuotes() throws {
        let text = "namn;text\n\"a;b\";\"rad 1\nrad 2\"\n\"säger \"\"hej\"\"\";\"\"\n\"a\"b;c\"d"
        #expect(
            try rows(text) == [
                ["namn", "text"], ["a;b", "rad 1\nrad 2"], ["säger \"hej\"", ""], ["ab", "c\"d"],
            ])
    }

    @Test(arguments: [";", ",", "\t"])
    func delimiterIsFound(_ delimiter: String) throws {
        let text = ["Kod", "Namn"].joined(separator: delimiter) + "\n" + ["1", "x y"].joined(separator: delimiter)
        #expect(try rows(text) == [["Kod", "Namn"], ["1", "x y"]])
    }

    @Test func decimalCommasDoNotMakeCommaTheDelimiter() throws {
        #expect(try rows("a;b\n0,5;1,0\n0,75;0,2") == [["a", "b"], ["0,5", "1,0"], ["0,75", "0,2"]])
    }

    @Test func byteOrderMarkAndExcelsDelimiterLineAreDropped() throws {
        #expect(try rows("\u{FEFF}a;b\n1;2") == [["a", "b"], ["1", "2"]])
        #expect(try rows("sep=,\r\na,b;c\r\n1,2") == [["a", "b;c"], ["1", "2"]])
    }

    @Test func windows1252IsFoundAndDecoded() throws {
        let bytes = Array("kod;namn\n1;F".utf8) + [0xF6, 0x72, 0x76] + Array(" ".utf8) + [0x80, 0x96, 0x0A]
        #expect(try rows(bytes) == [["kod", "namn"], ["1", "Förv €–"]])
    }

    @Test func mixedEncodingsAreAFault() {
        let bytes = Array("a;b\nå;1\n".utf8) + [0xE5, 0x3B, 0x32, 0x0A]
        #expect(throws: ImportFault(file: "fil", row: 3, reason: .brokenText)) { try rows(bytes) }
    }

    @Test func blankRowsAreSkippedButCounted() throws {
        let reader = try TableReader(TableSource(bytes: Array("a;b\n\n;;\n1;2\n".utf8), name: "fil"))
        var row = TableRow()
        #expect(try reader.next(into: &row))
        #expect(try reader.next(into: &row))
        #expect(row.number == 4)
        #expect(row.texts == ["1", "2"])
        #expect(try !reader.next(into: &row))
    }

    @Test func limitsAreFaultsWithTheirRow() {
        var limits = TableLimits()
        limits.rowBytes = 100
        limits.cellBytes = 40
        limits.columns = 5
        limits.rows = 3
        let long = String(repeating: "x", count: 41)
        #expect(throws: ImportFault(file: "fil", row: 2, reason: .cellTooLong(limitBytes: 40))) {
            try rows("a;b\n\(long);1", limits: limits)
        }
        let wide = Array(repeating: String(repeating: "y", count: 30), count: 4).joined(separator: ";")
        #expect(throws: ImportFault(file: "fil", row: 2, reason: .rowTooLong(limitBytes: 100))) {
            try rows("a;b\n\(wide)", limits: limits)
        }
        #expect(throws: ImportFault(file: "fil", row: 2, reason: .tooManyColumns(limit: 5))) {
            try rows("a;b\n1;2;3;4;5;6", limits: limits)
        }
        #expect(throws: ImportFault(file: "fil", row: 4, reason: .tooManyRows(limit: 3))) {
            try rows("a;b\n1;2\n3;4\n5;6", limits: limits)
        }
        #expect(throws: ImportFault(file: "fil", row: 2, reason: .unclosedQuote)) { try rows("a;b\n\"1;2\n3;4") }
    }

    @Test func emptyBinaryAndUTF16FilesAreFaults() {
        #expect(throws: ImportFault(file: "fil", reason: .emptyFile)) { try rows("") }
        #expect(throws: ImportFault(file: "fil", reason: .unsupportedEncoding)) { try rows([0xFF, 0xFE, 0x61, 0x00]) }
        #expect(throws: ImportFault(file: "fil", reason: .unsupportedEncoding)) { try rows([0x61, 0x00, 0x62]) }
        #expect(throws: ImportFault(file: "fil", reason: .oldOrLockedWorkbook)) {
            try rows([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])
        }
    }
}
