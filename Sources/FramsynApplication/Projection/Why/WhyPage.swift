public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Varför?: how one number came about.
public struct WhyPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] =
        [
            .organisation, .sector, .since,
            PageParameter(
                "del", .choice(WhyPart.allCases.map(\.rawValue)), "Tal som förklaras; utan det en förteckning."),
            .profession("Yrke som talet gäller; utan det alla."),
            PageParameter("ar", .whole(PageParameter.years), "År som talet gäller; utan det hela perioden."),
        ] + PageParameter.levers(prefix: WhyQuestion.leverPrefix)
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `del` (behov, rekrytering, pension, avgang, kostnad, direktiv), `yrke`, `ar`, `basar`, and for a number
    /// of a scenario its settings, each name after ``WhyQuestion/leverPrefix``.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page. What cannot be found is answered with what can be.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Varför?", request, for: viewer, about: request["yrke"]) { try await page($0, service) }
    }

    private func page(_ context: ProjectionContext, _ service: Service) async throws -> PageContent {
        let id = context.organisation.id
        var notes: [String] = []
        var baseNotices: [Notice] = []
        guard let part = request["del"].flatMap({ WhyPart(rawValue: $0) }) else {
            return Self.directory(context, unknown: request["del"], on: service.today)
        }
        var profession = request["yrke"]
        if let name = profession, context.projection.profession(name) == nil {
            notes.append(
                "”\(name.prefix(80))” finns inte i framskrivningen. Här visas \(context.sector == nil ? "alla" : "områdets") yrken i stället."
            )
            profession = nil
        }
        var year: Int?
        if let text = request["ar"] {
            year = Int(text).flatMap { context.years.contains($0) ? $0 : nil }
            if year == nil {
                notes.append(
                    "Året ”\(text.prefix(20))” finns inte i framskrivningen, som gäller \(Swedish.years(context.baseYear, context.lastYear)). Här visas hela perioden i stället."
                )
            }
        }
        let standard = context.first.input.directive?.sinceYear ?? context.baseYear
        let asked = request["basar"].flatMap { Int($0) }
        let known = asked.flatMap { (context.baseYear..<context.lastYear).contains($0) ? $0 : nil }
        let since = min(max(known ?? standard, context.baseYear), max(context.baseYear, context.lastYear - 1))
        if part.isMoney { baseNotices = BaseYear.notice(asked: asked, used: since, context) }
        let identities = Dictionary(
            try await service.caches.registry(service.store).professions.map { ($0.name, $0.id) },
            uniquingKeysWith: { first, _ in first })
        let settings = ScenarioSettings(
            { request[WhyQuestion.leverPrefix + $0] }, choices: ScenarioChoices(context))
        notes += settings.faults.map { "Scenariots inställning räknas inte med. \($0.words)" }
        let chosen = (profession: profession, year: year)
        let question = try await service.pool.run {
            WhyQuestion(
                context: context.under(settings.levers), part: part, profession: chosen.profession, year: chosen.year,
                since: since, identities: identities, settings: settings.query(prefix: WhyQuestion.leverPrefix),
                day: service.today)
        }
        var page = try await service.pool.run { question.content }
        if let words = question.publishedWords { notes.append(words) }
        page.notices = notes.map { Notice(.warning, Prose($0)) } + baseNotices + page.notices
        if !settings.levers.isEmpty {
            let words = settings.levers.map { "\($0.kind.swedishName.lowercased()) \($0.swedishText)" }
            page.notices.insert(
                Notice(
                    .mark,
                    Prose([
                        .text("Talet gäller ett scenario: \(words.joined(separator: "; ")). "),
                        .link("Till scenariot", href: settings.path(id)), .text(" · "),
                        .link("Samma tal oförändrat", href: question.unchangedLink),
                    ])), at: 0)
        }
        return page
    }

    /// The numbers that can be opened, when none is named.
    private static func directory(_ context: ProjectionContext, unknown: String?, on day: Day) -> PageContent {
        let id = context.organisation.id
        return PageContent(
            title: "Varför?",
            lead: unknown == nil
                ? "Välj det tal som ska förklaras."
                : "Det finns ingen förklaring som heter så. Välj det tal som ska förklaras.",
            baseYear: context.baseYear, notices: context.marks,
            blocks: [
                .list(
                    WhyPart.allCases.map {
                        Prose([
                            .link($0.title, href: NeedLinks.why(id, $0.rawValue)),
                            .text(": \($0.definition.version(on: day)?.meaning ?? "")"),
                        ])
                    })
            ])
    }
}

