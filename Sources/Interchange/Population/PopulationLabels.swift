internal import WorkforceModel

/// How statistics write ages, sexes, times and regions, in Swedish and English.
enum PopulationLabels {
    /// What an age label says.
    enum Age: Hashable {
        case group(AgeGroup)
        case total
    }

    /// What a sex label says.
    enum SexLabel: Hashable {
        case one(Sex)
        case total
    }

    /// A year, with its month when figures are monthly.
    struct Time: Hashable {
        var year: Int
        var month: Int?
    }

    /// The four axes of population figures.
    enum Axis: CaseIterable {
        case region, age, sex, time

        /// Names of the axis as codes and headings, folded.
        var names: Set<String> {
            switch self {
            case .region: ["region", "lan", "kommun", "county", "municipality", "geo", "omrade", "area"]
            case .age: ["alder", "age", "aldersgrupp", "age group", "aldersklass"]
            case .sex: ["kon", "sex", "gender"]
            case .time: ["tid", "ar", "time", "year", "manad", "month", "period"]
            }
        }

        /// The heading that a fault names.
        var heading: String {
            switch self {
            case .region: "region"
            case .age: "ålder"
            case .sex: "kön"
            case .time: "år"
            }
        }

        /// The axis as a field of an imported table.
        var field: ImportField {
            switch self {
            case .region: .area
            case .age: .age
            case .sex: .sex
            case .time: .year
            }
        }

        /// Values that a fault gives as examples.
        var examples: [String] {
            switch self {
            case .region: ["0180", "01 Stockholms län"]
            case .age: ["0 år", "65-69 år", "100+ år"]
            case .sex: ["kvinnor", "män", "totalt"]
            case .time: ["2025", "2025M12"]
            }
        }
    }

    /// Lower case without surrounding space, å and ä as a, ö as o, dashes as hyphens, hard spaces as spaces.
    static func folded(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text.lowercased() {
            switch character {
            case "å", "ä": result.append("a")
            case "ö": result.append("o")
            case "–", "—", "−": result.append("-")
            case "\u{a0}", "\u{202f}", "\t": result.append(" ")
            default: result.append(character)
            }
        }
        while result.hasPrefix(" ") { result.removeFirst() }
        while result.hasSuffix(" ") { result.removeLast() }
        return result
    }

    /// Reads "0 år", "65-69 år", "100+", "-4", "80-", "<15", "80 år och äldre", "totalt ålder" …; nil for anything else.
    static func age(_ text: String) -> Age? {
        guard text.utf8.count <= 40 else { return nil }
        let folded = folded(text)
        if folded.hasPrefix("tot") || folded == "samtliga" || folded == "alla aldrar" || folded == "all ages" {
            return .total
        }
        var words = folded.split(separator: " ").map(String.init)
        words.removeAll { ["ar", "years", "year", "old", "alder", "age", "aged"].contains($0) }
        var text = words.joined()
        for ending in ["ochaldre", "elleraldre", "andover", "andolder", "orolder", "orover", "+"]
        where text.hasSuffix(ending) && text.count > ending.count {
            return number(text.dropLast(ending.count)).map { .group(AgeGroup($0, nil)) }
        }
        if text.hasPrefix("<") {
            return number(text.dropFirst()).flatMap { $0 > 0 ? .group(AgeGroup(0, $0 - 1)) : nil }
        }
        if text.hasSuffix("ar") { text.removeLast(2) }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        switch ends.count {
        case 1:
            return number(ends[0]).map { .group(AgeGroup($0, $0)) }
        case 2 where ends[0].isEmpty:
            return number(ends[1]).map { .group(AgeGroup(0, $0)) }
        case 2 where ends[1].isEmpty:
            return number(ends[0]).map { .group(AgeGroup($0, nil)) }
        case 2:
            guard let lower = number(ends[0]), let upper = number(ends[1]), lower <= upper else { return nil }
            return .group(AgeGroup(lower, upper))
        default:
            return nil
        }
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text).flatMap { $0 <= 150 ? $0 : nil }
    }

    /// Reads a sex from its label or code.
    static func sex(_ text: String) -> SexLabel? {
        guard text.utf8.count <= 60 else { return nil }
        let folded = folded(text)
        switch folded {
        case "kvinnor", "kvinna", "women", "woman", "females", "female", "flickor", "k", "f", "2": return .one(.woman)
        case "man", "men", "males", "male", "pojkar", "m", "1": return .one(.man)
        case "1+2", "t", "samtliga", "bada konen", "both sexes", "man och kvinnor", "kvinnor och man": return .total
        default: return folded.hasPrefix("tot") ? .total : nil
        }
    }

    /// Reads "2025", "2025M12" or "2025-12".
    static func time(_ text: String) -> Time? {
        let bytes = Array(text.utf8)
        guard bytes.count == 4 || bytes.count == 7, let year = digits(bytes[0..<4]), (1700...2300).contains(year) else {
            return nil
        }
        if bytes.count == 4 { return Time(year: year, month: nil) }
        guard bytes[4] == 77 || bytes[4] == 45, let month = digits(bytes[5..<7]), (1...12).contains(month) else {
            return nil
        }
        return Time(year: year, month: month)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// Splits "01 Stockholms län" into code and name; a text without a code is both.
    static func region(_ text: String) -> (code: String, name: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        if parts.count == 2, (2...6).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (48...57).contains($0) })
        {
            return (String(parts[0]), String(parts[1]))
        }
        return (text, text)
    }

    /// Whether a title says that the figures are projected.
    static func isProjection(_ title: String) -> Bool {
        let folded = folded(title)
        return ["framskriv", "prognos", "projection", "forecast"].contains { folded.contains($0) }
    }

    /// Whether the name of a kind of figure says that it is the population.
    static func isPopulation(_ content: String) -> Bool {
        let folded = folded(content)
        return [
            "folkmangd", "population", "antal personer", "antal", "persons", "personer", "value", "varde", "number",
        ]
        .contains { folded == $0 || folded.hasPrefix($0 + " ") }
    }
}
