public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Scenarier: what happens to need, recruitment and gap when something is changed.
public struct ScenarioPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] =
        [.organisation, .sector] + PageParameter.levers() + DigitalisationCalculator.parameters
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, the sliders by name, `yrke`, `start`, `infasning`, and for the calculator `adm` and `minskning`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Scenarier", request, for: viewer) { context in
            let settings = ScenarioSettings({ request[$0] }, choices: ScenarioChoices(context))
            return try await service.scenarioContent(
                context, settings, calculator: DigitalisationCalculator({ request[$0] }, settings: settings)
            ).content
        }
    }
}

extension Service {
    /// The scenario page for a setting, worked out on the compute pool.
    func scenarioContent(
        _ context: ProjectionContext, _ settings: ScenarioSettings, calculator: DigitalisationCalculator
    ) async throws -> ScenarioContent {
        let saved = try await store.scenarios(of: context.organisation.id)
        let outcome = try await pool.run { [workers = pool.workers] in
            await ScenarioOutcome(context, levers: settings.levers, workers: workers)
        }
        return ScenarioContent(
            context: context, settings: settings, outcome: outcome, saved: saved, calculator: calculator)
    }
}