/// What is asked: a number, for whom and when.
struct WhyQuestion: Sendable {
    let context: ProjectionContext
    let part: WhyPart
    let profession: String?
    let year: Int?
    /// The year since which money counts the increase.
    let since: Int
    /// Profession identities by name.
    let identities: [String: Int64]
    /// The scenario's settings as they follow in an address; empty for the unchanged projection.
    let settings: String
    /// The day whose definitions hold.
    let day: Day

    /// What stands before the names of a scenario's settings in an address, where `yrke` is the profession asked about.
    static let leverPrefix = "s-"

    var id: Int64 { context.organisation.id }
    /// The number's definition on the day.
    var definition: Definition.Version? { part.definition.version(on: day) }
    /// The formula in words.
    var formula: String { definition?.formula ?? "ej angivet" }

    func link(_ part: WhyPart? = nil, profession: String? = nil, year: Int? = nil, organisation: Int64? = nil) -> String
    {
        let part = part ?? self.part
        return NeedLinks.why(
            organisation ?? id, part.rawValue, profession: profession, year: year, since: part.isMoney ? since : nil)
            + settings
    }

    /// The same number of the unchanged projection.
    var unchangedLink: String {
        NeedLinks.why(id, part.rawValue, profession: profession, year: year, since: part.isMoney ? since : nil)
    }

    var content: PageContent {
        if part.isMoney { return WhyMoney(question: self).content }
        if let profession, let year, !context.isSum {
            return WhyNumber(question: self, profession: profession, year: year).content
        }
        return WhySum(question: self).content
    }

    /// What the plan itself prints, when that is another number than the computed one.
    var publishedWords: String? {
        guard context.levers.isEmpty, part == .need, let year, let position = context.projection.position(of: year),
            let table = context.publishedNeed
        else { return nil }
        let shown = context.projection.professions.map(\.name)
        let published =
            profession.map { table.value($0, year) }
            ?? (context.sector == nil
                ? table.total(year) : PrintedNumber.sumOfRounded(shown.map { table.value($0, year).map(Double.init) }))
        let computed =
            profession.map { PrintedNumber.whole(context.projection.profession($0)?.need[position]) }
            ?? PrintedNumber.sumOfRounded(context.projection.professions.map { $0.need[position] })
        guard let published, let computed, published != computed else { return nil }
        return
            "Tabellen visar planens egen siffra, \(Swedish.number(published)). Rekonstruktionen ger \(Swedish.number(computed))."
    }

    /// Period, base year, population rule and source of the number.
    func about(period: String) -> Block {
        let provenance = context.first.input.provenance
        var terms = [
            Term(
                "Definition",
                Prose([
                    .text("\(definition?.meaning ?? "ej angivet") "),
                    .link(definition.map(DefinitionWords.version) ?? "", href: "/register/definitioner"),
                ])),
            Term(part.isMoney ? "Basår för löner och volymer" : "Basår", Prose("\(context.baseYear)")),
            Term("Period", Prose(period)),
            Term("Enhet", Prose(part.isMoney ? "personer och kronor" : "antal personer")),
            Term("Vilka som räknas", Prose(provenance.populationRule ?? "ej angivet")),
            Term("Tidpunkt på året", Prose(provenance.pointInYear ?? "ej angivet")),
            Term("Källa", Prose(context.source)),
        ]
        if let sector = context.sector {
            terms.insert(
                Term(
                    "Område",
                    Prose("\(sector.name): \(Swedish.list(context.projection.professions.map(\.name)))")), at: 1)
        }
        if let rates = context.first.rates, part.isFlow {
            terms.append(
                Term(
                    "Andelarna bygger på",
                    Prose([
                        .text("personalregistret \(Swedish.years(rates.window.lowerBound, rates.window.upperBound)). "),
                        .link("Se dem under Antaganden", href: NeedLinks.page("antaganden", id)),
                    ])))
        }
        return .terms(terms)
    }

    /// Whom a sum is of, in words.
    var whom: String {
        guard context.sector != nil else { return "alla yrken" }
        let count = context.projection.professions.count
        return count == 1 ? "områdets enda yrke" : "områdets \(Swedish.number(count)) yrken"
    }

    /// Names of methods and literature.
    var method: Block {
        .disclosure(
            summary: "Metod och litteratur",
            [
                .list(
                    (WhyMethod.lines(part, fromRegister: context.first.rates != nil)
                        + (part == .need || part == .recruitment
                            ? ["Osäkerhet. \(NeedUncertainty(context).sentence)"] : []))
                        .map { Prose($0) })
            ])
    }

    /// The printed number and the unrounded one side by side.
    func bothFigures(_ value: Double?, printed: Double?, unit: Unit = .persons) -> Block {
        .figures([
            Figure("Som det skrivs ut", Quantity(printed, unit)),
            Figure("Orundat", Quantity(value, unit, decimals: unit == .persons ? 4 : 6)),
        ])
    }
}
