public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Tillgång: graduates against the need of new staff within the same area, profession and employers.
public struct SupplyPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] =
        [
            .organisation, .sector, PageParameter("urval", .text, "Utbildningen som visas."),
        ] + IntakeFields.parameters
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `urval` (the education shown) and the extra intake `antagna`, `fran`, `ar` and `examen`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Tillgång", request, for: viewer) { context in
            let content = SupplyContent(context, balances: try await service.supplyBalances(context))
            var page =
                content.chosen(request["urval"]).map { chosen in
                    content.page(chosen, IntakeFields(request, years: context.years))
                } ?? content.empty
            if let name = request["urval"], !content.balances.contains(where: { content.name($0) == name }) {
                page.notices.append(
                    Notice(.warning, Prose("Utbildningen ”\(name.prefix(80))” finns inte här och är inte vald.")))
            }
            return page
        }
    }
}

/// The page of supply.
struct SupplyContent {
    let context: ProjectionContext
    let balances: [SupplyBalance]
    private let published: PublishedSupply?

    init(_ context: ProjectionContext, balances: [SupplyBalance]) {
        self.context = context
        self.balances = balances.filter { context.holds($0.profession) }
        let isOwner =
            !context.isSum && context.sector == nil && context.first.stored.organisationID == context.organisation.id
        published = isOwner ? PublishedSupply(context.first.stored.plan.figures) : nil
    }

    private var id: Int64 { context.organisation.id }

    /// The balance called `name`, otherwise the one that lacks most: of those that concern the organisation as a whole
    /// when there are any, of those that can be compared when there are any.
    func chosen(_ name: String?) -> SupplyBalance? {
        if let named = balances.first(where: { self.name($0) == name }) { return named }
        let comparable = balances.filter(\.isComparable)
        let whole = comparable.filter { $0.owner == nil || $0.owner?.id == id }
        return (whole.isEmpty ? comparable : whole).max {
            ($0.coverage?.missing ?? 0, $1.profession) < ($1.coverage?.missing ?? 0, $0.profession)
        } ?? balances.first
    }

    /// Profession and area as one says them: "Undersköterska, kommunen", with the owner's name where several own one.
    func name(_ balance: SupplyBalance) -> String {
        guard let owner = balance.owner, owner.id != id else { return "\(balance.profession), \(balance.area)" }
        return "\(balance.profession), \(balance.area) (\(owner.name))"
    }

    /// What to enter where there is no education.
    var empty: PageContent {
        var blocks: [Block] = []
        if let published { blocks.append(.card(published.card(context))) }
        blocks.append(
            .card(
                Card(
                    "Så fyller ni i",
                    blocks: [
                        .paragraphs([
                            "Skriv in hur många som utbildas varje år, för vilket yrke och i vilket område: kommunen, länet eller namnet på er samverkan. Ange källan. Utbildning och behov jämförs bara när de gäller samma område, yrke och arbetsgivare."
                        ]),
                        .actions([
                            Action("Skriv in utbildning", href: NeedLinks.page("antaganden", id), isPrimary: true)
                        ]),
                    ])))
        return PageContent(
            title: "Tillgång",
            lead: Prose(
                "Ingen utbildning är inskriven för \(context.sector == nil ? "" : "områdets yrken hos ")\(context.organisation.name), så tillgången kan inte jämföras med behovet."
                    + (published == nil ? "" : " Planens egen jämförelse står nedan, för sig.")),
            baseYear: context.baseYear, notices: context.marks, blocks: blocks)
    }

    func page(_ balance: SupplyBalance, _ fields: IntakeFields) -> PageContent {
        let intake = fields.intake
        var blocks: [Block] = [
            .figures(figures(balance)),
            .card(Card("Utbildade mot rekryteringsbehov", blocks: [.chart(chart(balance, intake))])),
            .card(
                Card(
                    "Utbildning och behov per yrke och område",
                    actions: NeedLinks.files("/behov/tillgang", organisation: id, table: "tillgang"),
                    blocks: [.table(table)])),
            .card(
                Card(
                    "Om fler antas till utbildningen",
                    blocks: [.form(fields.form(names: balances.map(name), chosen: name(balance), organisation: id))]
                        + (intake.map { [.table(intakeTable(balance, $0))] } ?? []))),
        ]
        if let published { blocks.append(.card(published.card(context))) }
        return PageContent(
            title: "Tillgång", lead: lead(balance, intake), baseYear: context.baseYear,
            notices: context.marks + notices(balance), blocks: blocks)
    }

