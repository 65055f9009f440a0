/// How much of an activity one person of an age band uses, relative to the other bands of the same activity.
public struct AgeWeight: Sendable, Hashable, Codable {
    /// Ages.
    public var group: AgeGroup
    /// Use per person; only the proportions within an activity matter.
    public var weight: Double

    /// A weight from its parts.
    public init(_ group: AgeGroup, weight: Double) {
        self.group = group
        self.weight = weight
    }
}

/// Use of one activity by age, as dated data that the user may change.
public struct ActivityUse: Sendable, Hashable, Codable {
    /// Activity ("Äldreomsorg").
    public var name: String
    /// Weights by age; bands do not overlap. Ages without a band do not use the activity.
    public var weights: [AgeWeight]
    /// First year the weights hold.
    public var from: Int
    /// Where the weights come from, as printed.
    public var source: String
    /// Whether the weights are assumed and not taken from a source.
    public var isAssumption: Bool

    /// Use from its parts.
    public init(name: String, weights: [AgeWeight], from: Int, source: String, isAssumption: Bool) {
        self.name = name
        self.weights = weights
        self.from = from
        self.source = source
        self.isAssumption = isAssumption
    }

    /// Activities of municipalities and regions to begin with. Every size is an assumption to be replaced by the
    /// employer's own use per age; the ages of compulsory school are the Education Act's.
    public static let startingSet = [
        ActivityUse(
            name: "Förskola", weights: [AgeWeight(AgeGroup(1, 5), weight: 1)], from: 2026,
            source: "Antagande: lika stor användning per barn 1–5 år", isAssumption: true),
        ActivityUse(
            name: "Grundskola", weights: [AgeWeight(AgeGroup(6, 15), weight: 1)], from: 2026,
            source: "Skolplikt enligt skollagen (2010:800) 7 kap.; antagande: lika stor användning per barn 6–15 år",
            isAssumption: true),
        ActivityUse(
            name: "Gymnasieskola", weights: [AgeWeight(AgeGroup(16, 18), weight: 1)], from: 2026,
            source: "Antagande: lika stor användning per ungdom 16–18 år", isAssumption: true),
        ActivityUse(
            name: "Äldreomsorg",
            weights: [AgeWeight(AgeGroup(65, 79), weight: 1), AgeWeight(AgeGroup(80, nil), weight: 7)], from: 2026,
            source:
                "Antagande: en person som är 80 år eller äldre använder sju gånger så mycket som en som är 65–79 år",
            isAssumption: true),
        ActivityUse(
            name: "Funktionsstöd och socialtjänst", weights: [AgeWeight(AgeGroup(20, 64), weight: 1)], from: 2026,
            source: "Antagande: lika stor användning per person 20–64 år", isAssumption: true),
        ActivityUse(
            name: "Hälso- och sjukvård",
            weights: [
                AgeWeight(AgeGroup(0, 19), weight: 0.6), AgeWeight(AgeGroup(20, 64), weight: 1),
                AgeWeight(AgeGroup(65, 79), weight: 2.2), AgeWeight(AgeGroup(80, nil), weight: 3.5),
            ], from: 2026,
            source:
                "Antagande: användning per person mot 20–64 år: 0,6 (0–19 år), 2,2 (65–79 år), 3,5 (80 år och äldre)",
            isAssumption: true),
    ]
}
