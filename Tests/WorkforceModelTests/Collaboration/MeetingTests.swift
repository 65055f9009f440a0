import Testing

@testable import WorkforceModel

@Suite("Meetings")
struct MeetingTests {
    private func meeting(_ attendance: [Attendance]) throws -> Meeting {
        Meeting(
            id: 1, forumID: 50, day: try MatterBench.day("2021-05-07"), minutes: 540..<690, form: .digital,
            attendance: attendance)
    }

    @Test("12 persons from 11 municipalities and two officials: 11 of 13, and the two absent are named")
    func attendance() throws {
        let forum = Forum(id: 50, hasMandate: false, members: (Int64(1)...13).map { Membership($0) })
        var there = (Int64(1)...13).filter { $0 != 6 && $0 != 9 }.map {
            Attendance(.representative, organisationID: $0)
        }
        there.append(Attendance(.representative, organisationID: 1, isDigital: true))
        there += [Attendance(.official, organisationID: 6), Attendance(.official, organisationID: 50)]
        there.append(Attendance(.guest, items: [2]))
        let meeting = try meeting(there)
        #expect(meeting.attendance.count { $0.capacity == .representative } == 12)
        let participation = meeting.participation(of: forum)
        #expect(participation.taking.count == 11)
        #expect(participation.total == 13)
        // An official of a member is not its representative.
        #expect(participation.missing == [6, 9])
    }

    @Test("who was a member that day is what counts")
    func membersOfTheDay() throws {
        let forum = Forum(
            id: 50, hasMandate: false,
            members: [
                Membership(1), Membership(2, to: try MatterBench.day("2021-05-06")),
                Membership(3, from: try MatterBench.day("2021-05-08")),
            ])
        let meeting = try meeting([1, 2, 3].map { Attendance(.representative, organisationID: $0) })
        #expect(meeting.participation(of: forum).taking == [1])
        #expect(meeting.participation(of: forum).total == 1)
    }

    @Test(
        "hands are counted of those present, and never more than they",
        arguments: [(7, 13, true), (14, 13, false), (-1, 13, false)])
    func hands(_ raised: Int, _ present: Int, _ isPossible: Bool) {
        #expect((ShowOfHands(raised: raised, of: present) != nil) == isPossible)
    }
}

@Suite("The round of the table")
struct RoundTableTests {
    /// 11 members with two successes and a challenge each, numbered in order.
    private func full() throws -> RoundTable {
        var round = RoundTable()
        for member in Int64(1)...11 {
            let first = Int(member - 1) * 3
            try round.add(.init(first, member, .success, "\(member) a"))
            try round.add(.init(first + 1, member, .success, "\(member) b"))
            try round.add(.init(first + 2, member, .challenge, "\(member) c"))
        }
        return round
    }

    @Test("22 successes and 11 challenges become 10 and 3, and every entry keeps who said it")
    func merged() throws {
        var round = try full()
        let successes = round.entries.filter { $0.kind == .success }.map(\.id)
        // Nine headings of two or three entries, one entry by itself.
        for heading in 0..<9 {
            let parts =
                heading < 3
                ? Array(successes[heading * 3..<heading * 3 + 3]) : Array(successes[heading * 2 + 3..<heading * 2 + 5])
            try round.merge(.init("rubrik \(heading)", parts))
        }
        let challenges = round.entries.filter { $0.kind == .challenge }.map(\.id)
        try round.merge(.init("svårt 1", Array(challenges[0..<5])))
        try round.merge(.init("svårt 2", Array(challenges[5..<10])))
        let list = round.list(.success)
        #expect(list.count == 10)
        #expect(round.list(.challenge).count == 3)
        #expect(list.flatMap(\.entries).sorted() == successes)
        #expect(round.list(.challenge).flatMap(\.entries).sorted() == challenges)
        #expect(list[0].saidBy == [1, 2])
        #expect(list[9].saidBy == [11])
        #expect(round.list(.challenge)[0].saidBy == [1, 2, 3, 4, 5])
    }

    @Test("a third success and a second challenge are refused")
    func limits() throws {
        var round = try full()
        #expect(throws: RoundTable.Fault.full(4, .success)) { try round.add(.init(99, 4, .success, "en till")) }
        #expect(throws: RoundTable.Fault.full(4, .challenge)) { try round.add(.init(99, 4, .challenge, "en till")) }
        #expect(round.entries.count == 33)
    }

    @Test("an entry stands in one line only, and kinds are not mixed; what is refused changes nothing")
    func faults() throws {
        var round = try full()
        try round.merge(.init("rubrik", [0, 3]))
        #expect(throws: RoundTable.Fault.twice(3)) { try round.merge(.init("annan", [4, 3])) }
        #expect(throws: RoundTable.Fault.twice(6)) { try round.merge(.init("annan", [6, 6])) }
        #expect(throws: RoundTable.Fault.unknown(77)) { try round.merge(.init("annan", [77])) }
        #expect(throws: RoundTable.Fault.mixed([4, 5])) { try round.merge(.init("annan", [4, 5])) }
        #expect(round.merged.count == 1)
        #expect(round.list(.success).count == 21)
    }
}
