internal import Foundation
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Läs in: choose employer, kind of file and file.
public struct ImportPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("slag", .choice(ImportKind.allCases.map(\.rawValue)), "Vad filen innehåller."),
    ]
    /// The employer asked for; nil means none chosen.
    public let organisationID: Int64?
    private let kind: ImportKind

    /// Reads `org` and `slag`.
    public init(_ request: PageRequest) throws {
        organisationID = request.organisationID
        kind = request["slag"].flatMap { ImportKind(rawValue: $0) } ?? .register
    }

    /// The form, and the latest imports.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        Uploads(service.store).sweep(now: service.now)
        return try await ImportForm.page(
            service, viewer, kind: kind, employer: organisationID, fault: nil, employerFault: nil)
    }
}

/// Takes care of a sent file and leads to its mapping.
public struct ReceiveFile: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
    /// The employer chosen.
    public let organisationID: Int64?
    private let kind: ImportKind
    private let file: FormValues.File?

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = Int64(form["arbetsgivare"])
        kind = ImportKind(rawValue: form["slag"]) ?? .register
        file = form.files["fil"]
    }

    /// Keeps the file, or says what is missing.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        try await service.require(kind.neededRight, at: kind.concernsEmployer ? organisationID : nil, viewer)
        let registry = try await service.caches.registry(service.store)
        let employer = organisationID.flatMap { registry.tree[$0] }.flatMap { $0.isEmployer ? $0 : nil }
        let employerFault =
            kind == .register && employer == nil ? "Välj vilken arbetsgivare registret gäller." : nil
        var fault: String?
        if let file {
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
            if size == 0 {
                fault = "Filen är tom. Ta ut den på nytt och välj den igen."
            } else if size > ImportLimits.sentBytes {
                fault =
                    "Filen är större än \(ImportLimits.sentBytes >> 20) MB, som är det mesta som tas emot här. Dela upp den i mindre delar, till exempel en förvaltning i taget."
            }
        } else {
            fault = "Välj en fil."
        }
        guard let file, fault == nil, employerFault == nil else {
            return .again(
                try await ImportForm.page(
                    service, viewer, kind: kind, employer: organisationID, fault: fault, employerFault: employerFault))
        }
        var note = UploadNote(
            fileName: file.name.isEmpty ? "fil" : String(file.name.prefix(200)), kind: kind,
            employer: kind.concernsEmployer ? employer?.id : nil, accountID: viewer.accountID,
            receivedAt: service.now)
        note.settings = try await service.suggestedSettings(note, path: file.path)
        let token = try Uploads(service.store).keep(file.path, note)
        return .done(
            path: "/register/koppling?fil=\(token)",
            message: "\(note.fileName) är mottagen. Ingenting är sparat i registret ännu.")
    }
}

extension ImportKind {
    /// Whether a file of the kind may concern one employer.
    var concernsEmployer: Bool { self != .professions && self != .population }

    /// The right that storing a file of the kind asks for.
    var neededRight: RequiredRight {
        switch self {
        case .register, .organisations, .observations: .write(.registry, .installation)
        case .professions: .write(.sharedRegister, .somewhere)
        case .population: .write(.population, .somewhere)
        }
    }
}

