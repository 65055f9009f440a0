import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Verksamhetsanalys")
struct UnitAnalysisTests {
    private static let path = "/behov/verksamhetsanalys"

    /// A unit with two professions, five years and every figure known.
    private func unit(_ fixture: SupplyFixture) async throws -> Int64 {
        let id = try await fixture.add("Hemtjänst Norr", .unit)
        try await fixture.save(
            [
                SupplyFixture.row("Undersköterska", need: 40, turnover: 0.1, retirements: 1, growth: 0.01),
                SupplyFixture.row("Vårdbiträde", need: 10, turnover: 0.2, retirements: 0),
            ], of: id)
        return id
    }

    /// Sends a step with the fields that its page shows, some of them changed.
    private func send(
        _ fixture: SupplyFixture, _ id: Int64, step: Int, _ changes: [String: String] = [:]
    ) async throws -> FormAnswer {
        let page = try await fixture.page(Self.path, ["org": "\(id)", "steg": "\(step)"])
        var values = try #require(page.forms.first).values
        values.merge(changes) { _, new in new }
        return try await fixture.send(Self.path, ["org": "\(id)", "steg": "\(step)"], values)
    }

    private func expectDone(_ answer: FormAnswer, _ path: String) {
        guard case .done(let actual, _) = answer else {
            Issue.record("expected done, got \(answer)")
            return
        }
        #expect(actual == path)
    }

