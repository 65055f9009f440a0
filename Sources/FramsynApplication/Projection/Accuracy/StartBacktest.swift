internal import Presentation
internal import WorkforceModel
internal import WorkforceStore

/// Starts a backtest as a job.
public struct StartBacktest: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest
    private let written: String

    /// Reads `org` and `ar`, the number of hidden years.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
        written = form["ar"].trimmed
    }

    /// Starts the job, or says why it cannot be done.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        switch try await service.startBacktest(of: id, hiddenYears: written, by: viewer) {
        case .started(let job): return .done(path: "/jobb?id=\(job)", message: "Provet är startat.")
        case .withoutRegister: return .page(try await AccuracyPage(request).run(in: service, as: viewer))
        case .impossible(let words):
            var page = try await AccuracyPage(request).run(in: service, as: viewer)
            page.notices.insert(Notice(.fault, Prose(words)), at: 0)
            return .again(page)
        }
    }
}

/// What comes of asking for a backtest.
enum BacktestStart: Sendable {
    /// It runs as this job.
    case started(Int64)
    /// There is no register to hide years of.
    case withoutRegister
    /// That many years cannot be hidden; why, and what to choose.
    case impossible(String)
}

extension Service {
    /// Starts a backtest as a job.
    ///
    /// - Parameter hiddenYears: number of years to hide, as written.
    func startBacktest(of id: Int64, hiddenYears written: String, by viewer: Viewer) async throws -> BacktestStart {
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        guard let employer = registry.tree.employer(of: id), let rates = try await rateSet(of: employer.id, registry),
            let delivery = try await store.latestRates(employer: employer.id)?.delivery
        else { return .withoutRegister }
        let most = AccuracyChoices.mostYears(rates)
        guard let years = Int(written), years >= 1, years <= most else {
            return .impossible(
                most < 1
                    ? BacktestWords.tooShort(rates)
                    : "”\(written.prefix(20))” år går inte att dölja. Välj 1–\(most).")
        }
        let manifest = BacktestManifest(
            organisation: id, employer: employer.id, delivery: delivery, hiddenYears: years, seed: 1,
            replicates: Self.replicates)
        let job = try await startJob(BacktestManifest.kind, manifest: manifest, organisation: id, owner: viewer) {
            [self] report in
            try await backtest(
                manifest, organisation: organisation, employer: employer, rates: rates, registry: registry,
                report: report)
        }
        return .started(job)
    }
}
