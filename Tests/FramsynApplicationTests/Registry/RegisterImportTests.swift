import Foundation
import Interchange
import ProjectionEngine
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("A register file becomes a delivery with rates and a first plan, or nothing at all")
struct RegisterImportTests {
    /// The same register in the encodings and formats that payroll systems write.
    enum Form: CaseIterable {
        case utf8, windows1252, xlsx
    }

    private func write(_ form: Form, _ fixture: RegistryFixture) throws -> String {
        let lines = RegistryFixture.lines()
        switch form {
        case .utf8: return try fixture.file("register.csv", lines)
        case .windows1252:
            let text = lines.joined(separator: "\r\n")
            return try fixture.file("register.csv", text.unicodeScalars.map { UInt8($0.value) })
        case .xlsx:
            let sheet = Worksheet(
                name: "Register",
                columns: RegistryFixture.headings.map { WorksheetColumn($0, explanation: $0) },
                rows: RegistryFixture.rows().map { row in
                    row.enumerated().map { column, text in
                        switch column {
                        case 1: .plainInteger(Int(text) ?? 0)
                        case 6: .number(text == "1" ? 1 : 0.75, decimals: 2)
                        case 7, 8: Day(text).map { .day($0) } ?? .empty
                        case 10: .number(0.07, decimals: 2)
                        default: text.isEmpty ? .empty : .text(text)
                        }
                    }
                })
            let day = try #require(Day("2026-11-21"))
            return try fixture.file("register.xlsx", XLSXWriter.bytes(of: [sheet], created: day))
        }
    }

    @Test(arguments: Form.allCases)
    func everyFormGivesTheSame(form: Form) async throws {
        try await RegistryFixture.with { fixture in
            let path = try write(form, fixture)
            let report = try await fixture.importRegister(path)
            #expect(report.faults.isEmpty, "\(report.faults.faults.prefix(3))")
            let summary = try #require(report.register)
            #expect(report.rows == 240 && summary.persons == 240 && summary.employments == 240)
            #expect(summary.professions == 2 && summary.units == 2)
            #expect(summary.window == 2020...2025)
            #expect(summary.lastDay == Day("2025-12-31") && summary.lastDayInFile == Day("2025-12-19"))
            #expect(summary.plan == .made(years: 2025...2035, volumes: []))

            let store = fixture.service.store
            let delivery = try #require(try await store.deliveries().first)
            #expect(delivery.rowCount == 240 && delivery.toDay == Day("2025-12-31"))
            let latest = try #require(try await store.latestEmployments(employer: fixture.employer))
            #expect(latest.delivery == delivery.id && latest.columns.count == 240)
            let saved = try #require(try await store.latestRates(employer: fixture.employer))
            let rates = try RateSetFile.decode(saved.content)
            #expect(saved.delivery == delivery.id && rates.window == 2020...2025)
            let plan = try #require(try await store.plan(of: fixture.employer))
            #expect(plan.exits == .register && plan.plan.input.professions.map(\.name).count == 2)
            let staff = plan.plan.input.professions.reduce(0) { $0 + $1.baseNeed }
            // 60 leave at the latest in 2025, and one on 19 December 2025.
            #expect(staff == 179)
            #expect(plan.plan.input.professions.allSatisfy { abs(($0.sickLeaveShare ?? 0) - 0.07) < 1e-9 })
            // The pages of Behov can be computed at once.
            let context = try #require(try await fixture.service.projection(of: fixture.employer))
            #expect(context.projection.total.need.first == 179)
            #expect(context.baseYear == 2025 && context.lastYear == 2035)
        }
    }

    @Test("a dry run reports the same and stores nothing")
    func dryRun() async throws {
        try await RegistryFixture.with { fixture in
            let path = try write(.utf8, fixture)
            let before = try await fixture.contents()
            let tried = try await fixture.importRegister(path, dryRun: true)
            #expect(tried.faults.isEmpty && tried.register?.persons == 240 && !tried.isStored)
            #expect(try await fixture.contents() == before)
            let done = try await fixture.importRegister(path)
            #expect(done.register == tried.register && done.isStored)
        }
    }

    @Test("the mapping is kept and reads next month's file without a choice")
    func mappingIsReused() async throws {
        try await RegistryFixture.with { fixture in
            var rows = RegistryFixture.rows(professions: ["Usk", "Förskollärare"])
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let refused = try await fixture.importRegister(path)
            #expect(refused.faults.total == 120)
            #expect(refused.unmapped == [UnmappedValue(column: .profession, value: "Usk", rows: 120)])
            let done = try await fixture.importRegister(path) { $0.professions["Usk"] = "Undersköterska" }
            #expect(done.isStored)
            rows.removeLast()
            let next = try fixture.file("b.csv", RegistryFixture.lines(rows))
            let again = try await fixture.importRegister(next)
            #expect(again.isStored && again.rows == 239)
            #expect(again.register?.plan == .kept(baseYear: 2025, isFromRegister: true))
            #expect(try await fixture.service.store.deliveries().count == 2)
        }
    }

