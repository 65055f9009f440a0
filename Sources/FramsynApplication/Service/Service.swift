public import Foundation
public import Logging
internal import Synchronization
internal import WorkforceModel
public import WorkforceStore

/// The running system: store, compute pool, jobs and clock. Everything reaches it through use cases.
public final class Service: Sendable {
    let store: Store
    let pool: ComputePool
    let jobs: JobQueue
    let caches: Caches
    let sessions: Sessions
    let codes = AwaitedCodes()
    /// Accounts and rights with the version of the store that they were read from.
    let heldBook = Mutex<(version: Int64, book: AccountBook)?>(nil)
    let passwords: PasswordQueue
    /// The identity provider that people sign in through.
    let heldProvider = Mutex<IdentityProvider?>(nil)
    let logger: Logger
    /// The files that come with Framsyn; nil when they were not found.
    let resources: Resources?
    /// The day with the times it lasts: asked several times a page, and a calendar is slow.
    private let heldDay = Mutex<(hours: Range<Date>, day: Day)?>(nil)
    private let clock: @Sendable () -> Date

    /// A service on an open store.
    ///
    /// - Parameters:
    ///   - workers: threads of the compute pool; nil means one a core.
    ///   - resources: the files that come with the program; nil when there are none.
    ///   - clock: the time; tests give a fixed one.
    public init(
        store: Store, workers: Int? = nil, resources: Resources? = Resources(),
        logger: Logger = Logger(label: "framsyn"),
        clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.pool = ComputePool(threads: workers ?? ProcessInfo.processInfo.activeProcessorCount)
        self.jobs = JobQueue(store: store)
        self.caches = Caches()
        self.sessions = Sessions(directory: (store.path as NSString).deletingLastPathComponent)
        self.passwords = PasswordQueue(pool: pool)
        self.logger = logger
        self.resources = resources
        self.clock = clock
    }

    /// Marks jobs that a stop cut off. Called once before serving.
    public func start() async throws {
        try await store.interruptJobs(at: now)
    }

    /// Waits until the jobs that were started here have ended; for those who end with their last answer.
    public func finishJobs() async {
        await jobs.finish()
    }

    /// Does a use case for a viewer.
    ///
    /// - Throws: ``RequestFault/notAllowed(_:)`` when the viewer lacks the right to it.
    public func perform<Case: UseCase>(_ useCase: Case, as viewer: Viewer) async throws -> Case.Output {
        try await useCase.run(in: self, as: try await authorise(useCase, as: viewer))
    }

    /// The time now.
    var date: Date { clock() }

    /// Time now in UTC, `YYYY-MM-DDThh:mm:ssZ`.
    var now: String { clock().formatted(.iso8601) }

    /// The day today in Sweden.
    var today: Day {
        let time = clock()
        if let held = heldDay.withLock({ $0 }), held.hours.contains(time) { return held.day }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Stockholm") ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: time)
        let day = Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(number: 0)
        if let hours = calendar.dateInterval(of: .day, for: time) {
            // An interval of Foundation's holds its end too.
            heldDay.withLock { $0 = (hours.start..<hours.end, day) }
        }
        return day
    }

    /// Objects whose changes concern who may do what.
    private static let administrative: Set<String> = ["account", "appointment", "role", "accessToken"]

    /// The event of a change by `useCase`.
    func event<Case: UseCase>(
        _ useCase: Case, by viewer: Viewer, object: String, objectID: Int64? = nil, before: String? = nil,
        after: String? = nil
    ) -> Event.Draft {
        Event.Draft(
            time: now, actor: viewer.name, useCase: String(describing: Case.self), object: object, objectID: objectID,
            organisationID: useCase.organisationID, before: before, after: after,
            kind: Self.administrative.contains(object) ? .administration : .change, accountID: viewer.accountID,
            appointmentID: viewer.rightUsed?.appointmentID, right: viewer.rightUsed?.words)
    }
}
