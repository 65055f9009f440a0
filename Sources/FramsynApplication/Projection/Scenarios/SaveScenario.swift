internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Saves the scenario that the form stands at.
public struct SaveScenario: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation the scenario belongs to.
    public let organisationID: Int64?
    private let request: PageRequest
    private let form: FormValues

    /// Reads `org`, `namn`, `ersatt` and the sliders by name.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        self.request = request
        self.form = form
    }

    /// Longest name.
    static let longestName = 100

    /// Saves, or shows the page again with what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        guard let context = try await service.projection(of: id)?.asked(request) else {
            return .page(EmptyNeed.page("Scenarier"))
        }
        let settings = ScenarioSettings({ form[$0] }, choices: ScenarioChoices(context))
        let name = form["namn"].trimmed
        let saved = try await service.store.scenarios(of: id)
        let twin = saved.first { $0.scenario.name == name }
        var fault: (words: String, asks: Bool)?
        if name.isEmpty {
            fault = ("Skriv ett namn, så går scenariot att hitta igen.", false)
        } else if name.count > Self.longestName {
            fault = ("Namnet är för långt. Skriv högst \(Self.longestName) tecken.", false)
        } else if !settings.faults.isEmpty {
            fault = ("Rätta reglagen först. Inget är sparat.", false)
        } else if settings.levers.isEmpty {
            fault = ("Inget reglage är ändrat. Ändra minst ett och spara igen.", false)
        } else if let twin, twin.scenario.levers != settings.levers, form["ersatt"] != "ja" {
            fault = (
                "Det finns redan ett scenario som heter ”\(name)” med andra reglage. Byt namn, eller kryssa för att ersätta det.",
                true
            )
        }
        if let fault {
            var content = try await service.scenarioContent(
                context, settings, calculator: DigitalisationCalculator({ _ in nil }, settings: settings))
            content.saveFault = (name, fault.words, fault.asks)
            var page = content.content
            page.notices.insert(Notice(.fault, Prose("Scenariot är inte sparat. \(fault.words)")), at: 0)
            return .again(page.about(context.choice))
        }
        try await service.store.saveScenario(
            Scenario(name: name, levers: settings.levers), of: id,
            event: service.event(self, by: viewer, object: "scenario", objectID: twin?.id, after: name))
        return .done(path: settings.path(id), message: "Scenariot ”\(name)” är sparat.")
    }
}

/// Removes a saved scenario.
public struct DeleteScenario: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation the scenario belongs to.
    public let organisationID: Int64?
    private let request: PageRequest
    private let scenario: Int64?

    /// Reads `org` and `scenario`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        self.request = request
        scenario = Int64(form["scenario"])
    }

    /// Removes it; what was removed can be read in the log.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        let path = NeedLinks.page("scenarier", id)
        let saved = try await service.store.scenarios(of: id).first { $0.id == scenario }
        guard let saved else {
            return .done(path: path, message: "Välj ett scenario i listan. Inget är borttaget.")
        }
        let levers = saved.scenario.levers.map { "\($0.kind.swedishName): \($0.swedishText)" }
        try await service.store.deleteScenario(
            saved.id, of: id,
            event: service.event(
                self, by: viewer, object: "scenario", objectID: saved.id,
                before: ([saved.scenario.name] + levers).joined(separator: "\n")))
        return .done(path: path, message: "Scenariot ”\(saved.scenario.name)” är borttaget.")
    }
}
