/// Builds archives of stored (not compressed) parts, so that tests can make workbooks no program writes.
struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Adds a part; `statedSize` makes the archive lie about its unpacked size.
    mutating func add(_ path: String, _ text: String, statedSize: UInt32? = nil) {
        let data = Array(text.utf8)
        let name = Array(path.utf8)
        let offset = UInt32(body.count)
        var fields: [UInt8] = []
        append(UInt16(20), to: &fields)
        append(UInt16(0x0800), to: &fields)
        append(UInt16(0), to: &fields)
        append(UInt32(0x2821_0000), to: &fields)
        append(StoredZip.checksum(data), to: &fields)
        append(UInt32(data.count), to: &fields)
        append(statedSize ?? UInt32(data.count), to: &fields)
        append(UInt16(name.count), to: &fields)
        append(UInt16(0), to: &fields)
        append(UInt32(0x0403_4B50), to: &body)
        body += fields + name + data
        append(UInt32(0x0201_4B50), to: &directory)
        append(UInt16(20), to: &directory)
        directory += fields
        append(UInt16(0), to: &directory)
        append(UInt16(0), to: &directory)
        append(UInt16(0), to: &directory)
        append(UInt32(0), to: &directory)
        append(offset, to: &directory)
        directory += name
        count += 1
    }

    /// The archive.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        append(UInt32(0x0605_4B50), to: &end)
        append(UInt32(0), to: &end)
        append(count, to: &end)
        append(count, to: &end)
        append(UInt32(directory.count), to: &end)
        append(UInt32(body.count), to: &end)
        append(UInt16(0), to: &end)
        return body + directory + end
    }

    /// A workbook with one sheet, laid out as spreadsheet programs do.
    static func workbook(
        sheetData: String, strings: String? = nil, styles: String? = nil, properties: String = "",
        sheets: String = "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>", prolog: String = ""
    ) -> StoredZip {
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        let relations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var zip = StoredZip()
        zip.add(
            "_rels/.rels",
            "<Relationships \(relations)><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
        )
        zip.add(
            "xl/workbook.xml",
            "<workbook \(main) xmlns:r=\"\(office)\"><workbookPr \(properties)/><sheets>\(sheets)</sheets></workbook>")
        zip.add(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships \(relations)>\
            <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="/xl/sharedStrings.xml"/>\
            <Relationship Id="rId3" Type="\(office)/styles" Target="../xl/styles.xml"/></Relationships>
            """)
        if let strings { zip.add("xl/sharedStrings.xml", "<sst \(main)>\(strings)</sst>") }
        if let styles { zip.add("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>") }
        zip.add(
            "xl/worksheets/sheet1.xml",
            "\(prolog)<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>\(sheetData)</x:sheetData></x:worksheet>"
        )
        return zip
    }

    private func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
