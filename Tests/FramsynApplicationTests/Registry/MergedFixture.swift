import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A municipality whose administrations for the old and for care became one on 2019-01-01, with its register for 2017–2020.
struct MergedFixture {
    let service: Service
    /// Organisations by code.
    let ids: [String: Int64]

    static func with(
        small: Int = 3, _ body: (MergedFixture) async throws -> Void
    ) async throws {
        try await withService { service in try await body(try await MergedFixture(service, small: small)) }
    }

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// - Parameter small: heads of the smallest administration.
    init(_ service: Service, small: Int) async throws {
        self.service = service
        let event = Event.Draft(time: service.now, actor: "prov", useCase: "Test", object: "prov")
        let (last, first) = (try Self.day("2018-12-31"), try Self.day("2019-01-01"))
        func body(_ code: String, _ name: String, _ kind: OrganisationKind, from: Day? = nil, to: Day? = nil)
            -> Organisation
        {
            Organisation(id: 0, code: code, name: name, kind: kind, validFrom: from, validTo: to)
        }
        try await service.store.saveOrganisations(
            [
                (body("K", "Åmåla kommun", .municipality), nil),
                (body("A", "Äldreförvaltningen", .administration, to: last), "K"),
                (body("O", "Omsorgsförvaltningen", .administration, to: last), "K"),
                (body("V", "Vårdförvaltningen", .administration, from: first), "K"),
                (body("T", "Tekniska förvaltningen", .administration), "K"),
                (body("S", "Stadsarkivet", .administration), "K"), (body("A1", "Hemtjänst Öst", .unit), "A"),
            ], mergers: ["A": "V", "O": "V"], event: event)
        ids = Dictionary(
            try await service.store.organisations().map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        let profession = try #require(
            try await service.store.saveProfessions(
                [Profession(id: 0, name: "Kock", sector: "", group: "")], event: event)["Kock"])
        var columns = EmploymentColumns()
        var persons: Int32 = 0
        func employ(_ code: String, from: Day, to: Day?, person: Int32) throws {
            columns.append(
                Employment(
                    person: "p\(person)", birthYear: 1970, sex: .woman, organisationID: try #require(ids[code]),
                    professionID: profession, form: .monthly, rate: 1, from: from, to: to, exitReason: nil,
                    absenceShare: nil), person: person)
        }
        func hire(_ count: Int, _ code: String, then next: String? = nil) throws {
            for _ in 0..<count {
                try employ(code, from: try Self.day("2010-01-01"), to: next == nil ? nil : last, person: persons)
                if let next { try employ(next, from: first, to: nil, person: persons) }
                persons += 1
            }
        }
        try hire(20, "A", then: "V")
        try hire(10, "A1", then: "V")
        try hire(25, "O", then: "V")
        try hire(12, "T")
        try hire(small, "S")
        // Two at once, counted once; and one who left early, from which the register's first year is known.
        try hire(1, "T")
        try employ("A", from: try Self.day("2010-01-01"), to: last, person: persons - 1)
        try employ("T", from: try Self.day("2010-01-01"), to: try Self.day("2018-02-01"), person: persons)
        persons += 1
        let delivery = Delivery(
            employerID: try #require(ids["K"]), kind: "register", fileName: "register.csv",
            receivedAt: "2021-01-10T12:00:00Z", fromDay: try Self.day("2010-01-01"),
            toDay: try Self.day("2020-12-31"), unmapped: [])
        _ = try await service.store.addRegister(
            delivery, columns: columns, pseudonyms: (0..<persons).map { "p\($0)" }, event: event)
    }

    func viewer(_ role: String, at code: String = "K") throws -> Viewer {
        Viewer(
            account: Account(id: 1, name: "Prov", signInName: "prov"),
            holdings: [
                Rights.Holding(
                    Appointment(
                        id: 1, accountID: 1, organisationID: ids[code], roleID: role,
                        from: try Self.day("2026-01-01")), try #require(BuiltInRoles[role]))
            ])
    }
}
