public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The typed form: a board that has only its table is served without a file.
public struct TypedPlanPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, PageParameter("ny", .flag, "En ny tabell.")]
    /// The organisation whose plan is edited; nil for a new one.
    public let organisationID: Int64?

    /// Reads `org`; `ny=1` starts an empty form.
    public init(_ request: PageRequest) throws {
        organisationID = request["ny"] == nil ? request.organisationID : nil
    }

    /// The form, filled in with what is stored.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard let organisationID, let stored = try await service.store.plan(of: organisationID) else {
            var fields = TypedPlanFields()
            fields.baseYear = String(service.today.year - 1)
            fields.lastYear = String(service.today.year + 9)
            return TypedPlanForm.page(fields, organisationID: nil, faults: [])
        }
        guard stored.exits == .typed else { return TypedPlanForm.fromRegister(organisationID) }
        return TypedPlanForm.page(TypedPlanFields(stored), organisationID: organisationID, faults: [])
    }
}

/// Saves the typed form.
public struct SaveTypedPlan: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need, .installation)
    /// The organisation whose plan is edited; nil for a new one.
    public let organisationID: Int64?
    private let fields: TypedPlanFields

    /// Reads `org` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        fields = TypedPlanFields(form)
    }

    /// Saves everything, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        var stored: StoredPlan?
        if let organisationID {
            let tree = try await service.caches.registry(service.store).tree
            guard tree[organisationID] != nil else { throw RequestFault.notAvailable }
            stored = try await service.store.plan(of: organisationID)
            if stored?.exits == .register { return .again(TypedPlanForm.fromRegister(organisationID)) }
        }
        var reader = TypedPlanReader(fields, earlier: stored?.plan)
        guard let plan = reader.read() else {
            return .again(TypedPlanForm.page(fields, organisationID: organisationID, faults: reader.faults))
        }
        let target: Int64
        if let organisationID {
            target = organisationID
        } else {
            target = try await service.newOrganisation(named: fields.organisation, kind: .board, by: self, viewer)
        }
        do {
            try await service.store.savePlan(
                plan, exits: .typed, of: target, edited: Int(fields.version) ?? 0,
                event: service.event(self, by: viewer, object: "plan", objectID: target))
        } catch StoreFault.conflict(let current, _) {
            var kept = fields
            kept.version = String(current)
            var page = TypedPlanForm.page(kept, organisationID: organisationID, faults: [])
            page.notices.insert(
                Notice(
                    .fault,
                    Prose([
                        .text("Någon annan har sparat tabellen medan du skrev. Dina värden står kvar nedan. "),
                        .link("Se den sparade versionen", href: "/behov/framskrivning?org=\(target)"),
                        .text(" och spara sedan igen om dina värden ska gälla."),
                    ])), at: 0)
            return .again(page)
        }
        return .done(path: "/behov/framskrivning?org=\(target)", message: "Tabellen är sparad.")
    }
}

extension Optional {
    /// `map` with a body that waits; nil stays nil.
    func asyncFlatMap<Value>(_ body: (Wrapped) async throws -> Value?) async rethrows -> Value? {
        guard let self else { return nil }
        return try await body(self)
    }
}

/// The typed form as a page.
enum TypedPlanForm {
    /// What is said instead of the form where the figures come from a register.
    static func fromRegister(_ organisation: Int64) -> PageContent {
        PageContent(
            title: "Egen tabell",
            lead:
                "Den här organisationens framskrivning bygger på personalregistret. Ändra förutsättningarna under Antaganden.",
            blocks: [
                .actions([
                    Action("Till Antaganden", href: NeedLinks.page("antaganden", organisation), isPrimary: true),
                    Action("Ny egen tabell", href: "/behov/fyll-i?ny=1"),
                ])
            ])
    }

    static func page(_ fields: TypedPlanFields, organisationID: Int64?, faults: [FieldFault]) -> PageContent {
        let words = Dictionary(faults.map { ($0.field, $0.words) }, uniquingKeysWith: { first, _ in first })
        let path = "/behov/fyll-i" + (organisationID.map { "?org=\($0)" } ?? "")
        let form = Form(
            id: "egen-tabell", action: path,
            groups: [
                .fields(legend: "Vad det gäller", header(fields, words, isNew: organisationID == nil)),
                .grid(
                    legend: "Yrken", columns: columns, rows: rows(fields, words)),
                .fields(legend: "Volym och löner (valfritt)", volume(fields, words)),
                .fields(legend: "Ram och direktiv (valfritt)", money(fields, words)),
            ], submit: "Spara och visa framskrivningen")
        return PageContent(
            title: "Egen tabell",
            lead:
                "Skriv in den tabell ni har. Antal medarbetare räcker för att se behovet; avgångar ger rekryteringen, kostnad och ram ger gapet.",
            notices: faults.isEmpty
                ? []
                : [
                    Notice(
                        .fault,
                        Prose(
                            faults.count == 1
                                ? "Ett fält behöver rättas. Inget är sparat, och det du skrev står kvar."
                                : "\(faults.count) fält behöver rättas. Inget är sparat, och det du skrev står kvar."))
                ],
            blocks: [.card(Card("Underlag", blocks: [.form(form)]))])
    }

