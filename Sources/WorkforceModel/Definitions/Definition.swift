/// What a figure means, in dated versions. A version is never changed: what must be said otherwise is a new version.
public struct Definition: Sendable, Equatable, Codable {
    /// How the figure was defined from a day on.
    public struct Version: Sendable, Equatable, Codable {
        /// Counts up from 1.
        public var number: Int
        /// The first day it holds.
        public var from: Day
        /// What the figure means.
        public var meaning: String
        /// How it is made, in words.
        public var formula: String
        /// Unit in words.
        public var unit: String
        /// Why the version replaced the one before; nil for the first.
        public var reason: String?

        /// A version from its parts.
        public init(
            number: Int, from: Day, meaning: String, formula: String, unit: String, reason: String? = nil
        ) {
            self.number = number
            self.from = from
            self.meaning = meaning
            self.formula = formula
            self.unit = unit
            self.reason = reason
        }
    }

    /// Short name in code and addresses; unique.
    public var code: String
    /// Name on pages.
    public var name: String
    /// Versions, the oldest first; at least one.
    public var versions: [Version]

    /// A definition from its parts.
    public init(code: String, name: String, versions: [Version]) {
        self.code = code
        self.name = name
        self.versions = versions
    }

    /// The version that holds on a day; nil before the first.
    public func version(on day: Day) -> Version? { versions.last { $0.from <= day } }
}

/// A definition as it held when a figure was made.
public struct UsedDefinition: Sendable, Equatable, Codable {
    /// Short name of the definition.
    public var code: String
    /// Name on pages.
    public var name: String
    /// The version used.
    public var version: Definition.Version

    /// The definition as it holds on a day; nil before its first version.
    public init?(_ definition: Definition, on day: Day) {
        guard let version = definition.version(on: day) else { return nil }
        code = definition.code
        name = definition.name
        self.version = version
    }
}
