internal import Foundation
public import Presentation
internal import WorkforceModel
internal import WorkforceStore

/// A backtest for machines: how far the projection and two naive rivals were off over the hidden years.
public struct BacktestDocument: Sendable, Encodable {
    /// How far forecasts of one figure were off.
    public struct Score: Sendable, Encodable {
        /// Persons over the hidden years.
        public var actual: Double
        /// Mean forecast over the hidden years, persons.
        public var forecast: Double
        /// Mean of |forecast − outcome| / outcome over the years; nil when nothing happened.
        public var error: Double?
        /// Σ (forecast − outcome) / Σ outcome; nil when nothing happened.
        public var bias: Double?
        /// Share of the years whose outcome fell inside the 80 % interval.
        public var coverage80: Double
        /// Years that were forecast.
        public var years: Int
        /// Error of "as many as in the last known year".
        public var lastYearError: Double?
        /// Error of "the register's share of the staff".
        public var constantRateError: Double?
    }

    /// One profession, or all together.
    public struct Row: Sendable, Encodable {
        /// Name; nil for all together.
        public var name: String?
        /// Persons who left; nil when nobody was forecast.
        public var exits: Score?
        /// Persons hired; nil when nobody was forecast.
        public var recruitment: Score?
    }

    /// Number of the job that made it; the page's history shows the same.
    public var job: Int64
    /// Number of the organisation.
    public var organisation: Int64
    /// File the register came in.
    public var source: String
    /// Years the rates rest on.
    public var knownYears: [Int]
    /// Years that were hidden.
    public var hiddenYears: [Int]
    /// Replicates of the simulation.
    public var replicates: Int
    /// One entry a profession.
    public var professions: [Row]
    /// All together, as one sum.
    public var total: Row

    init(_ result: BacktestResult, organisation: Int64, job: Int64) {
        let report = result.report
        self.job = job
        self.organisation = organisation
        source = result.source
        knownYears = Array(report.window)
        hiddenYears = Array(report.hidden)
        replicates = report.replicates
        let tried = Set(report.outcomes.compactMap(\.professionID))
        professions = result.names.filter { tried.contains($0.id) }.map { Self.row(report, $0.id, $0.name) }
        total = Self.row(report, nil, nil)
    }

    private static func row(_ report: BacktestReport, _ profession: Int64?, _ name: String?) -> Row {
        func score(_ figure: BacktestFigure) -> Score? {
            AccuracyScore(report, figure, profession: profession).map { score in
                Score(
                    actual: score.actual, forecast: score.forecast, error: score.projection.relativeError,
                    bias: score.projection.bias,
                    coverage80: Double(score.inside ?? 0) / Double(score.outcomes.count), years: score.outcomes.count,
                    lastYearError: score.lastYear.relativeError, constantRateError: score.constantRate.relativeError)
            }
        }
        return Row(name: name, exits: score(.exits), recruitment: score(.recruitment))
    }
}

/// Tries the projection on years that have been, as the same job that the page starts, and waits for it.
public struct RunBacktest: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation tried.
    public let organisationID: Int64?
    /// The result is kept.
    public static var changes: Bool { true }
    private let organisation: Int64
    private let hiddenYears: Int
    private let reporter: JobReporter

    /// Years hidden when nothing else is said.
    public static let usualYears = 2

    /// A backtest that hides the last `hiddenYears` of an organisation's register.
    public init(organisation: Int64, hiddenYears: Int = usualYears, reporter: JobReporter = .silent) {
        organisationID = organisation
        self.organisation = organisation
        self.hiddenYears = hiddenYears
        self.reporter = reporter
    }

    /// Runs it.
    ///
    /// - Throws: ``JobFault`` with what is wrong and what to do; `CancellationError`.
    /// - Returns: the result, and the page that shows it.
    public func run(
        in service: Service, as viewer: Viewer
    ) async throws -> (document: BacktestDocument, page: PageContent) {
        let id: Int64
        switch try await service.startBacktest(of: organisation, hiddenYears: "\(hiddenYears)", by: viewer) {
        case .started(let job): id = job
        case .withoutRegister:
            throw JobFault(
                words:
                    "Organisationen har inget personalregister, så det finns inget utfall att pröva framskrivningen mot. Läs in ett med framsyn import register."
            )
        case .impossible(let words): throw JobFault(words: words)
        }
        let job = try await service.follow(id, reporter: reporter)
        guard let text = job.result,
            let result = try? JSONDecoder().decode(BacktestResult.self, from: Data(text.utf8))
        else { throw JobFault(words: "Resultatet går inte att läsa. Gör provet igen.") }
        let request = PageRequest(
            path: "/behov/traffsakerhet", values: ["org": ["\(organisation)"], "jobb": ["\(id)"]])
        return (
            BacktestDocument(result, organisation: organisation, job: id),
            try await AccuracyPage(request).run(in: service, as: viewer)
        )
    }
}
