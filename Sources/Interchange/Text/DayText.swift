public import WorkforceModel

/// Reads days as files write them.
public enum DayText {
    /// The day in `bytes` (UTF-8). A year first is always read; `format` settles the forms with the year last and the
    /// order of eight digits. A time of day behind is ignored. Nil for anything else, also for days that do not exist.
    public static func day(utf8 bytes: ArraySlice<UInt8>, format: DayFormat) -> Day? {
        var parts = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        var separator: UInt8 = 0
        var index = bytes.startIndex
        scan: while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case 48...57:
                let digit = Int(byte - 48)
                switch part {
                case 0:
                    parts.0 = parts.0 * 10 + digit
                    lengths.0 += 1
                case 1:
                    parts.1 = parts.1 * 10 + digit
                    lengths.1 += 1
                default:
                    parts.2 = parts.2 * 10 + digit
                    lengths.2 += 1
                }
                guard max(lengths.0, lengths.1, lengths.2) <= 8 else { return nil }
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                guard part < 2, part == 0 || byte == separator else { return nil }
                separator = byte
                part += 1
            case UInt8(ascii: " "), UInt8(ascii: "T"):
                guard isTime(bytes[(index + 1)...]) else { return nil }
                break scan
            default:
                return nil
            }
            index += 1
        }
        if part == 0 {
            return lengths.0 == 8 ? compact(parts.0, format: format) : nil
        }
        guard part == 2 else { return nil }
        if lengths.0 == 4 {
            guard (1...2).contains(lengths.1), (1...2).contains(lengths.2) else { return nil }
            return Day(year: parts.0, month: parts.1, day: parts.2)
        }
        guard lengths.2 == 4, (1...2).contains(lengths.0), (1...2).contains(lengths.1) else { return nil }
        switch format {
        case .yearMonthDay: return nil
        case .dayMonthYear: return Day(year: parts.2, month: parts.1, day: parts.0)
        case .monthDayYear: return Day(year: parts.2, month: parts.0, day: parts.1)
        }
    }

    private static func compact(_ number: Int, format: DayFormat) -> Day? {
        switch format {
        case .yearMonthDay: Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        case .dayMonthYear: Day(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000)
        case .monthDayYear: Day(year: number % 10_000, month: number / 1_000_000, day: number / 10_000 % 100)
        }
    }

    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 4 && bytes.count <= 20
            && bytes.allSatisfy { (48...58).contains($0) || [43, 45, 46, 90].contains($0) }
    }
}
