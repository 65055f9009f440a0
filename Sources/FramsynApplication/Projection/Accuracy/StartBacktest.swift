internal import Presentation
internal import WorkforceModel
internal import WorkforceStore

/// Starts a backtest as a job.
public struct StartBacktest: FormUseCase {
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
        let id = try await service.organisation(of: request)
        let registry = try await service.caches.registry(service.store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        guard let employer = registry.tree.employer(of: id),
            let rates = try await service.rateSet(of: employer.id, registry),
            let delivery = try await service.store.latestRates(employer: employer.id)?.delivery
        else { return .page(try await AccuracyPage(request).run(in: service, as: viewer)) }
        let most = AccuracyChoices.mostYears(rates)
        guard let years = Int(written), years >= 1, years <= most else {
            var page = try await AccuracyPage(request).run(in: service, as: viewer)
            page.notices.insert(
                Notice(
                    .fault,
                    Prose(
                        most < 1
                            ? BacktestWords.tooShort(rates)
                            : "”\(written.prefix(20))” år går inte att dölja. Välj 1–\(most).")), at: 0)
            return .again(page)
        }
        let manifest = BacktestManifest(
            organisation: id, employer: employer.id, delivery: delivery, hiddenYears: years, seed: 1,
            replicates: Service.replicates)
        let job = try await service.startJob(
            BacktestManifest.kind, manifest: manifest, organisation: id, owner: viewer
        ) { report in
            try await service.backtest(
                manifest, organisation: organisation, employer: employer, rates: rates, registry: registry,
                report: report)
        }
        return .done(path: "/jobb?id=\(job)", message: "Provet är startat.")
    }
}
