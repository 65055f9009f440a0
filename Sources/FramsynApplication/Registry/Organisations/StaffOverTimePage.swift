public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Över tid: an employer's staff at year-ends, by the bodies right below it as they are on a chosen day.
public struct StaffOverTimePage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("dag", .day, "Dagen vars organisation alla år visas på; tomt betyder i dag."),
    ]
    /// The organisation whose employer is shown; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    /// Where it is read.
    public static let path = "/register/organisation/over-tid"
    private let request: PageRequest

    /// Reads `org` and `dag`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The staff on the day's structure.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        guard !registry.tree.nodes.isEmpty else { return Self.empty("Ingen arbetsgivare är upplagd ännu.", nil) }
        let id = try await service.organisation(of: request, for: viewer)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        guard let employer = registry.tree.employer(of: id) else {
            return try await employers(below: organisation, registry, service, viewer)
        }
        // A right to a unit is none to the figures of the whole employer.
        try await service.require(Self.right, at: employer.id, viewer)
        guard let staff = try await service.staffCounts(of: employer.id, registry) else {
            return Self.empty("\(employer.name) har inget personalregister ännu.", employer)
        }
        guard staff.heads.contains(where: { !$0.isEmpty }) else {
            return Self.empty(
                "Personalregistret från \(employer.name) har ingen månadsanställd vid något helt årsskifte.", employer)
        }
        let standing = try await service.standing(of: viewer)
        let groups = SmallGroups(isShown: standing.seesSmallGroups(at: employer.id))
        return StaffOverTimeContent(
            employer, registry.tree, staff, asked: request["dag"]?.trimmed ?? "", today: service.today, groups: groups
        ).page
    }

    private static func empty(_ lead: String, _ employer: Organisation?) -> PageContent {
        PageContent(
            title: "Över tid",
            lead: Prose(lead + " Läs in ett register, så visas personalen här, år för år."),
            blocks: [
                .actions([
                    Action(
                        "Läs in ett register", href: "/register/import" + (employer.map { "?org=\($0.id)" } ?? ""),
                        isPrimary: true)
                ])
            ])
    }

    /// The employers to choose among where the organisation has none above it.
    private func employers(
        below organisation: Organisation, _ registry: Registry, _ service: Service, _ viewer: Viewer
    ) async throws -> PageContent {
        let inside = registry.tree.subtree(of: organisation.id)
        let standing = try await service.standing(of: viewer)
        let employers = registry.tree.nodes.filter {
            $0.isEmployer && inside.contains($0.id) && standing.may(Self.right, at: $0.id)
        }
        let lead =
            employers.isEmpty
            ? "\(organisation.name) har inga arbetsgivare. Välj en annan organisation överst på sidan."
            : "Personalen visas för en arbetsgivare i taget. Välj en."
        return PageContent(
            title: "Över tid", lead: Prose(lead),
            blocks: employers.isEmpty
                ? [] : [.list(employers.map { Prose([.link($0.name, href: "\(Self.path)?org=\($0.id)")]) })])
    }
}

extension Service {
    /// Staff at year-ends in an employer's latest register; nil before the first.
    func staffCounts(of employer: Int64, _ registry: Registry) async throws -> StaffCounts? {
        let today = today
        // The day ends years: what is kept from yesterday may lack one.
        return try await caches.value("staff over time \(employer) \(today)", event: registry.event) {
            guard let latest = try await self.store.latestEmployments(employer: employer) else {
                return StaffCounts?.none
            }
            let delivery = try await self.store.deliveries().first { $0.id == latest.delivery }
            return try await self.pool.run {
                let period = RegisterPeriod(latest.columns, today: today, stated: delivery?.toDay)
                return StaffCounts(latest.columns, period: period, delivery: delivery)
            }
        }
    }
}
