import Testing

@testable import WorkforceModel

@Suite("Commissions")
struct CommissionTests {
    private static func step(_ number: Int) -> CommissionPlan.Step { CommissionPlan.Step("steg \(number)") }

    @Test("28 + 17 open steps: not ended before each has a receiver or a reason")
    func handover() {
        var commission = CommissionPlan(giverID: 1, receivers: [2, 3], steps: (0..<50).map(Self.step))
        for place in 45..<50 { commission.steps[place].isDone = true }
        #expect(commission.obstacles(to: .successor(7)) == [.looseSteps(Array(0..<45))])
        for place in 0..<28 { commission.steps[place].receiverID = 4 }
        #expect(commission.obstacles(to: .successor(7)) == [.looseSteps(Array(28..<45))])
        for place in 28..<45 { commission.steps[place].endReason = "ingår i linjen" }
        #expect(commission.obstacles(to: .successor(7)) == [])
    }

    @Test("it ends with a successor or with a reason, not with neither")
    func end() {
        let commission = CommissionPlan(giverID: 1, receivers: [2])
        #expect(commission.obstacles(to: nil) == [.noEnd])
        #expect(commission.obstacles(to: .reason(" \n")) == [.noEnd])
        #expect(commission.obstacles(to: .reason("uppdraget är slutfört")) == [])
        #expect(commission.obstacles(to: .successor(9)) == [])
    }
}

@Suite("Seats by a rule")
struct SeatTests {
    @Test("five networks with five seats: 25, the 26th waits, extra ones are counted apart")
    func fiveTimesFive() {
        var seats = SeatAllocation(seatsPerGroup: 5, groups: [1, 2, 3, 4, 5])
        #expect(seats.total == 25)
        for group in Int64(1)...5 {
            for person in Int64(0)..<5 { #expect(seats.ask(group * 100 + person, of: group) == .seated) }
        }
        #expect(seats.ask(305, of: 3) == .waiting(1))
        #expect(seats.ask(306, of: 3) == .waiting(2))
        #expect(seats.ask(305, of: 3) == .waiting(1))
        #expect(seats.ask(300, of: 3) == .seated)
        #expect(seats.ask(900, of: 9) == .noShare)
        seats.addExtra(901)
        seats.addExtra(901)
        #expect(seats.extra == [901])
        #expect(seats.seated.values.reduce(0) { $0 + $1.count } == 25)
    }

    @Test("a seat given back goes to who has waited longest in the same group")
    func leaving() {
        var seats = SeatAllocation(seatsPerGroup: 1, groups: [1, 2])
        for person in Int64(1)...3 { _ = seats.ask(person, of: 1) }
        seats.leave(2, 1)
        seats.leave(1, 1)
        #expect(seats.seated[1] == [3])
        #expect(seats.waiting[1] == [])
        seats.leave(3, 2)
        #expect(seats.seated[1] == [3])
    }
}

@Suite("Joint answers to consultations")
struct ConsultationTests {
    @Test("13 members: each document has only what the member chose, and use is counted by formulation")
    func documents() throws {
        let matter = try MatterBench.matter(.consultation, parts: ["A", "B", "C"])
        let book = AnswerBook(
            matter,
            try (Int64(1)...12).map { member in
                var answer = try MatterBench.answer(
                    member, [1: .yes, 2: member.isMultiple(of: 2) ? .yes : .no(""), 3: member == 4 ? .yes : .no("")],
                    "2021-10-05")
                answer.text = "Kommun \(member) vill också"
                return answer
            })
        let fourth = try #require(ConsultationDocument(4, book))
        #expect(fourth.formulations.map(\.text) == ["A", "B", "C"])
        #expect(fourth.ownText == "Kommun 4 vill också")
        #expect(try #require(ConsultationDocument(3, book)).formulations.map(\.text) == ["A"])
        #expect(ConsultationDocument(13, book) == nil)
        #expect(ConsultationDocument.use(book) == [1: 12, 2: 6, 3: 1])
    }
}
