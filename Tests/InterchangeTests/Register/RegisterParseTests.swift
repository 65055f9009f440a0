import Interchange
import Testing
import WorkforceModel

@Suite("A register file becomes employments")
struct RegisterParseTests {
    @Test func everyColumnIsRead() throws {
        let parse = try RegisterFixture.parse([
            RegisterFixture.good, "p2;1961-05-02;Man;Ekonomiskt bistånd;207009;timlön;;20190501;2020-12-31;Pension;",
            "p1;1980;kvinna;e2;351010A;;25 %;2020-01-01;9999-12-31;;12 %",
        ])
        let contents = try #require(parse.outcome.contents)
        var expected = EmploymentColumns()
        expected.append(
            Employment(
                person: "p1", birthYear: 1980, sex: .woman, organisationID: 12, professionID: 21, form: .monthly,
                rate: 0.75, from: Day("2020-01-01")!, absenceShare: 0.05), person: 0)
        expected.append(
            Employment(
                person: "p2", birthYear: 1961, sex: .man, organisationID: 13, professionID: 22, form: .hourly, rate: 0,
                from: Day("2019-05-01")!, to: Day("2020-12-31")!, exitReason: .retirement), person: 1)
        expected.append(
            Employment(
                person: "p1", birthYear: 1980, sex: .woman, organisationID: 13, professionID: 21, form: .monthly,
                rate: 0.25, from: Day("2020-01-01")!, absenceShare: 0.12), person: 0)
        #expect(contents.employments == expected)
        #expect(contents.personKeys == ["p1", "p2"])
        #expect(parse.rowCount == 3)
        #expect(parse.unmapped.isEmpty)
    }

    @Test func theMappingComesBeforeCommonWords() throws {
        var mapping = RegisterFixture.mapping
        mapping.sexes = ["1": .man, "2": .woman]
        mapping.forms = ["10": .monthly, "20": .hourly]
        mapping.exitReasons = ["A7": .internalMove]
        mapping.units = ["4711": "E2"]
        mapping.professions = ["Biträde": "Undersköterska", "207009": "Socialsekreterare"]
        mapping.rateFormat = .percent
        mapping.absenceFormat = .percent
        mapping.dayFormat = .dayMonthYear
        let parse = try RegisterFixture.parse(
            [
                "a;1980;1;4711;biträde;20;80;31/12/2019;01.02.2020;a7;7,5",
                "b;02/01/1980;2;E1;207009;10;100;2019-12-31;;;0",
            ],
            mapping: mapping)
        let rows = try #require(parse.outcome.contents).employments
        #expect(rows.sex == [1, 0])
        #expect(rows.organisation == [13, 12])
        #expect(rows.profession == [22, 21])
        #expect(rows.form == [1, 0])
        #expect(rows.rate == [8000, 10_000])
        #expect(rows.absence == [750, 0])
        #expect(rows.from == [Day("2019-12-31")!.number, Day("2019-12-31")!.number])
        #expect(rows.to == [Day("2020-02-01")!.number, .max])
        #expect(rows.exitReason == [UInt8(ExitReason.allCases.firstIndex(of: .internalMove)! + 1), 0])
    }

    @Test func theSameTableAsWorkbookWindows1252AndTabsIsTheSame() throws {
        let rows = [RegisterFixture.good, RegisterFixture.row(.unit, "Barn och unga", person: "å-2")]
        let plain = try RegisterFixture.parse(rows)
        #expect(plain.outcome.contents != nil)
        let text = ([RegisterFixture.headings] + rows).joined(separator: "\r\n")
        let old = text.unicodeScalars.map { UInt8($0.value) }
        #expect(try RegisterFixture.parse(bytes: old) == plain)
        let tabs = Array(text.utf8).map { $0 == 59 ? 9 : $0 }
        #expect(try RegisterFixture.parse(bytes: tabs) == plain)
        let sheet = Worksheet(
            name: "Personal",
            columns: RegisterFixture.headings.split(separator: ";").map {
                WorksheetColumn(String($0), explanation: "")
            },
            rows: [("p1", "E1"), ("å-2", "Barn och unga")].map { person, unit in
                [
                    .text(person), .plainInteger(1980), .text("K"), .text(unit), .text("Socialsekreterare"),
                    .text("Mån"),
                    .number(0.75, decimals: 2), .day(Day("2020-01-01")!), .empty, .empty, .percent(0.05, decimals: 0),
                ]
            })
        let workbook = try XLSXWriter.bytes(of: [sheet], created: RegisterFixture.today)
        #expect(try RegisterFixture.parse(bytes: workbook) == plain)
    }

    @Test func unmappedTitlesAreListedAndLeftOutWhenTheMappingSaysSo() throws {
        var mapping = RegisterFixture.mapping
        let rows = [
            RegisterFixture.row(.profession, "Kock", person: "x"), RegisterFixture.good,
            RegisterFixture.row(.profession, "Vaktmästare", person: "y"),
            RegisterFixture.row(.profession, "Kock", person: "z"),
        ]
        let refused = try RegisterFixture.parse(rows, mapping: mapping)
        #expect(refused.outcome.faults.total == 3)
        mapping.unmappedProfessions = .leaveOut
        let parse = try RegisterFixture.parse(rows, mapping: mapping)
        let contents = try #require(parse.outcome.contents)
        #expect(contents.employments.count == 1)
        #expect(contents.personKeys == ["p1"])
        #expect(parse.rowCount == 4)
        let titles = [
            UnmappedValue(column: .profession, value: "Kock", rows: 2),
            UnmappedValue(column: .profession, value: "Vaktmästare", rows: 1),
        ]
        #expect(parse.unmappedTitles == titles)
        #expect(refused.unmappedTitles == titles)
    }

    @Test func optionalColumnsMayBeAbsent() throws {
        let required = RegisterFixture.columns.filter { $0.key.isRequired }
        let parse = try RegisterFixture.parse(
            ["p1;1980;K;E1;Socialsekreterare;1;2020-01-01"], mapping: ImportMapping(columns: required),
            headings: "Person;Födelseår;Kön;Enhet;Yrke;Sysselsättningsgrad;Från")
        let rows = try #require(parse.outcome.contents).employments
        #expect(rows.form == [0] && rows.to == [.max] && rows.exitReason == [0] && rows.absence == [.max])
    }

    @Test func progressIsToldAndCancellationStops() async throws {
        let rows = (0..<10_000).map { RegisterFixture.row(.rate, "1", person: "p\($0)") }
        let bytes = Array(([RegisterFixture.headings] + rows).joined(separator: "\n").utf8)
        var told: [ImportProgress] = []
        _ = try parseRegister(
            TableSource(bytes: bytes, name: "r"), mapping: RegisterFixture.mapping,
            organisations: RegisterFixture.organisations, professions: RegisterFixture.professions,
            today: RegisterFixture.today, progress: { told.append($0) })
        #expect(told.map(\.rows) == [4096, 8192, 10_000])
        #expect(told.last?.bytesRead == bytes.count && told.last?.bytesTotal == bytes.count)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try RegisterFixture.parse(bytes: bytes)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
