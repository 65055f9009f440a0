/// Seats that are shared by a rule: as many for each group, extra ones counted apart, and a list of those who wait.
public struct SeatAllocation: Sendable, Equatable {
    /// What came of asking for a seat.
    public enum Outcome: Sendable, Equatable {
        /// The group had a seat left.
        case seated
        /// The group's seats are taken; the place in its list of those who wait, from 1.
        case waiting(Int)
        /// The group has no share.
        case noShare
    }

    /// Seats of each group.
    public let seatsPerGroup: Int
    /// The groups with a share.
    public let groups: [Int64]
    /// Who sits for each group, in order.
    public private(set) var seated: [Int64: [Int64]] = [:]
    /// Who waits for each group, in order.
    public private(set) var waiting: [Int64: [Int64]] = [:]
    /// Who has a seat beside the shares.
    public private(set) var extra: [Int64] = []

    /// Empty seats: `seatsPerGroup` for each of `groups`.
    public init(seatsPerGroup: Int, groups: [Int64]) {
        self.seatsPerGroup = max(0, seatsPerGroup)
        self.groups = groups
    }

    /// Seats to share in all, without the extra ones.
    public var total: Int { seatsPerGroup * groups.count }

    /// Asks for a seat of a group for a person; who sits or waits already keeps that.
    public mutating func ask(_ person: Int64, of group: Int64) -> Outcome {
        guard groups.contains(group) else { return .noShare }
        if seated[group, default: []].contains(person) { return .seated }
        if let place = waiting[group, default: []].firstIndex(of: person) { return .waiting(place + 1) }
        if seated[group, default: []].count < seatsPerGroup {
            seated[group, default: []].append(person)
            return .seated
        }
        waiting[group, default: []].append(person)
        return .waiting(waiting[group, default: []].count)
    }

    /// Gives a seat beside the shares.
    public mutating func addExtra(_ person: Int64) {
        if !extra.contains(person) { extra.append(person) }
    }

    /// Takes a seat back; who has waited longest in the group gets it.
    public mutating func leave(_ person: Int64, _ group: Int64) {
        waiting[group]?.removeAll { $0 == person }
        guard let place = seated[group]?.firstIndex(of: person) else { return }
        seated[group]?.remove(at: place)
        if let next = waiting[group]?.first {
            waiting[group]?.removeFirst()
            seated[group]?.append(next)
        }
    }
}
