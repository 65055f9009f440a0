internal import Foundation
internal import StatisticsKit
internal import WorkforceModel

/// Staff of a profession in each unit that has any, as positions among the region's organisations.
struct DemoPlacement {
    var units: [Int32]
    var weights: [Double]
}

/// One employer's part of the tree and where its professions work.
struct DemoEmployerPlan {
    /// Position of the employer among the region's organisations.
    var organisation: Int
    var name: String
    /// Heads per profession at the end of the last year.
    var heads: [Int]
    /// Where each profession works; nil where it has no staff.
    var placements: [DemoPlacement?]
}

/// The tree of the demonstration region, built from the catalogue: association, employers, administrations, units.
struct DemoTree {
    /// Nodes with parents first; `id` is the position, `parentID` the parent's.
    private(set) var organisations: [Organisation] = []
    private(set) var employers: [DemoEmployerPlan] = []
    private let catalogue: DemoCatalogue
    private let generator: Philox

    init(_ catalogue: DemoCatalogue, scale: Double, generator: Philox) {
        self.catalogue = catalogue
        self.generator = generator
        let association = add(catalogue.organisation.association, code: "DEMO", kind: .association, parent: nil)
        for (index, municipality) in catalogue.organisation.municipalities.enumerated() {
            addEmployer(
                municipality, code: "DEMO-" + padded(index + 1, 2), kind: .municipality, below: association,
                scale: scale)
        }
        addEmployer(catalogue.organisation.region, code: "DEMO-R", kind: .region, below: association, scale: scale)
    }

    private mutating func add(_ name: String, code: String, kind: OrganisationKind, parent: Int?) -> Int {
        let position = organisations.count
        organisations.append(
            Organisation(
                id: Int64(position), code: code, name: name, kind: kind, parentID: parent.map { Int64($0) },
                isSynthetic: true))
        return position
    }

    private mutating func addEmployer(
        _ employer: DemoOrganisationCatalogue.Employer, code: String, kind: OrganisationKind, below parent: Int,
        scale: Double
    ) {
        let number = employers.count
        // Shape [profession][kind of workplace], in the catalogue's order: sums must not depend on a dictionary's order.
        let shares = catalogue.professions.map { profession in
            catalogue.organisation.workplaces.map {
                (kind == .region ? profession.region : profession.municipality)[$0.code] ?? 0
            }
        }
        let sums = shares.map { $0.reduce(0, +) }
        let staff = max(1, Int((Double(employer.staff) * scale).rounded()))
        let heads = apportion(staff, by: sums)
        let position = add(employer.name, code: code, kind: kind, parent: parent)
        var placements = [DemoPlacement?](repeating: nil, count: heads.count)
        var administrations: [String: Int] = [:]
        for (kindNumber, workplace) in catalogue.organisation.workplaces.enumerated() {
            // Heads of each profession in this kind of workplace.
            let parts = shares.indices.map { profession in
                sums[profession] > 0
                    ? Double(heads[profession]) * shares[profession][kindNumber] / sums[profession] : 0
            }
            let total = parts.reduce(0, +)
            guard total >= 0.5 else { continue }
            let units = max(1, Int((total / workplace.size).rounded()))
            let name = catalogue.organisation.administrations.first { $0.code == workplace.administration }?.name
            let administration =
                administrations[workplace.administration]
                ?? add(
                    name ?? workplace.administration, code: code + "-" + workplace.administration,
                    kind: .administration, parent: position)
            administrations[workplace.administration] = administration
            let first = organisations.count
            var stream = PhiloxStream(
                generator, replicate: UInt32(number), entity: UInt32(kindNumber), event: DemoEvent.unitSize)
            var sizes: [Double] = []
            for (unit, place) in places(units, employer: number, kind: kindNumber).enumerated() {
                let unitCode = "\(code)-\(workplace.administration)-\(kindNumber + 1)-\(padded(unit + 1, 3))"
                _ = add(
                    workplace.pattern.replacingOccurrences(of: "{plats}", with: place), code: unitCode, kind: .unit,
                    parent: administration)
                sizes.append(exp(0.3 * stream.normal()))
            }
            let sum = sizes.reduce(0, +)
            for (profession, part) in parts.enumerated() where part > 0 {
                var placement = placements[profession] ?? DemoPlacement(units: [], weights: [])
                for unit in 0..<units {
                    placement.units.append(Int32(first + unit))
                    placement.weights.append(part * sizes[unit] / sum)
                }
                placements[profession] = placement
            }
        }
        // A profession too small for any workplace of its own works where the employer's others do.
        let anywhere = placements.lazy.compactMap { $0 }.first
        for profession in heads.indices where heads[profession] > 0 && placements[profession] == nil {
            placements[profession] = anywhere
        }
        employers.append(
            DemoEmployerPlan(organisation: position, name: employer.name, heads: heads, placements: placements))
    }

    /// Place names for the units of one kind in one employer, each used once before any gets a number.
    private func places(_ count: Int, employer: Int, kind: Int) -> [String] {
        let prefixes = catalogue.organisation.placePrefixes
        let suffixes = catalogue.organisation.placeSuffixes
        var names = prefixes.flatMap { prefix in suffixes.map { prefix + $0 } }
        var stream = PhiloxStream(
            generator, replicate: UInt32(employer), entity: UInt32(kind), event: DemoEvent.place)
        names.shuffle(using: &stream)
        guard !names.isEmpty else { return (0..<count).map { String($0 + 1) } }
        return (0..<count).map { unit in
            let round = unit / names.count
            return names[unit % names.count] + (round > 0 ? " \(round + 1)" : "")
        }
    }
}

/// A number with leading zeros.
private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// `total` whole persons by shares, largest remainders first, so that the parts add up exactly.
func apportion(_ total: Int, by shares: [Double]) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { Double(total) * $0 / sum }
    var parts = exact.map { Int($0) }
    let order = exact.indices.sorted { (exact[$0] - Double(parts[$0]), $1) > (exact[$1] - Double(parts[$1]), $0) }
    for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
    return parts
}
