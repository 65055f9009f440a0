internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// What came of an import as a page.
enum ImportResult {
    static func page(_ job: StoredJob, _ order: ImportOrder, _ service: Service) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let employer = order.note.employer.flatMap { registry.tree[$0] }
        let isKept = Uploads(service.store).path(order.token) != nil
        let mapping = "/register/koppling?fil=\(order.token)"
        let title = "\(order.isDryRun ? "Provläsning" : "Inläsning") av \(order.note.fileName)"
        guard job.hasEnded else {
            return PageContent(
                title: title,
                lead: order.isDryRun
                    ? "Filen provläses. Ingenting sparas." : "Filen läses in. Allt sparas, eller ingenting.",
                blocks: [.card(Card("Läge", blocks: job.progressBlocks))])
        }
        guard let report = ImportJob.report(of: job) else {
            return PageContent(
                title: title, notices: [Notice(.fault, Prose(job.stageWords))],
                blocks: [.actions(isKept ? [Action("Till kopplingen", href: mapping, isPrimary: true)] : [])]
                    + job.progressBlocks)
        }
        let files = [
            Action("CSV", href: "/jobb?id=\(job.id)&format=csv&tabell=\(FaultTable.id)"),
            Action("XLSX", href: "/jobb?id=\(job.id)&format=xlsx"),
        ]
        var page = content(report, employer, mapping: isKept ? mapping : nil, files: files)
        if !report.faults.isEmpty {
            page.blocks.append(
                .actions(
                    (isKept ? [Action("Ändra kopplingen", href: mapping, isPrimary: true)] : [])
                        + [Action("Skicka en rättad fil", href: again(order))]))
        } else if report.isDryRun {
            if isKept { page.blocks.append(.form(storeForm(order))) }
        } else {
            page.blocks.append(.actions(ways(report, employer)))
        }
        return page
    }

    /// Everything that a report says, for the import's page and for the terminal.
    ///
    /// - Parameters:
    ///   - mapping: where the mapping is changed; nil when the file is gone.
    ///   - files: ways to the faults as files.
    static func content(
        _ report: ImportReport, _ employer: Organisation?, mapping: String? = nil, files: [Action] = []
    ) -> PageContent {
        var page = PageContent(
            title: "\(report.isDryRun ? "Provläsning" : "Inläsning") av \(report.fileName)",
            lead: lead(report, employer))
        if let employer, employer.isSynthetic { page.notices.append(syntheticMark) }
        if !report.faults.isEmpty {
            page.notices.append(Notice(.fault, Prose(report.faults.swedishSummary)))
            if !report.unmapped.isEmpty { page.blocks.append(.card(unknown(report, mapping))) }
            page.blocks.append(
                .card(
                    Card(
                        "Fel i filen", actions: files,
                        blocks: [.table(FaultTable.table(report.faults, fileName: report.fileName))])))
            return page
        }
        page.notices.append(
            Notice(.done, report.isDryRun ? "Filen är utan fel. Ingenting är sparat." : "Filen är inläst."))
        if let register = report.register { page.blocks += blocks(register, report) }
        if !report.changes.isEmpty {
            page.blocks.append(
                .card(
                    Card(
                        report.isDryRun ? "Det här ändras" : "Det här ändrades",
                        blocks: [.list(report.changes.map { Prose($0) })])))
        }
        if !report.unmapped.isEmpty { page.blocks.append(.card(unknown(report, mapping))) }
        return page
    }

    static let syntheticMark = Notice(.mark, "Syntetiska uppgifter: organisationen och personerna är påhittade.")

    private static func again(_ order: ImportOrder) -> String {
        "/register/import?slag=\(order.note.kind.rawValue)"
            + (order.note.employer.map { "&org=\($0)" } ?? "")
    }

    private static func storeForm(_ order: ImportOrder) -> Form {
        Form(
            id: "las-in", action: "/register/las-in?fil=\(order.token)", groups: [], submit: "Läs in filen")
    }

    private static func lead(_ report: ImportReport, _ employer: Organisation?) -> Prose {
        guard report.faults.isEmpty else {
            return Prose(
                "\(Swedish.count(report.rows, one: "rad", many: "rader")) lästes i \(report.fileName), och \(Swedish.count(report.faults.total, one: "fel", many: "fel")) behöver rättas innan något kan sparas."
            )
        }
        guard let register = report.register else {
            let what = report.kind == .population ? ("tabell", "tabeller") : ("rad", "rader")
            return Prose(
                "\(report.fileName) har \(Swedish.count(report.rows, one: what.0, many: what.1)) utan fel.")
        }
        let years = register.window.map { Swedish.years($0.lowerBound, $0.upperBound) }
        return Prose([
            .text("\(employer?.name ?? "Arbetsgivaren") har "),
            .strong("\(Swedish.count(register.persons, one: "person", many: "personer"))"),
            .text(
                " med \(Swedish.count(register.employments, one: "anställning", many: "anställningar")) i \(Swedish.count(register.professions, one: "yrke", many: "yrken")) i registret"
            ),
            .text(years.map { ", och avgångarna \($0) ger avgångstal per yrke." } ?? "."),
        ])
    }

    private static func blocks(_ register: RegisterSummary, _ report: ImportReport) -> [Block] {
        var blocks: [Block] = [
            .figures([
                Figure("Rader i filen", Quantity(Double(report.rows), .number)),
                Figure("Personer", Quantity(Double(register.persons), .persons)),
                Figure("Yrken", Quantity(Double(register.professions), .number)),
                Figure("Enheter", Quantity(Double(register.units), .number)),
            ])
        ]
        blocks.append(.card(Card("Vilken tid registret gäller", blocks: [.list(period(register))])))
        if let quality = register.quality {
            let words = QualityWords.sentences(quality)
            blocks.append(
                .card(
                    Card(
                        "Så räknades raderna",
                        blocks: [
                            .list(words.isEmpty ? ["Alla rader kunde räknas som de står."] : words.map { Prose($0) })
                        ])))
        }
        blocks.append(.card(Card("Framskrivningen", blocks: [.list(plan(register, report))])))
        return blocks
    }

    private static func period(_ register: RegisterSummary) -> [Prose] {
        var words: [Prose] = []
        let last = Swedish.text(of: register.lastDay)
        if register.lastDayIsStated {
            words.append(Prose("Registret gäller till och med \(last), så som angivet vid inläsningen."))
        } else if let seen = register.lastDayInFile, seen != register.lastDay {
            words.append(
                Prose(
                    "Registret räknas till och med \(last): senaste datumet i filen är \(Swedish.text(of: seen)), och ett datum i december räknas som hela året. Ange dagen i kopplingen om det är fel."
                ))
        } else {
            words.append(Prose("Registret räknas till och med \(last), senaste datumet i filen."))
        }
        if let first = register.firstDay {
            words.append(Prose("Den äldsta anställningen började \(Swedish.text(of: first))."))
        }
        if let window = register.window {
            words.append(
                Prose(
                    "Avgångar räknas i \(Swedish.count(window.count, one: "helt år", many: "hela år")): \(Swedish.years(window.lowerBound, window.upperBound))."
                ))
        } else {
            words.append(
                "Filen visar inga avslutade anställningar under ett helt år, så avgångstal kan inte räknas fram. Ta ut filen med dem som slutat, helst sex hela år bakåt."
            )
        }
        if register.leftOut > 0 {
            words.append(
                Prose(
                    "\(Swedish.count(register.leftOut, one: "rad", many: "rader")) lämnades ut, för inget yrke svarar mot titeln."
                ))
        }
        return words
    }

    private static func plan(_ register: RegisterSummary, _ report: ImportReport) -> [Prose] {
        switch register.plan {
        case .made(let years, let volumes):
            let verb = report.isDryRun ? "görs" : "är gjord"
            let follows =
                volumes.isEmpty
                ? "Behovet är oförändrat tills något annat väljs under Antaganden eller befolkning läses in."
                : "Behovet följer befolkningen: \(Swedish.list(volumes.map { "”\($0)”" }))."
            return [
                Prose(
                    "En första framskrivning \(verb) för \(Swedish.years(years.lowerBound, years.upperBound)) med \(Swedish.count(register.professions, one: "yrke", many: "yrken")). Basår \(years.lowerBound)."
                ), Prose(follows),
            ]
        case .kept(let baseYear, let isFromRegister):
            var words: [Prose] = [Prose("Den framskrivning som finns behåller sina antaganden. Basår \(baseYear).")]
            if !isFromRegister {
                words.append("Den bygger på en egen tabell, så registret ändrar den inte.")
            } else if let last = register.window?.upperBound, last > baseYear {
                words.append(
                    Prose("Registret räcker nu till och med \(last). Basåret kan flyttas fram under Antaganden."))
            }
            return words
        case .none:
            return ["Ingen framskrivning kan göras förrän registret visar avgångar."]
        }
    }

    private static func unknown(_ report: ImportReport, _ mapping: String?) -> Card {
        Card(
            "Värden som inte är kända",
            actions: mapping.map { [Action("Välj vad de motsvarar", href: $0, isPrimary: true)] } ?? [],
            blocks: [
                .table(
                    Table(
                        id: "okanda", caption: "Värden i \(report.fileName) som inte leder till något känt.",
                        columns: [
                            Column("Värde", explanation: "Så som det står i filen", isText: true),
                            Column("Kolumn", explanation: "Vad värdet skulle vara", isText: true),
                            Column("Rader", explanation: "Antal rader med värdet"),
                        ],
                        rows: report.unmapped.prefix(200).map {
                            Row([
                                .text($0.value.isEmpty ? "(tomt)" : $0.value), .text($0.column.field.swedishName),
                                .quantity(Quantity(Double($0.rows), .number)),
                            ])
                        }))
            ])
    }

    private static func ways(_ report: ImportReport, _ employer: Organisation?) -> [Action] {
        switch report.kind {
        case .register:
            guard let employer else { return [] }
            return [
                Action("Visa framskrivningen", href: NeedLinks.page("framskrivning", employer.id), isPrimary: true),
                Action("Se antagandena", href: NeedLinks.page("antaganden", employer.id)),
                Action("Leveranser", href: "/register/leveranser"),
            ]
        case .organisations: return [Action("Visa organisationen", href: "/register/organisation", isPrimary: true)]
        case .professions: return [Action("Visa yrkena", href: "/register/yrken", isPrimary: true)]
        case .population: return [Action("Visa befolkningen", href: "/register/befolkning", isPrimary: true)]
        case .observations:
            let organisation = employer.map { "?org=\($0.id)" } ?? ""
            return [
                Action("Visa uppgifterna", href: "/register/vakanser\(organisation)", isPrimary: true),
                Action("Bristyrken", href: "/behov/bristyrken\(organisation)"),
                Action("Leveranser", href: "/register/leveranser"),
            ]
        }
    }
}

