internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// Which employers have delivered vacancies and training, and of which day.
struct ObservationBoard {
    let employers: [Organisation]
    let figures: EmployerFigures

    /// Names of employers without a figure of an indicator.
    func missing(_ indicator: Indicator) -> [String] {
        employers.filter { figures.all($0.id, indicator).isEmpty }.map(\.name)
    }

    /// "Vakanser är levererade av 12 av 14 arbetsgivare; X och Y saknas."
    func sentence(_ indicator: Indicator) -> String {
        let missing = missing(indicator)
        let what = indicator == .vacancies ? "Vakanser" : "Antal som saknar föreskriven utbildning"
        guard missing.count < employers.count else { return "\(what) är inte levererade." }
        let start = "\(what) är levererade av \(employers.count - missing.count) av \(employers.count) arbetsgivare"
        guard !missing.isEmpty else { return start + "." }
        let names =
            missing.count > 12 ? Array(missing.prefix(10)) + ["\(missing.count - 10) till"] : missing
        return "\(start); \(Swedish.list(names)) saknas."
    }

    var table: Table {
        Table(
            id: "vakanser",
            caption:
                "Varje arbetsgivares senaste uppgifter, summerade över yrken. Källa: inlästa filer och det som skrivits in. Antal under \(FullTime.fewest) personer i ett yrke ingår inte.",
            columns: [
                Column("Arbetsgivare", explanation: "Leder till arbetsgivarens uppgifter", isText: true),
                Column("Vakanser", explanation: Indicator.vacancies.definition),
                Column("Yrken med vakansuppgift", explanation: "Yrken vars vakanser är levererade"),
                Column("Vakanser gäller", explanation: "Dagen uppgifterna gäller", isText: true),
                Column("Saknar utbildning", explanation: Indicator.withoutRequiredTraining.definition),
                Column("Utbildning gäller", explanation: "Dagen uppgifterna gäller", isText: true),
                Column("Mottaget", explanation: "När det senaste lästes eller skrevs in, svensk tid", isText: true),
                Column("Kommer från", explanation: "Inskrivet eller filens namn", isText: true),
            ],
            rows: employers.map { employer in
                let vacancies = figures.all(employer.id, .vacancies).values
                let training = figures.all(employer.id, .withoutRequiredTraining).values
                let all = Array(vacancies) + Array(training)
                let sources = all.reduce(into: Set<String>()) { $0.formUnion($1.files) }.sorted()
                // Small counts are no part of the sum either, or they could be found out from it.
                let untrained = training.map(\.value).filter { $0 >= Training.fewest }
                return Row([
                    .text(employer.name, href: "/register/vakanser?org=\(employer.id)"),
                    .quantity(
                        Quantity(
                            vacancies.isEmpty ? nil : vacancies.reduce(0) { $0 + $1.value }, .number,
                            missing: "saknas")),
                    .quantity(Quantity(Double(vacancies.count), .number)),
                    .text(ObservationDay.short(vacancies.flatMap(\.days))),
                    .quantity(
                        Quantity(
                            untrained.isEmpty ? nil : untrained.reduce(0, +), .persons,
                            missing: training.isEmpty ? "saknas" : "färre än \(FullTime.fewest)")),
                    .text(ObservationDay.short(training.flatMap(\.days))),
                    .text(all.map(\.recordedAt).max().map { TimeText.text($0) } ?? ""),
                    .text(Swedish.list(sources + (all.contains(where: \.isTyped) ? ["inskrivet"] : []))),
                ])
            })
    }
}

/// The page above the employers: which of them have delivered, and the way to each.
enum ObservationChoice {
    static func page(_ body: Organisation, _ registry: Registry, _ service: Service) async throws -> PageContent {
        let inside = registry.tree.subtree(of: body.id)
        let employers = registry.tree.nodes.filter {
            $0.isEmployer && $0.exists(on: service.today) && inside.contains($0.id)
        }.sorted { $0.name < $1.name }
        guard !employers.isEmpty else {
            return PageContent(
                title: "Vakanser och utbildning",
                lead: Prose("\(body.name) har inga arbetsgivare. Välj en annan organisation överst på sidan."),
                blocks: [.actions([Action("Till organisationen", href: "/register/organisation", isPrimary: true)])])
        }
        let board = ObservationBoard(
            employers: employers, figures: try await service.figures(of: employers.map(\.id)))
        var page = PageContent(
            title: "Vakanser och utbildning",
            lead: Prose("\(board.sentence(.vacancies)) Välj en arbetsgivare för att se, skriva in eller rätta."))
        if employers.contains(where: \.isSynthetic) { page.notices.append(ImportResult.syntheticMark) }
        page.blocks = [
            .card(
                Card(
                    "Senaste uppgifter",
                    actions: [
                        Action("Läs in en fil", href: "/register/import?slag=observations"),
                        Action("CSV", href: "/register/vakanser?org=\(body.id)&format=csv&tabell=vakanser"),
                    ], blocks: [.table(board.table)]))
        ]
        return page
    }
}
