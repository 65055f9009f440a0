public import WorkforceModel

/// Reads a table of professions: all of it, or every fault in it.
///
/// - Parameter columns: heading of each column; nil means found by usual headings.
public func parseProfessions(
    _ source: TableSource, columns: [ProfessionColumn: String]? = nil, limits: TableLimits = TableLimits()
) -> ImportOutcome<[ImportedProfession]> {
    do {
        let table = try openSmallTable(source, columns: columns, limits: limits)
        var rows: [ImportedProfession] = []
        var rowOfName: [String: Int] = [:]
        var rowOfCode: [String: Int] = [:]
        var faults = ImportFaults()
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
            for part in cells.text(.aid).split(whereSeparator: { " ,/;|\n".contains($0) }) {
                let code = part.uppercased()
                if !isAID(code) {
                    faults.add(cells.fault(.aid, value: code, .unknownValue(.aid, known: ["207009", "151014C"])))
                } else if let other = rowOfCode[code] {
                    faults.add(cells.fault(.aid, value: code, .duplicateCode(otherRow: other)))
                } else {
                    rowOfCode[code] = cells.row.number
                    codes.append(code)
                }
            }
            let ssyk = cells.text(.ssyk)
            if !ssyk.isEmpty, ssyk.utf8.count != 4 || !ssyk.utf8.allSatisfy({ (48...57).contains($0) }) {
                faults.add(cells.fault(.ssyk, .unknownValue(.ssyk, known: ["2221", "5321"])))
            }
            let licensed = ValueWords.yesNo[cells.text(.licensed).folded]
            if licensed == nil { faults.add(cells.fault(.licensed, .unknownValue(.licensed, known: ["ja", "nej"]))) }
            let group = cells.text(.group)
            rows.append(
                ImportedProfession(
                    name: name, sector: cells.text(.sector), group: group.isEmpty ? name : group, aidCodes: codes,
                    ssyk: ssyk.isEmpty ? nil : ssyk, isLicensed: licensed ?? false))
        }
        return faults.isEmpty ? .accepted(rows) : .refused(faults)
    } catch {
        return .refused(error)
    }
}

/// Six digits, with a manager letter behind or not.
private func isAID(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count == 6 || (bytes.count == 7 && (65...90).contains(bytes[6])) else { return false }
    return bytes.prefix(6).allSatisfy { (48...57).contains($0) }
}
