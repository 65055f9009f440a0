internal import Foundation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// What the rules would erase, or have erased, for the terminal and for machines.
public struct RetentionDocument: Sendable, Equatable, Encodable {
    /// One rule.
    public struct Line: Sendable, Equatable, Encodable {
        /// What is kept, by its name in code.
        public var code: String
        /// What is kept, in words.
        public var name: String
        /// Months it is kept.
        public var months: Int
        /// What began before this day goes; nil when age does not matter.
        public var before: String?
        /// How much goes.
        public var count: Int
        /// The oldest day among it.
        public var oldest: String?
    }

    /// Whether it was erased.
    public var applied: Bool
    /// Every rule, also those by which nothing goes.
    public var rules: [Line]
}

/// Tells what the rules of retention would erase now.
public struct PlanRetention: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Retention concerns the installation.
    public var organisationID: Int64? { nil }
    /// Nothing is changed.
    public static var changes: Bool { false }

    /// Needs nothing.
    public init() {}

    /// Counts.
    public func run(in service: Service, as viewer: Viewer) async throws -> RetentionDocument {
        let due = try await service.store.retentionDue(cutoff: RetentionWords.cutoff(service.today))
        return RetentionDocument(
            applied: false,
            rules: due.map {
                RetentionDocument.Line(
                    code: $0.rule.retained.rawValue, name: RetentionWords.name($0.rule.retained),
                    months: $0.rule.months, before: $0.before, count: $0.count, oldest: $0.oldest)
            })
    }
}

/// Erases what the rules of retention no longer keep: one transaction and one event a rule.
public struct ApplyRetention: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Retention concerns the installation.
    public var organisationID: Int64? { nil }
    /// What is due is erased.
    public static var changes: Bool { true }

    /// Needs nothing.
    public init() {}

    /// Erases.
    public func run(in service: Service, as viewer: Viewer) async throws -> RetentionDocument {
        var document = try await service.perform(PlanRetention(), as: viewer)
        document.applied = true
        for (place, retained) in document.rules.enumerated().compactMap({ place, line in
            RetentionClass(rawValue: line.code).map { (place, $0) }
        }) {
            let erasure = try await service.store.applyRetention(
                retained, cutoff: RetentionWords.cutoff(service.today),
                event: service.event(self, by: viewer, object: retained.rawValue))
            document.rules[place].count = erasure?.count ?? 0
            document.rules[place].oldest = erasure?.oldest
        }
        return document
    }
}
