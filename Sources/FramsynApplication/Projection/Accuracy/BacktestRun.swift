internal import Foundation
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// What a backtest rests on; the same manifest gives the same result.
struct BacktestManifest: Codable, Equatable, Sendable {
    /// Kind of job.
    static let kind = "backtest"

    var organisation: Int64
    var employer: Int64
    var delivery: Int64
    var hiddenYears: Int
    var seed: UInt64
    var replicates: Int
}

/// A backtest as it is kept: the report, names, and what happened before the hidden years.
struct BacktestResult: Codable, Sendable {
    /// A profession of the report.
    struct Name: Codable, Sendable {
        var id: Int64
        var name: String
    }

    /// Exits and hires of one year, all professions.
    struct Year: Codable, Sendable {
        var year: Int
        var exits: Double
        var hires: Double
    }

    var report: BacktestReport
    var names: [Name]
    var history: [Year]
    /// File and time of the register.
    var source: String

    /// Names of the professions that have outcomes.
    var professions: [String] { Set(report.outcomes.compactMap(\.professionID)).sorted().map(name) }

    func name(of id: Int64) -> String { names.first { $0.id == id }?.name ?? "yrke \(id)" }

    init(_ backtest: Backtest, report: BacktestReport, names: [Name], source: String) {
        self.report = report
        self.names = names
        self.source = source
        let observed = backtest.observed
        history = observed.window.enumerated().map { position, year in
            var row = Year(year: year, exits: 0, hires: 0)
            for profession in observed.professions.indices {
                row.exits += Double(observed.exits(profession: profession, year: position))
                row.hires += Double(observed.total(observed.hires, profession: profession, year: position))
            }
            return row
        }
    }
}

extension BacktestFault {
    /// What is wrong and what to do.
    var words: String {
        switch self {
        case .hiddenYears: "Välj ett till fem år att dölja."
        case .windowTooShort(let years):
            "Registret täcker \(years) år. Minst två år måste finnas kvar att räkna på; dölj färre år eller läs in fler."
        case .nobodyEmployed:
            "Ingen var anställd i ett följt yrke när de dolda åren började. Kontrollera yrkeskopplingen i registret."
        case .indexShape: "Det antagna behovet passar inte registrets år. Läs in registret igen."
        }
    }
}

extension Service {
    /// Runs a backtest on the compute pool and returns its result as JSON.
    func backtest(
        _ manifest: BacktestManifest, organisation: Organisation, employer: Organisation, rates: RateSet,
        registry: Registry, report: JobReporter
    ) async throws -> String {
        report("Läser registret", 0.05)
        guard let latest = try await store.latestEmployments(employer: employer.id) else {
            throw JobFault(words: "Registret finns inte längre. Läs in det igen.")
        }
        let delivery = try await store.deliveries().first { $0.id == latest.delivery }
        var scope = ObservationScope(
            professions: registry.professions, window: rates.window, space: rates.space, rules: rates.rules)
        if organisation.id != employer.id {
            scope.organisations = Set(registry.tree.subtree(of: organisation.id).map { Int32(clamping: $0) })
        }
        let (counted, columns, workers) = (scope, latest.columns, pool.workers)
        report("Räknar andelar utan de dolda åren", 0.1)
        return try await pool.run {
            do {
                let backtest = try Backtest(columns, scope: counted, hiddenYears: manifest.hiddenYears, need: .actual)
                try Task.checkCancellation()
                report("Räknar på \(manifest.replicates) möjliga utfall", 0.4)
                let outcome = try await backtest.report(
                    replicates: manifest.replicates, seed: manifest.seed, workers: workers)
                let result = BacktestResult(
                    backtest, report: outcome,
                    names: counted.professions.map { BacktestResult.Name(id: $0.id, name: $0.name) },
                    source: delivery?.fileName ?? "personalregistret")
                return String(decoding: try JSONEncoder().encode(result), as: UTF8.self)
            } catch let fault as BacktestFault {
                throw JobFault(words: fault.words)
            }
        }
    }
}