    @Test("titles left out are listed with the delivery")
    func leftOut() async throws {
        try await RegistryFixture.with { fixture in
            let rows = RegistryFixture.rows(professions: ["Undersköterska", "Trollkarl"])
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let report = try await fixture.importRegister(path) { $0.unmappedProfessions = .leaveOut }
            #expect(report.isStored && report.register?.leftOut == 120)
            let delivery = try #require(try await fixture.service.store.deliveries().first)
            #expect(delivery.unmapped == [.init(title: "Trollkarl", rows: 120)])
        }
    }

    @Test("units that nothing names can count as the employer")
    func unknownUnits() async throws {
        try await RegistryFixture.with { fixture in
            var rows = RegistryFixture.rows()
            for index in rows.indices { rows[index][3] = "Kst \(index % 30)" }
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let mapping = try await fixture.service.registerMapping(
                path: path, fileName: "a.csv", employer: fixture.employer, viewer: .localAdministrator)
            let refused = try await fixture.importRegister(path)
            #expect(refused.faults.total == 240)
            let report = try await fixture.service.importRegister(
                path: path, fileName: "a.csv", employer: fixture.employer, mapping: mapping,
                unknownUnitsAreEmployers: true, dryRun: false, viewer: .localAdministrator)
            #expect(report.isStored && report.register?.units == 1)
            let saved = try await fixture.service.store.mapping(
                employer: fixture.employer, kind: "register", as: ImportMapping.self)
            #expect(saved?.units.count == 30 && saved?.units["Kst 7"] == "1780")
        }
    }

    @Test(
        "an employer whose code two organisations share takes no units, and the reading ends", .timeLimit(.minutes(1)))
    func sharedCode() async throws {
        try await RegistryFixture.with { fixture in
            let event = Event.Draft(time: "2026-01-01T00:00:00Z", actor: "prov", useCase: "Test", object: "prov")
            try await fixture.service.store.saveOrganisations(
                [(Organisation(id: 0, code: " 1780", name: "Dubblett", kind: .unit), "1780")], event: event)
            var rows = RegistryFixture.rows()
            rows[0][3] = "Kst 9"
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let mapping = try await fixture.service.registerMapping(
                path: path, fileName: "a.csv", employer: fixture.employer, viewer: .localAdministrator)
            let report = try await fixture.service.importRegister(
                path: path, fileName: "a.csv", employer: fixture.employer, mapping: mapping,
                unknownUnitsAreEmployers: true, dryRun: true, viewer: .localAdministrator)
            #expect(report.faults.faults.map(\.value) == ["Kst 9"])
        }
    }

    @Test("organisations that are imported again keep the parent that the file does not state")
    func parentsAreKept() async throws {
        try await RegistryFixture.with { fixture in
            let store = fixture.service.store
            func parents() async throws -> [String: String] {
                let tree = OrganisationTree(try await store.organisations())
                return Dictionary(
                    tree.nodes.map { ($0.code, $0.parentID.flatMap { tree[$0]?.code } ?? "-") },
                    uniquingKeysWith: { $1 })
            }
            let first = try fixture.file(
                "a.csv", ["Kod;Namn;Slag;Överordnad", "F1;Vård;Förvaltning;", "e1;Hemtjänst;Enhet;f1"])
            _ = try await fixture.service.importOrganisations(
                path: first, fileName: "a.csv", employer: fixture.employer, dryRun: false, viewer: .localAdministrator)
            #expect(try await parents() == ["1780": "-", "1781": "-", "F1": "1780", "E1": "F1", "E2": "1780"])
            let again = try fixture.file("b.csv", ["Kod;Namn;Slag", "E1;Hemtjänst Öst;Enhet", "1780;Åmåla;Kommun"])
            let report = try await fixture.service.importOrganisations(
                path: again, fileName: "b.csv", employer: fixture.employer, dryRun: false, viewer: .localAdministrator)
            #expect(report.isStored && report.changes.first?.hasPrefix("0") == true)
            #expect(try await parents() == ["1780": "-", "1781": "-", "F1": "1780", "E1": "F1", "E2": "1780"])
        }
    }

