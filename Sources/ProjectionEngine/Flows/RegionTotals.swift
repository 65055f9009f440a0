/// Persons who move from one employer of a region to another within a profession.
public struct EmployerMove: Sendable, Equatable, Codable {
    /// Name of the profession, the same at both employers.
    public var profession: String
    /// Position of the giving employer among the projections.
    public var from: Int
    /// Position of the receiving employer.
    public var to: Int
    /// Persons a year, one entry a year; they are part of the giver's turnover and of the receiver's hires.
    public var persons: [Double]

    /// A move from its parts.
    public init(profession: String, from: Int, to: Int, persons: [Double]) {
        self.profession = profession
        self.from = from
        self.to = to
        self.persons = persons
    }
}

/// The share of an employer's turnover in a profession that another employer of the region hires.
public struct EmployerMoveShare: Sendable, Equatable {
    /// Name of the profession, the same at both employers.
    public var profession: String
    /// Position of the giving employer among the projections.
    public var from: Int
    /// Position of the receiving employer.
    public var to: Int
    /// Share of the giver's turnover, 0…1.
    public var share: Double

    /// A share from its parts.
    public init(profession: String, from: Int, to: Int, share: Double) {
        self.profession = profession
        self.from = from
        self.to = to
        self.share = share
    }
}

extension EmployerMove {
    /// The moves of several employers' projections when they keep their share of the giver's turnover.
    public static func all(_ employers: [Projection], shares: [EmployerMoveShare]) -> [EmployerMove] {
        shares.compactMap { share in
            guard employers.indices.contains(share.from),
                let giver = employers[share.from].profession(share.profession)
            else { return nil }
            return EmployerMove(
                profession: share.profession, from: share.from, to: share.to,
                persons: giver.turnover.map { ($0 ?? 0) * min(max(share.share, 0), 1) })
        }
    }
}

extension Projection {
    /// The sum of several employers' projections net of moves that keep their share of the giver's turnover. Returns nil
    /// as ``init(region:moves:)`` does.
    public init?(region employers: [Projection], shares: [EmployerMoveShare]) {
        self.init(region: employers, moves: EmployerMove.all(employers, shares: shares))
    }

    /// The sum of several employers' projections, profession by profession by name, net of moves between them: a move
    /// lowers the region's turnover and its recruitment by the same persons, never by more than the giver's turnover or
    /// the receiver's hires. Need, stock, surplus and the other exits are plain sums.
    ///
    /// Returns nil when there is no projection, or when they do not span the same years.
    public init?(region employers: [Projection], moves: [EmployerMove] = []) {
        guard let first = employers.first, employers.allSatisfy({ $0.years == first.years }) else { return nil }
        var names: [String] = []
        for employer in employers {
            for profession in employer.professions where !names.contains(profession.name) {
                names.append(profession.name)
            }
        }
        let count = first.years.count
        let rows = names.map { name in
            var row = ProfessionFlows(
                sumOf: employers.compactMap { $0.profession(name) }, name: name, yearCount: count)
            var leaving = employers.map { $0.profession(name)?.turnover ?? [] }
            var entering = employers.map { $0.profession(name)?.recruitment ?? [] }
            for move in moves where move.profession == name {
                guard employers.indices.contains(move.from), employers.indices.contains(move.to), move.from != move.to
                else { continue }
                for year in 0..<count where year < move.persons.count {
                    guard year < leaving[move.from].count, year < entering[move.to].count,
                        let left = leaving[move.from][year], let entered = entering[move.to][year]
                    else { continue }
                    let net = max(0, min(move.persons[year], left, entered))
                    leaving[move.from][year] = left - net
                    entering[move.to][year] = entered - net
                    row.turnover[year] = row.turnover[year].map { $0 - net }
                    row.recruitment[year] = row.recruitment[year].map { $0 - net }
                }
            }
            return row
        }
        self.init(years: first.years, professions: rows)
    }
}
