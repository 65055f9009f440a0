import Foundation
import Interchange
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A region with two municipalities; the first has two administrations, and the first of them a unit below it. Somebody is
/// appointed in the first administration.
struct RightsFixture {
    enum Relation: String, CaseIterable {
        case own, below, sibling, parent, other
    }

    let service: Service
    let places: [Relation: Int64]

    init(_ service: Service) async throws {
        self.service = service
        let rows: [(String, OrganisationKind, String?)] = [
            ("R", .association, nil), ("A", .municipality, "R"), ("A1", .administration, "A"),
            ("A2", .administration, "A"), ("A11", .unit, "A1"), ("B", .municipality, "R"),
        ]
        try await service.store.saveOrganisations(
            rows.map { (Organisation(id: 0, code: $0.0, name: "Enhet \($0.0)", kind: $0.1), parentCode: $0.2) },
            event: Event.Draft(time: service.now, actor: "prov", useCase: "Test", object: "organisation"))
        let ids = Dictionary(
            try await service.store.organisations().map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        places = try [
            .own: #require(ids["A1"]), .below: #require(ids["A11"]), .sibling: #require(ids["A2"]),
            .parent: #require(ids["A"]), .other: #require(ids["B"]),
        ]
    }

    /// Somebody with a role in an organisation, by default the first administration.
    func viewer(_ role: String, at organisation: Int64?? = nil, account: Int64 = 1, from: Day? = nil, to: Day? = nil)
        throws -> Viewer
    {
        let place = organisation ?? places[.own]
        let appointment = Appointment(
            id: account, accountID: account, organisationID: place, roleID: role, from: from ?? service.today, to: to)
        return Viewer(
            account: Account(id: account, name: "Prov \(role)", signInName: "prov\(account)"),
            holdings: [Rights.Holding(appointment, try #require(BuiltInRoles[role]))])
    }
}

/// What the table says of a use case.
private struct Expected: Sendable {
    enum Right: Sendable {
        case signedIn
        case aggregate(RightsObject, Place)
        case read(RightsObject, Place)
        case write(RightsObject, Place)
    }

    enum Place: Sendable { case organisation, somewhere, installation }

    struct Subject: Sendable {
        var organisation: Int64

        var request: PageRequest {
            PageRequest(
                path: "/",
                values: [
                    "org": ["\(organisation)"], "under": ["\(organisation)"], "id": ["\(organisation)"],
                    "visa": ["1"], "steg": ["1"],
                ])
        }
    }

    var right: Right
    var make: @Sendable (Subject) throws -> any UseCase

    init(_ right: Right, _ make: @Sendable @escaping (Subject) throws -> any UseCase) {
        self.right = right
        self.make = make
    }
}

/// The matrix as `collaboration.md` prints it, written down once more so that a slip in the product's own is seen: the
/// level (A L S F) and reach (e t n . or another that no organisation gives) of each role on the objects there are pages of.
private let matrix: [String: [RightsObject: String]] = [
    "strategist": [
        .need: "St", .unitAnalysis: "St", .registry: "St", .sharedRegister: "L.", .population: "St",
        .employment: "Lt", .individualAbsence: "-",
    ],
    "manager": [
        .need: "Le", .unitAnalysis: "Se", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "Se",
        .individualAbsence: "Le",
    ],
    "director": [
        .need: "Ft", .unitAnalysis: "Ft", .registry: "Ft", .sharedRegister: "L.", .population: "Ft",
        .employment: "At", .individualAbsence: "-",
    ],
    "analyst": [
        .need: "An", .unitAnalysis: "An", .registry: "-", .sharedRegister: "Sn", .population: "Sn", .employment: "-",
        .individualAbsence: "-",
    ],
    "secretary": [
        .need: "-", .unitAnalysis: "-", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "-",
        .individualAbsence: "-",
    ],
    "staffing": [
        .need: "Lt", .unitAnalysis: "Lt", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "Lt",
        .individualAbsence: "-",
    ],
    "placement": [
        .need: "Lt", .unitAnalysis: "Lt", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "Lt",
        .individualAbsence: "-",
    ],
    "union": [
        .need: "Lt", .unitAnalysis: "Lt", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "-",
        .individualAbsence: "-",
    ],
    "politician": [
        .need: "Lt", .unitAnalysis: "Lt", .registry: "-", .sharedRegister: "L.", .population: "L.", .employment: "-",
        .individualAbsence: "-",
    ],
    "employee": [
        .need: "-", .unitAnalysis: "-", .registry: "-", .sharedRegister: "L.", .population: "-", .employment: "Lo",
        .individualAbsence: "Lo",
    ],
    "admin": [
        .need: "Lt", .unitAnalysis: "Lt", .registry: "St", .sharedRegister: "St", .population: "St", .employment: "-",
        .individualAbsence: "-",
    ],
]

@Suite("Every use case, every role, every place")
struct RightsTableTests {
    /// Every use case there is, with the right it asks for.
    private static let table: [String: Expected] = [
        "AccountDetailPage": Expected(.write(.registry, .somewhere)) { try AccountDetailPage($0.request) },
        "AccountPage": Expected(.write(.registry, .somewhere)) { try AccountPage($0.request) },
        "AccuracyPage": Expected(.aggregate(.need, .organisation)) { try AccuracyPage($0.request) },
        "AddReportNote": Expected(.write(.need, .organisation)) { try AddReportNote($0.request, FormValues()) },
        "ApplyRetention": Expected(.write(.registry, .installation)) { _ in ApplyRetention() },
        "AppointmentForm": Expected(.write(.registry, .somewhere)) { try AppointmentForm($0.request) },
        "AppointmentPage": Expected(.read(.registry, .somewhere)) { try AppointmentPage($0.request) },
        "AssumptionPage": Expected(.aggregate(.need, .organisation)) { try AssumptionPage($0.request) },
        "CancelJob": Expected(.signedIn) { try CancelJob($0.request, FormValues()) },
        "ChangeOwnPassword": Expected(.signedIn) { try ChangeOwnPassword($0.request, FormValues()) },
        "CheckLog": Expected(.write(.registry, .installation)) { _ in try CheckLog() },
        "CheckPastedText": Expected(.aggregate(.need, .organisation)) { try CheckPastedText($0.request, FormValues()) },
        "CheckText": Expected(.aggregate(.need, .organisation)) { CheckText(organisation: $0.organisation, text: "") },
        "CompareScenariosPage": Expected(.aggregate(.need, .organisation)) { try CompareScenariosPage($0.request) },
        "ComparisonPage": Expected(.aggregate(.need, .organisation)) { try ComparisonPage($0.request) },
        "ConfirmRetention": Expected(.write(.registry, .installation)) {
            try ConfirmRetention($0.request, FormValues())
        },
        "CreateAccessToken": Expected(.signedIn) { try CreateAccessToken($0.request, FormValues()) },
        "CreateAccount": Expected(.write(.registry, .somewhere)) { try CreateAccount($0.request, FormValues()) },
        "CreateBackup": Expected(.write(.registry, .installation)) { _ in
            CreateBackup(directory: "/nowhere", rotation: BackupRotation(), version: "prov")
        },
        "CreateDemo": Expected(.write(.registry, .installation)) { _ in CreateDemo(scale: 1) { _ in } },
        "DefinitionPage": Expected(.read(.sharedRegister, .somewhere)) { try DefinitionPage($0.request) },
        "DeleteScenario": Expected(.write(.need, .organisation)) { try DeleteScenario($0.request, FormValues()) },
        "DeliveryPage": Expected(.aggregate(.need, .somewhere)) { try DeliveryPage($0.request) },
        "EndOwnSessions": Expected(.signedIn) { try EndOwnSessions($0.request, FormValues()) },
        "EstimateRates": Expected(.write(.registry, .installation)) { EstimateRates(organisationID: $0.organisation) },
        "ExportCase": Expected(.read(.need, .organisation)) {
            ExportCase(organisation: $0.organisation, directory: "/nowhere")
        },
        "FindMapping": Expected(.write(.registry, .installation)) {
            FindMapping(organisationID: $0.organisation, employer: $0.organisation, path: "/nowhere", fileName: "")
        },
        "FreezeReport": Expected(.write(.need, .organisation)) { try FreezeReport($0.request, FormValues()) },
        "GapPage": Expected(.aggregate(.need, .organisation)) { try GapPage($0.request) },
        "ImportCase": Expected(.write(.registry, .installation)) { _ in ImportCase(directory: "/nowhere") },
        "ImportObservations": Expected(.write(.registry, .installation)) {
            ImportObservations(
                organisationID: $0.organisation, path: "", fileName: "", mapping: ObservationMapping(), isDryRun: true)
        },
        "ImportOrganisations": Expected(.write(.registry, .installation)) {
            ImportOrganisations(organisationID: $0.organisation, path: "", fileName: "", isDryRun: true)
        },
        "ImportPage": Expected(.write(.population, .somewhere)) { try ImportPage($0.request) },
        "ImportPopulation": Expected(.write(.population, .somewhere)) { _ in
            ImportPopulation(path: "", fileName: "", options: PopulationOptions(), isDryRun: true)
        },
        "ImportProfessions": Expected(.write(.sharedRegister, .somewhere)) { _ in
            ImportProfessions(path: "", fileName: "", isDryRun: true)
        },
        "ImportRegister": Expected(.write(.registry, .installation)) {
            ImportRegister(
                organisationID: $0.organisation, path: "", fileName: "", mapping: ImportMapping(), isDryRun: true)
        },
        "JobPage": Expected(.signedIn) { try JobPage($0.request) },
        "IssueAccessToken": Expected(.write(.registry, .installation)) { _ in
            IssueAccessToken(account: "prov", name: "Prov", days: 1, sensitivity: "K1")
        },
        "ListOrganisations": Expected(.signedIn) { ListOrganisations(below: $0.organisation) },
        "ListPopulation": Expected(.read(.population, .somewhere)) { _ in ListPopulation() },
        "LogPage": Expected(.read(.registry, .somewhere)) { try LogPage($0.request) },
        "MandatePage": Expected(.read(.sharedRegister, .somewhere)) { try MandatePage($0.request) },
        "MappingPage": Expected(.write(.population, .somewhere)) { try MappingPage($0.request) },
        "ObservationPage": Expected(.aggregate(.need, .organisation)) { try ObservationPage($0.request) },
        "OrganisationForm": Expected(.write(.registry, .somewhere)) { try OrganisationForm($0.request) },
        "OrganisationPage": Expected(.read(.sharedRegister, .somewhere)) { try OrganisationPage($0.request) },
        "OverviewPage": Expected(.aggregate(.need, .organisation)) { try OverviewPage($0.request) },
        "OwnAccountPage": Expected(.signedIn) { try OwnAccountPage($0.request) },
        "PlanRetention": Expected(.write(.registry, .installation)) { _ in PlanRetention() },
        "PopulationPage": Expected(.read(.population, .somewhere)) { try PopulationPage($0.request) },
        "ProfessionForm": Expected(.write(.sharedRegister, .somewhere)) { try ProfessionForm($0.request) },
        "ProfessionPage": Expected(.read(.sharedRegister, .somewhere)) { try ProfessionPage($0.request) },
        "ProjectPopulation": Expected(.write(.population, .somewhere)) { _ in ProjectPopulation(table: 1, through: nil)
        },
        "ProjectionPage": Expected(.aggregate(.need, .organisation)) { try ProjectionPage($0.request) },
        "RateDetailPage": Expected(.aggregate(.need, .organisation)) { try RateDetailPage($0.request) },
        "PersonPage": Expected(.read(.individualAbsence, .organisation)) { try PersonPage($0.request) },
        "ReadPerson": Expected(.read(.individualAbsence, .organisation)) { try ReadPerson($0.request, FormValues()) },
        "ReadOwnRecord": Expected(.signedIn) { try ReadOwnRecord($0.request, FormValues()) },
        "ReadFile": Expected(.write(.population, .somewhere)) { try ReadFile($0.request, FormValues()) },
        "ReadLogHead": Expected(.write(.registry, .installation)) { _ in ReadLogHead() },
        "ReceiveFile": Expected(.write(.population, .somewhere)) { try ReceiveFile($0.request, FormValues()) },
        "RecruitmentPage": Expected(.aggregate(.need, .organisation)) { try RecruitmentPage($0.request) },
        "ReportListPage": Expected(.aggregate(.need, .organisation)) { try ReportListPage($0.request) },
        "ReportPage": Expected(.aggregate(.need, .organisation)) { try ReportPage($0.request) },
        "RetentionPage": Expected(.read(.registry, .installation)) { try RetentionPage($0.request) },
        "RevokeAccessToken": Expected(.signedIn) { try RevokeAccessToken($0.request, FormValues()) },
        "RolePage": Expected(.signedIn) { try RolePage($0.request) },
        "RunBacktest": Expected(.write(.need, .organisation)) { RunBacktest(organisation: $0.organisation) },
        "RunIntervals": Expected(.aggregate(.need, .organisation)) { RunIntervals(organisation: $0.organisation) },
        "SaveAppointment": Expected(.write(.registry, .somewhere)) { try SaveAppointment($0.request, FormValues()) },
        "SaveObservations": Expected(.write(.need, .organisation)) { try SaveObservations($0.request, FormValues()) },
        "SaveOrganisation": Expected(.write(.registry, .somewhere)) { try SaveOrganisation($0.request, FormValues()) },
        "SaveProfession": Expected(.write(.sharedRegister, .somewhere)) {
            try SaveProfession($0.request, FormValues())
        },
        "SaveRegisterPlan": Expected(.write(.need, .organisation)) { try SaveRegisterPlan($0.request, FormValues()) },
        "SaveRetentionRules": Expected(.write(.registry, .installation)) {
            try SaveRetentionRules($0.request, FormValues())
        },
        "SaveRole": Expected(.write(.registry, .installation)) { try SaveRole($0.request, FormValues()) },
        "SaveScenario": Expected(.write(.need, .organisation)) { try SaveScenario($0.request, FormValues()) },
        "SaveTypedPlan": Expected(.write(.need, .installation)) { try SaveTypedPlan($0.request, FormValues()) },
        "SaveUnitStep": Expected(.write(.unitAnalysis, .organisation)) { try SaveUnitStep($0.request, FormValues()) },
        "SaveVolumes": Expected(.write(.need, .organisation)) { try SaveVolumes($0.request, FormValues()) },
        "ScenarioPage": Expected(.aggregate(.need, .organisation)) { try ScenarioPage($0.request) },
        "SetOwnCodes": Expected(.signedIn) { try SetOwnCodes($0.request, FormValues()) },
        "ShortagePage": Expected(.aggregate(.need, .organisation)) { try ShortagePage($0.request) },
        "StaffOverTimePage": Expected(.aggregate(.need, .organisation)) { try StaffOverTimePage($0.request) },
        "StartBacktest": Expected(.write(.need, .organisation)) { try StartBacktest($0.request, FormValues()) },
        "StartIntervals": Expected(.aggregate(.need, .organisation)) { try StartIntervals($0.request, FormValues()) },
        "StartLogCheck": Expected(.write(.registry, .installation)) { try StartLogCheck($0.request, FormValues()) },
        "StartPage": Expected(.signedIn) { try StartPage($0.request) },
        "StartPopulationProjection": Expected(.write(.population, .somewhere)) {
            try StartPopulationProjection($0.request, FormValues())
        },
        "SteerAccount": Expected(.write(.registry, .somewhere)) { try SteerAccount($0.request, FormValues()) },
        "StoreTriedFile": Expected(.write(.population, .somewhere)) { try StoreTriedFile($0.request, FormValues()) },
        "SupplyPage": Expected(.aggregate(.need, .organisation)) { try SupplyPage($0.request) },
        "Surroundings": Expected(.signedIn) { Surroundings(organisation: $0.organisation) },
        "TextCheckPage": Expected(.aggregate(.need, .organisation)) { try TextCheckPage($0.request) },
        "TypedPlanPage": Expected(.aggregate(.need, .organisation)) { try TypedPlanPage($0.request) },
        "UnitAnalysisPage": Expected(.aggregate(.unitAnalysis, .organisation)) { try UnitAnalysisPage($0.request) },
        "UnitPlanPage": Expected(.aggregate(.unitAnalysis, .organisation)) { try UnitPlanPage($0.request) },
        "VolumePage": Expected(.write(.need, .organisation)) { try VolumePage($0.request) },
        "WhyPage": Expected(.aggregate(.need, .organisation)) { try WhyPage($0.request) },
    ]

    private static func isAllowed(
        _ right: Expected.Right, _ role: String, _ relation: RightsFixture.Relation
    ) -> Bool {
        let (needed, object, place): (Character, RightsObject, Expected.Place)
        switch right {
        case .signedIn: return true
        case .aggregate(let wanted, let where_): (needed, object, place) = ("A", wanted, where_)
        case .read(let wanted, let where_): (needed, object, place) = ("L", wanted, where_)
        case .write(let wanted, let where_): (needed, object, place) = ("S", wanted, where_)
        }
        let cell = matrix[role]?[object] ?? "-"
        let order = Array("ALSF")
        guard let held = cell.first.flatMap(order.firstIndex), let wanted = order.firstIndex(of: needed), held >= wanted
        else { return false }
        let reaches: [Character: Set<RightsFixture.Relation>] = [
            "e": [.own], "t": [.own, .below], "n": [.own, .below], ".": Set(RightsFixture.Relation.allCases),
        ]
        guard let reached = cell.last.flatMap({ reaches[$0] }) else { return false }
        return place == .somewhere || reached.contains(relation)
    }

    @Test("each is let through or refused as the table says, and the refusal is the same for what does not exist")
    func table() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            var tried = 0
            for role in BuiltInRoles.all {
                let viewer = try fixture.viewer(role.id)
                for relation in RightsFixture.Relation.allCases {
                    let place = try #require(fixture.places[relation])
                    for (name, expected) in Self.table.sorted(by: { $0.key < $1.key }) {
                        let useCase = try expected.make(Expected.Subject(organisation: place))
                        // One that concerns the installation whatever is asked for is refused to all of these.
                        var allowed = Self.isAllowed(expected.right, role.id, relation)
                        if case .write(_, .installation) = expected.right, useCase.organisationID == nil {
                            allowed = false
                        }
                        if case .read(_, .installation) = expected.right, useCase.organisationID == nil {
                            allowed = false
                        }
                        let outcome = await Self.outcome(useCase, service, viewer)
                        #expect(
                            outcome == (allowed ? nil : .notAllowed(type(of: useCase).right)),
                            "\(name), \(role.name), \(relation)")
                        tried += 1
                    }
                }
                let elsewhere = try #require(fixture.places[.other])
                // What does not exist is refused in the same words as what does.
                for (name, expected) in Self.table {
                    let absent = try expected.make(Expected.Subject(organisation: 987_654))
                    guard absent.organisationID != nil else { continue }
                    let other = try expected.make(Expected.Subject(organisation: elsewhere))
                    #expect(
                        await Self.outcome(absent, service, viewer) == Self.outcome(other, service, viewer),
                        "\(name), \(role.name)")
                }
            }
            #expect(tried == 11 * 5 * Self.table.count)
        }
    }

