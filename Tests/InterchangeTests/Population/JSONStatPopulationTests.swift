import Testing
import WorkforceModel

@testable import Interchange

/// Real answers of SCB's API, and small ones of every shape that the format allows.
@Suite struct JSONStatPopulationTests {
    /// Two regions × (total, 0–64, 65+) × (total, men, women) × two years, as PxWeb v2 writes it.
    static func dataset(
        index: String = #"{"0-64":1,"65+":2,"tot":0}"#, value: String? = nil, size: String = "[1,3,3,1,2]",
        label: String = "Folkmängden efter region, ålder, kön och år", times: String = #"{"2023":0,"2024":1}"#,
        extra: String = ""
    ) -> [UInt8] {
        let value = value ?? "[\((0..<18).map(String.init).joined(separator: ","))]"
        return Array(
            """
            {"version":"2.0","class":"dataset","label":"\(label)","source":"SCB","updated":"2026-02-22T07:00:00Z",
            "role":{"time":["Tid"],"metric":["ContentsCode"]},
            "id":["Region","Alder","Kon","ContentsCode","Tid"],"size":\(size),
            "dimension":{
            "Region":{"label":"region","category":{"label":{"1780":"Karlstad"}}},
            "Alder":{"label":"ålder","category":{"index":\(index),
              "label":{"tot":"totalt ålder","0-64":"0-64 år","65+":"65+ år"}}},
            "Kon":{"label":"kön","category":{"index":["1+2","1","2"],"label":{"1":"män","2":"kvinnor","1+2":"totalt"}}},
            "ContentsCode":{"label":"tabellinnehåll","category":{"index":["A"],"label":{"A":"Folkmängd"}}},
            "Tid":{"label":"år","category":{"index":\(times)}}},
            "extension":{"px":{"tableid":"TAB1"}}\(extra),"value":\(value)}
            """.utf8)
    }

    static func read(_ bytes: [UInt8], options: PopulationOptions = PopulationOptions()) -> ImportOutcome<
        [PopulationTable]
    > {
        PopulationReader.read(json: bytes, file: "svar.json", options: options)
    }

    @Test func readsRowMajorWithTheLastDimensionFastest() throws {
        let table = try #require(Self.read(Self.dataset()).contents?.first)
        #expect(table.regionCode == "1780")
        #expect(table.regionName == "Karlstad")
        #expect(table.years == [2023, 2024])
        #expect(table.ageGroups == [AgeGroup(0, 64), AgeGroup(65, nil)])
        #expect(table.isBySex)
        // Position = ((age · 3) + sex) · 2 + year; women stand last in the file and first in the table.
        #expect(table.values == [10, 16, 8, 14, 11, 17, 9, 15])
        #expect(table.source == "SCB, Folkmängden efter region, ålder, kön och år (TAB1), uppdaterad 2026-02-22")
        #expect(table.kind == .outcome)
        #expect(table.baseYear == 2024)
    }

    @Test func sparseAndDenseAndBothIndexFormsAgree() throws {
        let pairs = (0..<18).map { "\"\($0)\":\($0)" }.joined(separator: ",")
        let dense = try #require(Self.read(Self.dataset()).contents)
        #expect(Self.read(Self.dataset(value: "{\(pairs)}")).contents == dense)
        #expect(Self.read(Self.dataset(index: #"["tot","0-64","65+"]"#)).contents == dense)
        #expect(Self.read([0xEF, 0xBB, 0xBF] + Self.dataset()).contents == dense)
    }

    @Test func projectionRestsOnTheYearBeforeItsFirst() throws {
        let bytes = Self.dataset(label: "Befolkningsframskrivning efter region")
        let table = try #require(Self.read(bytes).contents?.first)
        #expect(table.kind == .publishedProjection)
        #expect(table.baseYear == 2022)
        let stated = try #require(Self.read(bytes, options: PopulationOptions(baseYear: 2020)).contents?.first)
        #expect(stated.baseYear == 2020)
    }

