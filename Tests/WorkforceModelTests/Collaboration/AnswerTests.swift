import Testing

@testable import WorkforceModel

/// A matter with answers, as tests write it.
struct MatterBench {
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func matter(
        _ kind: Matter.Kind, rule: AnswerRule = .active, path: Matter.Path = .selfGovernment,
        parts: [String] = ["Frågan"],
        alternatives: [String] = [], asked: ClosedRange<Int64> = 1...13, deadline: String? = nil,
        state: Matter.State = .open
    ) throws -> Matter {
        Matter(
            id: 1, kind: kind, forumID: 50, ownerID: 50, title: "Prov", path: path, rule: rule,
            parts: parts.enumerated().map { Matter.Part($0.offset + 1, $0.element, alternatives: alternatives) },
            asked: Array(asked),
            deadlines: try deadline.map {
                [Deadline(try day($0), source: "kallelsen", registered: try day("2021-09-01"))]
            }
                ?? [], state: state)
    }

    static func answer(_ organisation: Int64, _ choices: [Int: Answer.Choice], _ date: String, time: String? = nil)
        throws
        -> Answer
    {
        Answer(
            matterID: 1, organisationID: organisation, choices: choices, day: try day(date),
            time: time ?? date + "T12:00:00Z")
    }
}

@Suite("A matter's answers")
struct AnswerTests {
    @Test("an organisation has one answer, the latest; what came before is its history")
    func latest() throws {
        let matter = try MatterBench.matter(.proposal, asked: 1...2)
        let book = AnswerBook(
            matter,
            [
                try MatterBench.answer(1, [1: .yes], "2021-10-05"),
                try MatterBench.answer(1, [1: .no("för dyrt")], "2021-10-01"),
            ])
        #expect(book.answer(1)?.choices[1] == .yes)
        #expect(book.answer(1, by: try MatterBench.day("2021-10-04"))?.choices[1] == .no("för dyrt"))
        #expect(book.answer(1, by: try MatterBench.day("2021-09-30")) == nil)
        #expect(book.history(1).count == 2)
        #expect(book.missing == [2])
        #expect(book.isLocked)
        #expect(!AnswerBook(matter, []).isLocked)
    }

    @Test("two days in circulation are a conflict, and both stay in the history")
    func conflictingDays() throws {
        var matter = try MatterBench.matter(.commission)
        let (first, second) = (try MatterBench.day("2021-11-16"), try MatterBench.day("2021-11-17"))
        let june = try MatterBench.day("2021-06-10")
        matter.deadlines = [Deadline(first, source: "uppdraget", registered: june)]
        #expect(matter.conflictingDays.isEmpty)
        matter.deadlines.append(Deadline(second, source: "inbjudan", registered: try MatterBench.day("2021-09-02")))
        #expect(matter.conflictingDays == [first, second])
        #expect(matter.deadline == second)
        // The first source moves its day: they agree, and three entries tell how.
        matter.deadlines.append(
            Deadline(second, source: "uppdraget", registered: try MatterBench.day("2021-09-10"), reason: "flyttad"))
        #expect(matter.conflictingDays.isEmpty)
        #expect(matter.deadlines.count == 3)
    }
}

@Suite("Standpoints with a last day for objections")
struct StandpointTests {
    private func outcome(_ rule: AnswerRule, on date: String) throws -> StandpointOutcome {
        let matter = try MatterBench.matter(.standpoint, rule: rule, deadline: "2021-10-31")
        let book = AnswerBook(
            matter,
            [
                try MatterBench.answer(2, [1: .no("kostnaden")], "2021-10-20"),
                try MatterBench.answer(9, [1: .onCondition("bara ett år")], "2021-10-31", time: "2021-10-31T22:59:00Z"),
                try MatterBench.answer(5, [1: .no("för sent")], "2021-11-01"),
            ])
        return StandpointOutcome(1, of: book, on: try MatterBench.day(date))
    }

    @Test("13 asked, two objections in time and one a day late: 2 objections, 11 without, and the late one is marked")
    func silence() throws {
        let outcome = try outcome(.silenceIsNoObjection, on: "2021-11-01")
        #expect(outcome.isFixed)
        #expect(outcome.objections == 2)
        #expect(outcome.withoutObjection == 11)
        #expect(outcome.lines.map(\.organisationID) == Array(1...13))
        #expect(outcome.lines[4].position == .noObjection)
        #expect(outcome.lines[4].late?.choices[1] == .no("för sent"))
        #expect(outcome.lines.count { $0.late != nil } == 1)
        // Silence is never a yes.
        #expect(outcome.count { $0 == .support } == 0)
    }

