/// Figures and lists as they stand in fault sentences.
enum FaultNumber {
    /// A whole number with spaces between groups of three digits.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "\u{A0}" }
            grouped.append(digit)
        }
        return (number < 0 ? "−" : "") + grouped
    }

    /// A number with up to two decimals and a comma; as Swift prints it when it is too large for that.
    static func decimal(_ number: Double) -> String {
        guard let hundredths = Int(exactly: (number * 100).rounded()) else { return "\(number)" }
        let whole = grouped(Int(hundredths.magnitude / 100))
        let fraction = Int(hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "−" : ""
        if fraction == 0 { return sign + whole }
        if fraction % 10 == 0 { return "\(sign)\(whole),\(fraction / 10)" }
        return "\(sign)\(whole),\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// A size in bytes in the largest unit that leaves a whole number.
    static func bytes(_ count: Int) -> String {
        for (unit, shift) in [("GB", 30), ("MB", 20), ("kB", 10)] where count >= 1 << shift && count % (1 << shift) == 0
        {
            return "\(grouped(count >> shift))\u{A0}\(unit)"
        }
        return "\(grouped(count)) byte"
    }

    /// `a, b och c`, each in quotation marks; at most twelve.
    static func list(_ items: [String]) -> String {
        let quoted = items.prefix(12).map { "”\($0)”" }
        if items.count > 12 { return quoted.joined(separator: ", ") + " med flera" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " och " + last
    }

    /// A delimiter by name.
    static func delimiter(_ text: String) -> String {
        switch text {
        case ";": "semikolon"
        case ",": "komma"
        case "\t": "tabb"
        case "|": "lodstreck (|)"
        case ":": "kolon"
        default: "tecknet ”\(text)”"
        }
    }
}
