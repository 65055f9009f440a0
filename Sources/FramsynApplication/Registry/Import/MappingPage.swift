internal import Interchange
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Koppling: which column of a sent file holds what, with sample rows.
public struct MappingPage: PageUseCase {
    /// The file tells the employer.
    public var organisationID: Int64? { nil }
    private let token: String

    /// Reads `fil`.
    public init(_ request: PageRequest) throws {
        token = request["fil"] ?? ""
    }

    /// The mapping as it stands, or what to do when the file is gone.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let uploads = Uploads(service.store)
        guard let path = uploads.path(token), let note = uploads.note(token) else { return MappingForm.gone }
        return try await MappingForm.page(service, token: token, path: path, note: note, faults: [:])
    }
}

/// Keeps the choices of a mapping and starts reading the file.
public struct ReadFile: FormUseCase {
    /// The file tells the employer.
    public var organisationID: Int64? { nil }
    private let token: String
    private let form: FormValues

    /// Reads `fil` and the form; ``Presentation/Form/otherName`` with `prov` asks for a dry run.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        token = request["fil"] ?? form["fil"]
        self.form = form
    }

    /// Starts the job, or shows what is wrong with the choices.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let uploads = Uploads(service.store)
        guard let path = uploads.path(token), var note = uploads.note(token) else { return .again(MappingForm.gone) }
        let earlier = note.settings
        var reader = MappingReader(form: form, settings: note.settings)
        reader.read(note.kind)
        note.settings = reader.settings
        let isSampledAnew =
            note.kind == .register
            && (earlier.register.delimiter != note.settings.register.delimiter
                || earlier.register.sheet != note.settings.register.sheet)
        if isSampledAnew, let sample = try? MappingForm.sample(path, note) {
            // Other headings: the choices of columns say nothing any more, those of values still do.
            note.settings.register.columns = sample.mapping(saved: nil).columns
            try uploads.save(note, token)
            return .again(try await MappingForm.page(service, token: token, path: path, note: note, faults: [:]))
        }
        try uploads.save(note, token)
        guard reader.faults.isEmpty else {
            return .again(
                try await MappingForm.page(service, token: token, path: path, note: note, faults: reader.faults))
        }
        let isDryRun = form[Form.otherName] == "prov"
        let job = try await service.startImport(token, note, isDryRun: isDryRun, viewer: viewer)
        return .done(path: "/jobb?id=\(job)", message: isDryRun ? "Filen provläses." : "Filen läses in.")
    }
}

