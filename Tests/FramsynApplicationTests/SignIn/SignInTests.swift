import Foundation
import Identity
import Logging
import Synchronization
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A service whose clock is set by hand, with one account: anna, password "några ord efter varandra".
private final class SignInFixture: Sendable {
    static let password = "några ord efter varandra"
    let service: Service
    private let moment = SharedMoment()

    init(_ store: Store) {
        service = Service(store: store, workers: 2) { [moment] in moment.value.withLock { $0 } }
    }

    func advance(_ seconds: TimeInterval) { moment.value.withLock { $0 += seconds } }

    func addAnna() async throws -> Int64 {
        try await service.store.addAccount(
            Account(id: 0, name: "Anna Prov", signInName: "anna"),
            passwordHash: try PasswordHash(of: Self.password).text, createdAt: service.now, event: nil)
    }

    func signIn(_ name: String = "anna", _ password: String = SignInFixture.password, from address: String = "10.0.0.1")
        async throws -> SignInOutcome
    {
        try await service.signIn(SignInTry(name: name, password: password, address: address, agent: "prov"))
    }
}

private final class SharedMoment: Sendable {
    let value = Mutex(Date(timeIntervalSince1970: 1_795_262_400))
}

private func withSignIn(_ body: (SignInFixture) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try Store(directory: directory)
    try await body(SignInFixture(store))
    try store.close()
}

@Suite("Signing in")
struct SignInTests {
    @Test("the right name and password begin a session; a wrong one of either is refused alike")
    func passwords() async throws {
        try await withSignIn { fixture in
            let id = try await fixture.addAnna()
            #expect(try await fixture.signIn("anna", "fel lösenord helt") == .wrong)
            #expect(try await fixture.signIn("ingen", SignInFixture.password) == .wrong)
            #expect(try await fixture.signIn("", "") == .wrong)
            guard case .done(let secret) = try await fixture.signIn(" ANNA ") else {
                Issue.record("not signed in")
                return
            }
            let session = try #require(try await fixture.service.session(secret))
            #expect(session.viewer.accountID == id && session.viewer.name == "Anna Prov")
            #expect(!session.formToken.isEmpty && session.formToken != secret)
            #expect(try await fixture.service.session(secret + "x") == nil)
            #expect(try await fixture.service.session(String(repeating: "a", count: 100_000)) == nil)
        }
    }

