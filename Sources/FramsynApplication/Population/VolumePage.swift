public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Which activity of a population each profession's need follows.
public struct VolumePage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("visa", .identity, "Befolkningstabellens nummer."),
    ]
    /// The organisation whose plan is changed.
    public let organisationID: Int64?
    private let table: Int64

    /// Reads `org` and `visa`.
    public init(_ request: PageRequest) throws {
        organisationID = request.organisationID
        table = Int64(request["visa"] ?? "") ?? 0
    }

    /// The choices.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard let organisationID, let choice = try await VolumeChoice(organisationID, table, service) else {
            throw RequestFault.missing("framskrivning eller befolkning")
        }
        return choice.page(choice.suggested, version: choice.stored.version)
    }
}

/// Lets a population drive a plan's need.
public struct SaveVolumes: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation whose plan is changed.
    public let organisationID: Int64?
    private let table: Int64
    private let form: FormValues

    /// Reads `org`, `visa` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        table = Int64(request["visa"] ?? "") ?? 0
        self.form = form
    }

    /// Saves the drivers, or shows why they cannot be.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let organisationID, let choice = try await VolumeChoice(organisationID, table, service) else {
            throw RequestFault.missing("framskrivning eller befolkning")
        }
        let chosen = choice.stored.plan.input.professions.indices.map { form["verksamhet-\($0)"] }
        let (input, remarks, isPossible) = choice.input(chosen)
        guard isPossible else {
            var page = choice.page(chosen, version: choice.stored.version)
            page.notices = remarks.map { Notice(.fault, Prose("\($0) Ingenting är sparat.")) }
            return .again(page)
        }
        var plan = choice.stored.plan
        plan.input = input
        do {
            try await service.store.savePlan(
                plan, exits: choice.stored.exits, of: organisationID, edited: Int(form["version"]) ?? 0,
                setting: (Service.populationSetting(organisationID), choice.table.regionCode),
                event: service.event(
                    self, by: viewer, object: "plan", objectID: organisationID,
                    before: Self.words(choice.stored.plan.input), after: Self.words(input)))
        } catch StoreFault.conflict(let current, _) {
            var page = choice.page(chosen, version: current)
            page.notices.insert(
                Notice(
                    .fault,
                    Prose(
                        "Någon annan har ändrat framskrivningen medan du valde. Sparat är nu: \(Self.words(choice.stored.plan.input)). Dina val står kvar nedan; spara igen om de ska gälla."
                    )), at: 0)
            return .again(page)
        }
        let words = ["Behovet följer nu befolkningen i \(choice.table.regionName)."] + remarks
        return .done(path: "/behov/framskrivning?org=\(organisationID)", message: words.joined(separator: " "))
    }

    private static func words(_ input: ProjectionInput) -> String {
        input.professions.map { row in
            switch row.driver {
            case .volumes(let shares):
                let names = shares.filter { input.volumes.indices.contains($0.series) }.map {
                    input.volumes[$0.series].name
                }
                return "\(row.name): \(names.joined(separator: " och "))"
            case .growth(let perYear):
                return "\(row.name): \(Swedish.number(perYear, decimals: 1, scale: 100)) % per år"
            case .index: return "\(row.name): eget index"
            }
        }.joined(separator: "; ")
    }
}

/// A plan, a population and what each profession may follow.
struct VolumeChoice {
    let organisation: Organisation
    let stored: StoredPlan
    let table: PopulationTable
    private let tableID: Int64
    private let professions: [Profession]
    private let employer: OrganisationKind

    init?(_ organisationID: Int64, _ tableID: Int64, _ service: Service) async throws {
        let registry = try await service.caches.registry(service.store)
        guard let organisation = registry.tree[organisationID],
            let stored = try await service.store.plan(of: organisationID),
            let table = try await service.store.populationTable(tableID)
        else { return nil }
        self.organisation = organisation
        self.stored = stored
        self.table = table
        self.tableID = tableID
        professions = registry.professions
        employer = registry.tree.employer(of: organisationID)?.kind ?? organisation.kind
    }

    /// What each profession follows already, else what its name and field point to.
    var suggested: [String] {
        let input = stored.plan.input
        let names = Set(ActivityDefaults.choices.map(\.name))
        return input.professions.map { row in
            if case .volumes(let shares) = row.driver, shares.count == 1, let share = shares.first,
                input.volumes.indices.contains(share.series), names.contains(input.volumes[share.series].name)
            {
                return input.volumes[share.series].name
            }
            if case .volumes(let shares) = row.driver, !shares.isEmpty { return "" }
            let known =
                professions.first { $0.name == row.name }
                ?? Profession(id: 0, name: row.name, sector: row.sector ?? "", group: "")
            return ActivityDefaults.activity(of: known, employer: employer).name
        }
    }

