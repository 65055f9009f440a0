internal import WorkforceModel
internal import WorkforceStore

/// A stored population table without its figures.
public struct PopulationEntry: Sendable, Encodable {
    /// Number that names the table.
    public var number: Int64
    /// Region code as in the table.
    public var region: String
    /// Region name as in the table.
    public var name: String
    /// `outcome`, `publishedProjection` or `ownProjection`.
    public var kind: String
    /// Source as printed.
    public var source: String
    /// The last counted year the table rests on; nil when not stated.
    public var baseYear: Int?
    /// First year of the table.
    public var firstYear: Int
    /// Last year of the table.
    public var lastYear: Int
}

/// Lists the stored population tables, the ones preferred first within a region.
public struct ListPopulation: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.population, .somewhere)
    /// Population belongs to the installation.
    public let organisationID: Int64? = nil
    /// Nothing is changed.
    public static var changes: Bool { false }

    /// All tables.
    public init() {}

    /// The list.
    public func run(in service: Service, as viewer: Viewer) async throws -> [PopulationEntry] {
        try await service.store.populationHeadings().map {
            PopulationEntry(
                number: $0.id, region: $0.regionCode, name: $0.regionName, kind: $0.kind.rawValue, source: $0.source,
                baseYear: $0.baseYear, firstYear: $0.firstYear, lastYear: $0.lastYear)
        }
    }
}

extension Service {
    /// Projects the newest counted population of a region and saves the projection.
    ///
    /// - Parameters:
    ///   - region: region code as in the counted table.
    ///   - through: last year; nil means 25 years after the base year.
    /// - Throws: ``JobFault`` with what is wrong and what to do.
    public func projectPopulation(
        region: String, through: Int? = nil, reporter: JobReporter = .silent, viewer: Viewer
    ) async throws -> ProjectedPopulation {
        let tables = try await perform(ListPopulation(), as: viewer)
        guard let counted = tables.first(where: { $0.region == region && $0.kind == PopulationKind.outcome.rawValue })
        else {
            throw JobFault(
                words:
                    "Det finns ingen räknad befolkning för regionkoden \(region.prefix(40)). Läs in den med framsyn import population; framsyn population list visar vad som finns."
            )
        }
        return try await projectPopulation(table: counted.number, through: through, reporter: reporter, viewer: viewer)
    }
}
