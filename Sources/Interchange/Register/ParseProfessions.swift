public import WorkforceModel

/// Reads a table of professions: all of it, or every fault in it.
///
/// - Parameters:
///   - columns: heading of each column; nil means found by usual headings.
///   - existing: professions already in the register. A row with the name of one of them, whatever its case, replaces it
///     under the name that stands there.
public func parseProfessions(
    _ source: TableSource, columns: [ProfessionColumn: String]? = nil, existing: [Profession] = [],
    limits: TableLimits = TableLimits()
) -> ImportOutcome<[ImportedProfession]> {
    do {
        let table = try openSmallTable(source, columns: columns, limits: limits)
        var rows: [ImportedProfession] = []
        var rowOfName: [String: Int] = [:]
        var rowOfCode: [String: Int] = [:]
        var faults = ImportFaults()
        let names = Dictionary(existing.map { ($0.name.folded, $0.name) }, uniquingKeysWith: { first, _ in first })
        forEachRow(of: table, faults: &faults) { cells, faults in
            let name = cells.required(.name, &faults)
            if !name.isEmpty {
                if let other = rowOfName[name.folded] {
                    faults.add(cells.fault(.name, .duplicateCode(otherRow: other)))
                } else {
                    rowOfName[name.folded] = cells.row.number
                }
            }
            var codes: [String] = []
            for code in OccupationCode.aidCodes(in: cells.text(.aid)) {
                if !OccupationCode.isAID(code) {
                    faults.add(cells.fault(.aid, value: code, .unknownValue(.aid, known: ["207009", "151014C"])))
                } else if let other = rowOfCode[code] {
                    faults.add(cells.fault(.aid, value: code, .duplicateCode(otherRow: other)))
                } else {
                    rowOfCode[code] = cells.row.number
                    codes.append(code)
                }
            }
            let ssyk = cells.text(.ssyk)
            if !ssyk.isEmpty, !OccupationCode.isSSYK(ssyk) {
                faults.add(cells.fault(.ssyk, .unknownValue(.ssyk, known: ["2221", "5321"])))
            }
            let licensed = ValueWords.yesNo[cells.text(.licensed).folded]
            if licensed == nil { faults.add(cells.fault(.licensed, .unknownValue(.licensed, known: ["ja", "nej"]))) }
            let group = cells.text(.group)
            rows.append(
                ImportedProfession(
                    name: names[name.folded] ?? name, sector: cells.text(.sector), group: group.isEmpty ? name : group,
                    aidCodes: codes,
                    ssyk: ssyk.isEmpty ? nil : ssyk, isLicensed: licensed ?? false))
        }
        return faults.isEmpty ? .accepted(rows) : .refused(faults)
    } catch {
        return .refused(error)
    }
}
