import CZip
import Foundation
import WorkforceModel

/// Files that the readers can read: those of the project, and small ones.
enum FuzzSeeds {
    static let organisations = [
        Organisation(id: 11, code: "N1", name: "Socialnämnden", kind: .board),
        Organisation(id: 12, code: "E1", name: "Barn och unga", kind: .unit, parentID: 11),
    ]
    static let professions = [
        Profession(id: 21, name: "Socialsekreterare", sector: "vård", group: "Socialt", aidCodes: ["351010"])
    ]
    static let register = Array(
        """
        Person;Födelseår;Kön;Enhet;Yrke;Löneform;Sysselsättningsgrad;Från;Till;Avgångsorsak;Frånvaro
        p1;1980;K;E1;Socialsekreterare;Mån;0,75;2020-01-01;;;0,05
        p2;19790203-1234;M;N1;351010;Tim;75 %;2019-02-01;2023-12-31;Pension;0
        "p3";1991;Kvinna;"E1";"Socialsekreterare";Mån;1;20210101;2024-06-30;Egen begäran;"0,1"
        """.utf8)

    static func of(_ reader: FuzzReader) -> [[UInt8]] { seeds[reader] ?? [] }

    /// The files of a plan with its description replaced, or, by the first byte, one of its tables.
    static func caseFiles(with bytes: [UInt8]) -> [String: [UInt8]] {
        var files = plan
        let names = files.keys.sorted()
        let isTable = bytes.first.map { $0 == UInt8(ascii: "#") } ?? false
        let name = isTable ? names[Int(bytes.dropFirst().first ?? 0) % names.count] : "case.yaml"
        files[name] = isTable ? Array(bytes.dropFirst(2)) : bytes
        return files
    }

    /// A workbook of parts of which one, chosen by what `change` is first handed, is changed.
    static func workbook(_ change: (String) -> [UInt8]) -> [UInt8] {
        // Which part is changed follows from the changed bytes themselves, so that one draw decides all.
        let changed = change(sheet)
        let place = Int(changed.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) } % UInt64(parts.count))
        return archive(
            parts.enumerated().map { index, part in
                let isSheet = part.text == sheet
                return (part.path, isSheet ? changed : index == place ? change(part.text) : Array(part.text.utf8))
            })
    }

    /// An archive of parts that are stored as they are.
    private static func archive(_ parts: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil),
            let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil)
        else { return [] }
        defer { zip_source_free(source) }
        zip_source_keep(source)
        // Read when the archive is closed.
        let held = parts.map { part in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.bytes.count)
            _ = copy.initialize(from: part.bytes)
            return copy
        }
        defer { for copy in held { copy.deallocate() } }
        for (part, copy) in Swift.zip(parts, held) {
            let index = zip_file_add(
                archive, part.path, zip_source_buffer(archive, copy.baseAddress, zip_uint64_t(copy.count), 0),
                zip_flags_t(ZIP_FL_ENC_UTF_8))
            zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_STORE), 0)
        }
        zip_close(archive)
        zip_source_open(source)
        zip_source_seek(source, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: Int(zip_source_tell(source)))
        zip_source_seek(source, 0, SEEK_SET)
        zip_source_read(source, &bytes, zip_uint64_t(bytes.count))
        zip_source_close(source)
        return bytes
    }

    private static let seeds: [FuzzReader: [[UInt8]]] = Dictionary(
        uniqueKeysWithValues: FuzzReader.allCases.map { ($0, made(for: $0)) })

    private static func made(for reader: FuzzReader) -> [[UInt8]] {
        switch reader {
        case .csv:
            let table = file("Data/scb/karlstad_alder_kon_2025.csv")
            return [register, Array(table.prefix(4000)), file("Cases/linkoping-2021/need.csv")]
        case .xlsx: return [workbook { Array($0.utf8) }]
        case .jsonStat: return [file("Data/formats/pxweb_v2/scb_TAB6471_data.json"), Array(jsonStat.utf8)]
        case .caseFolder:
            var seeds = [file("Cases/linkoping-2021/case.yaml")]
            for (index, name) in plan.keys.sorted().enumerated() {
                seeds.append([UInt8(ascii: "#"), UInt8(index)] + (plan[name] ?? []))
            }
            return seeds
        case .mapping:
            let mapping = ImportMapping(columns: [.person: "Person", .unit: "Enhet"], dayFormat: .yearMonthDay)
            return [(try? [UInt8](JSONEncoder().encode(mapping))) ?? []]
        case .cookie:
            return bytes([
                "framsyn-organisation=12", "a=b; framsyn-organisation=3; c=\"d\"", "__Host-x=y; framsyn-session=AQID",
            ])
        case .token: return FuzzTokens.seeds
        case .query:
            return bytes([
                "org=2&sektor=v%C3%A5rd%20och%20omsorg", "a=1&b=%C3%A5+x&a=2&tom=&ensam&=v", "del=behov&ar=2025",
            ])
        case .multipart: return [Array(multipart.utf8)]
        case .http:
            return bytes([
                "\u{10}GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /behov HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u{1}POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcdeGET / HTTP/1.1\r\n\r\n",
                "\u{4}PUT /x HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\nA: b\r\n\r\n",
            ])
        }
    }

    private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    private static let plan: [String: [UInt8]] = Dictionary(
        uniqueKeysWithValues: [
            "case.yaml", "index.csv", "need.csv", "professions.csv", "recruitment.csv", "retirements.csv",
        ]
        .map { ($0, file("Cases/linkoping-2021/" + $0)) })

    private static let multipart = [
        "multipart/form-data; boundary=----x\n------x", "Content-Disposition: form-data; name=\"a\"", "", "1",
        "------x",
        "Content-Disposition: form-data; name=\"fil\"; filename=\"a å.csv\"", "Content-Type: text/csv", "",
        "x;y\r\n1;2",
        "------x--", "",
    ].joined(separator: "\r\n")

    private static let jsonStat = """
        {"version":"2.0","class":"dataset","label":"Folkmängd","id":["Region","Alder","Kon","ContentsCode","Tid"],\
        "size":[1,2,1,1,2],"dimension":{"Region":{"label":"region","category":{"index":["1780"],"label":{"1780":"Karlstad"}}},\
        "Alder":{"category":{"index":{"0":0,"1":1},"label":{"0":"0 år","1":"1 år"}}},"Kon":{"category":{"index":["1"],\
        "label":{"1":"män"}}},"ContentsCode":{"category":{"index":["B"],"label":{"B":"Folkmängd"}}},"Tid":{"category":\
        {"index":["2024","2025"],"label":{"2024":"2024","2025":"2025"}}}},"value":[1,2,3,4],"role":{"time":["Tid"]}}
        """

    private static let sheet = """
        <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>\
        <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Enhet</x:t></x:is></x:c></x:row>\
        <x:row r="2"><x:c r="A2"><x:v>43831</x:v></x:c><x:c r="AA2" s="1"><x:v>1.98E3</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>\
        </x:row></x:sheetData></x:worksheet>
        """

    private static let parts: [(path: String, text: String)] = {
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        let relations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return [
            (
                "_rels/.rels",
                "<Relationships \(relations)><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook \(main) xmlns:r=\"\(office)\"><workbookPr/><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships \(relations)><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", "<sst \(main)><si><t>Person</t></si><si><r><t>två</t></r></si></sst>"),
            (
                "xl/styles.xml",
                "<styleSheet \(main)><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
    }()

    private static func file(_ path: String) -> [UInt8] {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return (try? [UInt8](Data(contentsOf: root.appending(path: path)))) ?? []
    }
}
