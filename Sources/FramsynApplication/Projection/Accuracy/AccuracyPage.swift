internal import Foundation
public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Träffsäkerhet: the projection made as if the last years were not known, beside what happened.
public struct AccuracyPage: PageUseCase {
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org` and `jobb` (an earlier run).
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The latest run, or the one asked for, and a button for another.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request)
        guard let context = try await service.projection(of: id) else { return EmptyNeed.page("Träffsäkerhet") }
        guard !context.isSum, let rates = context.first.rates else {
            return PageContent(
                title: "Träffsäkerhet",
                lead: Prose(
                    context.isSum
                        ? "Träffsäkerheten prövas för en arbetsgivare i taget. Välj en arbetsgivare överst på sidan."
                        : "\(context.organisation.name) har en inmatad tabell utan register. Det finns inga tidigare år att pröva framskrivningen mot. Läs in ett personalregister för att kunna göra det."
                ), notices: context.marks,
                blocks: context.isSum ? [] : [.actions([Action("Läs in en fil", href: "/register/import")])])
        }
        let runs = try await service.store.jobs(limit: 500).filter {
            $0.kind == NeedJob.backtest.rawValue && $0.organisationID == id && $0.state == .done
        }
        let asked = try request.number("jobb").map(Int64.init)
        let shown = runs.first { $0.id == asked } ?? runs.first
        let report = shown?.result.flatMap { try? JSONDecoder().decode(BacktestReport.self, from: Data($0.utf8)) }
        let names = Dictionary(
            try await service.caches.registry(service.store).professions.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        var page =
            report.map { AccuracyTables(context, report: $0, names: names).content }
            ?? PageContent(
                title: "Träffsäkerhet",
                lead: Prose(
                    "Hur bra hade framskrivningen för \(context.organisation.name) varit? Göm de senaste åren, räkna fram dem och jämför med vad som hände."
                ), notices: context.marks)
        page.blocks.append(.card(Card("Pröva", blocks: [.form(form(id, window: rates.window))])))
        if runs.count > 1 {
            page.blocks.append(.card(Card("Tidigare prövningar", blocks: [.table(history(runs, id))])))
        }
        return page
    }

    private func form(_ id: Int64, window: ClosedRange<Int>) -> Form {
        let most = max(1, min(5, window.count - 2))
        return Form(
            id: "prova", action: "/behov/traffsakerhet?org=\(id)",
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "ar", label: "År att gömma",
                            kind: .choice((1...most).map { Choice("\($0)", $0 == 1 ? "1 år" : "\($0) år") }),
                            value: "\(min(2, most))",
                            hint:
                                "Registret täcker \(Swedish.years(window.lowerBound, window.upperBound)). Avgångstalen skattas bara på åren före de gömda."
                        )
                    ])
            ], submit: "Pröva träffsäkerheten")
    }

    private func history(_ runs: [StoredJob], _ id: Int64) -> Table {
        Table(
            id: "provningar", caption: "Prövningar av den här organisationen, senaste först.",
            columns: [
                Column("Gjord", explanation: "Tid i UTC", isText: true),
                Column("Av", explanation: "Vem som startade", isText: true),
                Column("Resultat", explanation: "Leder till prövningen", isText: true),
            ],
            rows: runs.prefix(20).map {
                Row([
                    .text($0.createdAt), .text($0.owner),
                    .text("visa", href: "/behov/traffsakerhet?org=\(id)&jobb=\($0.id)"),
                ])
            })
    }
}

/// Starts a backtest.
public struct StartBacktest: FormUseCase {
    /// The organisation.
    public let organisationID: Int64?
    private let hiddenYears: Int

    /// Reads `org` and the number of years to hide.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        hiddenYears = Int(form["ar"]) ?? 2
    }

    /// Starts the job and leads to its page.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let organisationID else { throw RequestFault.noOrganisation }
        let registry = try await service.caches.registry(service.store)
        guard let context = try await service.projection(of: organisationID), !context.isSum,
            let rates = context.first.rates, let employer = registry.tree.employer(of: organisationID),
            let latest = try await service.store.latestEmployments(employer: employer.id)
        else { throw RequestFault.missing("register") }
        var scope = ObservationScope(
            professions: registry.professions, window: rates.window, space: rates.space, rules: rates.rules)
        if organisationID != employer.id {
            scope.organisations = Set(registry.tree.subtree(of: organisationID).map { Int32(clamping: $0) })
        }
        let (counted, hidden, pool) = (scope, hiddenYears, service.pool)
        let job = try await service.jobs.start(
            kind: NeedJob.backtest.rawValue, owner: viewer.name, organisationID: organisationID,
            manifest: "{\"delivery\":\(latest.delivery),\"hiddenYears\":\(hidden),\"replicates\":1000,\"seed\":1}",
            time: { [service] in service.now }
        ) { reporter in
            reporter("Skattar avgångstal på åren före de gömda", 0.1)
            let report: BacktestReport
            do {
                let backtest = try await pool.run {
                    try Backtest(latest.columns, scope: counted, hiddenYears: hidden, need: .actual)
                }
                reporter("Simulerar de gömda åren", 0.4)
                report = try await pool.run { try await backtest.report(workers: pool.workers) }
            } catch let fault as BacktestFault {
                throw JobFault(words: Self.words(fault))
            }
            return String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        }
        return .done(path: "/register/jobb?id=\(job)", message: "Prövningen är startad.")
    }

    private static func words(_ fault: BacktestFault) -> String {
        switch fault {
        case .hiddenYears: "Göm ett till fem år."
        case .windowTooShort(let years):
            "Registret täcker \(years) år. Minst två år måste finnas kvar när de gömda är borta; göm färre år."
        case .nobodyEmployed: "Ingen var månadsanställd året före de gömda åren."
        case .indexShape: "Volymindexet passar inte de gömda åren."
        }
    }
}