    @Test("every fault leaves the store as it was", arguments: Damage.allCases)
    func faults(damage: Damage) async throws {
        try await RegistryFixture.with { fixture in
            let path = try damage.write(fixture)
            let before = try await fixture.contents()
            let report = try await fixture.service.importRegister(
                path: path, fileName: "register.csv", employer: fixture.employer, mapping: Damage.mapping,
                dryRun: false, viewer: .localAdministrator)
            #expect(!report.faults.isEmpty && !report.isStored)
            #expect(
                report.faults.faults.contains { $0.reason.code == damage.code }, "\(report.faults.faults.first as Any)")
            #expect(try await fixture.contents() == before)
        }
    }

    /// Ways in which a delivered file is wrong.
    enum Damage: CaseIterable {
        case missing, empty, onlyHeadings, noColumn, unknownUnit, badDay, badShare, overlap, identityNumbers, ragged,
            brokenText, oldWorkbook, endBeforeStart

        static var mapping: ImportMapping {
            var mapping = ImportMapping()
            for (column, heading) in zip(RegisterColumn.allCases, RegistryFixture.headings) {
                mapping.columns[column] = heading
            }
            return mapping
        }

        var code: String {
            switch self {
            case .missing: "cannotOpen"
            case .empty: "emptyFile"
            case .onlyHeadings: "noRows"
            case .noColumn: "missingColumn"
            case .unknownUnit: "unknownValue"
            case .badDay: "notADay"
            case .badShare: "notAShare"
            case .overlap: "overlappingFullTime"
            case .identityNumbers: "personalIdentityNumber"
            case .ragged: "cellCount"
            case .brokenText: "brokenText"
            case .oldWorkbook: "oldOrLockedWorkbook"
            case .endBeforeStart: "endBeforeStart"
            }
        }

        func write(_ fixture: RegistryFixture) throws -> String {
            var rows = RegistryFixture.rows()
            var lines: [String]?
            switch self {
            case .missing: return fixture.directory + "/finns-inte.csv"
            case .empty: return try fixture.file("r.csv", [UInt8]())
            case .onlyHeadings: rows = []
            case .noColumn: lines = RegistryFixture.lines().map { String($0.dropFirst(3)) }
            case .unknownUnit: rows[17][3] = "Finns inte"
            case .badDay: rows[3][7] = "i våras"
            case .badShare: rows[3][6] = "175"
            case .overlap: rows.append(rows[2])
            case .identityNumbers: for index in rows.indices { rows[index][0] = "19811218-9876" }
            case .ragged: lines = RegistryFixture.lines() + ["p1;1980"]
            case .brokenText:
                let text = Array(RegistryFixture.lines().joined(separator: "\n").utf8)
                return try fixture.file("r.csv", text + [0x0A, 0x70, 0xE5, 0x3B, 0x31])
            case .oldWorkbook: return try fixture.file("r.xls", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0])
            case .endBeforeStart: rows[4][8] = "1999-01-01"
            }
            return try fixture.file("r.csv", lines ?? RegistryFixture.lines(rows))
        }
    }

    @Test("a cancelled import stores nothing")
    func cancelled() async throws {
        try await RegistryFixture.with { fixture in
            let path = try write(.utf8, fixture)
            let mapping = try await fixture.service.registerMapping(
                path: path, fileName: "r.csv", employer: fixture.employer, viewer: .localAdministrator)
            let before = try await fixture.contents()
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await fixture.service.importRegister(
                    path: path, fileName: "r.csv", employer: fixture.employer, mapping: mapping, dryRun: false,
                    viewer: .localAdministrator)
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await fixture.contents() == before)
        }
    }

    @Test("a register without ends gives no rates and says so")
    func onlyPresentStaff() async throws {
        try await RegistryFixture.with { fixture in
            let rows = RegistryFixture.rows().filter { $0[8].isEmpty }
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let report = try await fixture.importRegister(path)
            #expect(
                report.isStored && report.register?.window == nil
                    && report.register?.plan == RegisterSummary.PlanOutcome.none)
            #expect(try await fixture.service.store.latestRates(employer: fixture.employer) == nil)
        }
    }

    @Test("a stated last day decides the last whole year")
    func statedDay() throws {
        var columns = EmploymentColumns()
        func add(_ from: String, _ to: String?) {
            columns.append(
                Employment(
                    person: "x", birthYear: 1980, sex: .woman, organisationID: 1, professionID: 1, form: .monthly,
                    rate: 1, from: Day(from) ?? Day(number: 0), to: to.flatMap { Day($0) }),
                person: Int32(columns.count))
        }
        add("2010-01-01", "2019-02-10")
        add("2011-01-01", "2026-10-31")
        add("2012-01-01", "2027-06-30")
        let today = try #require(Day("2026-11-21"))
        let open = RegisterPeriod(columns, today: today, stated: nil)
        #expect(open.lastDay == Day("2026-10-31") && open.lastYear == 2025 && open.window == 2020...2025)
        let stated = RegisterPeriod(columns, today: today, stated: Day("2024-12-31"))
        #expect(stated.lastYear == 2024 && stated.window == 2019...2024)
        // A first end in May says nothing of the months before it.
        var late = EmploymentColumns()
        columns = late
        add("2010-01-01", "2023-05-10")
        add("2010-01-01", "2025-12-31")
        late = columns
        #expect(RegisterPeriod(late, today: today, stated: nil).window == 2024...2025)
    }
}
