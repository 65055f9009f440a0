import ProjectionEngine
import Testing
import WorkforceModel

@testable import Interchange

/// CSV by age and sex, long and wide, in Swedish and English.
@Suite struct PopulationTableFileTests {
    static func read(_ text: String, options: PopulationOptions = PopulationOptions()) -> ImportOutcome<
        [PopulationTable]
    > {
        PopulationReader.read(table: TableSource(bytes: Array(text.utf8), name: "folk.csv"), options: options)
    }

    static let long = """
        region;kön;ålder;år;antal
        1780 Karlstad;kvinnor;0-64 år;2024;10
        1780 Karlstad;män;0-64 år;2024;11,5
        1780 Karlstad;män;65 år och äldre;2024;13
        1780 Karlstad;kvinnor;65 år och äldre;2024;1 212
        """

    @Test func longSwedish() throws {
        let table = try #require(Self.read(Self.long).contents?.first)
        #expect(table.regionCode == "1780")
        #expect(table.regionName == "Karlstad")
        #expect(table.values == [10, 1212, 11.5, 13])
        #expect(table.ageGroups == [AgeGroup(0, 64), AgeGroup(65, nil)])
        #expect(table.source == "källa ej angiven, folk.csv")
    }

    @Test func englishColumnsInAnotherOrderAndWideGiveTheSame() throws {
        let english = """
            year,age,population,sex,region
            2024,0-64,10,women,1780 Karlstad
            2024,65+,1212,women,1780 Karlstad
            2024,0-64,11.5,men,1780 Karlstad
            2024,65+,13,men,1780 Karlstad
            """
        let wide = """
            "region","ålder","kön","Folkmängd 2024"
            "1780 Karlstad","0-64 år","kvinnor",10
            "1780 Karlstad","65+ år","kvinnor",1212
            "1780 Karlstad","0-64 år","män",11.5
            "1780 Karlstad","65+ år","män",13
            "1780 Karlstad","totalt ålder","kvinnor",1222
            "1780 Karlstad","totalt ålder","män",24.5
            """
        let expected = try #require(Self.read(Self.long).contents)
        #expect(Self.read(english).contents == expected)
        #expect(Self.read(wide).contents == expected)
        // The same file as an older Excel writes it.
        let latin = Self.long.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let source = TableSource(bytes: latin, name: "folk.csv")
        #expect(PopulationReader.read(table: source).contents == expected)
    }

    @Test func faultsNameRowAndColumn() throws {
        let text = """
            region;kön;ålder;år;antal
            1780;kvinnor;0-64 år;2024;tio
            1780;okänt;0-64 år;2024;1
            1780;män;gamla;2024;1
            1780;män;0-64 år;24;1
            1780;män;0-64 år;2024;-1
            1780;män;0-64 år;2024
            """
        let faults = Self.read(text).faults.faults
        #expect(faults.map(\.row) == [2, 3, 4, 5, 6, 7])
        #expect(faults.map(\.column) == ["antal", "kön", "ålder", "år", "antal", nil])
        #expect(
            faults.map(\.reason.code) == [
                "notANumber", "unknownValue", "unknownValue", "unknownValue", "outOfRange", "cellCount",
            ])
        #expect(faults.first?.value == "tio")
    }

    @Test func missingColumnsAndRegion() throws {
        #expect(Self.read("a;b\n1;2\n").faults.faults.first?.reason.code == "missingColumn")
        #expect(Self.read("").faults.faults.first?.reason == .emptyFile)
        #expect(Self.read("region;ålder;år;antal\n").faults.faults.first?.reason == .noRows)
        let bare = "ålder;år;antal\n0-64;2024;5\n"
        #expect(Self.read(bare).faults.faults.first?.column == "region")
        let named = try #require(
            Self.read(bare, options: PopulationOptions(regionCode: "1780", regionName: "Karlstad")).contents?.first)
        #expect(named.regionName == "Karlstad")
        #expect(!named.isBySex)
    }

    @Test func oneSexOnlyAndHolesAreRefused() throws {
        #expect(
            Self.read("region;kön;ålder;år;antal\n1;män;5;2024;5\n").faults.faults.first?.reason
                == .population(.oneSexOnly))
        let hole = "region;ålder;år;antal\n1;5;2023;5\n1;5;2024;5\n1;6;2024;5\n"
        #expect(
            Self.read(hole).faults.faults.first?.reason
                == .population(.missingCell(region: "1", ages: AgeGroup(6, 6), sex: nil, year: 2023)))
    }

    @Test(arguments: [
        ("0 år", AgeGroup(0, 0)), ("100+ år", AgeGroup(100, nil)), ("65-69 år", AgeGroup(65, 69)),
        ("-4", AgeGroup(0, 4)), ("80-", AgeGroup(80, nil)), ("80–84", AgeGroup(80, 84)), ("<15", AgeGroup(0, 14)),
        ("85 years and over", AgeGroup(85, nil)), ("80 år eller äldre", AgeGroup(80, nil)), ("7", AgeGroup(7, 7)),
    ])
    func ageLabels(_ text: String, _ group: AgeGroup) {
        #expect(PopulationLabels.age(text) == .group(group))
    }

    @Test(arguments: [
        "", "-", "år", "x", "5-4", "1-2-3", "1e3", "999", "-999999999999999999999", "5.5", "+", "<0", "٣",
    ])
    func notAges(_ text: String) {
        #expect(PopulationLabels.age(text) == nil)
    }

    @Test func realFilesOfAMunicipality() throws {
        let counted = try #require(PopulationFiles.tables("scb/karlstad_folkmangd_2010_2025.csv").first)
        #expect(counted.persons(year: 2025, from: 80, through: nil) == 6477)
        #expect(counted.persons(year: 2025, from: 0, through: nil) == 99_006)
        let options = PopulationOptions(source: "SCB TAB698", kind: .publishedProjection)
        let projected = try #require(
            PopulationFiles.tables("scb/karlstad_framskrivning_2024_2050.csv", options: options).first)
        #expect(projected.baseYear == 2023)
        #expect(projected.years == Array(2024...2050))
        let pyramid = try #require(PopulationFiles.tables("scb/karlstad_alder_kon_2025.csv").first)
        #expect(pyramid.ageGroups.first == AgeGroup(0, 4))
        #expect(pyramid.ageGroups.last == AgeGroup(80, nil))
        #expect(pyramid.isBySex)
    }

    @Test func countiesAddUpToTheCountry() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        #expect(statistics.years == 1968...2015)
        #expect(regions.map { $0.persons(year: 2015, from: 0, through: nil) ?? 0 }.reduce(0, +) == 9_851_017)
        #expect(regions.map { $0.persons(year: 1968, from: 0, through: nil) ?? 0 }.reduce(0, +) == 7_931_193)
    }
}
