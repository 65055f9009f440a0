import Glibc
import Interchange
import Testing
import WorkforceModel

/// Writes bytes to a temporary file for as long as `body` runs.
func withFile<Result>(_ pieces: [[UInt8]], _ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/interchange-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    for piece in pieces { #expect(piece.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == piece.count) }
    close(file)
    return try body(path)
}

@Suite("Files on disk are read in blocks")
struct FileReadingTests {
    @Test func rowsAreTheSameFromDiskAsFromMemory() throws {
        // Quotes, CRLF and multi-byte characters fall on every place relative to the block ends.
        var text = "nr;text;slut\r\n"
        for number in 0..<40_000 {
            text += "\(number);\"å;ä \"\"\(String(repeating: "ö", count: number % 37))\"\"\r\n\";x\r\n"
        }
        let bytes = Array(text.utf8)
        #expect(bytes.count > 2 << 20)
        let fromMemory = try rows(bytes)
        let fromDisk = try withFile([bytes]) { path in
            let reader = try TableReader(TableSource(path: path))
            var row = TableRow()
            var rows: [[String]] = []
            while try reader.next(into: &row) { rows.append(row.texts) }
            #expect(reader.bytesRead == reader.bytesTotal)
            return rows
        }
        #expect(fromDisk == fromMemory)
        #expect(fromDisk.count == 40_001)
    }

    @Test(arguments: [false, true])
    func aFileOfOneLineIsRefusedAfterTheLimit(_ isQuoted: Bool) throws {
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let start = Array((isQuoted ? "a;b\n\"" : "a;b\n").utf8)
        try withFile([start] + Array(repeating: block, count: 32)) { path in
            let reader = try TableReader(TableSource(path: path))
            var row = TableRow()
            _ = try reader.next(into: &row)
            let fault = #expect(throws: ImportFault.self) { try reader.next(into: &row) }
            #expect(fault?.row == 2)
            #expect(fault?.reason == (isQuoted ? .unclosedQuote : .cellTooLong(limitBytes: 1 << 17)))
            #expect(reader.bytesRead <= 2 << 20)
            #expect(row.bytes.count <= 1 << 20)
        }
    }

    @Test func aMissingFileIsAFault() {
        #expect(throws: ImportFault(file: "saknas.csv", reason: .cannotOpen)) {
            try TableReader(TableSource(path: "/finns/inte/saknas.csv"))
        }
    }

    @Test func aFileBeyondTheLimitIsAFault() {
        var limits = TableLimits()
        limits.fileBytes = 10
        #expect(throws: ImportFault(file: "fil", reason: .fileTooLarge(limitBytes: 10))) {
            try rows("a;b\n1;2\n3;4", limits: limits)
        }
    }
}
