internal import SwedishText
internal import WorkforceModel

/// The day that figures speak of: read from a field, chosen when none is given, and in words.
enum ObservationDay {
    /// The last day of the month before `today`.
    static func standard(_ today: Day) -> Day { today.advanced(by: -today.dayOfMonth) }

    /// Reads a field; nil without fault when it is empty.
    static func read(_ text: String, today: Day) -> (day: Day?, fault: String?) {
        guard !text.isEmpty else { return (nil, nil) }
        guard let day = Day(text) else {
            return (nil, "”\(text.prefix(40))” är ingen dag. Skriv den som \(standard(today)).")
        }
        guard day <= today else { return (nil, "\(day) har inte varit ännu. Skriv en dag som är senast \(today).") }
        guard day >= Indicator.firstDay else {
            return (nil, "\(day) är före \(Indicator.firstDay), den första dag som tas emot. Rätta året.")
        }
        return (day, nil)
    }

    /// One day in words, or the first and the last of several; empty without days.
    static func words(_ days: [Day]) -> String {
        guard let first = days.min(), let last = days.max() else { return "" }
        return first == last ? Swedish.text(of: first) : "\(Swedish.text(of: first)) – \(Swedish.text(of: last))"
    }

    /// The same with figures, for narrow columns: "2026-10-31", "2026-09-30 – 2026-10-31".
    static func short(_ days: [Day]) -> String {
        guard let first = days.min(), let last = days.max() else { return "" }
        return first == last ? "\(first)" : "\(first) – \(last)"
    }
}
