internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// The share of each employer's turnover in a profession that another of the employers hires: moves counted in their
    /// registers over the turnover counted in the same years. Empty where the registers share no pseudonyms.
    func moveShares(among parts: [ProjectionPart], _ registry: Registry) async throws -> [EmployerMoveShare] {
        let windows = parts.compactMap(\.rates?.window)
        guard windows.count > 1, let first = windows.map(\.lowerBound).max(),
            let last = windows.map(\.upperBound).min(),
            first <= last, let start = Day(year: first, month: 1, day: 1), let end = Day(year: last, month: 12, day: 31)
        else { return [] }
        let positions = Dictionary(
            parts.enumerated().filter { $1.rates != nil }.map { ($1.organisation.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let names = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let counts = try await store.employerMoves(among: positions.keys.sorted(), days: start.number...end.number)
        return counts.compactMap { count in
            guard let from = positions[count.from], let to = positions[count.to], let name = names[count.profession],
                let rates = parts[from].rates?.professions.first(where: { $0.professionID == count.profession })
            else { return nil }
            let left = rates.years.filter { first...last ~= $0.year }.reduce(0.0) { $0 + $1.turnover }
            guard left > 0 else { return nil }
            return EmployerMoveShare(profession: name, from: from, to: to, share: min(Double(count.persons) / left, 1))
        }
    }
}

extension ProjectionContext {
    /// Says what a sum of employers leaves out; nothing where no moves are taken out.
    var netNotice: [Notice] {
        guard let netted else { return [] }
        let period = Swedish.years(flowYears.lowerBound, flowYears.upperBound)
        return [
            Notice(
                .mark,
                Prose([
                    .text("Summan är netto: "), .strong("\(Swedish.number(netted)) byten"),
                    .text(
                        " mellan arbetsgivarna under \(period) räknas varken som avgång eller rekrytering. De är räknade i registren, där båda arbetsgivarna har samma pseudonym för personen och yrket är detsamma, och antas behålla sin andel av avgångarna."
                    ),
                ]))
        ]
    }
}
