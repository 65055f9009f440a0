internal import WorkforceModel
public import WorkforceStore

/// What the demonstration put into a store, for the steps that follow.
public struct DemoContents: Sendable {
    /// An employer with its delivery; nil where the register has not been delivered.
    public struct Employer: Sendable, Equatable {
        /// Identity of the employer.
        public var organisationID: Int64
        /// Name as shown.
        public var name: String
        /// The register's delivery.
        public var deliveryID: Int64?
    }

    /// Identity of the association.
    public var associationID: Int64
    /// Employers in the region's order.
    public var employers: [Employer]
}

/// Writes a demonstration region into a store, as an import of its files would have done.
///
/// Afterwards the caller estimates rates for every delivery in ``DemoContents`` with the same use case as after an import,
/// and stores the published plan as a case of its own: neither is synthetic, so neither belongs here.
public struct DemoStore {
    private let region: DemoRegion
    private let population: DemoPopulation
    private let store: Store
    private let time: String

    /// A writer.
    ///
    /// - Parameters:
    ///   - time: time of the events in UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public init(_ region: DemoRegion, population: DemoPopulation, store: Store, time: String) {
        self.region = region
        self.population = population
        self.store = store
        self.time = time
    }

    /// Writes organisations, professions, population, registers and plans. The employer that has not delivered has
    /// neither register nor plan.
    ///
    /// - Throws: ``DemoFault``, `VolumeFault` when the population projection lacks a plan's years, or the store's errors.
    public func write() async throws -> DemoContents {
        let organisations = try await writeOrganisations()
        let identities = try await store.saveProfessions(region.professions, event: event("professions"))
        let professions = try region.professions.map { profession in
            guard let id = identities[profession.name] else { throw DemoFault.notStored(profession.name) }
            return Int32(clamping: id)
        }
        try await store.savePopulation([population.outcome, population.projection], event: event("population"))
        let plans = DemoPlan(region)
        var employers: [DemoContents.Employer] = []
        for (index, employer) in region.employers.enumerated() {
            let id = Int64(organisations[employer.organisation])
            var delivery: Int64?
            if employer.isDelivered {
                delivery = try await writeRegister(employer, id: id, organisations, professions)
                try await store.savePlan(
                    plans.plan(of: index, population: population), exits: .register, of: id, edited: nil,
                    event: event("plan", id))
                try await writeObservations(index, id: id, professions)
            }
            employers.append(
                DemoContents.Employer(organisationID: id, name: employer.name, deliveryID: delivery))
        }
        return DemoContents(associationID: Int64(organisations.first ?? 0), employers: employers)
    }

    /// - Returns: identities by position in ``DemoRegion/organisations``.
    private func writeOrganisations() async throws -> [Int32] {
        let rows = region.organisations.map { organisation in
            (
                organisation: organisation,
                parentCode: organisation.parentID.map { region.organisations[Int($0)].code }
            )
        }
        try await store.saveOrganisations(rows, event: event("organisation"))
        let identities = Dictionary(
            try await store.organisations().map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        return try region.organisations.map { organisation in
            guard let id = identities[organisation.code] else { throw DemoFault.notStored(organisation.code) }
            return Int32(clamping: id)
        }
    }

    private func writeRegister(
        _ employer: DemoRegion.Employer, id: Int64, _ organisations: [Int32], _ professions: [Int32]
    ) async throws -> Int64 {
        var columns = employer.register
        for row in 0..<columns.count {
            columns.organisation[row] = organisations[Int(columns.organisation[row])]
            columns.profession[row] = professions[Int(columns.profession[row])]
        }
        let delivery = Delivery(
            employerID: id, kind: "register",
            fileName: "personalregister-\(region.organisations[employer.organisation].code.lowercased()).csv",
            receivedAt: time, fromDay: columns.from.min().map { Day(number: $0) },
            toDay: Day(year: region.years.upperBound, month: 12, day: 31),
            unmapped: employer.unmapped.map { Delivery.UnmappedTitle(title: $0.title, rows: $0.rows) })
        return try await store.addRegister(
            delivery, columns: columns, pseudonyms: employer.pseudonyms, event: event("delivery", id))
    }

    private func writeObservations(_ index: Int, id: Int64, _ professions: [Int32]) async throws {
        let employer = region.employers[index]
        let figures = DemoObservations(region).figures(of: index)
        let batches = Dictionary(grouping: figures, by: \.key.day).sorted { $0.key < $1.key }.map { day, figures in
            ObservationBatch(
                delivery: Delivery(
                    employerID: id, kind: ImportKind.observations.rawValue,
                    fileName:
                        "vakanser-\(region.organisations[employer.organisation].code.lowercased())-\(day).csv",
                    receivedAt: time, fromDay: day, toDay: day, unmapped: []),
                changes: figures.map { key, value in
                    ObservationChange(
                        key: ObservationKey(
                            organisationID: id, professionID: Int64(professions[Int(key.professionID)]),
                            indicator: key.indicator, day: day), before: nil, after: value)
                })
        }
        guard !batches.isEmpty else { return }
        try await store.saveObservations(batches, recordedAt: time, event: event("observation", id))
    }

    private func event(_ object: String, _ organisation: Int64? = nil) -> Event.Draft {
        Event.Draft(
            time: time, actor: "Framsyn", useCase: "Demo", object: object, objectID: organisation,
            organisationID: organisation)
    }
}
