public import WorkforceModel

/// Reads a table of organisations: all of it, or every fault in it.
///
/// - Parameters:
///   - columns: heading of each column; nil means found by usual headings.
///   - existing: organisations already in the register. A row with the code of one of them, whatever its case, replaces it.
/// - Returns: rows with every code written as it stands in the register, otherwise as on the row that has it.
public func parseOrganisations(
    _ source: TableSource, columns: [OrganisationColumn: String]? = nil, existing: [Organisation] = [],
    dayFormat: DayFormat = .yearMonthDay, limits: TableLimits = TableLimits()
) -> ImportOutcome<[ImportedOrganisation]> {
    do {
        let table = try openSmallTable(source, columns: columns, limits: limits)
        var rows: [ImportedOrganisation] = []
        var numbers: [Int] = []
        var rowOfCode: [String: Int] = [:]
        var faults = ImportFaults()
        forEachRow(of: table, faults: &faults) { cells, faults in
            let code = cells.required(.code, &faults)
            let name = cells.required(.name, &faults)
            let kindText = cells.required(.kind, &faults)
            let kind = ValueWords.kinds[kindText.folded]
            if kind == nil, !kindText.isEmpty {
                let known = ["region", "kommun", "nämnd", "förvaltning", "enhet", "utförare", "lärosäte"]
                faults.add(cells.fault(.kind, .unknownValue(.kind, known: known)))
            }
            let from = cells.day(.from, dayFormat, &faults)
            let to = cells.day(.to, dayFormat, &faults)
            if let from, let to, to < from { faults.add(cells.fault(.to, .endBeforeStart(from: from))) }
            if !code.isEmpty {
                if let other = rowOfCode[code.folded] {
                    faults.add(cells.fault(.code, .duplicateCode(otherRow: other)))
                } else {
                    rowOfCode[code.folded] = cells.row.number
                }
            }
            let parent = cells.text(.parent)
            let successor = cells.text(.mergedInto)
            numbers.append(cells.row.number)
            rows.append(
                ImportedOrganisation(
                    code: code, name: name, kind: kind ?? .unit, parentCode: parent.isEmpty ? nil : parent,
                    validFrom: from, validTo: to, mergedIntoCode: successor.isEmpty ? nil : successor))
        }
        let parents = checkParents(of: rows, numbers: numbers, existing: existing, table: table, faults: &faults)
        checkMergers(of: rows, parents: parents, numbers: numbers, existing: existing, table: table, faults: &faults)
        guard faults.isEmpty else { return .refused(faults) }
        let codes = Dictionary(
            (existing.map(\.code) + rows.map(\.code)).map { ($0.folded, $0) }, uniquingKeysWith: { first, _ in first })
        for index in rows.indices {
            rows[index].code = codes[rows[index].code.folded] ?? rows[index].code
            rows[index].parentCode = rows[index].parentCode.map { codes[$0.folded] ?? $0 }
            rows[index].mergedIntoCode = rows[index].mergedIntoCode.map { codes[$0.folded] ?? $0 }
        }
        return .accepted(rows)
    } catch {
        return .refused(error)
    }
}

/// Every parent must be known, and no chain of parents may lead back to where it began.
///
/// - Returns: the parent's code by code, of the file and the register together; folded.
private func checkParents(
    of rows: [ImportedOrganisation], numbers: [Int], existing: [Organisation], table: OpenTable<OrganisationColumn>,
    faults: inout ImportFaults
) -> [String: String] {
    let heading = table.positions[.parent].map { table.headings[$0] }
    func fault(_ row: Int, _ value: String?, _ reason: ImportFaultReason) -> ImportFault {
        ImportFault(file: table.reader.file, row: numbers[row], column: heading, value: value, reason: reason)
    }
    let codeOfID = Dictionary(existing.map { ($0.id, $0.code.folded) }, uniquingKeysWith: { first, _ in first })
    var parents: [String: String] = [:]
    var known = Set(existing.map(\.code.folded))
    for node in existing { parents[node.code.folded] = node.parentID.flatMap { codeOfID[$0] } }
    var listed: Set<String> = []
    for row in rows where listed.insert(row.code.folded).inserted { parents[row.code.folded] = row.parentCode?.folded }
    known.formUnion(listed)
    // A code is settled once its chain has been walked; each is walked once, so deep tables cost no more.
    var settled: Set<String> = []
    for (index, row) in rows.enumerated() {
        if let parent = row.parentCode, !known.contains(parent.folded) {
            faults.add(fault(index, parent, .unknownParent))
        }
        var path: [String] = []
        var place: [String: Int] = [:]
        var next: String? = row.code.folded
        while let code = next, !settled.contains(code) {
            if let start = place[code] {
                let cycle = Array(path[start...].prefix(20)) + [code]
                faults.add(fault(index, row.parentCode, .parentCycle(cycle)))
                break
            }
            place[code] = path.count
            path.append(code)
            next = parents[code]
        }
        settled.formUnion(path)
    }
    return parents
}
