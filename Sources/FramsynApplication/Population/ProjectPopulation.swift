internal import Foundation
internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Projects a region's counted population by cohorts and saves the projection.
struct ProjectPopulation: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.population, .somewhere)
    var organisationID: Int64? { nil }
    static var changes: Bool { true }
    /// Identity of the counted table.
    var table: Int64
    /// Last year; nil means 25 years after the base year.
    var through: Int?
    var reporter = JobReporter.silent

    /// Years ahead when nothing else is said.
    static let horizon = 25

    func run(in service: Service, as viewer: Viewer) async throws -> ProjectedPopulation {
        guard let region = try await service.store.populationTable(table) else {
            throw JobFault(words: "Tabellen finns inte kvar. Läs in folkmängden igen.")
        }
        guard region.kind == .outcome, let base = region.years.last else {
            throw JobFault(words: "\(region.regionName): bara räknad befolkning kan räknas fram.")
        }
        let last = through ?? base + Self.horizon
        guard let resources = service.resources else {
            throw JobFault(
                words:
                    "Hittar inte rikets statistik, som följer med Framsyn i mappen Data. Starta där den mappen ligger.")
        }
        reporter("Läser rikets dödlighet och fruktsamhet", 0.1)
        let rates = try await service.pool.run { try NationalStatistics.rates(dataDirectory: resources.data) }
        reporter("Räknar fram \(region.regionName)", 0.7)
        let projected = try await service.pool.run {
            do throws(PopulationProjectionFault) {
                return try rates.project(region, through: last)
            } catch {
                throw JobFault(words: ProjectionFaultWords.words(error))
            }
        }
        try Task.checkCancellation()
        try await service.store.savePopulation(
            [projected],
            event: service.event(
                self, by: viewer, object: "population",
                after: "\(region.regionName), \(Swedish.years(base, last))"))
        return ProjectedPopulation(
            regionCode: projected.regionCode, regionName: projected.regionName, baseYear: base, lastYear: last)
    }
}

/// A projection that was made.
public struct ProjectedPopulation: Sendable, Equatable, Codable {
    /// Region code as in the counted table.
    public var regionCode: String
    /// Region name as in the counted table.
    public var regionName: String
    /// The last counted year.
    public var baseYear: Int
    /// The last projected year.
    public var lastYear: Int
}

extension Service {
    /// Projects a stored table of counted population and saves the projection.
    ///
    /// - Parameters:
    ///   - table: identity of the counted table.
    ///   - through: last year; nil means 25 years after the base year.
    /// - Throws: ``JobFault`` with what is wrong and what to do.
    public func projectPopulation(
        table: Int64, through: Int? = nil, reporter: JobReporter = .silent, viewer: Viewer
    ) async throws -> ProjectedPopulation {
        try await perform(ProjectPopulation(table: table, through: through, reporter: reporter), as: viewer)
    }
}

/// Starts projecting a region as a job.
public struct StartPopulationProjection: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.population, .somewhere)
    /// Population belongs to the installation.
    public var organisationID: Int64? { nil }
    private let table: Int64

    /// Reads `tabell-id`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        table = Int64(form["tabell-id"]) ?? 0
    }

    /// Starts the job.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let table = table
        let job = try await service.jobs.start(
            kind: PopulationJob.kind, owner: viewer, organisationID: nil, manifest: "{\"table\":\(table)}",
            time: { service.now },
            work: { reporter in
                let made = try await service.projectPopulation(table: table, reporter: reporter, viewer: viewer)
                return String(decoding: try JSONEncoder().encode(made), as: UTF8.self)
            })
        return .done(path: "/jobb?id=\(job)", message: "Befolkningen räknas fram.")
    }
}

/// Projections of population as jobs.
enum PopulationJob {
    static let kind = "population"

    static func page(_ job: StoredJob) -> PageContent {
        let title = job.words
        guard job.hasEnded else {
            return PageContent(title: title, blocks: [.card(Card("Läge", blocks: job.progressBlocks))])
        }
        guard job.state == .done else {
            return PageContent(
                title: title, notices: [Notice(.fault, Prose(job.stageWords))],
                blocks: job.progressBlocks + [.actions([Action("Till befolkningen", href: "/register/befolkning")])])
        }
        let made = job.result.flatMap { try? JSONDecoder().decode(ProjectedPopulation.self, from: Data($0.utf8)) }
        return PageContent(
            title: title,
            lead: made.map {
                Prose(
                    "Befolkningen i \($0.regionName) är framräknad till \($0.lastYear) med \($0.baseYear) som sista räknade år."
                )
            },
            notices: [Notice(.done, "Klart.")],
            blocks: [.actions([Action("Visa befolkningen", href: "/register/befolkning", isPrimary: true)])])
    }
}
