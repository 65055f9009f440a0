import Foundation
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Jobb")
struct JobPageTests {
    private static func job(_ answer: FormAnswer) -> Int64? {
        guard case .done(let path, _) = answer, path.hasPrefix("/jobb?id=") else { return nil }
        return Int64(path.dropFirst("/jobb?id=".count))
    }

    private static func progress(_ page: PageContent) -> Presentation.Progress? {
        page.blocks.lazy.compactMap { if case .progress(let progress) = $0 { progress } else { nil } }.first
    }

    @Test("intervals are computed once as a job, whose page leads back to where they are shown")
    func intervals() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let job = try #require(Self.job(try await bench.send("/behov/intervall?org=\(id)")))
            await bench.service.jobs.wait(for: job)
            let page = try await bench.page("/jobb?id=\(job)")
            #expect(Self.progress(page)?.hasEnded == true)
            #expect(page.links.contains("/behov/framskrivning?org=\(id)"))
            #expect(page.forms.isEmpty, "nothing left to cancel")
            let stored = try #require(try await bench.store.job(job))
            #expect(stored.state == .done && stored.kind == "intervals")
            let context = try #require(try await bench.service.projection(of: id))
            let shown = try #require(try await bench.service.intervals(context))
            #expect(shown.replicates == Service.replicates)
            let list = try await bench.page("/jobb")
            #expect(list.tables.first?.rows.count == 1)
            #expect(list.words.contains("Provnämnden"))
            #expect(list.words.contains("klart"))
        }
    }

    @Test("pressing twice leads to the one job under way, and a waiting job can be cancelled")
    func cancel() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let blocker = try await bench.service.jobs.start(
                kind: "prov", owner: .localAdministrator, organisationID: id, manifest: "{}",
                time: { "2026-11-21T12:00:00Z" }
            ) { report in
                report("Väntar i provet", 0.25)
                try await Task.sleep(for: .seconds(600))
                return "{}"
            }
            let first = try #require(Self.job(try await bench.send("/behov/intervall?org=\(id)")))
            let second = try #require(Self.job(try await bench.send("/behov/intervall?org=\(id)")))
            #expect(first == second)
            let waiting = try await bench.page("/jobb?id=\(first)")
            #expect(Self.progress(waiting)?.hasEnded == false)
            #expect(waiting.forms.map(\.action) == ["/jobb/avbryt?id=\(first)"])
            _ = try await bench.send("/jobb/avbryt?id=\(first)")
            _ = try await bench.send("/jobb/avbryt?id=\(blocker)")
            await bench.service.jobs.wait(for: blocker)
            await bench.service.jobs.wait(for: first)
            #expect(try await bench.store.job(blocker)?.state == .cancelled)
            #expect(try await bench.store.job(first)?.state == .cancelled)
            let page = try await bench.page("/jobb?id=\(first)")
            #expect(page.words.contains("avbrutet") && page.forms.isEmpty)
            guard case .done(_, let message) = try await bench.send("/jobb/avbryt?id=\(first)") else { return }
            #expect(message.contains("redan avslutats"))
        }
    }

    @Test("a job that cannot be done says what is missing, and unknown jobs lead to the list")
    func faults() async throws {
        try await NeedBench.run { bench in
            var input = NeedBench.typedInput
            input.professions[1].exits = .rates(
                RateExits(
                    turnover: [Double?](repeating: nil, count: 6), retirements: [Double?](repeating: nil, count: 6)))
            let id = try await bench.addTyped(input)
            let job = try #require(Self.job(try await bench.send("/behov/intervall?org=\(id)")))
            await bench.service.jobs.wait(for: job)
            let page = try await bench.page("/jobb?id=\(job)")
            #expect(try await bench.store.job(job)?.state == .failed)
            #expect(page.words.contains("avgångar inte är angivna"))
            for query in ["?id=999", "?id=x", "?id=-1"] {
                #expect(try await bench.page("/jobb\(query)").words.contains("finns inte"))
            }
            guard case .done(let path, _) = try await bench.send("/jobb/avbryt?id=999") else { return }
            #expect(path == "/jobb")
        }
    }
}
