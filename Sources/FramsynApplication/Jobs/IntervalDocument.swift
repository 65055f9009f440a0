internal import Foundation
public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// A projection's intervals: between what bounds eight of ten outcomes are expected to fall.
public struct IntervalDocument: Sendable, Encodable {
    /// Bounds in persons.
    public struct Interval: Sendable, Encodable {
        /// One outcome of ten is expected below.
        public var lower: Double
        /// One outcome of ten is expected above.
        public var upper: Double
    }

    /// A profession's or a sector's recruitment over all years after the base year.
    public struct Row: Sendable, Encodable {
        /// Name.
        public var name: String
        /// Bounds; nil when recruitment is not known for every year.
        public var recruitmentSum: Interval?
    }

    /// Number of the job that computed them.
    public var job: Int64
    /// Number of the organisation.
    public var organisation: Int64
    /// Years, the base year first.
    public var years: [Int]
    /// Share of outcomes expected inside.
    public var share = 0.8
    /// Need in total, one entry a year.
    public var need: [Interval]
    /// Recruitment in total, one entry a year; null for the base year.
    public var recruitment: [Interval?]
    /// Recruitment over all years after the base year.
    public var recruitmentSum: Interval
    /// One entry a profession.
    public var professions: [Row]
    /// One entry a sector, from the sums of its professions in each replicate.
    public var sectors: [Row]
    /// Replicates of the simulation.
    public var replicates: Int

    init(_ intervals: ProjectionIntervals, _ context: ProjectionContext, job: Int64) {
        func interval(_ interval: ProjectionIntervals.Interval) -> Interval {
            Interval(lower: interval.lower, upper: interval.upper)
        }
        self.job = job
        organisation = context.organisation.id
        years = Array(context.years)
        need = intervals.need.map(interval)
        recruitment = intervals.recruitment.map { $0.map(interval) }
        recruitmentSum = interval(intervals.recruitmentSum)
        professions = zip(context.projection.professions, intervals.recruitmentSums).map {
            Row(name: $0.name, recruitmentSum: $1.map(interval))
        }
        sectors = context.choice.sectors.map { sector in
            Row(name: sector.name, recruitmentSum: intervals.sectors[sector.name].map { interval($0.recruitmentSum) })
        }
        replicates = intervals.replicates
    }
}

/// Computes a projection's intervals, as the same job that the page starts, and waits for it.
public struct RunIntervals: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// The organisation concerned.
    public let organisationID: Int64?
    /// The result is kept.
    public static var changes: Bool { true }
    private let organisation: Int64
    private let reporter: JobReporter

    /// The intervals of an organisation's projection.
    public init(organisation: Int64, reporter: JobReporter = .silent) {
        organisationID = organisation
        self.organisation = organisation
        self.reporter = reporter
    }

    /// Runs it.
    ///
    /// - Throws: ``RequestFault``, ``JobFault`` with what is wrong and what to do, `CancellationError`.
    /// - Returns: the intervals, and the same as tables.
    public func run(
        in service: Service, as viewer: Viewer
    ) async throws -> (document: IntervalDocument, page: PageContent) {
        guard let context = try await service.projection(of: organisation) else {
            throw JobFault(
                words:
                    "Organisationen har ingen framskrivning. Läs in en plan med framsyn import case eller ett register med framsyn import register."
            )
        }
        let id = try await service.startIntervals(context, by: viewer)
        let job = try await service.follow(id, reporter: reporter)
        guard let text = job.result,
            let intervals = try? JSONDecoder().decode(ProjectionIntervals.self, from: Data(text.utf8))
        else { throw JobFault(words: "Resultatet går inte att läsa. Räkna intervallen igen.") }
        let document = IntervalDocument(intervals, context, job: id)
        return (document, Self.page(document, intervals, context))
    }

    private static func page(
        _ document: IntervalDocument, _ intervals: ProjectionIntervals, _ context: ProjectionContext
    ) -> PageContent {
        func cells(_ interval: IntervalDocument.Interval?) -> [Cell] {
            guard let interval else { return [.text("–"), .text("–")] }
            return [.persons(interval.lower), .persons(interval.upper)]
        }
        let bounds = { (what: String) in
            [
                Column("\(what), från", explanation: "Ett utfall av tio väntas hamna under"),
                Column("\(what), till", explanation: "Ett utfall av tio väntas hamna över"),
            ]
        }
        let sum = document.recruitmentSum
        let sectors =
            document.sectors.isEmpty
            ? []
            : [
                Block.table(
                    Table(
                        id: "omraden",
                        caption: context.caption("Rekryteringsbehov över alla år, per område: \(intervals.words)"),
                        columns: [Column("Område", explanation: "Område eller sida", isText: true)]
                            + bounds("Rekrytering"),
                        rows: document.sectors.map { Row([.text($0.name)] + cells($0.recruitmentSum)) }))
            ]
        return PageContent(
            title: "Osäkerhet i framskrivningen, \(context.organisation.name)",
            lead: Prose(
                "Rekryteringsbehovet \(Swedish.years(context.flowYears.lowerBound, context.flowYears.upperBound)) väntas i åtta fall av tio hamna mellan \(Swedish.number(sum.lower)) och \(Swedish.number(sum.upper)) personer."
            ), baseYear: context.baseYear, notices: context.marks,
            blocks: [
                .table(
                    Table(
                        id: "ar",
                        caption: context.caption("Antal personer per år, alla yrken tillsammans: \(intervals.words)"),
                        columns: [Column("År", explanation: "Kalenderår", isText: true)] + bounds("Behov")
                            + bounds("Rekrytering"),
                        rows: document.years.indices.map { year in
                            Row(
                                [.text("\(document.years[year])")] + cells(document.need[year])
                                    + cells(document.recruitment[year]))
                        })),
                .table(
                    Table(
                        id: "yrken",
                        caption: context.caption("Rekryteringsbehov över alla år, per yrke: \(intervals.words)"),
                        columns: [Column("Yrkeskategori", explanation: "Yrke", isText: true)] + bounds("Rekrytering"),
                        rows: document.professions.map { Row([.text($0.name)] + cells($0.recruitmentSum)) },
                        totals: [Row([.text("Totalt")] + cells(sum))])),
            ] + sectors)
    }
}
