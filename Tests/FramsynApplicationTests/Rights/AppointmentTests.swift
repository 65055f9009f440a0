import Foundation
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Rights as they are given and taken")
struct AppointmentTests {
    /// Stores two accounts and returns their identities: one that gives, one that gets.
    private func accounts(_ service: Service) async throws -> (giver: Int64, getter: Int64) {
        (
            try await service.store.addAccount(
                Account(id: 0, name: "Gun Prov", signInName: "gun"), createdAt: service.now, event: nil),
            try await service.store.addAccount(
                Account(id: 0, name: "Gil Prov", signInName: "gil"), createdAt: service.now, event: nil)
        )
    }

    private func form(
        account: Int64?, role: String, code: String, from: String = "2026-11-21", more: [String: String] = [:]
    ) -> FormValues {
        var values = [
            "konto": account.map(String.init) ?? "", "roll": role, "organisation": code, "fran": from,
        ]
        values.merge(more) { $1 }
        return FormValues(values: values.mapValues { [$0] })
    }

    private func save(_ service: Service, _ form: FormValues, id: Int64? = nil, as viewer: Viewer) async throws
        -> FormAnswer
    {
        let request = PageRequest(path: "/", values: id.map { ["id": ["\($0)"]] } ?? [:])
        return try await service.perform(try SaveAppointment(request, form), as: viewer)
    }

    private func faults(_ answer: FormAnswer) -> Set<String> {
        guard case .again(let page) = answer else { return [] }
        return Set(page.forms.flatMap(\.fields).filter { $0.fault != nil }.map(\.name))
    }