    private func lead(_ balance: SupplyBalance, _ intake: ExtraIntake?) -> Prose {
        let span = Swedish.years(min(balance.years.lowerBound + 1, balance.years.upperBound), balance.years.upperBound)
        guard let coverage = balance.coverage else {
            let graduates = balance.graduatesPerYear.map { "\(Swedish.number($0)) om året" } ?? "ej angivet antal"
            return Prose(
                balance.isPartOfArea
                    ? "Utbildningen till \(balance.profession.lowercased()) (\(graduates)) gäller hela \(balance.area), men behovet är bara det som \(context.organisation.name) har. De två dras därför inte från varandra."
                    : "Utbildningen till \(balance.profession.lowercased()) i \(balance.area) ger \(graduates), men rekryteringsbehovet är inte känt, så täckningen kan inte räknas."
            )
        }
        var phrases: [Phrase] = [
            .text("\(balance.profession), \(balance.area): "),
            .strong("\(Swedish.number(coverage.graduates))"),
            .text(" utbildas om året \(span) mot ett behov av "), .strong("\(Swedish.number(coverage.need))"),
            .text(" nya om året. "),
        ]
        if let share = coverage.share {
            phrases += [.text("Utbildningen täcker "), .strong("\(Swedish.number(share * 100)) %"), .text("; ")]
        }
        phrases.append(.text(Self.missingWords(coverage.missing) + "."))
        if let intake { phrases.append(.text(" " + words(intake, years: balance.years))) }
        return Prose(phrases)
    }

    private func words(_ intake: ExtraIntake, years: ClosedRange<Int>) -> String {
        let first = max(intake.from + intake.lag, years.lowerBound + 1)
        let what = "\(Swedish.number(intake.persons)) fler antagna om året från \(intake.from)"
        guard first <= years.upperBound else {
            return "Med \(what) stiger tillgången först \(first), efter \(years.upperBound)."
        }
        return
            "Med \(what) stiger tillgången med \(Swedish.number(intake.persons * intake.completion)) om året från \(first)."
    }

    /// "100 saknas varje år", "12 fler utbildas än som behövs".
    static func missingWords(_ missing: Double) -> String {
        let whole = missing.rounded(.toNearestOrAwayFromZero)
        if whole == 0 { return "tillgång och behov är lika stora" }
        return whole > 0
            ? "\(Swedish.number(whole)) saknas varje år"
            : "\(Swedish.number(-whole)) fler utbildas om året än som behövs"
    }

    private func figures(_ balance: SupplyBalance) -> [Figure] {
        let coverage = balance.coverage
        return [
            Figure(
                "Utbildade om året", Quantity(coverage?.graduates ?? balance.graduatesPerYear, .persons),
                note: Prose("\(balance.area); \(Swedish.list(balance.sources))")),
            Figure(
                "Behov av nya om året", Quantity(coverage?.need ?? balance.recruitmentPerYear, .persons),
                note: Prose(
                    balance.isPartOfArea
                        ? "bara \(context.organisation.name)"
                        : "rekryteringsbehov hos \(Swedish.count(balance.counted.count, one: "arbetsgivare", many: "arbetsgivare"))"
                )),
            Figure(
                "Täckning", Quantity(coverage?.share, .percent, missing: "kan inte räknas"),
                note: "utbildade som andel av behovet"),
            Figure(
                "Saknas om året", Quantity(coverage?.missing, .persons, missing: "kan inte räknas"),
                note: "behov minus utbildade"),
        ]
    }

