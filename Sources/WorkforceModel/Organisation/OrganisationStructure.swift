/// An employer's structure on a day: the bodies right below it, and which of them holds each of its parts, whenever the part
/// existed. What has been merged by then is held by the one it was merged into.
///
/// Parents are not dated: what was moved without ending is held by its present parent on every day.
public struct OrganisationStructure: Sendable {
    /// Where a part is counted.
    public enum Place: Hashable, Sendable {
        /// In a body right below the employer.
        case body(Int64)
        /// Right under the employer, in no body.
        case employer
        /// In nothing that the employer has today.
        case outside
    }

    /// The employer.
    public let employer: Int64
    /// The day.
    public let day: Day
    private let tree: OrganisationTree

    /// The structure of an employer on a day.
    ///
    /// - Parameter tree: the nodes of all days.
    public init(of employer: Int64, on day: Day, in tree: OrganisationTree) {
        self.employer = employer
        self.day = day
        self.tree = tree
    }

    /// Bodies right below the employer that exist on the day.
    public var bodies: [Organisation] { tree.children(of: employer).filter { $0.exists(on: day) } }

    /// Where an organisation is counted: the way up from it, leaving every body that has been merged for the one it was
    /// merged into, as long as that lies within the employer.
    public func place(of id: Int64) -> Place {
        guard tree.isWithin(id, employer) else { return .outside }
        var current = id
        var below: Int64?
        // A body is left once, so that a ring of mergers ends.
        var left: Set<Int64> = []
        while current != employer {
            if let next = tree.counterpart(of: current, on: day), next != current, tree.isWithin(next, employer),
                left.insert(current).inserted
            {
                (current, below) = (next, nil)
                continue
            }
            guard let parent = tree[current]?.parentID else { return .outside }
            (below, current) = (current, parent)
        }
        return below.map { .body($0) } ?? .employer
    }

    /// The days from which an employer's structure was another than the day before, in order: a body right below it began
    /// or was no more, or something within it was merged.
    public static func changes(of employer: Int64, in tree: OrganisationTree) -> [Day] {
        var days: Set<Day> = []
        for body in tree.children(of: employer) {
            if let from = body.validFrom { days.insert(from) }
            if let last = body.validTo { days.insert(last.advanced(by: 1)) }
        }
        for id in tree.subtree(of: employer) where tree[id]?.mergedInto != nil {
            if let last = tree[id]?.validTo { days.insert(last.advanced(by: 1)) }
        }
        return days.sorted()
    }
}