/// The form for a file as a page.
enum ImportForm {
    static func page(
        _ service: Service, _ viewer: Viewer, kind: ImportKind, employer: Int64?, fault: String?,
        employerFault: String?
    ) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let standing = try await service.standing(of: viewer)
        let employers = registry.tree.nodes.filter {
            $0.isEmployer && standing.may(ImportKind.register.neededRight, at: $0.id)
        }.sorted { $0.name < $1.name }
        let chosen =
            employer.flatMap { registry.tree.employer(of: $0)?.id }
            ?? (employers.count == 1 ? employers.first?.id : nil)
        let form = Form(
            id: "fil", action: "/register/import", method: .upload,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "slag", label: "Vad filen innehåller",
                            kind: .choice(
                                ImportKind.allCases.filter { kind in
                                    kind.concernsEmployer
                                        ? !employers.isEmpty || standing.may(kind.neededRight, at: nil)
                                        : standing.may(kind.neededRight, at: nil)
                                }.map { Choice($0.rawValue, $0.swedishName) }),
                            value: kind.rawValue),
                        Field(
                            "arbetsgivare", label: "Arbetsgivare",
                            kind: .choice(
                                [Choice("", "Ingen (yrken, befolkning, hela organisationen, vakanser hos flera)")]
                                    + employers.map { Choice("\($0.id)", $0.name) }),
                            value: chosen.map { "\($0)" } ?? "",
                            hint: "Den som personalregistret kommer från, eller som enheterna hör till.",
                            fault: employerFault),
                        Field(
                            "fil", label: "Fil", kind: .file(accept: ".csv,.txt,.xlsx,.json"),
                            hint:
                                "CSV eller XLSX; befolkning även JSON-stat från SCB. Högst \(ImportLimits.sentBytes >> 20) MB.",
                            fault: fault,
                            isRequired: true),
                    ])
            ], submit: "Skicka filen")
        var blocks: [Block] = []
        if employers.isEmpty {
            blocks.append(
                .card(
                    Card(
                        "Börja med organisationen",
                        blocks: [
                            .paragraphs([
                                "Ett personalregister hör till en kommun eller en region, och det finns ingen ännu. Lägg upp den själv eller läs in en fil med organisationen först."
                            ]),
                            .actions([Action("Lägg upp en arbetsgivare", href: "/register/organisation/andra?ny=1")]),
                        ])))
        }
        blocks.append(.card(Card("Välj fil", blocks: [.form(form)])))
        blocks.append(.card(Card("Vad filerna ska innehålla", blocks: [.terms(contents)])))
        let jobs = try await service.store.jobs(limit: 100).filter { $0.kind == ImportJob.kind && standing.sees($0) }
            .prefix(8)
        if !jobs.isEmpty {
            blocks.append(.card(Card("Senaste inläsningar", blocks: [.table(table(Array(jobs), registry))])))
        }
        return PageContent(
            title: "Läs in en fil",
            lead:
                "Välj en fil ur personalsystemet, så visar nästa sida hur kolumnerna tolkas. Allt i filen läses in, eller ingenting: är något fel får du veta vilken rad och hur det rättas.",
            notices: fault == nil && employerFault == nil
                ? [] : [Notice(.fault, "Filen är inte mottagen. Se vid fälten vad som behövs.")],
            blocks: blocks)
    }

    private static let contents: [Term] = [
        Term(
            "Personalregister",
            "En rad per anställning: pseudonym, födelseår, kön, enhet, yrke eller AID-kod, sysselsättningsgrad, från och till och gärna löneform, avgångsorsak och frånvaro. Helst sex hela år bakåt med dem som slutat. Personnummer får inte finnas med."
        ),
        Term(
            "Organisation",
            "En rad per enhet: kod, namn, slag och överordnad kod, gärna med datum och vad den uppgick i."),
        Term("Yrken", "En rad per yrke: namn, verksamhetsområde, grupp, AID-koder, SSYK och legitimation."),
        Term(
            "Vakanser och utbildning",
            "En rad per yrke, och per enhet om ni vill: yrke, dag, antal vakanser och antal som saknar föreskriven utbildning. Tomt betyder inte levererat, 0 att det inte finns några. Välj ingen arbetsgivare när filen gäller flera; då ska varje rad namnge arbetsgivaren eller enheten."
        ),
        Term(
            "Befolkning",
            "Folkmängd eller framskrivning efter ålder, kön och år, så som SCB lämnar ut den (JSON-stat, CSV eller XLSX)."
        ),
    ]

    private static func table(_ jobs: [StoredJob], _ registry: Registry) -> Table {
        Table(
            id: "inlasningar", caption: "De senaste inläsningarna och provläsningarna.",
            columns: [
                Column("Fil", explanation: "Filens namn", isText: true),
                Column("Arbetsgivare", explanation: "Den filen gäller", isText: true),
                Column("När", explanation: "När läsningen startade, svensk tid", isText: true),
                Column("Läge", explanation: "Hur det gick", isText: true),
            ],
            rows: jobs.map { job in
                let order = ImportJob.order(of: job)
                return Row([
                    .text(order?.note.fileName ?? "fil", href: "/jobb?id=\(job.id)"),
                    .text(job.organisationID.flatMap { registry.tree[$0]?.name } ?? "alla"),
                    .text(TimeText.text(job.createdAt)), .text(ImportJob.outcome(job)),
                ])
            })
    }
}
