internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// Counts of people in a register as a viewer may see them: whoever may read about single people sees all, others none of
/// fewer than five.
struct SmallGroups: Sendable, Equatable {
    /// Fewest people that are counted for everybody.
    static let fewest = 5.0
    /// What stands in the place of a smaller count.
    static let words = "färre än 5"

    /// Whether the viewer may see single people, and so any count.
    var isShown: Bool

    /// Whether a count may be shown. None is no secret.
    func shows(_ count: Double) -> Bool { isShown || count == 0 || count >= Self.fewest }

    /// A count in a table.
    func cell(_ count: Double) -> Cell {
        shows(count) ? .quantity(Quantity(count, .number)) : .text(Self.words)
    }

    /// A share of a count in a table; hidden with the count, which it would give away.
    func share(_ raw: Double?, of count: Double) -> Cell {
        shows(count) ? .quantity(Quantity(raw, .percent, decimals: 1, missing: "–")) : .text("dold")
    }

    /// What was counted and what is used, in a sentence.
    func sentence(_ cause: ExitCause, exits: Double, exposure: Double, used: Double, reason: RateReason) -> String {
        guard shows(exits), shows(exposure) else {
            return
                "Färre än 5 \(cause.swedishVerb); använt \(Swedish.number(used, decimals: 1, scale: 100)) %. Små antal visas bara för den som får läsa om enskildas anställning."
        }
        return Swedish.rateSentence(cause, exits: exits, exposure: exposure, used: used, reason: reason)
    }

    /// Says why groups are left out.
    static let notice = Prose(
        "Grupper efter kön, ålder och år visas bara för den som får läsa om enskildas anställning, eftersom små grupper kan peka ut någon."
    )
}
