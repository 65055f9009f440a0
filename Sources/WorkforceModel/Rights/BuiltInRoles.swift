/// The roles that come with the product and the matrix of what each may do.
///
/// A cell is a level (`A` aggregates, `L` read, `S` write, `F` decide) and a reach (`e` own unit, `t` own subtree, `n` own
/// network and its members, `.` everywhere, `p` what is published, `s` own side, `o` own person); `-` is nothing.
public enum BuiltInRoles {
    /// Every built-in role, in the order of the matrix.
    public static let all: [Role] = columns.enumerated().map { index, column in
        var grants: [RightsObject: Grant] = [:]
        for (object, cells) in matrix {
            let cells = cells.split(separator: " ")
            if cells.indices.contains(index), let grant = grant(cells[index]) { grants[object] = grant }
        }
        return Role(
            column.id, column.name, grants: grants, barred: column.barred, handsOutEveryRole: column.id == "admin")
    }

    /// The built-in role with a key.
    public static subscript(id: String) -> Role? { all.first { $0.id == id } }

    private static let columns: [(id: String, name: String, barred: Set<Sensitivity>)] = [
        ("strategist", "HR-strateg", []),
        ("manager", "Enhetschef", [.negotiation]),
        ("director", "HR-direktör eller ledning", []),
        ("analyst", "Regional analytiker", [.personal, .sensitive, .negotiation]),
        ("secretary", "Nätverkssekreterare", [.personal, .sensitive]),
        ("staffing", "Bemanningssamordnare", [.sensitive]),
        ("placement", "VFU-samordnare", [.sensitive]),
        ("union", "Facklig företrädare", [.personal, .sensitive]),
        ("politician", "Förtroendevald", [.personal, .sensitive, .negotiation]),
        ("employee", "Medarbetare", []),
        ("admin", "Administratör", [.personal, .sensitive, .negotiation]),
    ]

    private static let matrix: [(RightsObject, String)] = [
        //                   strateg chef ledn. analyt. sekr. bem. VFU fackl. förtr. medarb. admin
        (.need, "             St Le Ft An -  Lt Lt Lt Lt -  Lt"),
        (.unitAnalysis, "     St Se Ft An -  Lt Lt Lt Lt -  Lt"),
        (.measures, "         St Se Ft Ln Ln Lt St Lt Lt Lp - "),
        (.goodExamples, "     St Se Ft Fn L. L. L. L. L. L. - "),
        (.indicators, "       Lt Le Lt Sn An Lt At At At -  - "),
        (.individualAbsence, "-  Le -  -  -  -  -  -  -  Lo - "),
        (.employment, "       Lt Se At -  -  Lt Lt -  -  Lo - "),
        (.terms, "            St -  Ft -  Ls Lp -  Ls -  Lp - "),
        (.shifts, "           Lt Se At An -  St -  At -  So - "),
        (.placements, "       Lt Se At An -  -  St At -  So - "),
        (.crisisApplicants, " At Le At -  -  St -  At At So - "),
        (.meetings, "         Lt Le Lt Ln Sn Le Le Le Lp -  - "),
        (.matters, "          St Se Ft Ln Sn Le Se Se Lt -  - "),
        (.notices, "          St Le Ft Ln Ln Lt -  Lt Lt -  - "),
        (.surveys, "          St Ae At An Sn -  Se At At So - "),
        (.registry, "         St -  Ft -  -  -  -  -  -  -  St"),
        (.sharedRegister, "   L. L. L. Sn L. L. L. L. L. L. St"),
        (.population, "       St L. Ft Sn L. L. L. L. L. -  St"),
    ]

    private static func grant(_ cell: Substring) -> Grant? {
        let levels: [Character: RightsLevel] = ["A": .aggregate, "L": .read, "S": .write, "F": .decide]
        let reaches: [Character: RightsReach] = [
            "e": .unit, "t": .subtree, "n": .network, ".": .everywhere, "p": .published, "s": .ownSide, "o": .ownPerson,
        ]
        guard cell.count == 2, let level = cell.first.flatMap({ levels[$0] }),
            let reach = cell.last.flatMap({ reaches[$0] })
        else { return nil }
        return Grant(level, reach)
    }
}
