internal import Foundation
internal import Presentation
internal import SwedishText
internal import WorkforceModel
public import WorkforceStore

/// What came of a check of the log, for the terminal and for machines.
public struct LogCheckDocument: Sendable, Equatable, Codable {
    /// Whether every link holds.
    public var whole: Bool
    /// Events gone through.
    public var events: Int
    /// Heads noted elsewhere that were held against the log.
    public var comparedHeads: Int
    /// The last event that holds and its digest.
    public var head: String
    /// Events whose details a retention has taken.
    public var erasedDetails: Int
    /// The first broken link: number of the event and what is wrong.
    public var fault: LogVerification.Fault?
    /// When it was checked, in UTC.
    public var checkedAt: String
    /// The same in sentences.
    public var words: [String]
}

/// Goes through the log and tells whether it is whole.
public struct CheckLog: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// The log belongs to the installation.
    public var organisationID: Int64? { nil }
    /// Nothing is changed.
    public static var changes: Bool { false }
    private let heads: [LogHead]
    private let backups: String?
    private let reporter: JobReporter

    /// - Parameters:
    ///   - head: a head that was noted elsewhere, `ID:DIGEST` as ``ReadLogHead`` gives it.
    ///   - backups: a directory of copies, whose manifests note heads; nil means the one that was used last.
    /// - Throws: ``JobFault`` when the head is not one.
    public init(head: String? = nil, backups: String? = nil, reporter: JobReporter = .silent) throws {
        heads =
            try head.map { text in
                guard let head = LogHead(text) else {
                    throw JobFault(
                        words:
                            "”\(text.prefix(80))” är inget slut på en logg. Skriv det som framsyn log head skrev: nummer:kontrollsumma."
                    )
                }
                return [head]
            } ?? []
        self.backups = backups
        self.reporter = reporter
    }

    /// Goes through it.
    public func run(in service: Service, as viewer: Viewer) async throws -> LogCheckDocument {
        let directory =
            if let backups { backups as String? } else { try await service.store.backupOutcome()?.directory }
        var heads = heads
        if let directory {
            let manifests = BackupFolder.manifests(in: directory)
            heads += try await service.store.stillValid(manifests).map(\.logHead)
        }
        let total = Double(try await service.store.logHead().id)
        let reporter = reporter
        let result = try await service.store.verifyLog(heads: heads) { count in
            reporter("Går igenom loggen", total > 0 ? Double(count) / total : nil)
        }
        return LogCheckDocument(
            whole: result.isWhole, events: result.events, comparedHeads: heads.count,
            head: result.head.description, erasedDetails: result.erased.reduce(0) { $0 + $1.details },
            fault: result.fault, checkedAt: service.now, words: result.words)
    }
}

extension Store {
    /// Those of the copies whose log this one goes on from. Putting a copy back leaves what came after it, and the copies
    /// that were made of that.
    fileprivate func stillValid(_ manifests: [BackupManifest]) async throws -> [BackupManifest] {
        var valid = manifests
        let restorings = try await events(EventSearch(kind: .administration, object: "store"), limit: .max)
        for restoring in restorings where restoring.useCase == "RestoreStore" {
            let last = try await events(limit: 1, before: restoring.id).first
            valid.removeAll { $0.time > last?.time ?? "" && $0.time <= restoring.time }
        }
        return valid
    }
}

/// The end of the log, for the terminal and for machines.
public struct LogHeadDocument: Sendable, Equatable, Encodable {
    /// Number of the latest event.
    public var id: Int64
    /// Its digest, 64 hexadecimal digits.
    public var digest: String
}

/// Tells the end of the log, to be noted elsewhere.
public struct ReadLogHead: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// The log belongs to the installation.
    public var organisationID: Int64? { nil }
    /// Nothing is changed.
    public static var changes: Bool { false }

    /// Needs nothing.
    public init() {}

    /// The head.
    public func run(in service: Service, as viewer: Viewer) async throws -> LogHeadDocument {
        let head = try await service.store.logHead()
        return LogHeadDocument(id: head.id, digest: head.digest.description)
    }
}

/// Starts a check of the log as a job.
public struct StartLogCheck: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// The log belongs to the installation.
    public var organisationID: Int64? { nil }

    /// Reads nothing.
    public init(_ request: PageRequest, _ form: FormValues) throws {}

    /// Starts the job, or leads to the one under way.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let latest = try await service.store.jobs(limit: JobPage.listed)
        if let running = latest.first(where: { $0.kind == LogCheckJob.kind && !$0.hasEnded }) {
            return .done(path: running.path, message: "Loggen kontrolleras redan.")
        }
        let job = try await service.jobs.start(
            kind: LogCheckJob.kind, owner: viewer, organisationID: nil, manifest: "{}",
            time: { service.now },
            work: { reporter in
                let found = try await service.perform(try CheckLog(reporter: reporter), as: viewer)
                return String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
            })
        return .done(path: "/jobb?id=\(job)", message: "Loggen kontrolleras.")
    }
}

/// Checks of the log as jobs.
enum LogCheckJob {
    static let kind = "logCheck"

    /// What an ended check found; nil for one that found nothing out.
    static func result(of job: StoredJob) -> LogCheckDocument? {
        guard job.state == .done else { return nil }
        return job.result.flatMap { try? JSONDecoder().decode(LogCheckDocument.self, from: Data($0.utf8)) }
    }

    static func page(_ job: StoredJob) -> PageContent {
        let back = Block.actions([Action("Till loggen", href: LogPage.path, isPrimary: true)])
        guard let result = result(of: job) else {
            let isFault = job.state == .failed || job.state == .interrupted
            return PageContent(
                title: job.words, notices: isFault ? [Notice(.fault, Prose(job.stageWords))] : [],
                blocks: [.card(Card("Läge", blocks: job.progressBlocks))] + (job.hasEnded ? [back] : []))
        }
        return PageContent(
            title: job.words, lead: result.words.first.map { Prose($0) },
            notices: [result.whole ? Notice(.done, "Loggen är hel.") : Notice(.fault, "Loggen är bruten.")],
            blocks: [.paragraphs(result.words.dropFirst().map { Prose($0) } + [heads(result)]), back])
    }

    static func heads(_ result: LogCheckDocument) -> Prose {
        result.comparedHeads == 0
            ? "Ingen kontrollsumma från en säkerhetskopia fanns att jämföra med. Utan en syns det inte om slutet av loggen har skrivits om."
            : Prose(
                "Jämförd med kontrollsumman i \(Swedish.count(result.comparedHeads, one: "säkerhetskopia", many: "säkerhetskopior"))."
            )
    }
}

extension Service {
    /// The card that says whether the log is whole.
    func logCard() async throws -> Card {
        let job = try await store.latestJob(kind: LogCheckJob.kind)
        var lines: [Prose] = []
        if let job, let result = LogCheckJob.result(of: job) {
            lines.append(
                Prose([.strong(result.words.first ?? ""), .text(" Kontrollerad \(TimeText.text(result.checkedAt)).")]))
            lines += result.words.dropFirst().map { Prose($0) } + [LogCheckJob.heads(result)]
        } else {
            lines.append(
                "Loggen har inte kontrollerats ännu. Varje händelse bär en kontrollsumma av sig själv och den förra, så en ändring i efterhand syns."
            )
        }
        return Card(
            "Loggens skick",
            blocks: [
                .paragraphs(lines),
                .form(Form(id: "kontrollera", action: LogPage.path, groups: [], submit: "Kontrollera nu")),
            ])
    }
}
