internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The rules as they stand in the form.
struct RetentionFields: Sendable {
    /// One rule as it was written.
    struct Line: Sendable {
        var retained: RetentionClass
        var version: String
        var months: String
        var ground: String
    }

    var lines: [Line]

    /// Longest ground.
    static let longestGround = 500

    /// The rules that hold.
    init(_ rules: [RetentionRule]) {
        lines = rules.map {
            Line(retained: $0.retained, version: String($0.version), months: String($0.months), ground: $0.ground)
        }
    }

    /// What was sent.
    init(_ form: FormValues) {
        lines = RetentionClass.allCases.map {
            Line(
                retained: $0, version: form["version.\($0.rawValue)"],
                months: form["manader.\($0.rawValue)"].trimmed, ground: form["grund.\($0.rawValue)"].trimmed)
        }
    }

    func form(_ faults: [String: String]) -> Form {
        Form(
            id: "regler", action: RetentionPage.path,
            groups: lines.map { line in
                let (name, allowed) = (line.retained.rawValue, line.retained.allowedMonths)
                var fields = [
                    Field("version.\(name)", label: "", kind: .hidden, value: line.version)
                ]
                if allowed.lowerBound < allowed.upperBound {
                    fields.append(
                        Field(
                            "manader.\(name)", label: "Månader", kind: .number, value: line.months,
                            hint: "Minst \(allowed.lowerBound). \(RetentionWords.least(line.retained))",
                            fault: faults["manader.\(name)"], isRequired: true))
                } else {
                    fields.append(Field("manader.\(name)", label: "", kind: .hidden, value: line.months))
                }
                fields.append(
                    Field(
                        "grund.\(name)", label: "Grund", kind: .lines(rows: 2), value: line.ground,
                        fault: faults["grund.\(name)"], isRequired: true))
                return .fields(legend: RetentionWords.name(line.retained), fields)
            }, submit: "Spara reglerna")
    }
}

/// Changes how long things are kept: a new version of each rule that differs.
public struct SaveRetentionRules: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Retention concerns the installation.
    public var organisationID: Int64? { nil }
    private let fields: RetentionFields

    /// Reads `manader`, `grund` and `version` of each class.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        fields = RetentionFields(form)
    }

    /// Saves, or says what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let stored = try await service.store.retentionRules()
        var faults: [String: String] = [:]
        var changed: [(before: RetentionRule, after: RetentionRule)] = []
        for line in fields.lines {
            guard let rule = stored.last(where: { $0.retained == line.retained }) else { continue }
            let (name, allowed) = (line.retained.rawValue, line.retained.allowedMonths)
            guard let months = Int(line.months), allowed.contains(months) else {
                faults["manader.\(name)"] =
                    "Skriv ett helt antal månader, \(Swedish.number(allowed.lowerBound))–\(Swedish.number(allowed.upperBound)). \(RetentionWords.least(line.retained))"
                continue
            }
            if line.ground.isEmpty || line.ground.count > RetentionFields.longestGround {
                faults["grund.\(name)"] =
                    "Skriv varför uppgiften bevaras så länge, med högst \(RetentionFields.longestGround) tecken."
                continue
            }
            guard months != rule.months || line.ground != rule.ground else { continue }
            guard line.version == String(rule.version) else {
                faults["grund.\(name)"] =
                    "Någon annan har ändrat regeln medan du skrev: \(RetentionWords.time(rule.months)). Ladda om sidan, och ändra igen om det du skrev ska gälla."
                continue
            }
            var new = rule
            new.version += 1
            new.months = months
            new.ground = line.ground
            new.changedAt = service.now
            new.changedBy = viewer.name
            changed.append((rule, new))
        }
        guard faults.isEmpty else { return .again(try await service.retentionPage(sent: fields, faults: faults)) }
        for (before, after) in changed {
            var event = service.event(
                self, by: viewer, object: "retentionRule", before: Self.words(before), after: Self.words(after))
            event.kind = .administration
            try await service.store.saveRetentionRule(after, event: event)
        }
        return .done(
            path: RetentionPage.path,
            message: changed.isEmpty
                ? "Inget var ändrat."
                : "\(Swedish.count(changed.count, one: "regel är ändrad", many: "regler är ändrade")).")
    }

    private static func words(_ rule: RetentionRule) -> String {
        "\(RetentionWords.name(rule.retained)): \(RetentionWords.time(rule.months)). \(rule.ground)"
    }
}

/// Erases what is due from the page, when whoever asks has said that it cannot be undone.
public struct ConfirmRetention: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Retention concerns the installation.
    public var organisationID: Int64? { nil }
    private let isConfirmed: Bool

    /// Reads `bekrafta`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        isConfirmed = !form["bekrafta"].isEmpty
    }

    /// Erases.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard isConfirmed else {
            return .again(
                try await service.retentionPage(
                    faults: ["bekrafta": "Kryssa i rutan först. Det som gallras går inte att få tillbaka."]))
        }
        let done = try await service.perform(ApplyRetention(), as: viewer)
        let count = done.rules.reduce(0) { $0 + $1.count }
        return .done(
            path: RetentionPage.path,
            message: count == 0
                ? "Det fanns inget att gallra."
                : "\(Swedish.count(count, one: "uppgift är gallrad", many: "uppgifter är gallrade")).")
    }
}
