internal import Foundation
internal import WorkforceModel

/// Times of the store as they are read in Sweden.
enum TimeText {
    /// `2026-11-21T08:00:00Z` as "2026-11-21 09:00"; what is no time stays as it is.
    static func text(_ time: String) -> String {
        guard let date = try? Date(time, strategy: .iso8601), let zone = TimeZone(identifier: "Europe/Stockholm") else {
            return time
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func padded(_ value: Int?) -> String {
            let text = String(value ?? 0)
            return text.count < 2 ? "0" + text : text
        }
        return
            "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day)) \(padded(parts.hour)):\(padded(parts.minute))"
    }

    /// A moment as a time of day in Sweden, "14.05".
    static func clock(_ moment: Date) -> String {
        String(text(moment.formatted(.iso8601)).suffix(5)).replacing(":", with: ".")
    }

    /// The moment a day begins in Sweden, in UTC: `2026-11-20T23:00:00Z`.
    static func start(of day: Day) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Stockholm") ?? .gmt
        let (year, month, dayOfMonth) = day.parts
        let date = calendar.date(from: DateComponents(year: year, month: month, day: dayOfMonth))
        return date.map { $0.formatted(.iso8601) } ?? day.description
    }
}