    private static func outcome(_ useCase: any UseCase, _ service: Service, _ viewer: Viewer) async -> RequestFault? {
        do {
            _ = try await service.authorise(useCase, as: viewer)
            return nil
        } catch {
            return error as? RequestFault
        }
    }

    @Test("an installation's administrator may do what concerns the installation")
    func installation() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let viewer = try fixture.viewer("admin", at: .some(nil))
            for name in ["SaveRole", "CreateBackup", "CheckLog", "SaveRetentionRules", "ImportCase"] {
                let useCase = try #require(Self.table[name]).make(Expected.Subject(organisation: 1))
                #expect(await Self.outcome(useCase, service, viewer) == nil, "\(name)")
            }
        }
    }

    @Test("the table holds every use case in the sources, and no other")
    func complete() throws {
        let sources = projectDirectory + "/Sources/FramsynApplication"
        let files = try #require(FileManager.default.enumerator(atPath: sources)).compactMap { $0 as? String }
        var found: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
            for line in text.split(separator: "\n") {
                guard let match = line.firstMatch(of: /^(?:public )?(?:struct|class|enum|actor) (\w+):(.*)$/),
                    match.2.firstMatch(of: /\b(Page|Form)?UseCase\b/) != nil
                else { continue }
                found.insert(String(match.1))
            }
        }
        #expect(found.count > 80)
        #expect(found.subtracting(Self.table.keys).sorted() == [])
        #expect(Set(Self.table.keys).subtracting(found).sorted() == [])
    }

    @Test("no built-in role differs from the written matrix")
    func written() {
        for role in BuiltInRoles.all {
            for (object, cell) in matrix[role.id] ?? [:] {
                let level: [RightsLevel: Character] = [.aggregate: "A", .read: "L", .write: "S", .decide: "F"]
                let reach: [RightsReach: Character] = [
                    .unit: "e", .subtree: "t", .network: "n", .everywhere: ".", .ownPerson: "o",
                ]
                let own = role.grants[object].flatMap { grant in
                    level[grant.level].flatMap { letter in reach[grant.reach].map { "\(letter)\($0)" } }
                }
                #expect((own ?? "-") == cell, "\(role.name) \(object)")
            }
        }
    }
}
