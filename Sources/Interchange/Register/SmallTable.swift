import WorkforceModel

/// Cells of one row of a small table, by column.
struct TableCells<Column: ImportColumn> {
    let table: OpenTable<Column>
    let row: TableRow

    /// Text of the cell; empty when the column is not there.
    func text(_ column: Column) -> String {
        table.positions[column].map { row.text($0) } ?? ""
    }

    /// Text of a cell that must not be empty.
    func required(_ column: Column, _ faults: inout ImportFaults) -> String {
        let text = text(column)
        if text.isEmpty { faults.add(fault(column, .missingValue)) }
        return text
    }

    /// The day in the cell; nil when it is empty or faulty.
    func day(_ column: Column, _ format: DayFormat, _ faults: inout ImportFaults) -> Day? {
        guard let place = table.positions[column], !row.cell(place).isEmpty else { return nil }
        let day = DayText.day(utf8: row.cell(place), format: format)
        if day == nil { faults.add(fault(column, .notADay(format))) }
        return day
    }

    /// A fault at the cell.
    func fault(_ column: Column, value: String? = nil, _ reason: ImportFaultReason) -> ImportFault {
        let text = value ?? text(column)
        return ImportFault(
            file: table.reader.file, row: row.number, column: table.positions[column].map { table.headings[$0] },
            value: text.isEmpty ? nil : text, reason: reason)
    }
}

/// Opens a table whose columns are given or found by usual headings.
func openSmallTable<Column: ImportColumn>(
    _ source: TableSource, columns: [Column: String]?, limits: TableLimits
) throws(ImportFaults) -> OpenTable<Column> {
    if let columns {
        return try OpenTable(source, columns: columns, delimiter: nil, sheet: nil, limits: limits)
    }
    do {
        let (_, headings) = try openHeadings(source, delimiter: nil, sheet: nil, limits: limits)
        let found = suggestColumns(headings.texts, for: Column.self)
        return try OpenTable(source, columns: found, delimiter: nil, sheet: nil, limits: limits)
    } catch let fault as ImportFault {
        throw ImportFaults(fault)
    } catch let faults as ImportFaults {
        throw faults
    } catch {
        throw ImportFaults(ImportFault(file: source.name, reason: .cannotOpen))
    }
}

/// Hands every row that fits the headings to `body`; a table without rows is a fault.
func forEachRow<Column: ImportColumn>(
    of table: OpenTable<Column>, faults: inout ImportFaults, _ body: (TableCells<Column>, inout ImportFaults) -> Void
) {
    var row = TableRow()
    var count = 0
    do {
        while try table.reader.next(into: &row) {
            count += 1
            if let fault = table.shapeFault(of: row) {
                faults.add(fault)
            } else {
                body(TableCells(table: table, row: row), &faults)
            }
        }
        if count == 0 { faults.add(ImportFault(file: table.reader.file, reason: .noRows)) }
    } catch {
        faults.add(error)
    }
}
