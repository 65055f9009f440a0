extension Swedish {
    /// Before a unit: U+00A0, a space that does not break.
    public static let unitSpace = "\u{00A0}"

    /// A number with decimal comma, thin spaces between thousands and U+2212 as minus sign.
    ///
    /// Rounded half away from zero to `decimals` (0…9) after multiplication by `scale` (100 for percent). The product may
    /// lose half a unit in its last place, which is given back before rounding: 0,285 prints as 28,5 % and 29 %. What
    /// rounds to zero carries no sign. From 10¹⁵ on the number is written with a power of ten; no number is "–".
    public static func number(
        _ value: Double, decimals: Int = 0, isSigned: Bool = false, scale: Double = 1
    ) -> String {
        guard !value.isNaN else { return "–" }
        let decimals = min(max(decimals, 0), 9)
        let power = powers[decimals]
        let factor = power * scale
        var scaled = (value * factor).magnitude
        if factor != 1 { scaled += scaled.ulp }
        scaled.round(.toNearestOrAwayFromZero)
        guard scaled < 1e15 * power, scaled < 9e18 else {
            return large(value * scale, isSigned: isSigned)
        }
        let whole = UInt64(scaled)
        let isNegative = value < 0 && whole > 0
        let isPositive = isSigned && value > 0 && whole > 0
        return digits(whole, decimals: decimals, sign: isNegative ? minus : isPositive ? plus : none, grouped: true)
    }

    /// A whole number, as `number(_:)` prints it.
    public static func number(_ value: Int, isSigned: Bool = false) -> String {
        let sign = value < 0 ? minus : isSigned && value > 0 ? plus : none
        return digits(UInt64(value.magnitude), decimals: 0, sign: sign, grouped: true)
    }

    /// A number with as many decimals as say something, at most `decimals`: "12", "12,5"; otherwise as `number` prints it.
    public static func shortNumber(
        _ value: Double, decimals: Int = 1, isSigned: Bool = false, scale: Double = 1
    ) -> String {
        var text = number(value, decimals: decimals, isSigned: isSigned, scale: scale)
        guard text.contains(",") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "," { text.removeLast() }
        return text
    }

    /// A number as it stands in a form field: no spaces, ASCII minus, no decimals that say nothing ("1527,5"); at most
    /// `decimals` of them. Empty when there is no value.
    public static func fieldText(_ value: Double?, decimals: Int = 6) -> String {
        guard let value, value.isFinite else { return "" }
        let decimals = min(max(decimals, 0), 9)
        var scaled = (value * powers[decimals]).magnitude
        if decimals > 0 { scaled += scaled.ulp }
        scaled.round(.toNearestOrAwayFromZero)
        guard scaled < 9e18 else { return "" }
        var whole = UInt64(scaled)
        var kept = decimals
        while kept > 0, whole % 10 == 0 {
            whole /= 10
            kept -= 1
        }
        return digits(whole, decimals: kept, sign: value < 0 && whole > 0 ? [45] : none, grouped: false)
    }

    /// Reads a number written the Swedish way: decimal comma (or point), any spaces between thousands, U+2212 or ASCII
    /// minus, a percent sign after it ignored. Nil for anything else and for more than 15 digits before the comma.
    public static func value(of text: String) -> Double? {
        var isNegative = false
        var hasComma = false
        var whole = 0.0
        var fraction = 0.0
        var digitCount = 0
        var fractionScale = 1.0
        var hasEnded = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{00A0}", "\u{202F}", "\u{2009}", "\t", "\n", "\r": continue
            case "%" where digitCount > 0 && !hasEnded: hasEnded = true
            case _ where hasEnded: return nil
            case "-", "\u{2212}", "\u{2013}":
                guard digitCount == 0, !isNegative, !hasComma else { return nil }
                isNegative = true
            case "+": guard digitCount == 0, !isNegative, !hasComma else { return nil }
            case ",", ".":
                guard !hasComma else { return nil }
                hasComma = true
            case "0"..."9":
                let digit = Double(scalar.value - 48)
                digitCount += 1
                if hasComma {
                    if fractionScale < 1e15 {
                        fractionScale *= 10
                        fraction = fraction * 10 + digit
                    }
                } else {
                    whole = whole * 10 + digit
                    guard whole < 1e15 else { return nil }
                }
            default: return nil
            }
        }
        guard digitCount > 0 else { return nil }
        // One division of exact integers where the digits fit, so that "0,285" is the nearest Double to 0.285.
        let joined = whole * fractionScale + fraction
        let magnitude = joined < 9e15 ? joined / fractionScale : whole + fraction / fractionScale
        return isNegative ? -magnitude : magnitude
    }

    private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
    private static let none: [UInt8] = []
    private static let plus: [UInt8] = [43]
    private static let minus: [UInt8] = [0xE2, 0x88, 0x92]

    /// `whole` in units of the last decimal, written from the back into one small buffer.
    private static func digits(_ whole: UInt64, decimals: Int, sign: [UInt8], grouped: Bool) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
            var end = 64
            var rest = whole
            var written = 0
            func put(_ byte: UInt8) {
                end -= 1
                buffer[end] = byte
            }
            repeat {
                if decimals > 0, written == decimals { put(44) }
                let place = written - decimals
                if grouped, place > 0, place.isMultiple(of: 3) {
                    put(0xAF)
                    put(0x80)
                    put(0xE2)
                }
                put(UInt8(truncatingIfNeeded: 48 + rest % 10))
                rest /= 10
                written += 1
            } while rest > 0 || written <= decimals
            for byte in sign.reversed() { put(byte) }
            return String(decoding: UnsafeBufferPointer(rebasing: buffer[end..<64]), as: UTF8.self)
        }
    }

    /// From 10¹⁵: "1,50·10²¹"; beyond every number "∞".
    private static func large(_ value: Double, isSigned: Bool) -> String {
        let sign = value < 0 ? "\u{2212}" : isSigned ? "+" : ""
        guard value.isFinite else { return sign + "∞" }
        var mantissa = value.magnitude
        var exponent = 0
        while mantissa >= 10 {
            mantissa /= 10
            exponent += 1
        }
        let raised = String(exponent).map { superscripts[Int(String($0)) ?? 0] }.joined()
        return sign + number(mantissa, decimals: 2) + "·10" + raised
    }

    private static let superscripts = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
}
