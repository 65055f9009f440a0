import WorkforceModel

/// Reads one sheet of an XLSX workbook row by row, without holding the sheet in memory.
final class XLSXReader {
    /// Names of the visible sheets in order.
    let sheets: [String]
    /// Bytes of the sheet when unpacked.
    let bytesTotal: Int
    private let part: ZipPart
    private let scanner: XMLScanner
    private let handler: SheetHandler

    /// Bytes of the sheet unpacked so far.
    var bytesRead: Int { part.bytesRead }

    /// Opens a workbook at `sheet`, or at its first visible sheet.
    init(_ source: TableSource, sheet: String?, limits: TableLimits) throws(ImportFault) {
        let file = source.name
        // Opened first for the faults that any file can have (missing, empty, too large).
        _ = try BlockReader(source, limits: limits)
        let archive = try ZipArchive(source, limits: limits)
        func read<Handler: XMLHandler>(_ path: String, _ handler: Handler) throws(ImportFault) -> Handler? {
            guard let part = try archive.part(path) else { return nil }
            try XMLScanner(part, handler: handler, file: file).run()
            return handler
        }
        let root = try read("_rels/.rels", RelationshipsHandler())
        let path = XLSXReader.resolve(root?.types["officeDocument"] ?? "xl/workbook.xml", from: "")
        guard let workbook = try read(path, WorkbookHandler()) else {
            throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: "workbook"))
        }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.split(separator: "/").last ?? ""
        let relationships = try read("\(folder)/_rels/\(name).rels", RelationshipsHandler())
        let visible = workbook.sheets.filter { !$0.isHidden }
        sheets = visible.map(\.name)
        guard let entry = sheet == nil ? visible.first : workbook.sheets.first(where: { $0.name == sheet }) else {
            throw ImportFault(file: file, value: sheet, reason: .missingSheet(available: visible.map(\.name)))
        }
        func target(_ type: String, _ fallback: String) -> String {
            XLSXReader.resolve(relationships?.types[type] ?? fallback, from: folder)
        }
        let strings = try read(
            target("sharedStrings", "sharedStrings.xml"), SharedStringsHandler(limit: limits.sharedTextBytes))
        let styles = try read(target("styles", "styles.xml"), StylesHandler())
        guard let place = relationships?.targets[entry.relationship],
            let part = try archive.part(XLSXReader.resolve(place, from: folder))
        else { throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: entry.name)) }
        self.part = part
        bytesTotal = part.size
        handler = SheetHandler(
            strings: strings, isDate: styles?.isDate ?? [], startsIn1904: workbook.startsIn1904, limits: limits)
        scanner = try XMLScanner(part, handler: handler, file: file)
    }

    /// Reads the next row that is not blank into `row`; false at the end.
    func next(into row: inout TableRow) throws(ImportFault) -> Bool {
        while true {
            if handler.take(into: &row) { return true }
            guard try scanner.advance() else { return handler.take(into: &row) }
        }
    }

    /// A relationship's target as a path in the archive; `..` leads up one folder.
    private static func resolve(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
