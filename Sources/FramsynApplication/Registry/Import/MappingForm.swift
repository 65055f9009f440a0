internal import Interchange
internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The mapping as a page.
enum MappingForm {
    /// Rows shown.
    private static let sampleRows = 6
    /// Values of a column that can be given a meaning on the page; beyond that the file itself is better changed.
    static let mostValues = 100
    /// Choices above which a drop-down becomes a field for the code.
    private static let mostChoices = 300

    static let gone = PageContent(
        title: "Koppling",
        lead: "Filen finns inte kvar. Filer som inte läses in tas bort efter ett dygn, och direkt när de är inlästa.",
        blocks: [.actions([Action("Skicka en fil", href: "/register/import", isPrimary: true)])])

    static func sample(_ path: String, _ note: UploadNote) throws(ImportFault) -> TableSample {
        try TableSample(
            TableSource(path: path, name: note.fileName), rows: sampleRows,
            delimiter: note.settings.register.delimiter, sheet: note.settings.register.sheet,
            limits: ImportLimits.table)
    }

    static func page(
        _ service: Service, token: String, path: String, note: UploadNote, faults: [String: String]
    ) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let employer = note.employer.flatMap { registry.tree[$0] }
        var sample: TableSample?
        var notices: [Notice] = []
        do {
            if note.kind != .population || !note.fileName.lowercased().hasSuffix(".json") {
                sample = try Self.sample(path, note)
            }
        } catch {
            notices.append(Notice(.fault, Prose(error.swedishSentence)))
        }
        if !faults.isEmpty {
            notices.append(Notice(.fault, "Något behöver väljas innan filen kan läsas. Ingenting är sparat."))
        }
        let headings = sample?.headings ?? []
        var groups: [FieldGroup]
        switch note.kind {
        case .register:
            groups = registerGroups(note, headings: headings, sheets: sample?.sheets ?? [], faults: faults)
            groups += valueGroups(note, registry, employer)
        case .organisations:
            groups = [
                columnGroup(OrganisationColumn.self, note.settings.organisations, headings, faults),
                .fields(legend: "Format", [dayField(note.settings.organisationDays)]),
            ]
        case .professions:
            groups = [columnGroup(ProfessionColumn.self, note.settings.professions, headings, faults)]
        case .observations:
            let mapping = note.settings.observations ?? ObservationMapping()
            groups = [
                columnGroup(ObservationColumn.self, mapping.columns, headings, faults),
                .fields(
                    legend: "Datum",
                    [
                        dayField(mapping.dayFormat),
                        Field(
                            "dag", label: "Hela filen gäller", kind: .day,
                            value: note.settings.observationDay?.description ?? "",
                            hint: "För en fil utan kolumn för dag.", fault: faults["dag"]),
                    ]),
            ]
            groups += valueGroups(note, registry, employer)
        case .population: groups = [populationGroup(note.settings.population, faults)]
        }
        let form = Form(
            id: "koppling", action: "/register/koppling?fil=\(token)", groups: groups, submit: "Läs in",
            otherSubmits: [Choice("prov", "Provläs")])
        var blocks: [Block] = []
        if note.settings.isSaved, note.kind == .register, notices.isEmpty {
            // Next month's file: everything is chosen already, and the button comes first.
            blocks.append(
                .card(
                    Card(
                        "Samma koppling som förra gången",
                        blocks: [
                            .paragraphs([
                                Prose(
                                    "Kolumner och värden är valda så som när \(employer?.name ?? "arbetsgivaren") läste in senast. Stämmer de räcker det att trycka på knappen."
                                )
                            ]),
                            .form(
                                Form(
                                    id: "las-in", action: "/register/las-in?fil=\(token)", groups: [],
                                    submit: "Läs in med samma koppling")),
                        ])))
        }
        if let sample { blocks.append(.card(Card("Filens första rader", blocks: [.table(table(sample, note))]))) }
        blocks.append(.card(Card("Så tolkas filen", blocks: [.form(form)])))
        blocks.append(.actions([Action("Byt fil", href: "/register/import?slag=\(note.kind.rawValue)")]))
        return PageContent(
            title: "Koppling: \(note.fileName)", lead: lead(note, employer), notices: notices, blocks: blocks)
    }

    private static func lead(_ note: UploadNote, _ employer: Organisation?) -> Prose {
        let whose = employer.map { " för \($0.name)" } ?? ""
        return Prose(
            "\(note.kind.swedishName)\(whose): kontrollera vilken kolumn som är vad. Provläs för att se vad som är fel utan att något sparas; Läs in sparar bara om allt är rätt."
        )
    }

    private static func table(_ sample: TableSample, _ note: UploadNote) -> Table {
        Table(
            id: "exempel",
            caption: "De första \(sample.rows.count) raderna i \(note.fileName). Personnummer är dolda.",
            columns: sample.headings.enumerated().map { index, heading in
                Column(
                    heading.isEmpty ? "Kolumn \(index + 1)" : heading, explanation: "Så som i filen", isText: true)
            }, rows: sample.rows.map { Row($0.map { .text($0) }) })
    }

    private static func columnGroup<C: ImportColumn>(
        _: C.Type, _ chosen: [C: String], _ headings: [String], _ faults: [String: String]
    ) -> FieldGroup {
        .fields(
            legend: "Kolumner",
            C.allCases.map { column in
                let name = "kolumn-\(column.rawValue)"
                let label = column.field.swedishName
                return Field(
                    name, label: label.prefix(1).uppercased() + label.dropFirst(),
                    kind: .choice(
                        [Choice("", "– finns inte i filen –")]
                            + headings.filter { !$0.isEmpty }.map { Choice($0, $0) }),
                    value: chosen[column] ?? "", fault: faults[name], isRequired: column.isRequired)
            })
    }

    private static func dayField(_ format: DayFormat) -> Field {
        Field(
            "datum", label: "Datum skrivs som",
            kind: .choice(DayFormat.allCases.map { Choice($0.rawValue, $0.swedishExample) }), value: format.rawValue)
    }

    private static func registerGroups(
        _ note: UploadNote, headings: [String], sheets: [String], faults: [String: String]
    ) -> [FieldGroup] {
        let mapping = note.settings.register
        let shares = [
            Choice(ShareFormat.fraction.rawValue, "0 till 1 (0,75)"),
            Choice(ShareFormat.percent.rawValue, "procent (75)"),
        ]
        var format = [
            dayField(mapping.dayFormat),
            Field(
                "grad", label: "Sysselsättningsgrad skrivs som", kind: .choice(shares),
                value: mapping.rateFormat.rawValue),
            Field(
                "franvaro", label: "Frånvaro skrivs som", kind: .choice(shares),
                value: mapping.absenceFormat.rawValue),
            Field(
                "okanda-yrken", label: "Yrken som inte är kända",
                kind: .choice([
                    Choice(UnmappedProfessions.refuse.rawValue, "är fel och hindrar inläsningen"),
                    Choice(UnmappedProfessions.leaveOut.rawValue, "lämnas ut och listas"),
                ]), value: mapping.unmappedProfessions.rawValue),
            Field(
                "okanda-enheter", label: "Enheter som inte är kända",
                kind: .choice([
                    Choice("fel", "är fel och hindrar inläsningen"),
                    Choice("arbetsgivaren", "räknas till arbetsgivaren som helhet"),
                ]), value: note.settings.unknownUnitsAreEmployers ? "arbetsgivaren" : "fel"),
            Field(
                "sista-dag", label: "Uttaget gäller till och med", kind: .day,
                value: note.settings.lastDay?.description ?? "",
                hint:
                    "Dagen då uttaget gjordes. Lämnas den tom gäller filens senaste datum, och ett datum i december räknas som hela året.",
                fault: faults["sista-dag"]),
        ]
        if sheets.count > 1 {
            format.append(
                Field(
                    "blad", label: "Blad", kind: .choice(sheets.map { Choice($0, $0) }),
                    value: mapping.sheet ?? sheets.first ?? ""))
        } else if sheets.isEmpty {
            format.append(
                Field(
                    "skiljetecken", label: "Skiljetecken mellan kolumner",
                    kind: .choice([
                        Choice(";", "semikolon"), Choice(",", "komma"), Choice("\t", "tabb"), Choice("|", "lodstreck"),
                    ]),
                    value: mapping.delimiter ?? ";"))
        }
        return [
            columnGroup(RegisterColumn.self, mapping.columns, headings, faults),
            .fields(legend: "Format och okända värden", format),
        ]
    }

    /// Drop-downs for values that led to nothing when the file was tried, and for those given a meaning earlier.
    private static func valueGroups(
        _ note: UploadNote, _ registry: Registry, _ employer: Organisation?
    ) -> [FieldGroup] {
        var mapping = note.settings.register
        if note.kind == .observations {
            mapping = ImportMapping(
                units: note.settings.observations?.units ?? [:],
                professions: note.settings.observations?.professions ?? [:])
        }
        let inside = employer.map { registry.tree.subtree(of: $0.id) }
        let units = registry.tree.nodes.filter { $0.hasStaff && inside?.contains($0.id) != false }
            .map { Choice($0.code, $0.name) }
        let columns: [(RegisterColumn, [String: String], [Choice])] = [
            (.profession, mapping.professions, registry.professions.map { Choice($0.name, $0.name) }),
            (.unit, mapping.units, units),
            (
                .sex, mapping.sexes.mapValues { "\($0.rawValue)" },
                Sex.allCases.map { Choice("\($0.rawValue)", $0.swedishName) }
            ),
            (
                .form, mapping.forms.mapValues(\.rawValue),
                EmploymentForm.allCases.map { Choice($0.rawValue, $0.swedishName) }
            ),
            (
                .exitReason, mapping.exitReasons.mapValues(\.rawValue),
                ExitReason.allCases.map { Choice($0.rawValue, $0.swedishName) }
            ),
        ]
        return columns.compactMap { column, chosen, choices in
            let unknown = note.unknown.filter { $0.column == column && !$0.value.isEmpty }
            let counts = Dictionary(unknown.map { ($0.value, $0.rows) }, uniquingKeysWith: { first, _ in first })
            let values = unknown.map(\.value) + chosen.keys.filter { counts[$0] == nil }.sorted()
            guard !values.isEmpty else { return nil }
            let kind: Field.Kind =
                choices.count > mostChoices ? .text : .choice([Choice("", "– inte känt –")] + choices)
            let fields = values.prefix(mostValues).enumerated().flatMap { index, value -> [Field] in
                let rows = counts[value].map { " (\(Swedish.count($0, one: "rad", many: "rader")))" } ?? ""
                return [
                    Field(
                        "varde-\(column.rawValue)-\(index)", label: value + rows, kind: kind,
                        value: chosen[value] ?? ""),
                    Field("namn-\(column.rawValue)-\(index)", label: "", kind: .hidden, value: value),
                ]
            }
            let more = values.count - mostValues
            return .fields(
                legend: column.valueLegend
                    + (more > 0 ? " (de \(mostValues) vanligaste av \(values.count))" : ""), fields)
        }
    }

    private static func populationGroup(_ choices: PopulationChoices, _ faults: [String: String]) -> FieldGroup {
        .fields(
            legend: "Om filen inte säger det själv",
            [
                Field(
                    "slag-befolkning", label: "Uppgifterna är",
                    kind: .choice([
                        Choice("", "det som filen säger"),
                        Choice(PopulationKind.outcome.rawValue, "räknad befolkning"),
                        Choice(PopulationKind.publishedProjection.rawValue, "en framskrivning, till exempel SCB:s"),
                    ]), value: choices.kind?.rawValue ?? ""),
                Field(
                    "kalla", label: "Källa", value: choices.source,
                    hint: "Trycks under varje tabell, till exempel SCB, befolkningsframskrivning 2026."),
                Field(
                    "basar", label: "Sista räknade år", kind: .number,
                    value: choices.baseYear.map { "\($0)" } ?? "",
                    hint: "Tomt: sista året i räknad befolkning, året före det första i en framskrivning.",
                    fault: faults["basar"]),
                Field(
                    "regionkod", label: "Områdets kod", value: choices.regionCode,
                    hint: "Kommunkod eller länskod, om filen gäller ett enda område utan kolumn för det."),
                Field("regionnamn", label: "Områdets namn", value: choices.regionName),
                Field(
                    "manad", label: "Låt den senaste månaden stå för året när december saknas", kind: .check,
                    value: choices.takesLatestMonth ? "ja" : ""),
            ])
    }
}