    private static let columns = [
        "Yrke", "Antal basåret", "Slutar av annat än pension, % per år", "Pensioner, antal per år",
        "Behovets utveckling, % per år", "Kostnad per person, tkr per år",
    ]

    private static func header(
        _ fields: TypedPlanFields, _ words: [String: String], isNew: Bool
    ) -> [Field] {
        [
            Field(
                "organisation", label: "Nämnd eller förvaltning", value: fields.organisation,
                fault: words["organisation"], isRequired: true),
            Field(
                "baseYear", label: "Basår", kind: .number, value: fields.baseYear,
                hint: "Året som antalet medarbetare gäller.", fault: words["baseYear"], isRequired: true),
            Field(
                "lastYear", label: "Sista år", kind: .number, value: fields.lastYear,
                hint: "Högst 20 år efter basåret.", fault: words["lastYear"], isRequired: true),
            Field(
                "source", label: "Källa", value: fields.source,
                hint: "Till exempel Nämndens plan 2026. Trycks under varje tabell."),
            Field(
                "rule", label: "Vilka som räknas", value: fields.rule,
                hint: "Till exempel månadsanställda, ej timanställda. Lämnas det tomt trycks ej angivet."),
            Field("version", label: "Version", kind: .hidden, value: fields.version),
        ]
    }

    private static func rows(_ fields: TypedPlanFields, _ words: [String: String]) -> [GridRow] {
        let filled = fields.lines.last?.isEmpty == false || fields.lines.isEmpty
        let spare = filled ? TypedPlanFields.spareLines : 0
        let lines = fields.lines + [TypedPlanFields.Line](repeating: .init(), count: spare)
        return lines.enumerated().map { position, line in
            func field(_ name: String, _ label: String, _ value: String, _ kind: Field.Kind) -> Field {
                Field(
                    "\(name)-\(position)", label: label, kind: kind, value: value,
                    fault: words["\(name)-\(position)"])
            }
            return GridRow(
                "Rad \(position + 1)",
                [
                    field("name", "Yrke", line.name, .text),
                    field("need", "Antal basåret", line.need, .number),
                    field("turnover", "Slutar av annat än pension, procent per år", line.turnover, .text),
                    field("retirements", "Pensioner, antal per år", line.retirements, .text),
                    field("growth", "Behovets utveckling, procent per år", line.growth, .number),
                    field("cost", "Kostnad per person, tusental kronor per år", line.cost, .number),
                ])
        }
    }

    private static func volume(_ fields: TypedPlanFields, _ words: [String: String]) -> [Field] {
        [
            Field(
                "index", label: "Gemensamt volymindex", value: fields.index,
                hint:
                    "Ett tal per år från basåret, åtskilda av semikolon: 1; 1,011; 1,020. Gäller yrken utan egen utveckling.",
                fault: words["index"]),
            Field(
                "payGrowth", label: "Löneutveckling, % per år", kind: .number, value: fields.payGrowth,
                hint: "Tomt betyder basårets priser hela vägen.", fault: words["payGrowth"]),
        ]
    }

    private static func money(_ fields: TypedPlanFields, _ words: [String: String]) -> [Field] {
        [
            Field(
                "frame", label: "Ramens förändring, Mkr per år", value: fields.frame,
                hint: "Ett värde per år från året efter basåret, åtskilda av semikolon; tomt där inget är beslutat.",
                fault: words["frame"]),
            Field(
                "frameKind", label: "Värdena är",
                kind: .choice([
                    Choice("cumulative", "förändring sedan basåret (ackumulerat)"),
                    Choice("annual", "förändring det året"),
                ]), value: fields.frameIsCumulative ? "cumulative" : "annual"),
            Field(
                "priceLevel", label: "Prisnivå", value: fields.priceLevel, hint: "Till exempel 2025 års priser."),
            Field(
                "frameSource", label: "Beslut eller dokument för ramen", value: fields.frameSource),
            Field(
                "directive", label: "Andel av behovsökningen som andra lösningar ska täcka, %", kind: .number,
                value: fields.directive, fault: words["directive"]),
            Field(
                "directiveSince", label: "Ökningen räknas från år", kind: .number, value: fields.directiveSince,
                fault: words["directiveSince"]),
        ]
    }
}
