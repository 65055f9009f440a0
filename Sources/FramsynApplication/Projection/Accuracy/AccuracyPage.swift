internal import Foundation
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// How many years can be hidden.
enum AccuracyChoices {
    /// Five at most, and two years must be left.
    static func mostYears(_ rates: RateSet) -> Int { min(5, rates.window.count - 2) }
}

/// Sentences about backtests that several places say.
enum BacktestWords {
    static func tooShort(_ rates: RateSet) -> String {
        "Registret täcker \(Swedish.years(rates.window.lowerBound, rates.window.upperBound)). Det behövs minst tre år för att pröva framskrivningen: ett att dölja och två att räkna på."
    }
}

/// Träffsäkerhet: the projection tried on years that have already been.
public struct AccuracyPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, .sector, PageParameter("jobb", .identity, "Ett prov; utan det det senaste."),
        .profession("Yrke i diagrammet."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `jobb` (a run; otherwise the latest) and `yrke` (for the chart).
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request, for: viewer)
        let registry = try await service.caches.registry(service.store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        let rows = try await service.projection(of: id)?.parts.flatMap(\.input.professions) ?? []
        guard let employer = registry.tree.employer(of: id),
            let rates = try await service.rateSet(of: employer.id, registry)
        else {
            return Self.withoutRegister(organisation, isTyped: registry.planOwner(of: id) != nil)
                .keeping(SectorChoice(request, Sector.all(rows)))
        }
        let runs = try await service.store.jobs(limit: 500).filter {
            $0.kind == BacktestManifest.kind && $0.organisationID == id
        }
        var notices: [Notice] =
            organisation.isSynthetic
            ? [Notice(.mark, "Syntetiska uppgifter: organisationen och personerna är påhittade.")] : []
        var shown = runs.first { $0.state == .done }
        if let text = request["jobb"] {
            shown = runs.first { "\($0.id)" == text && $0.state == .done }
            if shown == nil {
                notices.append(
                    Notice(
                        .warning,
                        Prose(
                            "Provet ”\(text.prefix(20))” finns inte hos \(organisation.name) eller är inte klart. Det senaste som är klart visas."
                        )))
                shown = runs.first { $0.state == .done }
            }
        }
        let profession = request["yrke"]
        let result = shown?.result.flatMap { try? JSONDecoder().decode(BacktestResult.self, from: Data($0.utf8)) }
        let choice = SectorChoice(
            request, Sector.all(rows, others: result?.professions ?? []), profession: profession)
        let form = Card("Pröva framskrivningen", blocks: Self.form(id, rates))
        let history = Card("Tidigare prov", blocks: [.table(Self.history(runs, id))])
        guard let result else {
            return PageContent(
                title: "Träffsäkerhet",
                lead:
                    "Göm de senaste åren, låt Framsyn räkna fram dem utan att ha sett dem, och jämför med vad som hände. Då syns hur mycket framskrivningen brukar missa.",
                notices: notices, blocks: [.card(form)] + (runs.isEmpty ? [] : [.card(history)])
            ).keeping(choice)
        }
        let tables = AccuracyTables(
            result: result, organisation: organisation, profession: profession, sector: choice.chosen,
            job: shown?.id ?? 0)
        if let name = profession, !tables.knows(name) {
            notices.append(Notice(.warning, Prose("”\(name.prefix(80))” finns inte i provet och är inte valt.")))
        }
        return PageContent(
            title: "Träffsäkerhet", lead: tables.lead, baseYear: result.report.window.upperBound,
            notices: notices, blocks: tables.blocks + [.card(form), .card(history)]
        ).about(choice)
    }

    private static func withoutRegister(_ organisation: Organisation, isTyped: Bool) -> PageContent {
        PageContent(
            title: "Träffsäkerhet",
            lead: Prose(
                isTyped
                    ? "\(organisation.name) har en inmatad tabell. Där är avgångarna antaganden, inte räknade ur ett register, så det finns inget utfall att pröva framskrivningen mot."
                    : "Träffsäkerheten prövas för en arbetsgivare med inläst personalregister. Välj en arbetsgivare, eller läs in ett register för \(organisation.name)."
            ),
            blocks: [
                .actions([
                    Action("Läs in ett personalregister", href: "/register/import", isPrimary: true),
                    Action("Till Antaganden", href: NeedLinks.page("antaganden", organisation.id)),
                ])
            ])
    }

    private static func form(_ id: Int64, _ rates: RateSet) -> [Block] {
        let most = AccuracyChoices.mostYears(rates)
        guard most >= 1 else { return [.paragraphs([Prose(BacktestWords.tooShort(rates))])] }
        return [
            .paragraphs([
                Prose(
                    "Registret täcker \(Swedish.years(rates.window.lowerBound, rates.window.upperBound)). De dolda åren får antalet anställda som det blev; det som prövas är avgångar och rekrytering. Beräkningen tar några sekunder."
                )
            ]),
            .form(
                Form(
                    id: "prov", action: "/behov/traffsakerhet?org=\(id)",
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                Field(
                                    "ar", label: "Så många år göms",
                                    kind: .choice(
                                        (1...most).map { years in
                                            let first = rates.window.upperBound - years + 1
                                            return Choice(
                                                "\(years)",
                                                "\(years) år (\(Swedish.years(first, rates.window.upperBound)))")
                                        }), value: "\(min(RunBacktest.usualYears, most))")
                            ])
                    ], submit: "Pröva")),
        ]
    }

    private static func history(_ runs: [StoredJob], _ id: Int64) -> Table {
        Table(
            id: "prov", caption: "Prov som gjorts, det senaste först.",
            columns: [
                Column("Startat", explanation: "Svensk tid", isText: true),
                Column("Dolda år", explanation: "Antal år som gömdes"),
                Column("Läge", explanation: "Var provet står", isText: true),
                Column("Framskrivningens fel", explanation: "Medelfel för alla avgångar tillsammans"),
                Column("Som i fjol", explanation: "Medelfel för gissningen samma antal som sista kända året"),
            ],
            rows: runs.map { job in
                let manifest = try? JSONDecoder().decode(BacktestManifest.self, from: Data(job.manifest.utf8))
                let result = job.result.flatMap {
                    job.state == .done ? try? JSONDecoder().decode(BacktestResult.self, from: Data($0.utf8)) : nil
                }
                let whole = result.flatMap { AccuracyScore($0.report, .exits, profession: nil) }
                return Row([
                    .text(
                        StoredJob.text(ofTime: job.createdAt),
                        href: job.state == .done
                            ? NeedLinks.page("traffsakerhet", id) + "&jobb=\(job.id)" : job.path),
                    .quantity(Quantity(manifest.map { Double($0.hiddenYears) }, .number)), .text(job.stateWords),
                    .quantity(Quantity(whole?.projection.relativeError, .percent, missing: "–")),
                    .quantity(Quantity(whole?.lastYear.relativeError, .percent, missing: "–")),
                ])
            })
    }
}
