import Interchange
import Testing
import WorkforceModel

@Suite("Tables of organisations are read with every fault")
struct OrganisationTableTests {
    private func parse(_ text: String, existing: [Organisation] = []) -> ImportOutcome<[ImportedOrganisation]> {
        parseOrganisations(TableSource(bytes: Array(text.utf8), name: "org.csv"), existing: existing)
    }

    @Test func aTreeIsRead() {
        let outcome = parse(
            """
            Kod;Namn;Typ;Överordnad;Från;Till
            0580;Linköping;Kommun;;;
            N1;Socialnämnden;nämnd;0580;2019-01-01;
            E1;Barn och unga;Enhet;N1;2019-01-01;2025-12-31
            """)
        #expect(
            outcome.contents == [
                ImportedOrganisation(code: "0580", name: "Linköping", kind: .municipality),
                ImportedOrganisation(
                    code: "N1", name: "Socialnämnden", kind: .board, parentCode: "0580", validFrom: Day("2019-01-01")),
                ImportedOrganisation(
                    code: "E1", name: "Barn och unga", kind: .unit, parentCode: "N1", validFrom: Day("2019-01-01"),
                    validTo: Day("2025-12-31")),
            ])
    }

    @Test func everyFaultIsNamed() {
        let faults = parse(
            """
            Kod;Namn;Typ;Överordnad;Från;Till
            A;Ett;Kommun;;;
            a;Två;Enhet;A;;
            B;;Enhet;Z;;
            C;Tre;Kontor;A;2020-01-01;2019-01-01
            D;Fyra;Enhet;A;i år;
            E;Fem;Enhet
            """
        ).faults
        func fault(_ row: Int, _ column: String?, _ value: String?, _ reason: ImportFaultReason) -> ImportFault {
            ImportFault(file: "org.csv", row: row, column: column, value: value, reason: reason)
        }
        let kinds = ["region", "kommun", "nämnd", "förvaltning", "enhet", "utförare", "lärosäte"]
        #expect(
            faults.faults == [
                fault(3, "Kod", "a", .duplicateCode(otherRow: 2)), fault(4, "Namn", nil, .missingValue),
                fault(5, "Typ", "Kontor", .unknownValue(.kind, known: kinds)),
                fault(5, "Till", "2019-01-01", .endBeforeStart(from: Day("2020-01-01")!)),
                fault(6, "Från", "i år", .notADay(.yearMonthDay)),
                fault(7, nil, nil, .cellCount(expected: 6, found: 3)),
                fault(4, "Överordnad", "Z", .unknownParent),
            ])
    }

    @Test func cyclesAreFoundOnceAlsoThroughTheRegister() {
        let faults = parse("Kod;Namn;Typ;Överordnad\nA;a;Enhet;B\nB;b;Enhet;C\nC;c;Enhet;A\nD;d;Enhet;A").faults
        #expect(faults.faults.map(\.reason) == [.parentCycle(["a", "b", "c", "a"])])
        let existing = [
            Organisation(id: 1, code: "X", name: "x", kind: .board),
            Organisation(id: 2, code: "Y", name: "y", kind: .unit, parentID: 1),
        ]
        #expect(parse("Kod;Namn;Typ;Överordnad\nZ;z;Enhet;Y", existing: existing).contents?.count == 1)
        let through = parse("Kod;Namn;Typ;Överordnad\nX;x;Nämnd;Y", existing: existing).faults
        #expect(through.faults.map(\.reason) == [.parentCycle(["x", "y", "x"])])
    }

    @Test("a code written in another case is the same code, and comes out as the register has it")
    func codesAreThoseOfTheRegister() {
        let existing = [Organisation(id: 1, code: "Kst 1", name: "x", kind: .administration)]
        let rows = parse(
            "Kod;Namn;Typ;Överordnad\nKST  1;x;Förvaltning;\nb;y;Enhet;kst 1\nC;z;Enhet;B", existing: existing
        )
        .contents
        #expect(rows?.map(\.code) == ["Kst 1", "b", "C"])
        #expect(rows?.map(\.parentCode) == [nil, "Kst 1", "b"])
    }

    @Test func aDeepTreeIsWalkedOnce() {
        var text = "Kod;Namn;Typ;Överordnad\n0;n;Enhet;\n"
        for code in 1..<20_000 { text += "\(code);n;Enhet;\(code - 1)\n" }
        #expect(parse(text).contents?.count == 20_000)
    }

    @Test func headingFaults() {
        #expect(parse("Kod|Namn|Typ\nA|a|Enhet").faults.faults.map(\.reason) == [.wrongDelimiter(looksLike: "|")])
        #expect(parse("Kod;Namn\nA;a").faults.faults.map(\.reason) == [.unmappedColumn(.kind)])
        #expect(parse("Kod;Namn;Typ\n").faults.faults.map(\.reason) == [.noRows])
        #expect(parse("").faults.faults.map(\.reason) == [.emptyFile])
    }
}
