import Interchange
import Testing
import WorkforceModel

@Suite("Every fault of a register is found with its row, column, value and what was expected")
struct RegisterFaultTests {
    private static let from = Day(year: 2020, month: 1, day: 1)!

    @Test(arguments: [
        (RegisterColumn.unit, "X9", ImportFaultReason.unknownValue(.unit, known: [])),
        (.profession, "Astronaut", .unknownValue(.profession, known: [])),
        (.profession, "999999", .unknownValue(.profession, known: [])),
        (.sex, "Q", .unknownValue(.sex, known: ["K", "M"])),
        (.form, "ackord", .unknownValue(.form, known: ["månadslön", "timlön"])),
        (.exitReason, "tröttnade", .unknownValue(.exitReason, known: ["pension", "egen begäran", "övrigt"])),
        (.rate, "1,2", .notAShare(isPercent: false)), (.rate, "-0,1", .notAShare(isPercent: false)),
        (.rate, "heltid", .notAShare(isPercent: false)), (.absence, "101 %", .notAShare(isPercent: false)),
        (.from, "2020-02-30", .notADay(.yearMonthDay)), (.to, "snart", .notADay(.yearMonthDay)),
        (.from, "1900-01-01", .dayOutOfReach(earliest: Day("1940-01-01")!, latest: Day("2027-11-22")!)),
        (.to, "2019-12-31", .endBeforeStart(from: from)),
        (.birth, "1939", .impossibleBirthYear(youngest: 15, oldest: 80, from: from)),
        (.birth, "2006", .impossibleBirthYear(youngest: 15, oldest: 80, from: from)), (.birth, "80", .notABirthYear),
    ])
    func valueFaults(_ column: RegisterColumn, _ value: String, _ reason: ImportFaultReason) throws {
        let parse = try RegisterFixture.parse([RegisterFixture.good, RegisterFixture.row(column, value, person: "p2")])
        let expected = ImportFault(
            file: "register.csv", row: 3, column: RegisterFixture.columns[column], value: value, reason: reason)
        #expect(parse.outcome.faults.faults.first == expected)
        #expect(parse.outcome.contents == nil)
    }

    @Test(arguments: RegisterColumn.allCases.filter(\.isRequired))
    func missingValues(_ column: RegisterColumn) throws {
        let faults = try RegisterFixture.parse([RegisterFixture.row(column, " ")]).outcome.faults
        #expect(faults.faults.map(\.reason) == [.missingValue])
        #expect(faults.faults.first?.column == RegisterFixture.columns[column])
    }

    @Test func limitAgesAreTaken() throws {
        for year in ["1940", "2005"] {
            #expect(try RegisterFixture.parse([RegisterFixture.row(.birth, year)]).outcome.contents != nil)
        }
    }

    @Test func percentRatesHaveTheirOwnRange() throws {
        var mapping = RegisterFixture.mapping
        mapping.rateFormat = .percent
        let faults = try RegisterFixture.parse([RegisterFixture.row(.rate, "120")], mapping: mapping).outcome.faults
        #expect(faults.faults.first?.reason == .notAShare(isPercent: true))
    }

    private func employment(_ person: String, _ rate: String, _ from: String, _ to: String, form: String = "Mån")
        -> String
    {
        "\(person);1980;K;E1;Socialsekreterare;\(form);\(rate);\(from);\(to);;"
    }