    @Test("answering nothing changes nothing: the result is the projection")
    func null() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            for step in 1...7 {
                expectDone(try await send(fixture, id, step: step), "\(Self.path)?org=\(id)&steg=\(step + 1)")
            }
            let unit = try await fixture.service.unitCase(of: id)
            #expect(unit.answers.done == Set(1...7))
            let projection = try #require(unit.basis.context).projection
            let result = UnitResult(unit.basis, unit.answers)
            for (row, flows) in zip(result.rows, projection.professions) {
                #expect(abs(row.end - flows.need[5]) < 1e-12)
                #expect(row.recruitment == projection.sum(flows.recruitment, over: 2026...2030))
                #expect(row.surplus == flows.surplus[5])
                #expect(row.changes.dropLast() == [0, 0, 0, 0])
            }
        }
    }

    @Test("each factor moves only its own column, and start plus factors is the end, also as printed")
    func additive() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            let before = UnitResult(try await fixture.service.unitCase(of: id).basis, UnitAnswers())
            _ = try await send(fixture, id, step: 3, ["riktning-0": "fler", "antal-0": "2"])
            _ = try await send(fixture, id, step: 4, ["riktning-1": "farre", "antal-1": "1,5"])
            _ = try await send(fixture, id, step: 5, ["riktning-0": "farre", "antal-0": "5 %"])
            _ = try await send(fixture, id, step: 6, ["nytt-0": "Enhetssamordnare", "nyttantal-0": "1"])
            _ = try await send(fixture, id, step: 7, ["riktning-0": "fler", "antal-0": "10 %"])
            let unit = try await fixture.service.unitCase(of: id)
            let result = UnitResult(unit.basis, unit.answers)
            #expect(result.rows.map(\.name) == ["Undersköterska", "Vårdbiträde", "Enhetssamordnare"])
            #expect(
                result.rows[0].changes == [2, 0, -2, 0, 4],
                "the own answer on the target group replaces the projection's")
            #expect(result.rows[1].changes == [0, -1.5, 0, 0, 0])
            #expect(result.rows[2].changes == [0, 0, 0, 1, 0])
            #expect(result.rows.map(\.end) == [44, 8.5, 1])
            for (old, new) in zip(before.rows, result.rows) {
                let change = new.end - old.end
                let recruited = (new.recruitment ?? .nan) - (old.recruitment ?? .nan)
                let over = (new.surplus ?? .nan) - (old.surplus ?? .nan)
                #expect(abs(recruited - over - change) < 1e-9, "need moves recruitment one for one")
            }
            #expect(result.rows[2].recruitment == 1)
            let page = try await fixture.page(Self.path, ["org": "\(id)", "steg": "8"])
            try expectSums(page)
        }
    }

    /// Every row and column of the printed tables adds up to the tenth.
    private func expectSums(_ page: PageContent) throws {
        let need = try #require(page.tables.first { $0.id == "behov" })
        for row in need.rows + need.totals {
            let numbers = row.cells.dropFirst().compactMap(\.number)
            #expect(abs(numbers.dropLast().reduce(0, +) - (numbers.last ?? 0)) < 1e-9)
        }
        let recruitment = try #require(page.tables.first { $0.id == "rekrytering" })
        for row in recruitment.rows + recruitment.totals {
            let numbers = row.cells.dropFirst().compactMap(\.number)
            guard numbers.count == 6 else { continue }
            #expect(abs(numbers[0...3].reduce(0, +) - (numbers[4] - numbers[5])) < 1e-9)
        }
        for table in [need, recruitment] {
            for column in 1..<table.columns.count {
                let numbers = table.rows.map { $0.cells[column].number }
                guard let total = table.totals.first?.cells[column].number, !numbers.contains(nil) else { continue }
                #expect(abs(numbers.reduce(0) { $0 + ($1 ?? 0) } - total) < 1e-9)
            }
        }
    }

    @Test("exits move recruitment and never the need")
    func exits() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            let before = UnitResult(try await fixture.service.unitCase(of: id).basis, UnitAnswers())
            _ = try await send(fixture, id, step: 1, ["riktning-0": "farre", "antal-0": "1"])
            _ = try await send(fixture, id, step: 2, ["riktning-0": "fler", "antal-0": "20 %"])
            let unit = try await fixture.service.unitCase(of: id)
            let after = UnitResult(unit.basis, unit.answers)
            #expect(after.rows.map(\.end) == before.rows.map(\.end))
            #expect(
                abs((after.rows[0].leavers ?? 0) - (before.rows[0].leavers ?? 0) + 5) < 1e-9, "1 a year for 5 years")
            #expect(abs((after.rows[0].retirements ?? 0) - 6) < 1e-9, "5 and 20 % more")
            #expect(abs((after.rows[0].recruitment ?? 0) - (before.rows[0].recruitment ?? 0) + 4) < 1e-9)
            #expect(after.rows[1] == before.rows[1])
        }
    }

    @Test("a smaller need lowers recruitment to zero and shows the rest as surplus; a larger one uses surplus first")
    func floor() {
        let line = UnitBasis.Line(
            name: "a", start: 10, expectedChange: 0, leavers: 2, retirements: 1, recruitment: 3, surplus: 0)
        func row(_ line: UnitBasis.Line, _ amount: Double) -> UnitResult.Row {
            var answers = UnitAnswers()
            answers.changes[UnitFactor.technology.rawValue] = [
                "a": UnitAnswers.Change(direction: amount < 0 ? .fewer : .more, amount: abs(amount), isShare: false)
            ]
            return UnitResult(UnitBasis(lines: [line]), answers).rows[0]
        }
        #expect(row(line, -5).recruitment == 0)
        #expect(row(line, -5).surplus == 2)
        var over = line
        (over.recruitment, over.surplus) = (0, 4)
        #expect(row(over, 3).recruitment == 0)
        #expect(row(over, 3).surplus == 1)
        #expect(row(over, 6).recruitment == 2)
        #expect(row(over, 0).surplus == 4)
    }

    @Test("at most eight pages; one can go back, skip, leave and come back to the first unanswered step")
    func steps() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            #expect(UnitFactor.resultStep == 8)
            for step in 1...8 {
                let page = try await fixture.page(Self.path, ["org": "\(id)", "steg": "\(step)"])
                #expect(page.forms.count == 1)
                #expect(page.lead != nil)
            }
            _ = try await send(fixture, id, step: 1)
            _ = try await send(fixture, id, step: 2, ["kommentar": "Två har sagt att de slutar."])
            let resumed = try await fixture.page(Self.path, ["org": "\(id)"])
            #expect(resumed.title == "Verksamhetsanalys: verksamhetsutveckling")
            let back = try await fixture.page(Self.path, ["org": "\(id)", "steg": "2"])
            #expect(back.forms.first?.values["kommentar"] == "Två har sagt att de slutar.")
            let far = try await fixture.page(Self.path, ["org": "\(id)", "steg": "99"])
            #expect(far.title == "Verksamhetsanalys: resultat")
            #expect(far.notices.contains { Swedish.text(of: $0.text).contains("Inte besvarat ännu") })
        }
    }

    @Test("a unit without any data: typed numbers carry through to need and recruitment")
    func typed() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.add("Biblioteket", .unit)
            expectDone(
                try await send(
                    fixture, id, step: 1,
                    [
                        "yrke-0": "Bibliotekarie", "nu-0": "6", "antal-0": "0,5", "yrke-1": "Assistent", "nu-1": "2",
                        "sistaar": "2030",
                    ]),
                "\(Self.path)?org=\(id)&steg=2")
            _ = try await send(fixture, id, step: 2, ["antal-0": "1", "antal-1": "0"])
            _ = try await send(fixture, id, step: 5, ["riktning-1": "farre", "antal-1": "50 %"])
            let unit = try await fixture.service.unitCase(of: id)
            #expect(unit.basis.years == 2026...2030)
            let result = UnitResult(unit.basis, unit.answers)
            #expect(result.rows.map(\.end) == [6, 1])
            #expect(result.rows[0].leavers == 2)
            #expect(result.rows[0].retirements == 1)
            #expect(result.rows[0].recruitment == 3)
            #expect(result.rows[1].leavers == nil, "an empty field is not known, not zero")
            #expect(result.rows[1].recruitment == nil)
            let page = try await fixture.page(Self.path, ["org": "\(id)", "steg": "8"])
            #expect(Swedish.text(of: try #require(page.lead)).contains("kan inte räknas för alla yrken"))
            try expectSums(page)
        }
    }

    @Test("everything wrong in a step is said at once, what was written stays and nothing is saved")
    func faults() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            let answer = try await send(
                fixture, id, step: 3,
                ["riktning-0": "fler", "antal-0": "några", "antal-1": "3", "kommentar": "Nytt boende"])
            guard case .again(let page) = answer else {
                Issue.record("expected the step again, got \(answer)")
                return
            }
            let form = try #require(page.forms.first)
            #expect(form.faults == ["antal-0", "riktning-1"])
            #expect(form.values["antal-0"] == "några")
            #expect(form.values["kommentar"] == "Nytt boende")
            #expect(try await fixture.service.unitCase(of: id).version == 0)

            let typed = try await fixture.add("Tom enhet", .unit)
            let other = try await send(
                fixture, typed, step: 1,
                ["sistaar": "1999", "yrke-0": "Kock", "nu-0": "x", "yrke-1": "Kock", "nu-1": "2", "nu-2": "3"])
            guard case .again(let again) = other else {
                Issue.record("expected the step again, got \(other)")
                return
            }
            #expect(again.forms.first?.faults == ["sistaar", "nu-0", "yrke-2"])
        }
    }

    @Test("two who save at once: the second sees a conflict with both versions and loses nothing")
    func conflict() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            let stale = try #require(
                try await fixture.page(Self.path, ["org": "\(id)", "steg": "3"]).forms.first
            ).values
            _ = try await send(fixture, id, step: 3, ["riktning-0": "fler", "antal-0": "2"])
            var mine = stale
            mine["riktning-0"] = "farre"
            mine["antal-0"] = "3"
            let answer = try await fixture.send(Self.path, ["org": "\(id)", "steg": "3"], mine)
            guard case .again(let page) = answer else {
                Issue.record("expected a conflict, got \(answer)")
                return
            }
            #expect(
                page.tables.first { $0.id == "sparat" }?.rows.first?.cells.compactMap(\.words) == [
                    "Undersköterska", "fler", "2",
                ])
            let form = try #require(page.forms.first)
            #expect(form.values["antal-0"] == "3")
            #expect(try await fixture.service.unitCase(of: id).answers[.development, "Undersköterska"]?.amount == 2)
            expectDone(
                try await fixture.send(Self.path, ["org": "\(id)", "steg": "3"], form.values),
                "\(Self.path)?org=\(id)&steg=4")
            #expect(try await fixture.service.unitCase(of: id).answers[.development, "Undersköterska"]?.amount == 3)
        }
    }

    @Test("a challenge without a measure is flagged, on the result and in the plan")
    func challenges() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await unit(fixture)
            expectDone(
                try await send(
                    fixture, id, step: 8,
                    [
                        "slutsatser": "Vi rekryterar tidigt.\nVi provar nya turer.",
                        "utmaning-0": "Svårt att få vikarier", "galler-0": "Vårdbiträde", "atgard-0": "Egen pool",
                        "utmaning-1": "Många går i pension", "galler-1": "Pensionsavgångar",
                    ]), "\(Self.path)?org=\(id)&steg=8")
            for path in [Self.path, Self.path + "/plan"] {
                let page = try await fixture.page(path, ["org": "\(id)", "steg": "8"])
                let table = try #require(page.tables.first { $0.id == "utmaningar" })
                #expect(
                    table.rows.map { $0.cells.compactMap(\.words) } == [
                        ["Svårt att få vikarier", "Vårdbiträde", "Egen pool"],
                        ["Många går i pension", "Pensionsavgångar", "Åtgärd saknas"],
                    ])
                #expect(
                    page.notices.contains { Swedish.text(of: $0.text).contains("saknar åtgärd: Många går i pension") })
            }
            let plan = try await fixture.page(Self.path + "/plan", ["org": "\(id)"])
            #expect(plan.forms.isEmpty)
            try expectSums(plan)
            #expect(plan.title.contains("Hemtjänst Norr 2026–2030"))
        }
    }

    @Test("the published plan: unanswered, the analysis gives the plan's own need, recruitment and retirements")
    func published() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            _ = try await send(fixture, id, step: 1, ["sistaar": "2027"])
            let unit = try await fixture.service.unitCase(of: id)
            let result = UnitResult(unit.basis, unit.answers)
            #expect(PrintedNumber.sumOfRounded(result.rows.map { Optional($0.end) }) == 1527)
            let projection = try #require(unit.basis.context).projection
            let recruited = result.rows.reduce(0) { $0 + ($1.recruitment ?? .nan) }
            #expect(abs(recruited - (projection.sum(projection.total.recruitment, over: 2020...2027) ?? .nan)) < 1e-9)
            #expect(PrintedNumber.roundedSum(result.rows.map(\.retirements)) == 280)
            let page = try await fixture.page(Self.path, ["org": "\(id)", "steg": "8"])
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Rekonstruktion") })
            try expectSums(page)
        }
    }

    @Test("a unit of the demonstration is prefilled from its register: staff, exits, ages, pensions, education")
    func demo() async throws {
        try await SupplyFixture.with { fixture in
            let contents = try await fixture.addDemo()
            let employer = try #require(contents.employers.first { $0.deliveryID != nil })
            let tree = OrganisationTree(try await fixture.store.organisations())
            var found: UnitCase?
            for node in tree.nodes where node.kind == .unit && tree.employer(of: node.id)?.id == employer.organisationID
            {
                let unit = try await fixture.service.unitCase(of: node.id)
                if unit.basis.start > 5 { found = unit }
                if found != nil { break }
            }
            let unit = try #require(found)
            let id = unit.organisation.id
            #expect(!unit.basis.isTyped)
            let first = try await fixture.page(Self.path, ["org": "\(id)", "steg": "1"])
            let history = try #require(first.tables.first { $0.id == "historik" })
            #expect(history.rows.count == 7)
            let second = try await fixture.page(Self.path, ["org": "\(id)", "steg": "2"])
            let ages = try #require(second.tables.first { $0.id == "aldrar" })
            let counted = ages.rows.flatMap { $0.cells.compactMap(\.number) }.reduce(0, +)
            #expect(abs(counted - unit.basis.start) < 1e-9, "every member of staff is in one age band")
            let seventh = try await fixture.page(Self.path, ["org": "\(id)", "steg": "7"])
            #expect(seventh.tables.contains { $0.id == "volymer" })
            for step in 1...7 { _ = try await send(fixture, id, step: step) }
            let done = try await fixture.service.unitCase(of: id)
            let projection = try #require(done.basis.context).projection
            let result = UnitResult(done.basis, done.answers)
            for (row, flows) in zip(result.rows, projection.professions) {
                #expect(row.recruitment == projection.sum(flows.recruitment, over: 2026...2030))
            }
            try expectSums(try await fixture.page(Self.path, ["org": "\(id)", "steg": "8"]))
        }
    }
}

extension UnitBasis {
    /// A basis of lines alone, for tests of the arithmetic.
    fileprivate init(lines: [Line]) {
        self.init(
            organisation: Organisation(id: 1, code: "e", name: "Enheten", kind: .unit), years: 2025...2030,
            horizon: 2035,
            lines: lines, context: nil)
    }
}

extension Form {
    /// Fields in order with their names and values, as a browser would send them.
    var fields: [Field] {
        groups.flatMap { group -> [Field] in
            switch group {
            case .fields(_, let fields): fields
            case .grid(_, _, let rows): rows.flatMap(\.fields)
            }
        }
    }

    var values: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    var faults: [String] { fields.filter { $0.fault != nil }.map(\.name) }
}
