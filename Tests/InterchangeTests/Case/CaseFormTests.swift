import Foundation
import ProjectionEngine
import Testing
import WorkforceModel

@testable import Interchange

/// The exchange form holds everything a case holds, and says what is wrong with one that does not load.
@Suite struct CaseFormTests {
    @Test func publishedPlanSurvivesWritingAndReading() throws {
        let plan = try PublishedPlan.read()
        let files = try #require(CaseWriter.files(of: plan))
        #expect(try CaseReader.read(name: plan.name, files: files) == plan)
    }

    @Test func folderOnDiskSurvives() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        var plan = Self.hazardCase
        plan.name = folder.lastPathComponent
        #expect(try CaseFolder.write(plan, path: folder.path))
        #expect(try CaseFolder.read(path: folder.path) == plan)
    }

    @Test func hazardsDriversMovesAndUncertaintySurvive() throws {
        let plan = Self.hazardCase
        let files = try #require(CaseWriter.files(of: plan))
        #expect(files.keys.contains("stock.csv") && files.keys.contains("retirement_weight.csv"))
        let read = try CaseReader.read(name: plan.name, files: files)
        #expect(read == plan)
        #expect(try ProjectionModel(read.input).projection() == ProjectionModel(plan.input).projection())
    }

    @Test(arguments: [
        ("professions.csv", "55.5502", "femtio", 2, "base_need", CaseFault.Expected.number),
        ("professions.csv", "Ledning;", "Administratör;", 3, "profession", .unusedName),
        ("professions.csv", "rates;0.11058", "kvoter;0.11058", 4, "exits", .oneOf(["rates", "hazards"])),
        ("professions.csv", "Ledning;62.7262;Gemensamt index", "Ledning;62.7262;Eget", 3, "volume", .knownSeries),
        ("professions.csv", "Ledning;62.7262;Gemensamt index;", "Ledning;62.7262;;", 3, "volume", .oneDriver),
        ("retirements.csv", "Ledning;", "Chefer;", 3, "profession", .knownProfession),
        ("index.csv", "1.01064", "", 2, "2020", .number),
        ("need.csv", ";57;57;", ";57,5;57;", 2, "2021", .wholeNumber),
        ("need.csv", "Ledning;", "Administratör;", 3, "profession", .unusedName),
        ("case.yaml", "horizon: 2027", "horizon: 2040", 11, "horizon", .horizon),
    ])
    func faultNamesThePlace(
        file: String, original: String, replacement: String, row: Int, column: String, expected: CaseFault.Expected
    ) throws {
        var files = try PublishedPlan.files()
        let text = String(decoding: try #require(files[file]), as: UTF8.self)
        let range = try #require(text.range(of: original))
        files[file] = Array(text.replacingCharacters(in: range, with: replacement).utf8)
        let fault = #expect(throws: CaseFault.self) { try CaseReader.read(name: "x", files: files) }
        #expect(fault?.file == file)
        #expect(fault?.row == row)
        #expect(fault?.column == column)
        #expect(fault?.expected == expected)
    }

    @Test func missingFileColumnAndBrokenDocumentAreNamed() throws {
        var files = try PublishedPlan.files()
        files["index.csv"] = nil
        #expect(throws: CaseFault(file: "index.csv", expected: .file)) { try CaseReader.read(name: "x", files: files) }
        files = try PublishedPlan.files()
        files["retirements.csv"] = Array("profession;2019\nLedning;\n".utf8)
        #expect(throws: CaseFault(file: "retirements.csv", row: 1, expected: .column("2020"))) {
            try CaseReader.read(name: "x", files: files)
        }
        files["case.yaml"] = Array("title: [1, 2\nformat: x".utf8)
        #expect(throws: CaseFault.self) { try CaseReader.read(name: "x", files: files) }
        files["case.yaml"] = Array("format: framsyn-case-9\n".utf8)
        let fault = #expect(throws: CaseFault.self) { try CaseReader.read(name: "x", files: files) }
        #expect(fault?.expected == .format("framsyn-case-1"))
        #expect(fault?.row == 1)
        #expect(throws: CaseFault(file: "case.yaml", expected: .file)) { try CaseReader.read(name: "x", files: [:]) }
    }

    @Test func whatWouldMeetItselfInTheStoreIsNamed() throws {
        let files = try #require(CaseWriter.files(of: Self.hazardCase))
        func fault(_ file: String, _ change: (String) -> String) throws -> CaseFault? {
            var changed = files
            changed[file] = Array(change(String(decoding: try #require(files[file]), as: UTF8.self)).utf8)
            return #expect(throws: CaseFault.self) { try CaseReader.read(name: "x", files: changed) }
        }
        let share = try fault("shares.csv") { $0 + "\"Undersköterska; natt\";Boende;0.1\n" }
        #expect(share?.row == 4 && share?.expected == .unusedName)
        let twice = try fault("case.yaml") { text in
            let entry = "- profession: Lärare\n  area: länet\n  graduates: [null, 1, 2]\n  source: Annan\n"
            return text.replacingOccurrences(of: "education:\n", with: "education:\n" + entry)
        }
        #expect(twice?.column == "area" && twice?.expected == .unusedName)
        let stranger = try fault("case.yaml") {
            $0.replacingOccurrences(of: "- profession: Lärare", with: "- profession: Rektor")
        }
        #expect(stranger?.expected == .knownProfession)
    }

    @Test func tablesAreReadAsAnyOtherTable() throws {
        func table(_ bytes: [UInt8]) throws -> CaseTable { try CaseTable(file: "t.csv", bytes: bytes) }
        let read = try table(Array("\u{FEFF}a;b\r\n\r\n\"x\ny\";\"1;\"\"2\"\"\"\r\n".utf8))
        #expect(read.headings == ["a", "b"])
        #expect(read.rows == [["x\ny", "1;\"2\""]])
        #expect(read.fault(0, 1, .number).row == 3, "rows are counted as a spreadsheet counts them")
        #expect(CaseTable.bytes(read.rows) == Array("\"x\ny\";\"1;\"\"2\"\"\"\n".utf8))
        #expect(throws: CaseFault(file: "t.csv", expected: .value)) { try table([]) }
        #expect(throws: CaseFault(file: "t.csv", row: 2, expected: .utf8)) { try table([97, 10, 0xE5, 10]) }
        #expect(throws: CaseFault(file: "t.csv", row: 2, expected: .table)) { try table(Array("a\n\"b".utf8)) }
        #expect(throws: CaseFault(file: "t.csv", row: 2, value: "1;2", expected: .cells(1))) {
            try table(Array("a\n1;2\n".utf8))
        }
    }

    @Test("A document that is nested without end, or refers to itself without end, is a fault and no crash")
    func hostileDocuments() {
        let deep = "a: " + String(repeating: "[", count: 200_000)
        let blocks = (0..<3000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        for text in [deep, blocks, bomb] {
            #expect(throws: CaseFault.self) { try CaseReader.read(name: "x", files: ["case.yaml": Array(text.utf8)]) }
        }
    }

    /// A case that uses every part of the form.
    static var hazardCase: PlanCase {
        let space = CellSpace(ages: 60...63, tenureBands: 2)
        func spread(_ start: Double) -> [Double] { (0..<space.count).map { start + Double($0) / 1000 } }
        var hires = [Double](repeating: 0, count: space.count)
        hires[0] = 0.25
        hires[9] = 0.75
        let exits = CellExits(
            space: space, stock: spread(2), retirement: spread(0.1), turnover: spread(0.05),
            other: [Double](repeating: 0, count: space.count), hires: hires,
            moves: [ProfessionMove(to: 1, probability: 0.02)],
            uncertainty: HazardUncertainty(
                turnoverWeight: spread(10), retirementWeight: spread(20), yearEffect: 0.15, levelDeviation: 0.1),
            rulesYear: 2024)
        let certain = CellExits(
            space: space, stock: spread(1), retirement: spread(0.2), turnover: spread(0.01), other: spread(0.001),
            hires: hires, rulesYear: 2024)
        let input = ProjectionInput(
            organisation: "Prov; \"kommun\"", years: 2024...2026,
            professions: [
                ProfessionInput(
                    name: "Undersköterska; natt", baseNeed: 1 / 3,
                    driver: .volumes([VolumeShare(series: 0, share: 0.6), VolumeShare(series: 1, share: 0.4)]),
                    exits: .hazards(exits), employmentRate: 0.85, sickLeaveShare: 0.06, commission: .provider,
                    sector: "vård och omsorg"),
                ProfessionInput(
                    name: "Lärare", baseNeed: 20, driver: .index([1, 1.1, 0.9]), exits: .hazards(certain),
                    costPerHead: Ore(61_234_567), payGrowth: 0.025),
                ProfessionInput(
                    name: "Kock", baseNeed: 5, driver: .growth(perYear: -0.01),
                    exits: .rates(RateExits(turnover: [nil, 0.1, nil], retirements: [nil, 1, 0.5]))),
            ],
            volumes: [
                VolumeSeries(
                    name: "Hemtjänst", index: [1, 1.02, 1.05], source: "Källa, basår 2024", deviation: [0, 0.01, 1 / 3]),
                VolumeSeries(name: "Boende", index: [1, 1, 1], source: "Källa"),
            ],
            frame: FrameInput(
                change: [nil, Ore(-1_000_050), nil], isCumulative: false, priceLevel: "2024", source: "B"),
            directive: DirectiveInput(share: 0.3, sinceYear: 2024, source: "Program"),
            education: [
                EducationInput(profession: "Lärare", area: "länet", graduates: [nil, 40, 41.5], source: "Antagning")
            ],
            retirementRules: RetirementRules(earliest: [DatedAge(from: 2020, age: 62, source: "SFB")], target: []),
            provenance: Provenance(
                source: "yes", populationRule: "månadsanställda, ej timanställda", pointInYear: "1 november",
                mark: "null", isSynthetic: true))
        return PlanCase(
            name: "prov", title: "2024", input: input, publishedNeed: nil,
            publishedRecruitment: PublishedTable(
                title: "R", years: [2024, 2025, 2026], rows: ["Kock"], values: [[nil, 1, 2]],
                totals: [nil, nil, nil]),
            figures: [
                PublishedFigure(label: "a", printed: "0,62 %"),
                PublishedFigure(label: "b", printed: "1", period: "p", note: "n"),
            ])
    }
}
