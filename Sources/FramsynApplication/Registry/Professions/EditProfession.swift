public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// One profession: name, field of work, group, codes and licence.
public struct ProfessionForm: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.sharedRegister, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("id", .identity, "Yrkets nummer."), PageParameter("ny", .flag, "Ett nytt yrke."),
    ]
    /// Professions belong to the installation.
    public var organisationID: Int64? { nil }
    private let id: Int64?

    /// Reads `id`, or `ny=1`.
    public init(_ request: PageRequest) throws {
        id = request["ny"] == nil ? Int64(request["id"] ?? "") : nil
    }

    /// The form, filled in with what is stored.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard let id else { return ProfessionFields().page(faults: [:]) }
        let professions = try await service.caches.registry(service.store).professions
        guard let stored = professions.first(where: { $0.id == id }) else { throw RequestFault.notAvailable }
        return ProfessionFields(stored).page(faults: [:])
    }
}

/// Saves one profession.
public struct SaveProfession: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.sharedRegister, .somewhere)
    /// Professions belong to the installation.
    public var organisationID: Int64? { nil }
    private let id: Int64?
    private let fields: ProfessionFields

    /// Reads `id` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        id = Int64(request["id"] ?? "")
        fields = ProfessionFields(form)
    }

    /// Saves, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let professions = try await service.caches.registry(service.store).professions
        let stored = professions.first { $0.id == id }
        if id != nil, stored == nil { throw RequestFault.notAvailable }
        var reader = ProfessionReader(fields: fields, others: professions.filter { $0.id != id })
        guard let profession = reader.read(id: id ?? 0) else { return .again(fields.page(faults: reader.faults)) }
        do {
            try await service.store.saveProfession(
                profession, before: fields.before,
                event: service.event(
                    self, by: viewer, object: "profession", objectID: id, before: stored.map(Self.words),
                    after: Self.words(profession)))
        } catch StoreFault.conflict {
            guard let current = try await service.store.professions().first(where: { $0.id == id }) else {
                throw RequestFault.notAvailable
            }
            var kept = fields
            kept.before = current
            return .again(EditPage.conflict(kept.page(faults: [:]), "yrket", stored: Self.words(current)))
        }
        return .done(path: "/register/yrken", message: "\(profession.name) är sparat.")
    }

    private static func words(_ row: Profession) -> String {
        "\(row.name); område \(row.sector.isEmpty ? "ej angivet" : row.sector); grupp \(row.group); AID \(row.aidCodes.isEmpty ? "inga" : row.aidCodes.joined(separator: ", ")); SSYK \(row.ssyk ?? "ej angivet"); \(row.isLicensed ? "legitimation" : "ingen legitimation")"
    }
}

/// The form's fields as they are written.
struct ProfessionFields: Sendable {
    var name = ""
    var sector = ""
    var group = ""
    var aid = ""
    var ssyk = ""
    var isLicensed = false
    /// The profession as it stood when the edit began.
    var before: Profession?

    init() {}

    init(_ stored: Profession) {
        name = stored.name
        sector = stored.sector
        group = stored.group
        aid = stored.aidCodes.joined(separator: ", ")
        ssyk = stored.ssyk ?? ""
        isLicensed = stored.isLicensed
        before = stored
    }

    init(_ form: FormValues) {
        name = form["namn"].trimmed
        sector = form["omrade"].trimmed
        group = form["grupp"].trimmed
        aid = form["aid"].trimmed
        ssyk = form["ssyk"].trimmed
        isLicensed = !form["legitimation"].isEmpty
        before = EditPage.before(form)
    }

    func page(faults: [String: String]) -> PageContent {
        let fields = [
            Field("namn", label: "Namn", value: name, fault: faults["namn"], isRequired: true),
            Field("omrade", label: "Verksamhetsområde", value: sector, hint: "Till exempel vård och omsorg."),
            Field(
                "grupp", label: "Grupp", value: group,
                hint: "Större grupp vars avgångstal ett litet yrke lutar sig mot. Tomt: yrket är sin egen grupp."),
            Field(
                "aid", label: "AID-koder", value: aid, hint: "Sex siffror, åtskilda av komma: 207011, 207009.",
                fault: faults["aid"]),
            Field("ssyk", label: "SSYK 2012", value: ssyk, hint: "Fyra siffror.", fault: faults["ssyk"]),
            Field(
                "legitimation", label: "Yrket kräver legitimation", kind: .check, value: isLicensed ? "ja" : ""),
        ]
        let action = "/register/yrken/andra" + (before.map { "?id=\($0.id)" } ?? "")
        return EditPage.page(
            before == nil ? "Nytt yrke" : name,
            lead: before == nil
                ? "Lägg upp ett yrke som ska följas. Titlar och koder i registren leds till det."
                : "Ändringen gäller från nästa inläsning; det som redan är inläst ändras inte.",
            form: "yrke", action: action, fields, before: before, faults: faults)
    }
}

/// Reads the form's fields into a profession, finding everything that is wrong.
struct ProfessionReader {
    let fields: ProfessionFields
    let others: [Profession]
    private(set) var faults: [String: String] = [:]

    init(fields: ProfessionFields, others: [Profession]) {
        self.fields = fields
        self.others = others
    }

    mutating func read(id: Int64) -> Profession? {
        if fields.name.isEmpty {
            faults["namn"] = "Skriv ett namn."
        } else if fields.name.count > 200 {
            faults["namn"] = "Namnet är längre än 200 tecken. Korta det."
        } else if let other = others.first(where: { $0.name.lowercased() == fields.name.lowercased() }) {
            faults["namn"] = "\(other.name) finns redan. Ändra det i stället, eller skriv ett annat namn."
        }
        var codes: [String] = []
        for code in OccupationCode.aidCodes(in: fields.aid) {
            if !OccupationCode.isAID(code) {
                faults["aid"] =
                    "”\(code.prefix(20))” är ingen AID-kod. Skriv sex siffror, gärna med chefsbokstav: 207011 eller 151014C."
            } else if let other = others.first(where: { $0.aidCodes.contains(code) }) {
                faults["aid"] = "AID-kod \(code) hör till \(other.name). Ta bort den där först, eller lämna den."
            } else if !codes.contains(code) {
                codes.append(code)
            }
        }
        if !fields.ssyk.isEmpty, !OccupationCode.isSSYK(fields.ssyk) {
            faults["ssyk"] = "”\(fields.ssyk.prefix(20))” är ingen SSYK-kod. Skriv fyra siffror, eller lämna tomt."
        }
        guard faults.isEmpty else { return nil }
        return Profession(
            id: id, name: fields.name, sector: fields.sector, group: fields.group.isEmpty ? fields.name : fields.group,
            aidCodes: codes.sorted(), ssyk: fields.ssyk.isEmpty ? nil : fields.ssyk, isLicensed: fields.isLicensed)
    }
}