    @Test("one gives what one has, where one has it, to somebody else")
    func gives() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let (giver, getter) = try await accounts(service)
            let place = try #require(fixture.places[.parent])
            try await service.store.addAppointment(
                Appointment(id: 0, accountID: giver, organisationID: place, roleID: "strategist", from: service.today),
                event: nil)
            let viewer = try #require(try await service.viewer(of: giver))
            // Wider, elsewhere, oneself, the installation: each is refused with words by its field.
            for (role, code, account, field) in [
                ("manager", "A1", getter, "roll"), ("admin", "A1", getter, "roll"), ("strategist", "B", getter, "roll"),
                ("strategist", "R", getter, "roll"), ("strategist", "", getter, "roll"),
                ("strategist", "A1", giver, "konto"), ("strategist", "ingen", getter, "organisation"),
            ] {
                let answer = try await save(service, form(account: account, role: role, code: code), as: viewer)
                #expect(faults(answer) == [field], "\(role) \(code)")
            }
            #expect(try await service.store.appointments().count == 1)
            guard
                case .done = try await save(service, form(account: getter, role: "politician", code: "a1"), as: viewer)
            else {
                Issue.record("what may be given was refused")
                return
            }
            let given = try #require(try await service.store.appointments().last)
            #expect(given.accountID == getter && given.organisationID == fixture.places[.own])
            let event = try #require(try await service.store.events(EventSearch(), limit: 1).first)
            #expect(event.object == "appointment" && event.accountID == giver && event.kind == .administration)
            #expect(event.right == "HR-strateg, Enhet A")
            #expect(event.after?.contains("Gil Prov") == true)
        }
    }

    @Test("a mandate wider than one's own cannot be given")
    func mandates() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let (giver, getter) = try await accounts(service)
            try await service.store.addAppointment(
                Appointment(
                    id: 0, accountID: giver, organisationID: fixture.places[.parent], roleID: "strategist",
                    mandates: [Mandate(.lending, days: 28)], from: service.today), event: nil)
            let viewer = try #require(try await service.viewer(of: giver))
            let wide = form(
                account: getter, role: "strategist", code: "A1", more: ["mandat-lending": "ja", "dagar-lending": "29"])
            #expect(faults(try await save(service, wide, as: viewer)) == ["mandat-lending"])
            let without = form(account: getter, role: "strategist", code: "A1", more: ["mandat-lending": "ja"])
            #expect(faults(try await save(service, without, as: viewer)) == ["mandat-lending"])
            let narrow = form(
                account: getter, role: "strategist", code: "A1", more: ["mandat-lending": "ja", "dagar-lending": "28"])
            guard case .done = try await save(service, narrow, as: viewer) else {
                Issue.record("a mandate as wide as one's own was refused")
                return
            }
        }
    }

    @Test("somebody else's administrator cannot be taken over by a new password, nor one's own account steered")
    func takeover() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let (giver, getter) = try await accounts(service)
            let place = try #require(fixture.places[.parent])
            for (account, role) in [(giver, "strategist"), (getter, "admin")] {
                try await service.store.addAppointment(
                    Appointment(id: 0, accountID: account, organisationID: place, roleID: role, from: service.today),
                    event: nil)
            }
            let viewer = try #require(try await service.viewer(of: giver))
            for account in [getter, giver] {
                for act in ["", "ut", "stang", "koder"] {
                    let request = PageRequest(path: "/", values: ["id": ["\(account)"]])
                    let useCase = try SteerAccount(request, FormValues(values: [Form.otherName: [act]]))
                    await #expect(throws: RequestFault.self, "\(account) \(act)") {
                        try await service.perform(useCase, as: viewer)
                    }
                }
            }
            // An account that waits for its first appointment is the whole installation's matter.
            let waiting = try await service.store.addAccount(
                Account(id: 0, name: "Gita Prov", signInName: "gita"), createdAt: service.now, event: nil)
            await #expect(throws: RequestFault.self) {
                try await service.perform(
                    try SteerAccount(PageRequest(path: "/", values: ["id": ["\(waiting)"]]), FormValues()), as: viewer)
            }
            // The administrator may, since everything the strategist has is the administrator's to give.
            let admin = try #require(try await service.viewer(of: getter))
            let request = PageRequest(path: "/", values: ["id": ["\(giver)"]])
            guard case .page(let page) = try await service.perform(try SteerAccount(request, FormValues()), as: admin)
            else {
                Issue.record("no address")
                return
            }
            #expect(page.title == "Adress för nytt lösenord")
        }
    }

    @Test("an appointment gives 403 the day after its last, and ending one lets it hold the day out")
    func expires() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let first = Service(store: store, workers: 1) { Date(timeIntervalSince1970: 1_795_262_400) }
        let next = Service(store: store, workers: 1) { Date(timeIntervalSince1970: 1_795_262_400 + 86_400) }
        let fixture = try await RightsFixture(first)
        let (_, getter) = try await accounts(first)
        let id = try await store.addAppointment(
            Appointment(
                id: 0, accountID: getter, organisationID: fixture.places[.own], roleID: "politician", from: first.today),
            event: nil)
        let own = try #require(fixture.places[.own])
        let page = try OverviewPage(PageRequest(path: "/", values: ["org": ["\(own)"]]))
        let viewer = try #require(try await first.viewer(of: getter))
        _ = try await first.perform(page, as: viewer)
        _ = try await next.perform(page, as: viewer)
        let end = form(account: getter, role: "politician", code: "A1", more: [Form.otherName: "avsluta"])
        guard case .done = try await save(first, end, id: id, as: .localAdministrator) else {
            Issue.record("not ended")
            return
        }
        let ended = try #require(try await first.viewer(of: getter))
        _ = try await first.perform(page, as: ended)
        await #expect(throws: RequestFault.notAllowed(OverviewPage.right)) { try await next.perform(page, as: ended) }
        try store.close()
    }

    @Test("an organisation cannot be merged into one where one has no right")
    func mergers() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let viewer = try fixture.viewer("strategist", at: fixture.places[.parent])
            func merge(into code: String) async throws -> FormAnswer {
                let id = try #require(fixture.places[.own])
                let stored = try #require(try await service.store.organisations().first { $0.id == id })
                var values = [
                    "namn": stored.name, "slag": "administration", "over": "A", "till": "2026-06-30", "uppgick": code,
                ]
                if let field = EditPage.field(before: stored) { values[field.name] = field.value }
                return try await service.perform(
                    try SaveOrganisation(
                        PageRequest(path: "/", values: ["id": ["\(id)"]]),
                        FormValues(values: values.mapValues { [$0] })), as: viewer)
            }
            await #expect(throws: RequestFault.self) { _ = try await merge(into: "B") }
            guard case .done = try await merge(into: "A2") else {
                Issue.record("not merged")
                return
            }
        }
    }

    @Test("an organisation cannot be moved to where one has no right, nor made a root")
    func moves() async throws {
        try await withService { service in
            let fixture = try await RightsFixture(service)
            let viewer = try fixture.viewer("strategist", at: fixture.places[.parent])
            func save(_ id: Int64?, code: String, over: String) async throws -> FormAnswer {
                let stored = try await service.store.organisations().first { $0.id == id }
                var values = ["namn": "Ny", "kod": code, "slag": "unit", "over": over]
                if let stored, let field = EditPage.field(before: stored) { values[field.name] = field.value }
                let request = PageRequest(path: "/", values: id.map { ["id": ["\($0)"]] } ?? [:])
                return try await service.perform(
                    try SaveOrganisation(request, FormValues(values: values.mapValues { [$0] })), as: viewer)
            }
            let below = try #require(fixture.places[.below])
            for over in ["B", "R", ""] {
                await #expect(throws: RequestFault.self) { _ = try await save(below, code: "A11", over: over) }
                await #expect(throws: RequestFault.self) { _ = try await save(nil, code: "NY", over: over) }
            }
            await #expect(throws: RequestFault.self) {
                _ = try await save(fixture.places[.other], code: "B", over: "A")
            }
            guard case .done = try await save(nil, code: "NY", over: "A2"),
                case .done = try await save(below, code: "A11", over: "A2")
            else {
                Issue.record("a move within one's own was refused")
                return
            }
        }
    }
}
