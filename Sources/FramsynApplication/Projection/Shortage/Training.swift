internal import Presentation
internal import SwedishText

/// Persons of one profession without the training it demands, among the staff.
struct Training: Sendable, Equatable {
    /// Persons without required training.
    var without: Double
    /// Staff at the base year; nil where it is not known for exactly those who were counted.
    var staff: Double?

    /// Fewer persons than this are not told, nor whether there is anybody.
    static let fewest = Double(FullTime.fewest)

    /// Whether both the group and the count are large enough to show.
    var isShown: Bool { without >= Self.fewest && staff.map { $0 >= Self.fewest } != false }

    /// Share of the staff; nil for what is not shown, without staff and where more were counted than the staff.
    var share: Double? {
        guard isShown, let staff, without <= staff else { return nil }
        return without / staff
    }

    /// The sum of those that have a share: what is not shown cannot be found out from a sum. Nil without any.
    static func sum(_ parts: [Training]) -> Training? {
        let shown = parts.filter { $0.share != nil }
        guard !shown.isEmpty else { return nil }
        return Training(
            without: shown.reduce(0) { $0 + $1.without }, staff: shown.reduce(0) { $0 + ($1.staff ?? 0) })
    }

    /// "12 av 80", or why it is not said.
    var words: String {
        guard isShown else { return "färre än \(FullTime.fewest)" }
        guard let staff else { return Swedish.number(without) }
        let words = "\(Swedish.number(without)) av \(Swedish.number(staff))"
        return without <= staff ? words : "\(words), går inte ihop"
    }
}
