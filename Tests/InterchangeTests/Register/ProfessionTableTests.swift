import Interchange
import Testing
import WorkforceModel

@Suite("Tables of professions are read with every fault")
struct ProfessionTableTests {
    private func parse(_ text: String) -> ImportOutcome<[ImportedProfession]> {
        parseProfessions(TableSource(bytes: Array(text.utf8), name: "yrken.csv"))
    }

    @Test func professionsAreRead() {
        let outcome = parse(
            """
            Yrke;Område;Grupp;AID-koder;SSYK;Legitimation
            Socialsekreterare;vård och omsorg;Socialt arbete;351010, 351011a;2661;nej
            Sjuksköterska;vård och omsorg;;206013;2221;Ja
            Kock;;;;;
            """)
        #expect(
            outcome.contents == [
                ImportedProfession(
                    name: "Socialsekreterare", sector: "vård och omsorg", group: "Socialt arbete",
                    aidCodes: ["351010", "351011A"], ssyk: "2661"),
                ImportedProfession(
                    name: "Sjuksköterska", sector: "vård och omsorg", group: "Sjuksköterska", aidCodes: ["206013"],
                    ssyk: "2221", isLicensed: true),
                ImportedProfession(name: "Kock", group: "Kock"),
            ])
        #expect(parse("Namn\nKock\nLärare").contents?.count == 2)
    }

    @Test("a name written in another case is the same profession")
    func namesAreThoseOfTheRegister() {
        let existing = [Profession(id: 1, name: "Sjuksköterska", sector: "vård", group: "Sjuksköterska")]
        let outcome = parseProfessions(
            TableSource(bytes: Array("Namn;SSYK\nSJUKSKÖTERSKA;2221\nKock;".utf8), name: "y.csv"), existing: existing)
        #expect(outcome.contents?.map(\.name) == ["Sjuksköterska", "Kock"])
    }

    @Test func everyFaultIsNamed() {
        let faults = parse(
            """
            Yrke;AID;SSYK;Legitimation
            Kock;512012;51;kanske
            kock;512012/5120;;
            ;;;
            """
        ).faults.faults
        func fault(_ row: Int, _ column: String, _ value: String?, _ reason: ImportFaultReason) -> ImportFault {
            ImportFault(file: "yrken.csv", row: row, column: column, value: value, reason: reason)
        }
        #expect(
            faults == [
                fault(2, "SSYK", "51", .unknownValue(.ssyk, known: ["2221", "5321"])),
                fault(2, "Legitimation", "kanske", .unknownValue(.licensed, known: ["ja", "nej"])),
                fault(3, "Yrke", "kock", .duplicateCode(otherRow: 2)),
                fault(3, "AID", "512012", .duplicateCode(otherRow: 2)),
                fault(3, "AID", "5120", .unknownValue(.aid, known: ["207009", "151014C"])),
            ])
    }
}
