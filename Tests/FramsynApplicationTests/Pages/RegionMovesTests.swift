import FramsynApplication
import Presentation
import ProjectionEngine
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("A region's sum is net of moves between its employers")
struct RegionMovesTests {
    @Test("moves are those that the generator made, and the sum, its explanation and its parts agree")
    func net() async throws {
        try await NeedBench.run { bench in
            let contents = try await bench.addRegion(rates: 14)
            let delivered = contents.employers.filter { $0.deliveryID != nil }
            let first = try #require(Day(year: 2020, month: 1, day: 1)?.number)
            let last = try #require(Day(year: 2025, month: 12, day: 31)?.number)
            let counts = try await bench.store.employerMoves(
                among: delivered.map(\.organisationID), days: first...last)
            let found = counts.reduce(0) { $0 + $1.persons }
            #expect(found == Self.moves(in: try DemoFixture.small, days: first...last))
            #expect(found > 50)

            let id = contents.associationID
            let context = try #require(try await bench.service.projection(of: id))
            let netted = try #require(context.netted)
            let span = context.flowYears
            let employers = context.parts.compactMap { $0.projection.sum($0.projection.total.recruitment, over: span) }
            let net = try #require(context.projection.sum(context.projection.total.recruitment, over: span))
            #expect(employers.count == 13 && netted > 0)
            #expect(abs(employers.reduce(0, +) - netted - net) < 1e-6)
            // Moves keep their share of turnover: about as many a year ahead as in the six years counted.
            let yearly = (ahead: netted / Double(span.count), counted: Double(found) / 6)
            #expect(yearly.ahead > 0.5 * yearly.counted && yearly.ahead < 1.5 * yearly.counted)

            let page = try await bench.page("/behov/rekrytering?org=\(id)")
            #expect(page.words.contains("Summan är netto"))
            let why = try await bench.page("/behov/varfor?org=\(id)&del=rekrytering")
            let table = try #require(why.tables.first { $0.id == "arbetsgivare" })
            #expect(table.rows.count == 13)
            let sum = try #require(why.number("arbetsgivare", row: "Netto", column: 2))
            let moved = try #require(why.number("arbetsgivare", row: "Byten mellan arbetsgivarna", column: 2))
            #expect(abs(sum - net) < 1e-6 && abs(moved + netted) < 1e-6)
        }
    }

    /// Moves that a reader of the registers finds one by one: the same pseudonym, the next employment elsewhere within
    /// three months, in the same profession.
    private static func moves(in region: DemoRegion, days: ClosedRange<Int32>) -> Int {
        struct Spell {
            var employer: Int
            var profession: Int32
            var from: Int32
            var to: Int32
        }
        var spells: [String: [Spell]] = [:]
        for (index, employer) in region.employers.enumerated() where employer.isDelivered {
            let columns = employer.register
            for row in 0..<columns.count where columns.form[row] == 0 {
                spells[employer.pseudonyms[Int(columns.person[row])], default: []].append(
                    Spell(
                        employer: index, profession: columns.profession[row], from: columns.from[row],
                        to: columns.to[row]))
            }
        }
        return spells.values.reduce(0) { sum, all in
            let sorted = all.sorted { $0.from < $1.from }
            return sum
                + zip(sorted, sorted.dropFirst()).count { before, after in
                    before.employer != after.employer && before.profession == after.profession
                        && days.contains(before.to) && (-30...92).contains(after.from - before.to)
                }
        }
    }
}
