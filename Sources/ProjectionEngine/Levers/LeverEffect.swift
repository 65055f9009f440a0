public import WorkforceModel

extension Lever {
    /// How much of the lever's full size has come by `year`, 0…1: nothing before the first year of effect nor at the base
    /// year, then in equal steps until the ramp is over.
    ///
    /// Education begins to act ``Lever/lagYears`` after its first year, which is that of the intake and may lie at or
    /// before the base year: more students from 2019 with four years of education are graduates from 2023.
    public func phase(in year: Int, baseYear: Int) -> Double {
        let lag = kind == .educationSupply ? max(0, lagYears) : 0
        // In floating point, so that no year that somebody has sent overflows.
        let elapsed = Double(year) - Double(startYear ?? baseYear + 1) - Double(lag)
        guard year > baseYear, elapsed >= 0 else { return 0 }
        guard rampYears > 1 else { return 1 }
        return min(1, (elapsed + 1) / Double(rampYears))
    }

    /// Whether the lever concerns the profession called `name`.
    public func concerns(_ name: String) -> Bool { profession == nil || profession == name }

    /// Whether the lever can change anything at all; a size of zero, or one that is not a number, cannot.
    public var hasEffect: Bool { value != 0 && value.isFinite }
}

/// Why a lever has no effect on a profession.
public struct LeverFault: Sendable, Equatable {
    /// The reason.
    public enum Reason: String, Sendable, Equatable {
        /// The employment rate is not stated.
        case employmentRateMissing
        /// The sick share of paid time is not stated.
        case sickLeaveShareMissing
        /// No profession of the input has the lever's name.
        case unknownProfession
        /// The receiving profession of a task shift is not stated, or is the giving one.
        case receiverMissing
        /// The increase is counted since a year outside the projection.
        case sinceYearOutside
        /// The size is not a number.
        case notANumber
    }

    /// Position of the lever in the scenario.
    public var lever: Int
    /// The profession concerned; nil when the whole lever is without effect.
    public var profession: String?
    /// Why.
    public var reason: Reason

    /// A fault from its parts.
    public init(lever: Int, profession: String?, reason: Reason) {
        self.lever = lever
        self.profession = profession
        self.reason = reason
    }
}
