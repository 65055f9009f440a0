import Interchange
import Testing
import WorkforceModel

@Suite("Workbooks are read by sheet, with dates, sparse cells and every kind of text")
struct XLSXReaderTests {
    @Test func cellsOfEveryKind() throws {
        let zip = StoredZip.workbook(
            sheetData: """
                <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>in</x:t>\
                <x:rPh sb="0" eb="1"><x:t>ljud</x:t></x:rPh><x:r><x:t>line &amp; å</x:t></x:r></x:is></x:c></x:row>
                <x:row r="4"><x:c r="A4"><x:v>0.80000000000000004</x:v></x:c><x:c r="B4"><x:v>1.9800000E3</x:v></x:c>\
                <x:c r="C4" t="b"><x:v>1</x:v></x:c><x:c r="D4" t="str"><x:f>A1&amp;"x"</x:f><x:v>formel</x:v></x:c>\
                <x:c r="E4" t="e"><x:v>#N/A</x:v></x:c><x:c r="F4" s="1"/><x:c r="AA4" t="s"><x:v>1</x:v></x:c></x:row>
                <x:row r="9"><x:c r="A9" s="1"/></x:row>
                """,
            strings: "<si><t>delad</t></si><si><r><t xml:space=\"preserve\">två </t></r><r><t>delar</t></r></si>")
        let read = try rows(zip.bytes)
        #expect(read.count == 2)
        #expect(read[0] == ["delad", "", "inline & å"])
        #expect(read[1].prefix(6) == ["0.8", "1980", "true", "formel", "#N/A", ""])
        #expect(read[1].count == 27)
        #expect(read[1].last == "två delar")
    }

    private static let styles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"[$-41D]0.0&quot;dygn&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"

    @Test(arguments: [
        (false, "43831", "2020-01-01"), (false, "1", "1900-01-01"), (false, "59", "1900-02-28"),
        (false, "61", "1900-03-01"), (false, "43831.75", "2020-01-01"), (true, "0", "1904-01-01"),
        (true, "42369", "2020-01-01"), (false, "0.5", "0.5"), (false, "99999999", "99999999"),
    ])
    func dates(_ startsIn1904: Bool, _ serial: String, _ expected: String) throws {
        let cells = (0..<4).map { "<x:c s=\"\($0)\"><x:v>\(serial)</x:v></x:c>" }.joined()
        let zip = StoredZip.workbook(
            sheetData: "<x:row>\(cells)</x:row>", styles: Self.styles,
            properties: "date1904=\"\(startsIn1904 ? 1 : 0)\"")
        #expect(try rows(zip.bytes) == [[serial, expected, expected, serial]])
    }

    @Test func sheetsByNameAndHiddenOnes() throws {
        let zip = StoredZip.workbook(
            sheetData: "<x:row><x:c><x:v>1</x:v></x:c></x:row>",
            sheets: """
                <sheet name="Dold" sheetId="2" state="hidden" r:id="rId9"/><sheet name="Personal" sheetId="1" r:id="rId1"/>
                """)
        #expect(try rows(zip.bytes) == [["1"]])
        #expect(try rows(zip.bytes, sheet: "Personal") == [["1"]])
        #expect(throws: ImportFault(file: "fil", value: "Lön", reason: .missingSheet(available: ["Personal"]))) {
            try rows(zip.bytes, sheet: "Lön")
        }
    }

    @Test func documentTypesAreRefused() {
        let zip = StoredZip.workbook(
            sheetData: "<x:row><x:c t=\"str\"><x:v>&a;</x:v></x:c></x:row>",
            prolog: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>")
        #expect(throws: ImportFault(file: "fil", reason: .documentTypeRefused)) { try rows(zip.bytes) }
    }

    @Test func zipBombsAreRefusedByTheirStatedSize() {
        var dense = StoredZip.workbook(sheetData: "")
        dense.add("xl/media/bomb.bin", "x", statedSize: 900 << 20)
        #expect(throws: ImportFault(file: "fil", reason: .unpacksTooLarge(limitBytes: 1 << 30))) {
            try rows(dense.bytes)
        }
        var many = StoredZip.workbook(sheetData: "")
        var ratioless = TableLimits()
        ratioless.packingRatio = .max
        for part in 0..<3 { many.add("p\(part)", "x", statedSize: 400 << 20) }
        #expect(throws: ImportFault(file: "fil", reason: .unpacksTooLarge(limitBytes: 1 << 30))) {
            try rows(many.bytes, limits: ratioless)
        }
        var small = TableLimits()
        small.unpackedBytes = 2000
        let honest = StoredZip.workbook(sheetData: String(repeating: " ", count: 2000))
        #expect(throws: ImportFault(file: "fil", reason: .unpacksTooLarge(limitBytes: 2000))) {
            try rows(honest.bytes, limits: small)
        }
        var shared = TableLimits()
        shared.sharedTextBytes = 10
        let texts = StoredZip.workbook(sheetData: "", strings: "<si><t>mer än tio byte</t></si>")
        #expect(throws: ImportFault(file: "fil", reason: .unpacksTooLarge(limitBytes: 10))) {
            try rows(texts.bytes, limits: shared)
        }
    }

    @Test func aPartThatStatesTooLittleIsRefused() {
        var zip = StoredZip()
        zip.add("_rels/.rels", "<Relationships/>", statedSize: 3)
        let fault = #expect(throws: ImportFault.self) { try rows(zip.bytes) }
        #expect(fault?.reason.code == "unreadable")
    }

    @Test(arguments: [
        "<x:row r=\"2\"/><x:row r=\"1\"/>",
        "<x:row><x:c r=\"B1\"><x:v>1</x:v></x:c><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>",
        "<x:row><x:c t=\"s\"><x:v>7</x:v></x:c></x:row>", "<x:row><x:c r=\"ZZZZ1\"><x:v>7</x:v></x:c></x:row>",
        "<x:row><x:c></x:row>", "</x:sheetData>",
    ])
    func brokenSheetsAreUnreadable(_ data: String) {
        let fault = #expect(throws: ImportFault.self) { try rows(StoredZip.workbook(sheetData: data).bytes) }
        #expect(fault?.reason.code == "unreadable")
    }

    @Test func limitsHoldInSheets() {
        var limits = TableLimits()
        limits.columns = 3
        limits.cellBytes = 8
        limits.rows = 2
        let wide = StoredZip.workbook(sheetData: "<x:row><x:c r=\"D1\"><x:v>1</x:v></x:c></x:row>")
        #expect(throws: ImportFault(file: "fil", reason: .tooManyColumns(limit: 3))) {
            try rows(wide.bytes, limits: limits)
        }
        let long = StoredZip.workbook(sheetData: "<x:row><x:c t=\"str\"><x:v>123456789</x:v></x:c></x:row>")
        #expect(throws: ImportFault(file: "fil", reason: .cellTooLong(limitBytes: 8))) {
            try rows(long.bytes, limits: limits)
        }
        let many = StoredZip.workbook(sheetData: "<x:row/><x:row/><x:row/>")
        #expect(throws: ImportFault(file: "fil", reason: .tooManyRows(limit: 2))) {
            try rows(many.bytes, limits: limits)
        }
    }

    @Test func aTagWithoutEndIsNotHeldInMemory() {
        let zip = StoredZip.workbook(sheetData: "<x:row r=\"" + String(repeating: "1", count: 6 << 20))
        let fault = #expect(throws: ImportFault.self) { try rows(zip.bytes) }
        #expect(fault?.reason.code == "unreadable")
    }
}