extension Service {
    /// The choices to begin with: saved ones where they fit the file, completed by what its headings and rows suggest.
    func suggestedSettings(_ note: UploadNote, path: String) async throws -> ImportSettings {
        var settings = note.settings
        guard let sample = try? MappingForm.sample(path, note) else { return settings }
        switch note.kind {
        case .register:
            let saved = try await note.employer.asyncFlatMap {
                try await self.store.mapping(
                    employer: $0, kind: ImportKind.register.rawValue, as: ImportMapping.self)
            }
            settings.register = sample.mapping(saved: saved)
            if settings.register.sheet == nil, sample.sheets.count > 1 {
                settings.register.sheet = sample.sheets.first
            }
            settings.isSaved = saved != nil
        case .organisations: settings.organisations = suggestColumns(sample.headings)
        case .professions: settings.professions = suggestColumns(sample.headings)
        case .population: break
        }
        return settings
    }
}

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
        let mapping = note.settings.register
        let units = employer.map { employer -> [Choice] in
            let subtree = registry.tree.subtree(of: employer.id)
            return registry.tree.nodes.filter { subtree.contains($0.id) }.map { Choice($0.code, $0.name) }
        }
        let columns: [(RegisterColumn, [String: String], [Choice])] = [
            (.profession, mapping.professions, registry.professions.map { Choice($0.name, $0.name) }),
            (.unit, mapping.units, units ?? []),
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

/// Reads a sent mapping form into settings.
struct MappingReader {
    let form: FormValues
    private(set) var settings: ImportSettings
    private(set) var faults: [String: String] = [:]

    init(form: FormValues, settings: ImportSettings) {
        self.form = form
        self.settings = settings
    }

    mutating func read(_ kind: ImportKind) {
        switch kind {
        case .register: readRegister()
        case .organisations:
            settings.organisations = columns()
            settings.organisationDays = DayFormat(rawValue: form["datum"]) ?? .yearMonthDay
        case .professions: settings.professions = columns()
        case .population: readPopulation()
        }
    }

    /// The chosen headings; a heading that must be chosen and is not, or is chosen twice, is a fault.
    private mutating func columns<C: ImportColumn>() -> [C: String] {
        var chosen: [C: String] = [:]
        for column in C.allCases {
            let name = "kolumn-\(column.rawValue)"
            let heading = form[name]
            if heading.isEmpty {
                if column.isRequired {
                    faults[name] =
                        "Välj vilken kolumn som är \(column.field.swedishName). Finns den inte i filen behöver den läggas till där."
                }
            } else if let other = chosen.first(where: { $0.value == heading }) {
                faults[name] = "Kolumnen \(heading) är redan vald för \(other.key.field.swedishName). Välj en annan."
            } else {
                chosen[column] = heading
            }
        }
        return chosen
    }

    private mutating func readRegister() {
        var mapping = settings.register
        mapping.columns = columns()
        mapping.dayFormat = DayFormat(rawValue: form["datum"]) ?? mapping.dayFormat
        mapping.rateFormat = ShareFormat(rawValue: form["grad"]) ?? mapping.rateFormat
        mapping.absenceFormat = ShareFormat(rawValue: form["franvaro"]) ?? mapping.absenceFormat
        mapping.unmappedProfessions =
            UnmappedProfessions(rawValue: form["okanda-yrken"]) ?? mapping.unmappedProfessions
        settings.unknownUnitsAreEmployers = form["okanda-enheter"] == "arbetsgivaren"
        if !form["skiljetecken"].isEmpty { mapping.delimiter = form["skiljetecken"] }
        if !form["blad"].isEmpty { mapping.sheet = form["blad"] }
        let day = form["sista-dag"].trimmed
        settings.lastDay = Day(day)
        if !day.isEmpty, settings.lastDay == nil {
            faults["sista-dag"] = "”\(day.prefix(40))” är ingen dag. Skriv den som 2026-10-31, eller lämna tomt."
        }
        set(.profession, &mapping.professions) { $0 }
        set(.unit, &mapping.units) { $0 }
        set(.sex, &mapping.sexes) { UInt8($0).flatMap { Sex(rawValue: $0) } }
        set(.form, &mapping.forms) { EmploymentForm(rawValue: $0) }
        set(.exitReason, &mapping.exitReasons) { ExitReason(rawValue: $0) }
        settings.register = mapping
    }

    /// Takes the meanings given to a column's values; an emptied one is taken away.
    private func set<Value>(
        _ column: RegisterColumn, _ map: inout [String: Value], _ read: (String) -> Value?
    ) {
        for index in 0..<MappingForm.mostValues {
            let name = form["namn-\(column.rawValue)-\(index)"]
            guard !name.isEmpty else { return }
            let value = form["varde-\(column.rawValue)-\(index)"].trimmed
            map[name] = value.isEmpty ? nil : read(value)
        }
    }

    private mutating func readPopulation() {
        settings.population.kind = PopulationKind(rawValue: form["slag-befolkning"])
        settings.population.source = form["kalla"].trimmed
        settings.population.regionCode = form["regionkod"].trimmed
        settings.population.regionName = form["regionnamn"].trimmed
        settings.population.takesLatestMonth = !form["manad"].isEmpty
        let year = form["basar"].trimmed
        settings.population.baseYear = Int(year)
        if !year.isEmpty, !(1900...2200).contains(Int(year) ?? 0) {
            faults["basar"] = "”\(year.prefix(20))” är inget år. Skriv det med fyra siffror, eller lämna tomt."
        }
    }
}
