import Foundation
import Testing
import WorkforceModel

@testable import WorkforceStore

@Suite("Persons whom several employers name alike")
struct EmployerMoveTests {
    /// One employment: pseudonym, profession, first day, last day.
    private typealias Spell = (person: String, profession: Int64, from: Int32, to: Int32?, form: EmploymentForm)

    private func add(_ spells: [Spell], employer: Int64, to store: Store, rate: Double = 1) async throws {
        var columns = EmploymentColumns()
        var pseudonyms: [String] = []
        for spell in spells {
            let number = pseudonyms.firstIndex(of: spell.person) ?? pseudonyms.count
            if number == pseudonyms.count { pseudonyms.append(spell.person) }
            columns.append(
                Employment(
                    person: spell.person, birthYear: 1980, sex: .woman, organisationID: employer,
                    professionID: spell.profession, form: spell.form, rate: rate, from: Day(number: spell.from),
                    to: spell.to.map { Day(number: $0) }, exitReason: nil, absenceShare: nil), person: Int32(number))
        }
        let delivery = Delivery(
            employerID: employer, kind: "register", fileName: "r.csv", receivedAt: "2026-11-21T12:00:00Z",
            fromDay: nil, toDay: nil, unmapped: [])
        _ = try await store.addRegister(delivery, columns: columns, pseudonyms: pseudonyms, event: testEvent)
    }

    @Test("only a person whom both name alike, in the same profession, within three months, counts")
    func counted() async throws {
        try await withStore { store, _ in
            try await store.saveOrganisations(
                ["A", "B", "C"].map {
                    (Organisation(id: 0, code: $0, name: $0, kind: .municipality), parentCode: String?.none)
                }, event: testEvent)
            let employers = try await store.organisations().map(\.id)
            let professions = try await store.saveProfessions(
                ["Kock", "Lärare"].map { Profession(id: 0, name: $0, sector: "x", group: "y") }, event: testEvent)
            let (cook, teacher) = (try #require(professions["Kock"]), try #require(professions["Lärare"]))
            try await add(
                [
                    ("moves", cook, 100, 1000, .monthly), ("overlaps", cook, 100, 1000, .monthly),
                    ("waits", cook, 100, 1000, .monthly), ("changes", cook, 100, 1000, .monthly),
                    ("hourly", cook, 100, 1000, .hourly), ("early", cook, 100, 400, .monthly),
                    ("stays", cook, 100, nil, .monthly), ("alone", cook, 100, 1000, .monthly),
                    ("teaches", teacher, 100, 1000, .monthly),
                ], employer: employers[0], to: store)
            try await add(
                [
                    ("moves", cook, 1001, nil, .monthly), ("overlaps", cook, 975, nil, .monthly),
                    ("waits", cook, 1093, nil, .monthly), ("changes", teacher, 1001, nil, .monthly),
                    ("hourly", cook, 1001, nil, .monthly), ("early", cook, 401, nil, .monthly),
                    ("stays", cook, 1001, nil, .monthly),
                ], employer: employers[1], to: store)
            try await add([("teaches", teacher, 1092, 1200, .monthly)], employer: employers[2], to: store)
            let found = try await store.employerMoves(among: employers, days: 500...1500)
            #expect(
                found == [
                    EmployerMoveCount(profession: cook, from: employers[0], to: employers[1], persons: 2),
                    EmployerMoveCount(profession: teacher, from: employers[0], to: employers[2], persons: 1),
                ])
            #expect(try await store.employerMoves(among: [employers[0]], days: 500...1500).isEmpty)
            #expect(try await store.employerMoves(among: Array(employers[..<2]), days: 500...1500).count == 1)
        }
    }

    @Test("an employment split fifty-fifty is half a full-time equivalent at each and one head in all")
    func shared() async throws {
        try await withStore { store, _ in
            try await store.saveOrganisations(
                ["A", "B"].map {
                    (Organisation(id: 0, code: $0, name: $0, kind: .municipality), parentCode: String?.none)
                }, event: testEvent)
            let employers = try await store.organisations().map(\.id)
            let professions = try await store.saveProfessions(
                [Profession(id: 0, name: "Läkare", sector: "x", group: "y")], event: testEvent)
            let doctor = try #require(professions["Läkare"])
            try await add(
                [
                    ("split", doctor, 100, nil, .monthly), ("split", doctor, 50, 99, .monthly),
                    ("hourly", doctor, 100, nil, .monthly), ("left", doctor, 100, 400, .monthly),
                ], employer: employers[0], to: store, rate: 0.5)
            try await add(
                [
                    ("split", doctor, 200, nil, .monthly), ("hourly", doctor, 100, nil, .hourly),
                    ("left", doctor, 401, nil, .monthly),
                ], employer: employers[1], to: store, rate: 0.5)
            let found = try await store.sharedStaff(among: employers, on: 500)
            #expect(found.heads == 1)
            #expect(
                found.parts
                    == employers.map { SharedStaff(employer: $0, persons: 1, fullTimeEquivalents: 0.5) })
            #expect(try await store.sharedStaff(among: employers, on: 150).heads == 0)
            #expect(try await store.sharedStaff(among: [employers[0]], on: 500).parts.isEmpty)
        }
    }
}
