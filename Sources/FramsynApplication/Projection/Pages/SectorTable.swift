internal import Presentation
internal import ProjectionEngine
internal import SwedishText

/// A plan divided into sectors: a table a division, whose rows add up to the table of professions.
struct SectorTable {
    let context: ProjectionContext

    /// One table for each way that the plan divides its professions; none on a page that shows one sector already.
    func tables(_ make: (Sector.Division, [Sector]) -> Table) -> [Table] {
        guard context.sector == nil else { return [] }
        return Sector.Division.allCases.compactMap { division in
            let sectors = context.choice.sectors.filter { $0.division == division }
            guard !sectors.isEmpty else { return nil }
            return make(division, sectors)
        }
    }

    /// What stands above the tables.
    var heading: String {
        let divisions = Sector.Division.allCases.filter { division in
            context.choice.sectors.contains { $0.division == division }
        }
        return "Per " + Swedish.list(divisions.map(\.words))
    }

    /// The first column of such a table.
    static func column(_ division: Sector.Division) -> Column {
        division == .field
            ? Column("Område", explanation: "Leder till sidan för områdets yrken", isText: true)
            : Column("Sida", explanation: "Myndighet eller utförare; leder till sidan för dess yrken", isText: true)
    }

    /// The cell that leads to a page narrowed to a sector.
    static func cell(_ sector: Sector, _ path: String, _ organisation: Int64, query: String = "") -> Cell {
        .text(
            sector.title,
            href: "\(path)?org=\(organisation)\(query)&\(SectorLinks.name)=\(NeedLinks.encode(sector.name))")
    }
}

extension Sector.Division {
    /// What stands at the end of the table's identity.
    var id: String { self == .field ? "per-omrade" : "per-sida" }
    /// "område", "sida".
    var words: String { self == .field ? "område" : "sida" }
}
