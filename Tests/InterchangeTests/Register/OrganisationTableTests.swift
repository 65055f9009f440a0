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

    @Test("the body that another was merged into is read by its code, in the file or in the register")
    func mergersAreRead() {
        let existing = [Organisation(id: 1, code: "Vård", name: "x", kind: .administration)]
        let rows = parse(
            "Kod;Namn;Typ;Till;Uppgick i\nA;a;Enhet;2018-12-31;B\nB;b;Enhet;2020-12-31;vård\nC;c;Enhet;;",
            existing: existing
        ).contents
        #expect(rows?.map(\.mergedIntoCode) == ["B", "Vård", nil])
    }

    @Test(
        "a merger into the unknown, without a last day, below oneself or in a ring is a fault, also through the register"
    )
    func mergerFaults() {
        let faults = parse(
            """
            Kod;Namn;Typ;Överordnad;Till;Uppgick i
            A;a;Enhet;;2018-12-31;Z
            B;b;Enhet;;;A
            C;c;Enhet;;2018-12-31;D
            D;d;Enhet;C;;
            E;e;Enhet;;2018-12-31;F
            F;f;Enhet;;2018-12-31;E
            G;g;Enhet;;2018-12-31;g
            """
        ).faults.faults
        #expect(faults.map(\.row) == [2, 3, 4, 6, 7, 8])
        #expect(
            faults.map(\.reason) == [
                .merger(.unknownBody), .merger(.noLastDay), .merger(.belowItself), .merger(.ring(["e", "f", "e"])),
                .merger(.ring(["f", "e", "f"])), .merger(.ring(["g", "g"])),
            ])
        let stored = [
            Organisation(
                id: 1, code: "X", name: "x", kind: .board, validTo: Day("2018-12-31"), mergedInto: 2),
            Organisation(id: 2, code: "Y", name: "y", kind: .board),
        ]
        let row = "Kod;Namn;Typ;Till;Uppgick i\nY;y;Nämnd;2020-12-31;X"
        #expect(parse(row, existing: stored).faults.faults.map(\.reason) == [.merger(.ring(["y", "x", "y"]))])
        // The other row of the file ends that merger.
        #expect(parse(row + "\nX;x;Nämnd;;", existing: stored).contents?.count == 2)
    }

    @Test("a long chain of mergers takes no longer than its rows")
    func aLongChainOfMergers() {
        var text = "Kod;Namn;Typ;Till;Uppgick i\n0;n;Enhet;;\n"
        for code in 1..<20_000 { text += "\(code);n;Enhet;2018-12-31;\(code - 1)\n" }
        #expect(parse(text).contents?.count == 20_000)
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