    @Test("after five wrong tries one has to wait, the owner from a known address has not, and nobody waits for ever")
    func throttle() async throws {
        try await withSignIn { fixture in
            _ = try await fixture.addAnna()
            guard case .done = try await fixture.signIn(from: "10.0.0.9") else {
                Issue.record("not signed in")
                return
            }
            fixture.advance(60)
            for _ in 0..<5 { #expect(try await fixture.signIn("anna", "fel", from: "10.6.6.6") == .wrong) }
            guard case .wait(let end) = try await fixture.signIn("anna", SignInFixture.password, from: "10.6.6.6")
            else {
                Issue.record("no wait after five")
                return
            }
            #expect(end > fixture.service.date)
            // The owner, from where they have signed in before, gets in all the while.
            guard case .done = try await fixture.signIn(from: "10.0.0.9") else {
                Issue.record("the owner was kept out")
                return
            }
            fixture.advance(3600)
            guard case .done = try await fixture.signIn(from: "10.6.6.6") else {
                Issue.record("kept out an hour later")
                return
            }
        }
    }

    @Test("one address that tries many names is stopped")
    func address() async throws {
        try await withSignIn { fixture in
            var outcomes: [SignInOutcome] = []
            for number in 0..<32 { outcomes.append(try await fixture.signIn("namn\(number)", "fel", from: "10.7.7.7")) }
            #expect(outcomes.prefix(30).allSatisfy { $0 == .wrong })
            #expect(outcomes.suffix(2).allSatisfy { if case .wait = $0 { true } else { false } })
        }
    }

    @Test(
        "a session ends when idle, when old, when the clock was moved, when the account is closed or gets a new password"
    )
    func ends() async throws {
        try await withSignIn { fixture in
            let id = try await fixture.addAnna()
            func begin() async throws -> String {
                guard case .done(let secret) = try await fixture.signIn() else { return "" }
                return secret
            }
            var secret = try await begin()
            fixture.advance(59 * 60)
            #expect(try await fixture.service.session(secret) != nil)
            fixture.advance(61 * 60)
            #expect(try await fixture.service.session(secret) == nil)

            secret = try await begin()
            for _ in 0..<23 {
                fixture.advance(30 * 60)
                #expect(try await fixture.service.session(secret) != nil)
            }
            fixture.advance(31 * 60)
            #expect(try await fixture.service.session(secret) == nil)

            secret = try await begin()
            fixture.advance(-3 * 86_400)
            #expect(try await fixture.service.session(secret) == nil)
            fixture.advance(4 * 86_400)

            secret = try await begin()
            var account = try #require(try await fixture.service.store.credentials(id)).account
            account.closedAt = fixture.service.now
            let event = Event.Draft(time: fixture.service.now, actor: "prov", useCase: "Test", object: "account")
            try await fixture.service.store.saveAccount(account, event: event)
            #expect(try await fixture.service.session(secret) == nil)
            #expect(try await fixture.signIn() == .wrong)
            account.closedAt = nil
            try await fixture.service.store.saveAccount(account, event: event)

            fixture.advance(3600)
            secret = try await begin()
            fixture.advance(5)
            try await fixture.service.store.savePassword(
                try PasswordHash(of: "helt andra ord i rad").text, of: id, time: fixture.service.now, event: event)
            #expect(try await fixture.service.session(secret) == nil)
        }
    }

    @Test("sessions outlive a restart, and signing out ends one")
    func restart() async throws {
        try await withSignIn { fixture in
            _ = try await fixture.addAnna()
            guard case .done(let secret) = try await fixture.signIn(),
                case .done(let other) = try await fixture.signIn()
            else {
                Issue.record("not signed in")
                return
            }
            let again = Service(store: fixture.service.store, workers: 1) { fixture.service.date }
            let session = try #require(try await again.session(secret))
            try again.end(session)
            #expect(try await again.session(secret) == nil)
            #expect(try await again.session(other) != nil)
        }
    }

    @Test("a one-time code is asked for, is good once, and a recovery code stands in for it once")
    func codes() async throws {
        try await withSignIn { fixture in
            let id = try await fixture.addAnna()
            let secret = OneTimeCode()
            let recovery = RecoveryCode.makeSet()
            try await fixture.service.store.saveCodes(
                secret: secret.base32, recoveryDigests: recovery.map(\.digest), of: id,
                event: Event.Draft(time: fixture.service.now, actor: "prov", useCase: "Test", object: "account"))
            func ticket() async throws -> String {
                guard case .needsCode(let ticket) = try await fixture.signIn() else { return "" }
                return ticket
            }
            func type(_ code: String, _ ticket: String) async throws -> SignInOutcome {
                try await fixture.service.signIn(ticket: ticket, code: code, address: "10.0.0.1", agent: "prov")
            }
            let code = secret.code(step: OneTimeCode.step(at: Int(fixture.service.date.timeIntervalSince1970)))
            var held = try await ticket()
            guard case .done = try await type(code, held) else {
                Issue.record("the right code was refused")
                return
            }
            #expect(try await type(code, held) == .begin)
            held = try await ticket()
            #expect(try await type(code, held) == .wrongCode)
            guard case .done = try await type(recovery[3].text.lowercased(), held) else {
                Issue.record("the recovery code was refused")
                return
            }
            held = try await ticket()
            #expect(try await type(recovery[3].text, held) == .wrongCode)
            for _ in 0..<4 { _ = try await type("000000", held) }
            #expect(try await type(recovery[4].text, held) == .begin)
            fixture.advance(600)
            held = try await ticket()
            fixture.advance(301)
            #expect(try await type(recovery[4].text, held) == .begin)
        }
    }
}

@Suite("One-time addresses")
struct OneTimeAddressTests {
    @Test("the first administrator is made once, and only where there is nobody")
    func first() async throws {
        try await withSignIn { fixture in
            let service = fixture.service
            let old = try #require(try await service.firstAdministratorSecret())
            let secret = try #require(try await service.firstAdministratorSecret())
            let new = NewAccount(
                name: "Ada Prov", signInName: "ada", password: "tre blå stolar här", again: "tre blå stolar här")
            #expect(try await service.createFirstAdministrator(old, new) == .gone)
            #expect(try await service.accountName(ofAddress: secret) == "")
            guard case .faults(let faults) = try await service.createFirstAdministrator(secret, NewAccount()) else {
                Issue.record("an empty account was made")
                return
            }
            #expect(Set(faults.keys) == ["namn", "anvandarnamn", "losenord"])
            #expect(try await service.createFirstAdministrator(secret, new) == .done(signInName: "ada"))
            #expect(try await service.createFirstAdministrator(secret, new) == .gone)
            #expect(try await service.firstAdministratorSecret() == nil)
            let book = try await service.accountBook()
            let id = try #require(book.accounts.keys.first)
            let viewer = try #require(try await service.viewer(of: id))
            #expect(try await service.standing(of: viewer).level(.registry, at: nil) == .write)
            guard case .done = try await fixture.signIn("ada", "tre blå stolar här") else {
                Issue.record("the administrator cannot sign in")
                return
            }
        }
    }

    @Test("the address for the first administrator is no good after a day")
    func old() async throws {
        try await withSignIn { fixture in
            let secret = try #require(try await fixture.service.firstAdministratorSecret())
            fixture.advance(86_401)
            #expect(try await fixture.service.accountName(ofAddress: secret) == nil)
            let new = NewAccount(name: "A", signInName: "ada", password: "tre blå stolar", again: "tre blå stolar")
            #expect(try await fixture.service.createFirstAdministrator(secret, new) == .gone)
        }
    }

    @Test("an address for a password is good once, ends the sessions, and a newer one replaces it")
    func password() async throws {
        try await withSignIn { fixture in
            let service = fixture.service
            let id = try await fixture.addAnna()
            let account = try #require(try await service.store.credentials(id)).account
            let event = Event.Draft(time: service.now, actor: "prov", useCase: "Test", object: "account")
            func secret() async throws -> String {
                String(try await service.passwordAddress(of: account, event: event).split(separator: "=")[1])
            }
            guard case .done(let session) = try await fixture.signIn() else { return }
            let old = try await secret()
            let new = try await secret()
            let words = "en gul cykel i snö"
            #expect(try await service.choosePassword(old, password: words, again: words) == .gone)
            #expect(
                try await service.choosePassword(new, password: words, again: "annat")
                    == .faults(["igen": "Lösenorden är olika. Skriv samma lösenord två gånger."]))
            fixture.advance(2)
            #expect(try await service.choosePassword(new, password: words, again: words) == .done(signInName: "anna"))
            #expect(try await service.choosePassword(new, password: words, again: words) == .gone)
            #expect(try await service.session(session) == nil)
            #expect(try await fixture.signIn() == .wrong)
            guard case .done = try await fixture.signIn("anna", words) else {
                Issue.record("the new password does not work")
                return
            }
        }
    }
}
