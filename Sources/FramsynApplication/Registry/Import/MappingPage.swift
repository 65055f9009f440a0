internal import Interchange
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Koppling: which column of a sent file holds what, with sample rows.
public struct MappingPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [PageParameter("fil", .text, "Filen som väntar på att läsas in.")]
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
        guard let (path, note) = uploads.file(token, of: viewer) else { return MappingForm.gone }
        return try await MappingForm.page(service, token: token, path: path, note: note, faults: [:])
    }
}

/// Keeps the choices of a mapping and starts reading the file.
public struct ReadFile: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
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
        guard case (let path, var note)? = uploads.file(token, of: viewer) else { return .again(MappingForm.gone) }
        let earlier = note.settings
        var reader = MappingReader(form: form, note: note, today: service.today)
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
        case .observations:
            settings.observations = try await observationMapping(sample, employer: note.employer)
        case .population: break
        }
        return settings
    }
}