    @Test("on the last day it is still open; what comes later changes nothing")
    func lastDay() throws {
        let open = try outcome(.silenceIsNoObjection, on: "2021-10-31")
        #expect(!open.isFixed)
        #expect(open.objections == 2)
        #expect(open.count { $0 == .waiting } == 11)
        let fixed = try outcome(.silenceIsNoObjection, on: "2021-11-01")
        let later = try outcome(.silenceIsNoObjection, on: "2026-01-01")
        #expect(fixed == later)
    }

    @Test("where only answers count, silence is no answer")
    func active() throws {
        let outcome = try outcome(.active, on: "2021-11-01")
        #expect(outcome.count { $0 == .unanswered } == 11)
        #expect(outcome.withoutObjection == 0)
    }

    @Test("parts are answered one by one, and alternatives are counted")
    func parts() throws {
        let matter = try MatterBench.matter(
            .standpoint, rule: .silenceIsNoObjection, parts: ["Bemanning", "Kostnad"],
            alternatives: ["samlat", "delat"],
            asked: 1...3, deadline: "2021-10-31")
        let book = AnswerBook(
            matter,
            [
                try MatterBench.answer(1, [1: .yes, 2: .no("fördelningen")], "2021-10-02"),
                try MatterBench.answer(2, [1: .alternative(1)], "2021-10-02"),
                try MatterBench.answer(3, [1: .alternative(1)], "2021-10-02"),
            ])
        let day = try MatterBench.day("2021-11-01")
        #expect(StandpointOutcome(1, of: book, on: day).objections == 0)
        #expect(StandpointOutcome(2, of: book, on: day).objections == 1)
        #expect(StandpointOutcome(1, of: book, on: day).choices(of: 2) == [0, 2])
    }
}

@Suite("What employers can at the least agree on")
struct LeastCommonSetTests {
    private func answers(_ third: [Int: Answer.Choice]) throws -> [Answer] {
        [
            try MatterBench.answer(1, [1: .yes, 2: .yes, 3: .yes], "2021-10-01"),
            try MatterBench.answer(
                2, [1: .yes, 2: .onCondition("från januari"), 3: .no("strider mot avtalet")], "2021-10-02"),
            try MatterBench.answer(3, third, "2021-10-03"),
        ]
    }

    @Test("in the set, on a condition with its text, out with employer and reason")
    func three() throws {
        let matter = try MatterBench.matter(.proposal, parts: ["A", "B", "C"], asked: 1...3)
        let book = AnswerBook(matter, try answers([1: .yes, 2: .yes, 3: .yes]))
        let set = LeastCommonSet(book, on: try MatterBench.day("2021-10-31"))
        #expect(set.common == [1])
        #expect(
            set.proposals.map(\.standing) == [
                .common, .conditional([.init(organisationID: 2, text: "från januari")]),
                .out([.init(organisationID: 2, text: "strider mot avtalet")]),
            ])
    }

    @Test("it is made anew as answers come: open until all have answered, out at the first no")
    func asAnswersCome() throws {
        let matter = try MatterBench.matter(.proposal, parts: ["A", "B", "C"], asked: 1...3)
        let book = AnswerBook(matter, try answers([1: .yes]))
        let set = LeastCommonSet(book, on: try MatterBench.day("2021-10-31"))
        #expect(set.common == [1])
        #expect(set.proposals[1].standing == .open(missing: [3]))
        #expect(set.proposals[2].standing == .out([.init(organisationID: 2, text: "strider mot avtalet")]))
        let before = LeastCommonSet(book, on: try MatterBench.day("2021-10-01"))
        #expect(before.proposals.map(\.standing) == Array(repeating: .open(missing: [2, 3]), count: 3))
        #expect(before != set)
    }

    @Test("nobody asked: nothing is common by accident", arguments: [0, 1])
    func nobody(_ parts: Int) throws {
        var matter = try MatterBench.matter(.proposal, parts: Array(repeating: "A", count: parts), asked: 1...1)
        matter.asked = []
        #expect(LeastCommonSet(AnswerBook(matter, []), on: try MatterBench.day("2021-10-31")).common == [])
    }
}

