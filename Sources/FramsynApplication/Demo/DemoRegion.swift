internal import StatisticsKit
public import WorkforceModel

/// A generated region: a fictional association of 13 municipalities and one region, with registers drawn from a known
/// truth. Nobody and nothing in it exists.
public struct DemoRegion: Sendable {
    /// One employer and its register.
    public struct Employer: Sendable {
        /// Position among ``DemoRegion/organisations``.
        public var organisation: Int
        /// Name as shown.
        public var name: String
        /// Employments from the first year to the last; `organisation` is a position among
        /// ``DemoRegion/organisations`` and `profession` one among ``DemoRegion/professions``.
        public var register: EmploymentColumns
        /// Persons of the register in order of their number. The region's employers have agreed on one pseudonym a person,
        /// so that moves between them can be counted.
        public var pseudonyms: [String]
        /// Whether the register has been delivered. One employer's has not.
        public var isDelivered: Bool
        /// Titles that lead to no profession; their rows are not in the register.
        public var unmapped: [UnmappedTitle]
        /// Whether the employer has a directive on other solutions.
        public var hasDirective: Bool
    }

    /// A title without a profession, with the number of rows that carry it.
    public struct UnmappedTitle: Sendable, Equatable {
        /// The title as delivered.
        public var title: String
        /// Rows that carry it.
        public var rows: Int
    }

    /// Calendar years that the registers cover; the last one is the base year.
    public let years: ClosedRange<Int>
    /// The day the region is generated for.
    public let today: Day
    /// What the region is made of.
    public let catalogue: DemoCatalogue
    /// Professions; `id` is the position.
    public let professions: [Profession]
    /// The tree, parents first; `id` is the position and `parentID` the parent's. Every node is synthetic.
    public let organisations: [Organisation]
    /// Employers: the municipalities in the catalogue's order, then the region.
    public let employers: [Employer]
    /// What the registers were drawn from.
    public let truth: DemoTruth

    /// Years of the registers.
    public static let yearsCovered = 7
    /// Years before them in which ages and tenures settle.
    private static let settlingYears = 12

    /// Draws a region. The same arguments give the same region, byte by byte.
    ///
    /// - Parameters:
    ///   - catalogue: names and levels.
    ///   - seed: picks one of all possible regions.
    ///   - scale: share of the full size (77 000 + 15 000 persons), above 0 and at most 1.
    ///   - today: registers end with the last whole year before this day.
    public static func generate(
        _ catalogue: DemoCatalogue, seed: UInt64 = 1, scale: Double = 1, today: Day
    ) -> DemoRegion {
        let generator = Philox(seed: seed)
        let lastYear = today.year - 1
        let years = (lastYear - yearsCovered + 1)...lastYear
        let start = years.lowerBound - 1 - settlingYears
        let tree = DemoTree(catalogue, scale: min(max(scale, 0.001), 1), generator: generator)
        var truth = DemoTruth(catalogue, employers: tree.employers.count, years: years, generator: generator)
        var nextKey: Int32 = 0
        var simulations: [DemoSimulation] = []
        for (number, plan) in tree.employers.enumerated() {
            simulations.append(
                DemoSimulation(
                    employer: number, plan: plan, professions: catalogue.professions, truth: truth,
                    generator: generator, years: years, start: start, nextKey: &nextKey))
        }
        for year in (start + 1)...lastYear {
            var candidates = [[DemoCandidate]](repeating: [], count: catalogue.professions.count)
            for index in simulations.indices { simulations[index].leave(in: year, candidates: &candidates) }
            for index in simulations.indices {
                simulations[index].hire(in: year, candidates: &candidates, nextKey: &nextKey)
            }
        }
        var employers: [Employer] = []
        for (number, plan) in tree.employers.enumerated() {
            simulations[number].finish()
            let names = catalogue.organisation
            var delivery = DemoDelivery(simulations[number].register)
            if plan.name == names.unmapped.municipality {
                delivery.leaveOut(names.unmapped.titles, catalogue.professions, employer: number, generator)
            }
            truth.keys.append(delivery.keys)
            employers.append(
                Employer(
                    organisation: plan.organisation, name: plan.name, register: delivery.columns,
                    pseudonyms: pseudonyms(delivery.keys, generator),
                    isDelivered: plan.name != names.undelivered, unmapped: delivery.unmapped,
                    hasDirective: names.directives.contains(plan.name)))
        }
        let professions = catalogue.professions.enumerated().map { index, profession in
            Profession(
                id: Int64(index), name: profession.name, sector: profession.sector, group: profession.group,
                aidCodes: profession.aidCodes, ssyk: profession.ssyk, isLicensed: profession.isLicensed)
        }
        return DemoRegion(
            years: years, today: today, catalogue: catalogue, professions: professions,
            organisations: tree.organisations, employers: employers, truth: truth)
    }

    /// Sixty random bits a person, twelve characters. Who comes back to the same employer is given a new pseudonym, as
    /// the generator makes a new person of them there.
    private static func pseudonyms(_ keys: [Int32], _ generator: Philox) -> [String] {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var times: [Int32: UInt32] = [:]
        return keys.map { key in
            let before = times[key, default: 0]
            times[key] = before + 1
            var stream = PhiloxStream(
                generator, replicate: before, entity: UInt32(bitPattern: key), event: DemoEvent.pseudonym)
            var bits: UInt64 = stream.next()
            return String(unsafeUninitializedCapacity: 12) { buffer in
                for index in 0..<12 {
                    buffer[index] = alphabet[Int(bits & 31)]
                    bits >>= 5
                }
                return 12
            }
        }
    }
}
