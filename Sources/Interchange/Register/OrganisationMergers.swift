internal import WorkforceModel

/// A body that another was merged into must be known, lie elsewhere than below it and not lead back to it; what was merged
/// has a last day.
///
/// - Parameter parents: the parent's code by code, of the file and the register together; folded.
func checkMergers(
    of rows: [ImportedOrganisation], parents: [String: String], numbers: [Int], existing: [Organisation],
    table: OpenTable<OrganisationColumn>, faults: inout ImportFaults
) {
    let heading = table.positions[.mergedInto].map { table.headings[$0] }
    let codeOfID = Dictionary(existing.map { ($0.id, $0.code.folded) }, uniquingKeysWith: { first, _ in first })
    var successors: [String: String] = [:]
    for node in existing { successors[node.code.folded] = node.mergedInto.flatMap { codeOfID[$0] } }
    for row in rows {
        // A row without a word of it keeps what is stored, as long as it ends.
        if let code = row.mergedIntoCode?.folded {
            successors[row.code.folded] = code
        } else if row.validTo == nil {
            successors[row.code.folded] = nil
        }
    }
    let known = Set(existing.map(\.code.folded)).union(rows.map(\.code.folded))
    for (index, row) in rows.enumerated() {
        guard let successor = row.mergedIntoCode else { continue }
        func add(_ reason: MergerFaultReason) {
            faults.add(
                ImportFault(
                    file: table.reader.file, row: numbers[index], column: heading, value: successor,
                    reason: .merger(reason)))
        }
        if row.validTo == nil { add(.noLastDay) }
        guard known.contains(successor.folded) else {
            add(.unknownBody)
            continue
        }
        let own = row.code.folded
        let path = chain(from: own, successors)
        if path.count > 1, path.last == own {
            add(.ring(Array(path.prefix(20))))
        } else if chain(from: successor.folded, parents).contains(own) {
            add(.belowItself)
        }
    }
}

/// The codes that a code leads to, itself first, until there is none or one comes back. At most 200 are followed, so that
/// no file takes long: real chains are a handful, and whatever walks the tree stands a ring.
private func chain(from code: String, _ next: [String: String]) -> [String] {
    var path = [code]
    var seen: Set<String> = [code]
    while path.count <= 200, let last = path.last, let following = next[last] {
        path.append(following)
        if !seen.insert(following).inserted { break }
    }
    return path
}
