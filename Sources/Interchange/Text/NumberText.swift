/// A number as a Swedish file writes it.
public struct NumberText: Sendable, Hashable {
    /// The value as it stands: `75 %` has the value 75.
    public var value: Double
    /// Whether a percent sign stands behind.
    public var isPercent: Bool

    /// Reads a number with decimal comma or point, with spaces (also non-breaking ones) or the other sign between
    /// groups of three digits, with an optional sign before, exponent and percent sign behind; nil for anything else.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8)[...])
    }

    /// Reads a number from UTF-8.
    public init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let (body, isPercent) = NumberText.plain(bytes) else { return nil }
        guard let value = NumberText.value(of: body) else { return nil }
        self.value = value
        self.isPercent = isPercent
    }

    /// The text with one byte a character: every kind of space as 32, a minus sign as 45; without outer spaces and
    /// percent sign. Nil when another character than those of numbers stands there.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (body: ArraySlice<UInt8>, isPercent: Bool)? {
        guard bytes.count <= 64 else { return nil }
        var body = bytes
        if bytes.contains(where: { $0 >= 0x80 }) {
            var plain: [UInt8] = []
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                switch scalar {
                case "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}": plain.append(space)
                case "\u{2212}", "\u{2013}": plain.append(minus)
                default:
                    guard scalar.isASCII else { return nil }
                    plain.append(UInt8(scalar.value))
                }
            }
            body = plain[...]
        }
        body = body.trimmingSpaces()
        var isPercent = false
        if body.last == UInt8(ascii: "%") {
            isPercent = true
            body = body.dropLast().trimmingSpaces()
        }
        return body.isEmpty ? nil : (body, isPercent)
    }

    /// The number in `body`: [sign] digits and groups [mark digits] [e [sign] digits].
    private static func value(of body: ArraySlice<UInt8>) -> Double? {
        var text = body
        var isNegative = false
        if let first = text.first, first == minus || first == UInt8(ascii: "+") {
            isNegative = first == minus
            text = text.dropFirst().trimmingSpaces()
        }
        var exponent = 0
        if let e = text.firstIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
            guard let power = Int(String(decoding: text[(e + 1)...], as: UTF8.self)), (-400...400).contains(power)
            else {
                return nil
            }
            exponent = power
            text = text[..<e]
        }
        guard let mark = decimalMark(of: text) else { return nil }
        var digits = 0
        var fraction = 0
        var mantissa = 0
        var group = -1  // digits since the last separator; −1 before the first
        var clean: [UInt8] = []
        for (index, byte) in zip(text.indices, text) {
            switch byte {
            case 48...57:
                digits += 1
                if index > mark { fraction += 1 } else if group >= 0 { group += 1 }
                if digits <= 15 { mantissa = mantissa * 10 + Int(byte - 48) }
                clean.append(byte)
            case space, comma, point:
                if index == mark {
                    guard group < 0 || group == 3 else { return nil }
                } else {
                    guard index < mark, group == 3 || (group < 0 && (1...3).contains(digits)) else { return nil }
                    group = 0
                }
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        if mark == text.endIndex, group >= 0, group != 3 { return nil }
        let power = exponent - fraction
        if digits <= 15, (-22...0).contains(power) {
            let value = Double(mantissa) / powersOfTen[-power]
            return isNegative ? -value : value
        }
        guard let value = Double(String(decoding: clean, as: UTF8.self) + "e\(power)"), value.isFinite else {
            return nil
        }
        return isNegative ? -value : value
    }

    /// Index of the decimal mark, the end when there is none, nil when the marks make no number. One mark alone is
    /// decimal; of two kinds the last is; several of one kind stand between groups.
    private static func decimalMark(of text: ArraySlice<UInt8>) -> Int? {
        var commas = 0
        var points = 0
        var last = text.endIndex
        for (index, byte) in zip(text.indices, text) where byte == comma || byte == point {
            if byte == comma { commas += 1 } else { points += 1 }
            last = index
        }
        switch (commas, points) {
        case (0, 0): return text.endIndex
        case (1, 0), (0, 1): return last
        case (_, 0), (0, _): return text.endIndex
        default:
            let lastIsComma = text[last] == comma
            return (lastIsComma ? commas : points) == 1 ? last : nil
        }
    }

    private static let space = UInt8(ascii: " ")
    private static let minus = UInt8(ascii: "-")
    private static let comma = UInt8(ascii: ",")
    private static let point = UInt8(ascii: ".")
    /// Exact powers of ten, so that a short decimal is the nearest double (one correctly rounded division).
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension ArraySlice<UInt8> {
    /// The slice without ASCII spaces, tabs and non-breaking spaces (UTF-8) at its ends.
    func trimmingSpaces() -> ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first {
            if first == 32 || first == 9 {
                slice = slice.dropFirst()
            } else if first == 0xC2, slice.dropFirst().first == 0xA0 {
                slice = slice.dropFirst(2)
            } else {
                break
            }
        }
        while let last = slice.last {
            if last == 32 || last == 9 {
                slice = slice.dropLast()
            } else if last == 0xA0, slice.dropLast().last == 0xC2 {
                slice = slice.dropLast(2)
            } else {
                break
            }
        }
        return slice
    }
}
