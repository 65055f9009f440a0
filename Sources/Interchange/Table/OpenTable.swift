import WorkforceModel

/// A table file whose headings have been read and matched with the columns that are wanted.
struct OpenTable<Column: ImportColumn> {
    let reader: TableReader
    /// Headings as they stand.
    let headings: [String]
    /// Position of each wanted column that is there.
    let positions: [Column: Int]

    /// Opens a table and finds its columns.
    ///
    /// - Parameter columns: heading of each wanted column.
    /// - Throws: every fault of the headings at once.
    init(
        _ source: TableSource, columns: [Column: String], delimiter: UInt8?, sheet: String?, limits: TableLimits
    ) throws(ImportFaults) {
        let row: TableRow
        do {
            (reader, row) = try openHeadings(source, delimiter: delimiter, sheet: sheet, limits: limits)
        } catch {
            throw ImportFaults(error)
        }
        let headings = row.texts
        let folded = headings.map(\.folded)
        var faults = ImportFaults()
        let other = reader.otherDelimiter
        let wantsMore = columns.count > 1 || Column.allCases.count(where: \.isRequired) > 1 || other != nil
        if headings.count == 1, wantsMore {
            throw ImportFaults(
                ImportFault(file: source.name, row: row.number, reason: .wrongDelimiter(looksLike: other)))
        }
        var seen: Set<String> = []
        for (heading, fold) in zip(headings, folded) where !fold.isEmpty && !seen.insert(fold).inserted {
            faults.add(ImportFault(file: source.name, row: row.number, column: heading, reason: .duplicateHeading))
        }
        var positions: [Column: Int] = [:]
        for column in Column.allCases {
            if let heading = columns[column] {
                positions[column] = folded.firstIndex(of: heading.folded)
                if positions[column] == nil {
                    faults.add(
                        ImportFault(
                            file: source.name, column: heading,
                            reason: .missingColumn(available: Array(headings.filter { !$0.isEmpty }.prefix(30)))))
                }
            } else if column.isRequired {
                faults.add(ImportFault(file: source.name, reason: .unmappedColumn(column.field)))
            }
        }
        if !faults.isEmpty { throw faults }
        self.headings = headings
        self.positions = positions
    }

    /// The fault of a row whose cells do not match the headings; nil when they do. Workbooks end each row at its last
    /// cell, and empty cells behind the headings are no harm.
    func shapeFault(of row: TableRow) -> ImportFault? {
        guard reader.rowsAreEven, row.count != headings.count else { return nil }
        if row.count > headings.count, row.countWithoutEmptyTail <= headings.count { return nil }
        return ImportFault(
            file: reader.file, row: row.number, reason: .cellCount(expected: headings.count, found: row.count))
    }
}

/// Opens a table and reads its first row that is not blank.
func openHeadings(
    _ source: TableSource, delimiter: UInt8?, sheet: String?, limits: TableLimits
) throws(ImportFault) -> (TableReader, TableRow) {
    let reader = try TableReader(source, delimiter: delimiter, sheet: sheet, limits: limits)
    var row = TableRow()
    guard try reader.next(into: &row) else { throw ImportFault(file: source.name, reason: .emptyFile) }
    return (reader, row)
}