    private func notices(_ balance: SupplyBalance) -> [Notice] {
        var notices: [Notice] = []
        if !balance.missing.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose(
                        "\(name(balance)): behovet är minst det som visas, eftersom underlag saknas för \(Swedish.list(balance.missing))."
                    )))
        }
        if balance.isStatedDifferently {
            notices.append(
                Notice(
                    .warning,
                    Prose(
                        "Arbetsgivarna anger olika antal utbildade för \(name(balance)). Den första arbetsgivarens tal används; rätta de andra under Antaganden."
                    )))
        }
        return notices
    }

    private func chart(_ balance: SupplyBalance, _ intake: ExtraIntake?) -> Chart {
        let years = Array(balance.years.dropFirst())
        var series = [
            Series("Rekryteringsbehov", Array(balance.recruitment.dropFirst())),
            Series("Utbildade", Array(balance.graduates.dropFirst())),
        ]
        if let intake {
            series.append(
                Series(
                    "Utbildade med fler antagna", Array(balance.graduates(with: intake).dropFirst()), isDashed: true))
        }
        return Chart(
            .lines, id: "tillgang-per-ar", title: name(balance),
            description: balance.coverage.map {
                "I snitt utbildas \(Swedish.number($0.graduates)) om året mot ett behov av \(Swedish.number($0.need)); \(Self.missingWords($0.missing))."
            } ?? "Utbildning och behov gäller inte samma arbetsgivare och jämförs inte.",
            categories: years.map(String.init), series: series, unit: .persons,
            note:
                "Personer per år. Utbildade når arbetsgivarna i \(balance.area). Källa: \(Swedish.list(balance.sources)); rekryteringsbehov: \(context.source).",
            startsAtZero: true)
    }

    private var table: Table {
        Table(
            id: "tillgang",
            caption: context.caption(
                "Utbildade och rekryteringsbehov, personer om året i snitt över åren efter basåret"),
            columns: [
                Column("Yrke", explanation: "Yrke som utbildningen leder till", isText: true),
                Column("Område", explanation: "Område som båda sidor gäller", isText: true),
                Column("Utbildade", explanation: "Utbildade som når områdets arbetsgivare, personer om året"),
                Column("Behov", explanation: "Rekryteringsbehov hos områdets arbetsgivare, personer om året"),
                Column("Täckning", explanation: "Utbildade som andel av behovet"),
                Column("Saknas", explanation: "Behov minus utbildade, personer om året"),
                Column("Arbetsgivare i behovet", explanation: "Arbetsgivare vars behov räknas", isText: true),
                Column("Saknar underlag", explanation: "Arbetsgivare i området vars behov inte är känt", isText: true),
                Column("Källa", explanation: "Källa för antalet utbildade", isText: true),
            ],
            rows: balances.map { balance in
                let coverage = balance.coverage
                let name = name(balance)
                return Row([
                    .text(
                        balance.profession,
                        href: NeedLinks.page("tillgang", id) + "&urval=" + NeedLinks.encode(name)),
                    .text(
                        balance.owner.map { $0.id == id ? balance.area : "\(balance.area) (\($0.name))" }
                            ?? balance.area),
                    .persons(coverage?.graduates ?? balance.graduatesPerYear),
                    .persons(coverage?.need ?? balance.recruitmentPerYear),
                    .quantity(Quantity(coverage?.share, .percent, missing: "–")),
                    .quantity(Quantity(coverage?.missing, .persons, missing: "–")),
                    .text(balance.isPartOfArea ? "bara en del av området" : Swedish.list(balance.counted)),
                    .text(Swedish.list(balance.missing)), .text(Swedish.list(balance.sources)),
                ])
            })
    }

    private func intakeTable(_ balance: SupplyBalance, _ intake: ExtraIntake) -> Table {
        let with = balance.graduates(with: intake)
        return Table(
            id: "fler-antagna",
            caption: context.caption(
                "\(name(balance)) med \(Swedish.number(intake.persons)) fler antagna om året från \(intake.from), \(Swedish.number(intake.completion * 100)) % tar examen och börjar i området efter \(intake.lag) år"
            ),
            columns: [
                Column("År", explanation: "Kalenderår", isText: true),
                Column("Rekryteringsbehov", explanation: "Personer"),
                Column("Utbildade", explanation: "Personer, utan fler antagna"),
                Column("Tillkommer", explanation: "Personer som utbildas därutöver"),
                Column("Utbildade med fler antagna", explanation: "Summan"),
                Column("Saknas då", explanation: "Rekryteringsbehov minus summan"),
            ],
            rows: balance.years.enumerated().dropFirst().map { position, year in
                let need = balance.recruitment[position]
                let missing = balance.isPartOfArea ? nil : need.flatMap { need in with[position].map { need - $0 } }
                return Row([
                    .text("\(year)"), .persons(need), .persons(balance.graduates[position]),
                    .persons(intake.graduates(in: year, baseYear: balance.years.lowerBound)), .persons(with[position]),
                    .quantity(Quantity(missing, .persons, missing: "–")),
                ])
            })
    }
}