@Suite("Agreements, decisions and shares of members")
struct DecisionTests {
    @Test("an agreement is in force when every party has decided it, within its days")
    func agreement() throws {
        let matter = try MatterBench.matter(.agreement, asked: 1...3)
        let two = [
            try MatterBench.answer(1, [1: .yes], "2021-10-01"), try MatterBench.answer(3, [1: .yes], "2021-10-02"),
        ]
        let (from, to) = (try MatterBench.day("2021-11-01"), try MatterBench.day("2022-10-31"))
        let day = try MatterBench.day("2021-12-01")
        let waiting = AgreementStatus(AnswerBook(matter, two), from: from, to: to, on: day)
        #expect(!waiting.isInForce)
        #expect(waiting.decided == [1, 3])
        #expect(waiting.undecided == [2])
        let all = AnswerBook(matter, two + [try MatterBench.answer(2, [1: .yes], "2021-11-20")])
        #expect(AgreementStatus(all, from: from, to: to, on: day).isInForce)
        #expect(AgreementStatus(all, from: from, to: to, on: day).daysLeft == 334)
        #expect(!AgreementStatus(all, from: from, to: to, on: try MatterBench.day("2021-11-19")).isInForce)
        #expect(!AgreementStatus(all, from: from, to: to, on: try MatterBench.day("2022-11-01")).isInForce)
        let refused = AnswerBook(
            matter, two + [try MatterBench.answer(2, [1: .no("fullmäktige sade nej")], "2021-11-20")])
        #expect(AgreementStatus(refused, from: from, to: to, on: day).declined.map(\.organisationID) == [2])
    }

    @Test("a forum without mandate cannot decide; it lifts")
    func mandate() throws {
        let matter = try MatterBench.matter(.proposal)
        let council = Forum(id: 50, hasMandate: false, higherForumID: 51)
        let group = Forum(id: 51, hasMandate: true)
        let day = try MatterBench.day("2021-12-01")
        #expect(DecisionGate.lacking(matter, in: council, [], on: day) == [.mandate(liftTo: 51)])
        #expect(DecisionGate.lacking(matter, in: group, [], on: day) == [])
        var draft = matter
        draft.state = .draft
        #expect(DecisionGate.lacking(draft, in: group, [], on: day) == [.openMatter])
    }

    @Test("a matter of the parties needs negotiation or cooperation with a date that is past")
    func parties() throws {
        let matter = try MatterBench.matter(.proposal, path: .parties)
        let group = Forum(id: 51, hasMandate: true)
        let day = try MatterBench.day("2021-12-01")
        func lacking(_ negotiations: [DecisionGate.Negotiation]) -> [DecisionGate.Lacking] {
            DecisionGate.lacking(matter, in: group, negotiations, on: day)
        }
        #expect(lacking([]) == [.negotiation])
        #expect(lacking([.init(.negotiation, day: nil)]) == [.negotiation])
        #expect(lacking([.init(.negotiation, day: try MatterBench.day("2021-12-02"))]) == [.negotiation])
        #expect(lacking([.init(.negotiation, day: day)]) == [])
        #expect(lacking([.init(.cooperation, day: try MatterBench.day("2021-11-10"))]) == [])
    }

    @Test("shares of members: 11 of 13 are 85 %, 8 of 13 are 62 %")
    func shares() throws {
        let members = Array(Int64(1)...13)
        let present = Participation(members) { $0 != 4 && $0 != 11 }
        #expect(present.missing == [4, 11])
        #expect(try Int((#require(present.share) * 100).rounded()) == 85)
        let goal = Participation(members) { $0 > 5 }
        #expect(try Int((#require(goal.share) * 100).rounded()) == 62)
        #expect(Participation([]) { _ in true }.share == nil)
    }

    @Test("told on 10 January, decided on 15 February: 36 days")
    func leadTime() throws {
        let planned = PlannedDecision(.bonus, decisionDay: try MatterBench.day("2022-02-15"))
        #expect(planned.leadTime(toldOn: try MatterBench.day("2022-01-10")) == 36)
        #expect(planned.leadTime(toldOn: try MatterBench.day("2022-02-16")) == -1)
    }

    @Test("membership has days")
    func membership() throws {
        let forum = Forum(
            id: 50, hasMandate: false,
            members: [
                Membership(1), Membership(2, to: try MatterBench.day("2021-12-31")),
                Membership(3, from: try MatterBench.day("2022-01-01")),
            ])
        #expect(forum.members(on: try MatterBench.day("2021-12-31")) == [1, 2])
        #expect(forum.members(on: try MatterBench.day("2022-01-01")) == [1, 3])
    }
}
