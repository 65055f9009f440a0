import Interchange
import Testing
import WorkforceModel

@Suite("A mapping is guessed from headings and sample rows")
struct SuggestMappingTests {
    private func sample(_ text: String, rows: Int = 10) throws -> TableSample {
        try TableSample(TableSource(bytes: Array(text.utf8), name: "fil.csv"), rows: rows)
    }

    @Test func usualHeadingsAreRecognised() throws {
        let guess = suggestMapping(
            try sample(
                "Löpnummer,Födelsedatum,KÖN,Organisationskod,AID-etikett,Avlöningsform,Syss.grad %,Fr.o.m.,T.o.m.,Avgångsorsak,Sjukfrånvaro\n"
            ))
        #expect(
            guess.columns == [
                .person: "Löpnummer", .birth: "Födelsedatum", .sex: "KÖN", .unit: "Organisationskod",
                .profession: "AID-etikett", .form: "Avlöningsform", .rate: "Syss.grad %", .from: "Fr.o.m.",
                .to: "T.o.m.",
                .exitReason: "Avgångsorsak", .absence: "Sjukfrånvaro",
            ])
        #expect(guess.delimiter == ",")
    }

    @Test func theFixturesHeadingsGiveTheFixturesMapping() throws {
        var expected = RegisterFixture.mapping
        expected.delimiter = ";"
        #expect(suggestMapping(try sample(RegisterFixture.headings + "\n" + RegisterFixture.good)) == expected)
    }

    @Test func formatsComeFromTheSampleRows() throws {
        let guess = suggestMapping(
            try sample(
                "Id;Kön;Sysselsättningsgrad;Frånvaro;Från;Till\na;1;75;0,04;31.12.2019;\nb;2;100;0;01.02.2020;13.02.2020"
            ))
        #expect(guess.rateFormat == .percent)
        #expect(guess.absenceFormat == .fraction)
        #expect(guess.dayFormat == .dayMonthYear)
        #expect(guess.sexes == ["1": .man, "2": .woman])
        let american = suggestMapping(try sample("Id;Från\na;12/31/2019"))
        #expect(american.dayFormat == .monthDayYear)
    }

    @Test func noHeadingIsGivenTwice() throws {
        let columns: [RegisterColumn: String] = suggestColumns(["Yrkesgrupp", "Grad", "Enhet", "Person", "Från"])
        #expect(Set(columns.values).count == columns.count)
        #expect(columns[.profession] == "Yrkesgrupp" && columns[.rate] == "Grad")
    }

    @Test func samplesAreShortEvenAndMasked() throws {
        let sample = try sample("a;b;c\n1;2\n811218-9876;x;y;z\n3;4;5", rows: 2)
        #expect(sample.headings == ["a", "b", "c"])
        #expect(sample.rows == [["1", "2", ""], [TableSample.mask, "x", "y"]])
        #expect(throws: ImportFault(file: "tom", reason: .emptyFile)) {
            try TableSample(TableSource(bytes: Array("\n\n".utf8), name: "tom"), rows: 5)
        }
    }
}
