import Testing

@testable import Identity

@Suite("How long the next sign-in has to wait")
struct ThrottleTests {
    private let throttle = Throttle()

    /// Wrong attempts a second apart, the latest at a time.
    private func failures(_ count: Int, latest: UnixTime) -> [UnixTime] {
        (0..<count).map { latest - $0 }
    }

    @Test(
        "five attempts on an account are free, then the wait doubles up to 15 minutes",
        arguments: [
            (0, 0), (1, 0), (4, 0), (5, 15), (6, 30), (7, 60), (8, 120), (9, 240), (10, 480), (11, 900), (12, 900),
            (1_000, 900),
        ])
    func account(count: Int, wait: Int) {
        let (now, failures) = (1_000_000, failures(count, latest: 1_000_000))
        let decision = throttle.decision(
            account: failures.shuffled(), accountFromAddress: [], address: [], isKnownAddress: false, now: now)
        #expect(decision == (wait == 0 ? .allowed : .wait(until: now + wait)))
        // When the wait is over the attempt may be made, and not a second before.
        func later(_ seconds: Int) -> Throttle.Decision {
            throttle.decision(
                account: failures, accountFromAddress: [], address: [], isKnownAddress: false, now: now + seconds)
        }
        #expect(later(wait) == .allowed)
        if wait > 0 { #expect(later(wait - 1) == .wait(until: now + wait)) }
    }

    @Test("attempts are forgotten after a day")
    func forgotten() {
        let old = failures(100, latest: 0)
        func decision(at now: UnixTime) -> Throttle.Decision {
            throttle.decision(
                account: old + [now - 1], accountFromAddress: [], address: [], isKnownAddress: false, now: now)
        }
        #expect(decision(at: 80_000) == .wait(until: 80_899))
        #expect(decision(at: 86_400) == .allowed)
    }

    @Test("nobody elsewhere can keep the owner out of the account, however long they try")
    func neverLockedOut() {
        // A wrong attempt from elsewhere the very second it is allowed again, for a week.
        var failed: [UnixTime] = []
        var now = 0
        while now < 7 * 86_400 {
            let stranger = throttle.decision(
                account: failed, accountFromAddress: failed, address: [], isKnownAddress: false, now: now)
            switch stranger {
            case .allowed: failed.append(now)
            case .wait(let end):
                #expect(end - now <= 900)
                now = end
            }
            // The owner at an address that is known comes in at any time.
            #expect(
                throttle.decision(
                    account: failed, accountFromAddress: [], address: [], isKnownAddress: true, now: now) == .allowed)
        }
        #expect(failed.count > 600)
        // At a new address the owner shares the stranger's wait, which is why the known address matters.
        #expect(
            throttle.decision(
                account: failed + [now], accountFromAddress: [], address: [], isKnownAddress: false, now: now)
                == .wait(until: now + 900))
    }

    @Test("a known address waits for its own wrong attempts")
    func knownAddress() {
        let own = failures(5, latest: 1_000)
        #expect(
            throttle.decision(
                account: own, accountFromAddress: own, address: own, isKnownAddress: true, now: 1_000)
                == .wait(until: 1_015))
    }

    @Test(
        "thirty from an address within 15 minutes",
        arguments: [
            (29, 1_000, nil), (30, 1_000, 1_871), (31, 1_000, 1_871), (30, 1_870, 1_871), (30, 1_871, nil),
            (300, 1_000, 1_871), (300, 1_871, nil),
        ] as [(Int, UnixTime, UnixTime?)])
    func address(count: Int, now: UnixTime, end: UnixTime?) {
        // The thirtieth latest is at 971.
        let decision = throttle.decision(
            account: [], accountFromAddress: [], address: failures(count, latest: 1_000).shuffled(),
            isKnownAddress: true, now: now)
        #expect(decision == (end.map { .wait(until: $0) } ?? .allowed))
    }

    @Test("the longest of the waits counts")
    func longest() {
        let decision = throttle.decision(
            account: failures(5, latest: 1_000), accountFromAddress: [], address: failures(30, latest: 1_000),
            isKnownAddress: false, now: 1_000)
        #expect(decision == .wait(until: 1_871))
    }

    @Test("times to come, from before a clock was set back, lock nobody")
    func clockSetBack() {
        let toCome = failures(5, latest: 9_999_999)
        #expect(
            throttle.decision(
                account: toCome, accountFromAddress: toCome, address: failures(100, latest: 9_999_999),
                isKnownAddress: false, now: 1_000) == .allowed)
    }
}
