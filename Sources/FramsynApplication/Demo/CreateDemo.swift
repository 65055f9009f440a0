internal import WorkforceModel
internal import WorkforceStore

/// Why a demonstration could not be made, as a Swedish sentence.
public struct DemoProblem: Error {
    /// The sentence.
    public var words: String
}

/// Fills an empty store with the demonstration: a fictional region of synthetic people, and a published plan.
public struct CreateDemo: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// It concerns the whole installation.
    public let organisationID: Int64? = nil
    /// The store is filled.
    public static var changes: Bool { true }
    private let scale: Double
    private let resources: String?
    private let report: @Sendable (String) -> Void

    /// A demonstration of `scale` (1 = 92,000 staff), with the files of `resources` (nil: found by itself).
    public init(scale: Double, resources: String? = nil, report: @escaping @Sendable (String) -> Void) {
        self.scale = scale
        self.resources = resources
        self.report = report
    }

    /// Generates, writes, estimates rates and stores the published plan.
    ///
    /// - Throws: ``DemoProblem`` when the store is not empty or files are missing.
    public func run(in service: Service, as viewer: Viewer) async throws {
        guard let files = resources == nil ? service.resources : Resources(in: resources) else {
            throw DemoProblem(
                words: "Hittar inte mappen Data. Kör i projektets mapp, eller ange den med --data-files MAPP.")
        }
        guard try await service.store.organisations().isEmpty else {
            throw DemoProblem(
                words:
                    "Det finns redan uppgifter här. En demonstration skapas bara i en tom mapp; välj en annan med --data."
            )
        }
        report("Skapar en påhittad region med syntetiska medarbetare …")
        let catalogue: DemoCatalogue
        let population: DemoPopulation
        do {
            catalogue = try DemoCatalogue(dataDirectory: files.data)
            population = try DemoPopulation(dataDirectory: files.data)
        } catch {
            throw DemoProblem(words: "Datafilerna i \(files.data) går inte att läsa: \(error).")
        }
        let region = DemoRegion.generate(catalogue, scale: scale, today: service.today)
        report("Sparar personalregister …")
        let contents = try await DemoStore(
            region, population: population, store: service.store, time: service.now
        ).write()
        for employer in contents.employers where employer.deliveryID != nil {
            report("Skattar avgångstal: \(employer.name)")
            try await service.estimateRates(employer: employer.organisationID, viewer: viewer)
        }
        report("Läser in en publicerad plan …")
        let board = try await service.importCase(directory: files.plan("linkoping-2021"), viewer: viewer)
        try await service.store.saveSetting(
            "standardOrganisation", String(board), event: service.event(self, by: viewer, object: "setting"))
        let tree = try await service.caches.registry(service.store).tree
        try await DemoAccounts(tree, board: board).write(
            to: service.store, today: service.today, time: service.now,
            event: service.event(self, by: viewer, object: "account"))
        report("Klart.")
    }
}