    @Test func overlappingFullTimeRows() throws {
        let parse = try RegisterFixture.parse([
            employment("a", "1", "2020-01-01", "2020-06-30"), employment("b", "1", "2020-01-01", ""),
            employment("a", "0,5", "2020-06-30", ""), employment("b", "0,01", "2021-01-01", ""),
        ])
        let reason = ImportFaultReason.overlappingFullTime(otherRow: 2, sum: 1.5, on: Day("2020-06-30")!)
        #expect(
            parse.outcome.faults.faults == [
                ImportFault(file: "register.csv", row: 4, column: "Sysselsättningsgrad", reason: reason)
            ])
    }

    @Test func rowsThatFollowEachOtherOrArePartTimeOrHourlyDoNotOverlap() throws {
        let parse = try RegisterFixture.parse([
            employment("a", "1", "2020-01-01", "2020-06-30"), employment("a", "1", "2020-07-01", ""),
            employment("b", "0,75", "2020-01-01", ""), employment("b", "0,5", "2020-01-01", ""),
            employment("c", "1", "2020-01-01", ""), employment("c", "1", "2020-01-01", "", form: "Tim"),
        ])
        #expect(parse.outcome.contents?.employments.count == 6)
    }

    @Test func manyShortRowsOfOnePersonAreSweptInOrder() throws {
        var rows = (0..<20_000).map { _ in employment("a", "0,0001", "2020-01-01", "") }
        rows.append(employment("a", "0,0001", "2021-01-01", "2021-01-01"))
        #expect(try RegisterFixture.parse(rows).outcome.contents?.employments.count == 20_001)
    }

    @Test(arguments: ["19811218-9876", "811218-9876", "198112189876", "8112189876", "198112789873", "811218+9876"])
    func personalIdentityNumbersAreRefusedAndNeverShown(_ number: String) throws {
        let rows = (0..<10).map { RegisterFixture.row(.rate, "0,5", person: $0 == 3 ? number : "p\($0)") }
        let faults = try RegisterFixture.parse(rows).outcome.faults.faults
        #expect(
            faults == [ImportFault(file: "register.csv", row: 5, column: "Person", reason: .personalIdentityNumber)])
        let birth = try RegisterFixture.parse([RegisterFixture.row(.birth, number)]).outcome.faults.faults
        #expect(
            birth == [ImportFault(file: "register.csv", row: 2, column: "Födelseår", reason: .personalIdentityNumber)])
        let misplaced = try RegisterFixture.parse([RegisterFixture.row(.unit, number)]).outcome.faults.faults
        #expect(misplaced.count == 1 && misplaced[0].value == nil)
    }

    @Test func pseudonymsThatLookLikeNumbersByChanceAreTaken() throws {
        let rows = (0..<100).map { RegisterFixture.row(.rate, "0,5", person: $0 == 7 ? "8112189876" : "99999999\($0)") }
        #expect(try RegisterFixture.parse(rows).outcome.contents?.employments.count == 100)
    }

    @Test func headingFaultsComeAllAtOnce() throws {
        let headings = RegisterFixture.headings.replacing("Kön", with: "Koen").replacing("Till", with: "Från")
        var mapping = RegisterFixture.mapping
        mapping.columns[.birth] = nil
        let faults = try RegisterFixture.parse([RegisterFixture.good], mapping: mapping, headings: headings).outcome
            .faults
        let available = headings.split(separator: ";").map(String.init)
        #expect(
            faults.faults == [
                ImportFault(file: "register.csv", row: 1, column: "Från", reason: .duplicateHeading),
                ImportFault(file: "register.csv", reason: .unmappedColumn(.birth)),
                ImportFault(file: "register.csv", column: "Kön", reason: .missingColumn(available: available)),
                ImportFault(file: "register.csv", column: "Till", reason: .missingColumn(available: available)),
            ])
    }

    @Test(arguments: [("|", Optional<String>.none, Optional("|")), (";", ",", ";"), ("¤", nil, nil)])
    func wrongDelimiterIsNamed(_ used: String, _ chosen: String?, _ hint: String?) throws {
        var mapping = RegisterFixture.mapping
        mapping.delimiter = chosen
        let headings = RegisterFixture.headings.replacing(";", with: used)
        let faults = try RegisterFixture.parse([], mapping: mapping, headings: headings).outcome.faults
        #expect(faults.faults == [ImportFault(file: "register.csv", row: 1, reason: .wrongDelimiter(looksLike: hint))])
    }

    @Test func shapeFaults() throws {
        let faults = try RegisterFixture.parse([
            "p1;1980", RegisterFixture.good + ";extra", RegisterFixture.good + ";;",
        ])
        .outcome.faults
        #expect(
            faults.faults == [
                ImportFault(file: "register.csv", row: 2, reason: .cellCount(expected: 11, found: 2)),
                ImportFault(file: "register.csv", row: 3, reason: .cellCount(expected: 11, found: 12)),
            ])
        #expect(try RegisterFixture.parse([]).outcome.faults.faults.map(\.reason) == [.noRows])
        #expect(try RegisterFixture.parse(bytes: []).outcome.faults.faults.map(\.reason) == [.emptyFile])
        let open = try RegisterFixture.parse([RegisterFixture.row(.unit, "X9"), "\"p"]).outcome.faults.faults
        #expect(open.map(\.reason) == [.unknownValue(.unit, known: []), .unclosedQuote])
        let broken = try RegisterFixture.parse(bytes: [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]).outcome.faults.faults
        #expect(broken.map(\.reason.code) == ["unreadable"])
    }

    @Test func aThousandFaultsAreKeptAndAllAreCounted() throws {
        let rows = (0..<1500).map { RegisterFixture.row(.unit, "X\($0)", person: "p\($0)") }
        let parse = try RegisterFixture.parse(rows)
        #expect(parse.outcome.faults.faults.count == 1000)
        #expect(parse.outcome.faults.total == 1500)
        #expect(parse.rowCount == 1500)
        #expect(parse.unmapped.count == 1500)
    }

    @Test func severalFaultsOfOneRowAreAllNamed() throws {
        let faults = try RegisterFixture.parse(["p1;x;Q;X9;Astronaut;ackord;2;i går;igår;?;9"]).outcome.faults
        #expect(Set(faults.faults.compactMap(\.column)).count == 10)
    }
}