    @Test func takesDecemberOfMonths() throws {
        let bytes = Self.dataset(times: #"["2023M12","2024M03"]"#)
        let table = try #require(Self.read(bytes).contents?.first)
        #expect(table.years == [2023])
        let latest = try #require(Self.read(bytes, options: PopulationOptions(yearEnd: .latestMonth)).contents?.first)
        #expect(latest.years == [2023, 2024])
        #expect(latest.source.hasSuffix("avser 2023M12, 2024M03"))
    }

    @Test func versionOneAnswersAlike() throws {
        let body = String(decoding: Self.dataset(), as: UTF8.self)
            .replacing(#""role":{"time":["Tid"],"metric":["ContentsCode"]},"#, with: "")
            .replacing(#""id":["Region","Alder","Kon","ContentsCode","Tid"],"size":[1,3,3,1,2],"#, with: "")
            .replacing(
                #""dimension":{"#,
                with: #""dimension":{"id":["Region","Alder","Kon","ContentsCode","Tid"],"size":[1,3,3,1,2],"#
                    + #""role":{"time":["Tid"]},"#)
        let wrapped = Array("{\"dataset\":\(body)}".utf8)
        #expect(Self.read(wrapped).contents == Self.read(Self.dataset()).contents)
        #expect(Self.read(wrapped).contents != nil)
    }

    @Test func realMonthlyAnswerOfTheCounties() throws {
        let bytes = try PopulationFiles.bytes("formats/pxweb_v2/scb_TAB6471_data.json")
        let refused = Self.read(bytes)
        #expect(
            refused.faults.faults.map(\.reason) == [
                .population(.noYearEnd(months: ["2026M01", "2026M02", "2026M03", "2026M04"]))
            ])
        let tables = try #require(Self.read(bytes, options: PopulationOptions(yearEnd: .latestMonth)).contents)
        #expect(tables.count == 21)
        let last = try #require(tables.last)
        #expect(last.regionCode == "25")
        #expect(last.regionName == "Norrbottens län")
        #expect(last.ageGroups.last == AgeGroup(100, nil))
        #expect(last.years == [2026])
        // The last figure of the file: women, 100 and older, April 2026; the man beside is three lines up.
        #expect(last.value(year: 0, sex: 0, ageGroup: 10) == 54)
        #expect(last.value(year: 0, sex: 1, ageGroup: 10) == 9)
        #expect(last.source.contains("TAB6471") && last.source.contains("2026-06-08"))
    }

    @Test func metadataWithoutFiguresAndOtherTablesAreRefused() throws {
        let bytes = try PopulationFiles.bytes("formats/pxweb_v2/pxwebapi_MetadataById_tab004_js2.json")
        let fault = try #require(Self.read(bytes).faults.faults.first)
        #expect(fault.file == "svar.json")
        #expect(fault.column == "value")
        #expect(fault.reason == .population(.sizesDoNotFit(expected: 14 * 11 * 28, found: 0)))
        let other = String(decoding: Self.dataset(), as: UTF8.self)
            .replacing("Alder", with: "Sektor").replacing(#""label":"ålder""#, with: #""label":"sektor""#)
        let refused = try #require(Self.read(Array(other.utf8)).faults.faults.first)
        #expect(refused.column == "ålder")
        #expect(refused.reason == .missingColumn(available: ["Region", "Sektor", "Kon", "ContentsCode", "Tid"]))
    }

    @Test func pxWebRows() throws {
        let bytes = Array(
            """
            {"columns":[{"code":"Region","text":"region","type":"d"},{"code":"Alder","text":"ålder","type":"d"},
            {"code":"Kon","text":"kön","type":"d"},{"code":"Tid","text":"år","type":"t"},
            {"code":"BE0101N2","text":"Folkökning","type":"c"},{"code":"BE0101N1","text":"Folkmängd","type":"c"}],
            "comments":[],"data":[
            {"key":["0114","0-64","1","2015"],"values":["1","30"]},{"key":["0114","0-64","2","2015"],"values":["1","31"]},
            {"key":["0114","65+","1","2015"],"values":["1","7"]},{"key":["0114","65+","2","2015"],"values":["1","8"]}],
            "metadata":[{"infofile":"BE0101","updated":"2025-02-20T07:00:00Z","label":"Folkmängden","source":"SCB"}]}
            """.utf8)
        let table = try #require(Self.read(bytes).contents?.first)
        #expect(table.regionCode == "0114")
        #expect(table.values == [31, 8, 30, 7])
        #expect(table.source == "SCB, Folkmängden, uppdaterad 2025-02-20")
    }

    @Test func missingAndImpossibleFiguresAreNamed() throws {
        let missing = Self.dataset(value: "[0,1,2,3,4,5,6,7,null,9,10,11,12,13,14,15,16,17]")
        #expect(
            Self.read(missing).faults.faults.map(\.reason) == [
                .population(.missingCell(region: "Karlstad", ages: AgeGroup(0, 64), sex: .man, year: 2023))
            ])
        let negative = Self.dataset(value: "[0,1,2,3,4,5,6,7,-8,9,10,11,12,13,14,15,16,1e300]")
        #expect(Self.read(negative).faults.total == 2)
    }

    @Test func ageGroupsThatShareAgesAreRefused() throws {
        let text = String(decoding: Self.dataset(), as: UTF8.self).replacing("65+ år", with: "60+ år")
        #expect(
            Self.read(Array(text.utf8)).faults.faults.map(\.reason) == [
                .population(.overlappingAges(AgeGroup(0, 64), AgeGroup(60, nil)))
            ])
    }
}