    /// The plan's input with the chosen activities; an empty choice leaves a profession as it is.
    func input(_ chosen: [String]) -> (input: ProjectionInput, remarks: [String], isPossible: Bool) {
        var input = stored.plan.input
        let uses = input.professions.indices.map { index in
            ActivityDefaults.choices.first { chosen.indices.contains(index) && $0.name == chosen[index] }
        }
        let volumes = PlanVolumes(uses, on: table, years: input.years)
        var series = volumes.series
        var place: [Int: Int] = [:]
        for (index, row) in input.professions.enumerated() where volumes.drivers[index] == nil {
            guard case .volumes(let shares) = row.driver else { continue }
            // Series that professions still follow stay; one of the same name now follows the new population.
            for share in shares where input.volumes.indices.contains(share.series) && place[share.series] == nil {
                let old = input.volumes[share.series]
                if let same = series.firstIndex(where: { $0.name == old.name }) {
                    place[share.series] = same
                } else {
                    place[share.series] = series.count
                    series.append(old)
                }
            }
        }
        for (index, row) in input.professions.enumerated() {
            if let driver = volumes.drivers[index] {
                input.professions[index].driver = driver
            } else if case .volumes(let shares) = row.driver {
                input.professions[index].driver = .volumes(
                    shares.compactMap { share in
                        place[share.series].map { VolumeShare(series: $0, share: share.share) }
                    })
            }
        }
        input.volumes = series
        let failed = zip(uses, volumes.drivers).contains { $0 != nil && $1 == nil }
        return (input, volumes.remarks, !failed)
    }

    func page(_ chosen: [String], version: Int) -> PageContent {
        let years = stored.plan.input.years
        let (input, remarks, isPossible) = input(chosen)
        let form = Form(
            id: "verksamheter", action: "/register/befolkning/volymer?org=\(organisation.id)&visa=\(tableID)",
            groups: [
                .grid(
                    legend: "Verksamhet per yrke", columns: ["Behovet följer"],
                    rows: stored.plan.input.professions.enumerated().map { index, row in
                        GridRow(
                            row.name,
                            [
                                Field(
                                    "verksamhet-\(index)", label: "Behovet följer",
                                    kind: .choice(
                                        [Choice("", "– som nu –")]
                                            + ActivityDefaults.choices.map { Choice($0.name, $0.name) }),
                                    value: chosen.indices.contains(index) ? chosen[index] : "")
                            ])
                    }),
                .fields(legend: nil, [Field("version", label: "", kind: .hidden, value: "\(version)")]),
            ], submit: "Låt befolkningen styra")
        var page = PageContent(
            title: "Behovet efter befolkningen",
            lead: Prose(
                "Välj vilken verksamhet varje yrke i \(organisation.name) arbetar i, så följer behovet hur många som använder den. Befolkningen gäller \(table.regionName)."
            ), baseYear: years.lowerBound,
            notices: remarks.map { Notice(isPossible ? .warning : .fault, Prose($0)) })
        if isPossible, !input.volumes.isEmpty {
            page.blocks.append(.card(Card("Så ändras volymen", blocks: [.table(index(input))])))
        }
        page.blocks.append(.card(Card("Val", blocks: [.form(form)])))
        page.blocks.append(
            .card(
                Card(
                    "Vad verksamheterna bygger på",
                    blocks: [
                        .terms(ActivityDefaults.choices.map { Term($0.name, Prose($0.source)) })
                    ])))
        return page
    }

    /// The index of each series in the base year, halfway and the last year.
    private func index(_ input: ProjectionInput) -> Table {
        let (first, last) = (input.years.lowerBound, input.years.upperBound)
        let shown = [first, first + (last - first) / 2, last]
        return Table(
            id: "volymer", caption: "Volym per verksamhet, basåret \(first) = 1. Källa: \(table.source).",
            columns: [Column("Verksamhet", explanation: "Det behovet följer", isText: true)]
                + shown.map { Column("\($0)", explanation: "Volymen mot basåret") },
            rows: input.volumes.map { series in
                Row(
                    [.text(series.name)]
                        + shown.map { year in
                            let place = year - first
                            let value = series.index.indices.contains(place) ? series.index[place] : nil
                            return .quantity(Quantity(value, .number, decimals: 3))
                        })
            })
    }
}
