internal import WorkforceModel

/// A part of a plan's professions that pages of Behov can be narrowed to: those of one field of work, or those of one
/// side of the commission.
struct Sector: Sendable, Equatable {
    /// What professions are divided by. The sectors of one division hold every profession exactly once.
    enum Division: Sendable, CaseIterable {
        /// The professions' field of work.
        case field
        /// Who the work is done as: authority or provider.
        case side
    }

    var division: Division
    /// Name, as it stands in an address.
    var name: String
    var professions: Set<String>

    /// The sector in a table or a list, with a capital letter.
    var title: String { name.prefix(1).uppercased() + name.dropFirst() }

    /// The sectors of rows, fields of work before sides; professions that state none are a sector of their own, so that
    /// sums over sectors are the total. Empty where nothing divides them: no statement, or the same one for all.
    ///
    /// - Parameters:
    ///   - others: names of professions beside the plan's, which state nothing.
    ///   - known: fields of work of those, where the register has them.
    static func all(
        _ rows: [ProfessionInput], others: [String] = [], fields known: [String: String] = [:]
    ) -> [Sector] {
        // A profession that employers of a sum state differently counts where it stands first.
        var seen: Set<String> = []
        let rows = rows.filter { seen.insert($0.name).inserted }
        let rest = Set(others).subtracting(seen)
        let fields = divided(rows, rest, known, by: .field, named: "område ej angivet") {
            $0.sector.flatMap { $0.isEmpty ? nil : $0 }
        }
        let sides = divided(rows, rest, [:], by: .side, named: "sida ej angiven") { row in
            row.commission.map { $0 == .authority ? "myndighetssidan" : "utförarsidan" }
        }
        return fields + sides
    }

    private static func divided(
        _ rows: [ProfessionInput], _ others: Set<String>, _ known: [String: String], by division: Division,
        named rest: String,
        _ name: (ProfessionInput) -> String?
    ) -> [Sector] {
        var members: [String: Set<String>] = [:]
        var without: Set<String> = []
        for (profession, sector) in rows.map({ ($0.name, name($0)) })
            + others.map({ ($0, known[$0].flatMap { $0.isEmpty ? nil : $0 }) })
        {
            if let sector {
                members[sector, default: []].insert(profession)
            } else {
                without.insert(profession)
            }
        }
        let sectors = members.map { Sector(division: division, name: $0, professions: $1) }
            .sorted { $0.name < $1.name }
        guard !sectors.isEmpty, sectors.count > 1 || !without.isEmpty else { return [] }
        return sectors
            + (without.isEmpty ? [] : [Sector(division: division, name: rest, professions: without)])
    }
}

/// The sector of an address among those there are.
struct SectorChoice: Sendable {
    /// All that can be chosen.
    var sectors: [Sector]
    /// The one chosen; nil means all professions.
    var chosen: Sector?
    /// What the address names, when that is no sector here.
    var unknown: String?
    /// The sector that the address names beside a profession outside it, which goes before.
    var left: (profession: String, sector: Sector)?

    /// All professions.
    init(_ sectors: [Sector]) {
        self.sectors = sectors
    }

    /// What a request names. The only place that reads it.
    ///
    /// - Parameter profession: the profession that the page is about, when it is about one.
    init(_ request: PageRequest, _ sectors: [Sector], profession: String? = nil) {
        self.sectors = sectors
        guard let name = request[SectorLinks.name] else { return }
        chosen = sectors.first { $0.name == name } ?? sectors.first { $0.name.lowercased() == name.lowercased() }
        if chosen == nil { unknown = String(name.prefix(80)) }
        if let sector = chosen, let profession, !sector.professions.contains(profession),
            sectors.contains(where: { $0.professions.contains(profession) })
        {
            left = (profession, sector)
            chosen = nil
        }
    }
}
