import Foundation
import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Intervall för summor")
struct RegionIntervalTests {
    private static func job(_ answer: FormAnswer) -> Int64? {
        guard case .done(let path, _) = answer, path.hasPrefix("/jobb?id=") else { return nil }
        return Int64(path.dropFirst("/jobb?id=".count))
    }

    @Test("a sum's band lies around its expected value, is the job's, and changes when one of its plans does")
    func sum() async throws {
        try await NeedBench.run { bench in
            let contents = try await bench.addRegion(rates: 3)
            let id = contents.associationID
            let context = try #require(try await bench.service.projection(of: id))
            #expect(context.isSum && context.parts.count == 3)
            let inline = try #require(try await bench.service.intervals(context))
            let total = context.projection.total
            for (position, band) in inline.need.enumerated() {
                #expect(band.lower <= total.need[position] && total.need[position] <= band.upper)
            }
            let expected = try #require(context.projection.sum(total.recruitment, over: context.flowYears))
            #expect((inline.recruitmentSum.lower...inline.recruitmentSum.upper).contains(expected))
            #expect(inline.recruitmentSums.count == context.projection.professions.count)
            let manifest = try await bench.service.intervalManifest(context)
            #expect(manifest.parts.map(\.organisation) == context.parts.map(\.organisation.id))
            #expect(manifest.parts.allSatisfy { $0.plan == 1 && $0.rates > 0 })

            let number = try #require(Self.job(try await bench.send("/behov/intervall?org=\(id)")))
            await bench.service.jobs.wait(for: number)
            let stored = try #require(try await bench.store.job(number))
            #expect(stored.state == .done && stored.kind == "intervals")
            let shown = try #require(try await bench.service.intervals(context))
            #expect(shown.recruitmentSum.lower == inline.recruitmentSum.lower)
            #expect(shown.recruitmentSum.upper == inline.recruitmentSum.upper)

            // Another version of one plan asks for another computation.
            let part = context.parts[1]
            try await bench.store.savePlan(
                part.stored.plan, exits: .register, of: part.organisation.id, edited: part.stored.version,
                event: NeedBench.event)
            let again = try #require(try await bench.service.projection(of: id))
            #expect(try await bench.service.intervalManifest(again) != manifest)
        }
    }

    @Test("pages of a sum show the band and say what is shared, for whom and how the need is measured")
    func pages() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addRegion(rates: 2).associationID
            let recruitment = try await bench.page("/behov/rekrytering?org=\(id)")
            #expect(recruitment.words.contains("Vad bandet omfattar"))
            #expect(recruitment.words.contains("slump och avgångstal dras för varje arbetsgivare för sig"))
            #expect(recruitment.words.contains("mätt på hur framräkningar av befolkningen i 21 län har träffat"))
            #expect(recruitment.charts.first { $0.id == "intervall" }?.series.first?.band != nil)
            let projection = try await bench.page("/behov/framskrivning?org=\(id)")
            #expect(projection.charts.first { $0.id == "behov" }?.series.first?.band != nil)
            let assumptions = try await bench.page("/behov/antaganden?org=\(id)")
            #expect(assumptions.words.contains(", mätt"))
        }
    }

    @Test("a population behind the volumes is measured, a typed index is assumed, and pages say which with numbers")
    func measuredOrAssumed() async throws {
        try await NeedBench.run { bench in
            let typed = try await bench.addTyped()
            let assumed = try await bench.page("/behov/antaganden?org=\(typed)")
            // 0,35 % a year over five years, 1,28 deviations each way.
            #expect(assumed.words.contains("inom ± 2,2 % av behovet 2030. Det är ett antagande"))
            #expect(assumed.words.contains("antagen"))
            #expect(assumed.words.contains("åldersgränserna påverkar dem inte"))
            let why = try await bench.page("/behov/varfor?org=\(typed)&del=behov")
            #expect(why.words.contains("± 2,2 % av behovet 2030"))

            let employer = try await bench.addRegion().employers[0].organisationID
            let context = try #require(try await bench.service.projection(of: employer))
            #expect(
                context.first.input.volumes.allSatisfy { $0.deviation?.first == 0 && ($0.deviation?.last ?? 0) > 0 })
            let model = try SimulationModel(context.first.input)
            #expect(model.needDeviations.allSatisfy { $0.isMeasured })
            let measured = try await bench.page("/behov/antaganden?org=\(employer)")
            #expect(measured.words.contains("mätt på hur framräkningar"))
            #expect(!measured.words.contains("Det är ett antagande"))
            // No rule changes within the horizon, so retirement stays where the rates put it.
            #expect(context.first.model.flows.retirementShift.allSatisfy { $0 == 0 })
            #expect(measured.words.contains("Inga gränser ändras till och med 2035"))
        }
    }

    @Test("a sum in which one employer states no exits says so instead of guessing")
    func unknown() async throws {
        try await NeedBench.run { bench in
            let association = try await Self.association(bench)
            let job = try #require(Self.job(try await bench.send("/behov/intervall?org=\(association)")))
            await bench.service.jobs.wait(for: job)
            #expect(try await bench.store.job(job)?.state == .failed)
            #expect(try await bench.page("/jobb?id=\(job)").words.contains("avgångar inte är angivna"))
        }
    }

    /// Two municipalities with typed plans, one of which states no exits.
    private static func association(_ bench: NeedBench) async throws -> Int64 {
        func organisation(_ code: String, _ kind: OrganisationKind) -> Organisation {
            Organisation(id: 0, code: code, name: code, kind: kind)
        }
        try await bench.store.saveOrganisations(
            [
                (organisation("forbund", .association), nil), (organisation("ett", .municipality), "forbund"),
                (organisation("tva", .municipality), "forbund"),
            ], event: NeedBench.event)
        let all = try await bench.store.organisations()
        for code in ["ett", "tva"] {
            var input = NeedBench.typedInput
            if code == "tva" {
                input.professions[0].exits = .rates(
                    RateExits(
                        turnover: [Double?](repeating: nil, count: 6),
                        retirements: [Double?](repeating: nil, count: 6)))
            }
            let id = try #require(all.first { $0.code == code }).id
            try await bench.store.savePlan(
                PlanCase(
                    name: code, title: code, input: input, publishedNeed: nil, publishedRecruitment: nil, figures: []),
                exits: .typed, of: id, edited: 0, event: NeedBench.event)
        }
        return try #require(all.first { $0.code == "forbund" }).id
    }
}