/// What counting did with a register's rows, in words.
enum QualityWords {
    static func sentences(_ quality: RegisterQuality) -> [String] {
        func line(_ count: Int, _ one: String, _ many: String, _ words: String) -> String? {
            count > 0 ? "\(Swedish.count(count, one: one, many: many)) \(words)" : nil
        }
        return [
            line(
                quality.inferredRetirements, "avgång utan orsak", "avgångar utan orsak",
                "räknas som pension, för personen hade nått lägsta pensionsålder."),
            line(
                quality.inferredTurnover, "avgång utan orsak", "avgångar utan orsak",
                "räknas som att personen slutade av annat än pension."),
            line(
                quality.earlyRetirements, "pension före 55 års ålder", "pensioner före 55 års ålder",
                "räknas som att personen slutade av annat än pension."),
            line(
                quality.leftForHourlyPay, "person", "personer",
                "räknas som avgången från månadslön men hade timlön hos samma arbetsgivare vid årets slut."),
            line(
                quality.betweenCounts, "anställning", "anställningar",
                "började och slutade mellan två årsskiften och syns därför inte i avgångstalen."),
            line(
                quality.hourlyRows, "rad", "rader", "gäller timavlönade och räknas inte med bland medarbetarna."),
            line(quality.skippedRows, "rad", "rader", "kunde inte räknas."),
        ].compactMap { $0 }
    }
}

/// Reads in a file that was tried without fault.
public struct StoreTriedFile: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
    /// The file tells the employer.
    public var organisationID: Int64? { nil }
    private let token: String

    /// Reads `fil`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        token = request["fil"] ?? ""
    }

    /// Starts the import with the choices the file was tried with.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let note = Uploads(service.store).file(token, of: viewer)?.note else { return .again(MappingForm.gone) }
        let job = try await service.startImport(token, note, isDryRun: false, viewer: viewer)
        return .done(path: "/jobb?id=\(job)", message: "Filen läses in.")
    }
}
