import WorkforceModel

/// A figure found in a sentence.
struct WrittenQuantity: Equatable {
    /// Tokens with hedge and unit.
    var start: Int
    var end: Int
    /// Persons, a fraction or kronor; already signed by a written plus or minus.
    var value: Double
    var unit: ClaimUnit
    /// True values it may stand for.
    var accepted: ClosedRange<Double>
    /// Whether nothing softens it.
    var isExact: Bool
    /// Whether a sign is written, or it is a change by itself ("fördubblas").
    var isChange: Bool
    /// Whether it is a part in words ("var femte", "hälften").
    var isPart: Bool
    /// A noun after it that is neither staff nor a known word.
    var hasForeignNoun: Bool
    /// Decimals without unit or noun.
    var isBareDecimal = false
    /// What the figure before is part of ("40 av 280").
    var isWhole = false
    /// The second of two figures "från … till …", or the first.
    var pair: Pair?

    /// Gives a bare number the unit of the figure it stands with.
    mutating func take(_ unit: ClaimUnit) {
        let scale = unit == .kronor ? 1e6 : 0.01
        self.unit = unit
        value *= scale
        accepted = accepted.lowerBound * scale...accepted.upperBound * scale
        isBareDecimal = false
    }

    /// Place in "från A till B".
    enum Pair: Equatable {
        case from
        case to
    }

    /// A number as written, before its unit is known.
    struct Number: Equatable {
        var value: Double
        /// Half of the last written digit.
        var halfUnit: Double
        /// Token after it.
        var end: Int
        var isWord: Bool
    }
}
