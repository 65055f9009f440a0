import Interchange
import Testing
import WorkforceModel

@Suite("Tables of vacancies and training are read with every fault")
struct ObservationTableTests {
    private static let day = Day(number: 20_757)  // 2026-10-31

    private func parse(
        _ text: String, standard: Int64? = 11, day: Day? = nil, mapping: ObservationMapping = ObservationMapping()
    ) -> ObservationParse {
        parseObservations(
            TableSource(bytes: Array(text.utf8), name: "vakanser.csv"), mapping: mapping,
            organisations: RegisterFixture.organisations, standard: standard,
            professions: RegisterFixture.professions, day: day, today: RegisterFixture.today)
    }

    private func key(
        _ organisation: Int64, _ profession: Int64, _ indicator: Indicator, _ day: Day = day
    ) -> ObservationKey {
        ObservationKey(organisationID: organisation, professionID: profession, indicator: indicator, day: day)
    }

    @Test("empty is no figure, 0 is one; units by code or name, professions by name or AID code")
    func read() {
        let parse = parse(
            """
            Enhet;Yrke;Datum;Vakanser;Saknar föreskriven utbildning
            E1;Socialsekreterare;2026-10-31;3;0
            ekonomiskt bistånd;207009;2026-10-31;;1 200
            ;UNDERSKÖTERSKA;2026-10-31;0;
            E1;Undersköterska;2026-10-31;;
            """)
        #expect(
            parse.outcome.contents == [
                key(12, 21, .vacancies): 3, key(12, 21, .withoutRequiredTraining): 0,
                key(13, 22, .withoutRequiredTraining): 1200, key(11, 22, .vacancies): 0,
            ])
        #expect(parse.rowCount == 4 && parse.unmapped.isEmpty)
    }

    @Test("without columns for unit and day the employer and the stated day hold; one kind of figure is enough")
    func smallest() {
        let parse = parse("Befattning,Lediga tjänster\nSocialsekreterare,2\nUndersköterska,1", day: Self.day)
        #expect(parse.outcome.contents == [key(11, 21, .vacancies): 2, key(11, 22, .vacancies): 1])
    }

    @Test("every fault with row, column and value")
    func faults() {
        let parse = parse(
            """
            Enhet;Yrke;Dag;Vakanser;Utan utbildning
            E9;Socialsekreterare;2026-10-31;1;
            E1;Trollkarl;2026-10-31;1;
            E1;Socialsekreterare;2026-02-30;1;
            E1;Socialsekreterare;2026-11-22;1;
            E1;Socialsekreterare;1926-10-31;1;
            E1;Socialsekreterare;2026-10-31;-1;2,5
            E1;Socialsekreterare;2026-10-31;många;10 %
            E2;Socialsekreterare;2026-10-31;1;
            Ekonomiskt bistånd;Socialsekreterare;20261031;2;
            E2;;2026-10-31;1;100001
            E1;Undersköterska;;1;
            """)
        func fault(_ row: Int, _ column: String, _ value: String?, _ reason: ImportFaultReason) -> ImportFault {
            ImportFault(file: "vakanser.csv", row: row, column: column, value: value, reason: reason)
        }
        let early = Day(year: 2000, month: 1, day: 1)!
        let reach = ImportFaultReason.dayOutOfReach(earliest: early, latest: RegisterFixture.today)
        #expect(
            parse.outcome.faults.faults == [
                fault(2, "Enhet", "E9", .unknownValue(.organisation, known: [])),
                fault(3, "Yrke", "Trollkarl", .unknownValue(.profession, known: [])),
                fault(4, "Dag", "2026-02-30", .notADay(.yearMonthDay)), fault(5, "Dag", "2026-11-22", reach),
                fault(6, "Dag", "1926-10-31", reach),
                fault(7, "Vakanser", "-1", .outOfRange(lower: 0, upper: 100_000)),
                fault(7, "Utan utbildning", "2,5", .notAWholeNumber),
                fault(8, "Vakanser", "många", .notANumber), fault(8, "Utan utbildning", "10 %", .notANumber),
                fault(8, "Yrke", "Socialsekreterare", .duplicateRow(otherRow: 7)),
                fault(10, "Yrke", "Socialsekreterare", .duplicateRow(otherRow: 9)),
                fault(11, "Yrke", nil, .missingValue),
                fault(11, "Utan utbildning", "100001", .outOfRange(lower: 0, upper: 100_000)),
                fault(12, "Dag", nil, .missingValue),
            ])
        #expect(
            parse.unmapped == [
                UnmappedValue(column: .unit, value: "E9", rows: 1),
                UnmappedValue(column: .profession, value: "Trollkarl", rows: 1),
            ])
        #expect(parse.outcome.contents == nil)
    }

    @Test("columns that must be there are named, all at once; a file without a figure is refused")
    func columns() {
        let reasons = parse("Yrke;Antal\nSocialsekreterare;1", standard: nil).outcome.faults.faults.map(\.reason)
        #expect(
            reasons == [.unmappedColumn(.vacancies), .unmappedColumn(.day), .unmappedColumn(.organisation)])
        #expect(
            parse("Dag;Vakanser\n2026-10-31;1").outcome.faults.faults.map(\.reason) == [.unmappedColumn(.profession)])
        let empty = parse("Yrke;Dag;Vakanser\nSocialsekreterare;2026-10-31;").outcome.faults.faults
        #expect(empty == [ImportFault(file: "vakanser.csv", column: "Vakanser", reason: .missingValue)])
        #expect(parse("").outcome.faults.faults.map(\.reason) == [.emptyFile])
    }

    @Test("a row that names nobody is faulty where no employer was chosen")
    func nobody() {
        let faults = parse("Enhet;Yrke;Dag;Vakanser\n;Socialsekreterare;2026-10-31;1", standard: nil).outcome.faults
        #expect(faults.faults.map(\.reason) == [.missingValue] && faults.faults.first?.column == "Enhet")
    }

    @Test("what a mapping says of a file's words holds before names")
    func mapped() {
        let mapping = ObservationMapping(
            columns: [.organisation: "Var", .profession: "Vad", .day: "När", .vacancies: "Hur många"],
            units: ["Avdelning 7": "E2"], professions: ["Usk": "Undersköterska"], dayFormat: .dayMonthYear)
        let parse = parse("Var;Vad;När;Hur många\nAvdelning 7;Usk;31/10/2026;4", mapping: mapping)
        #expect(parse.outcome.contents == [key(13, 22, .vacancies): 4])
    }

    @Test(
        "hostile cells end in faults, never in a crash",
        arguments: ["1e308", "NaN", "∞", "-", "9999999999999999999", "\u{0}"])
    func hostile(_ cell: String) {
        let parse = parse("Yrke;Dag;Vakanser\nSocialsekreterare;2026-10-31;\(cell)")
        #expect(parse.outcome.faults.total == 1)
    }
}
