public import WorkforceModel

extension CaseFault.Expected {
    /// What was expected, as the beginning of a sentence without full stop.
    public var swedishWords: String {
        switch self {
        case .file: "filen finns inte eller går inte att läsa"
        case .utf8: "filen ska vara text i UTF-8"
        case .yamlMapping: "filen ska vara YAML med nycklar överst"
        case .format(let version): "formatet ska vara version \(version)"
        case .value: "ett värde saknas"
        case .text: "här ska stå text"
        case .number: "här ska stå ett tal"
        case .wholeNumber: "här ska stå ett heltal"
        case .boolean: "här ska stå true eller false"
        case .oneOf(let words): "här ska stå \(Swedish.list(words, last: "eller"))"
        case .entries(let count): "listan ska ha \(count) värden"
        case .column(let name): "kolumnen \(name) saknas"
        case .table: "tabellen går inte att läsa; kontrollera att citattecken stängs och att raderna är korta"
        case .cells(let count): "raden ska ha \(count) fält"
        case .horizon: "sista året ska ligga 1–\(CaseFault.mostYears) år efter basåret"
        case .row(let name): "en rad för \(name) saknas"
        case .unusedName: "namnet finns redan"
        case .knownProfession: "yrket finns inte i planen"
        case .knownSeries: "serien finns inte i planen"
        case .cellOfTheCase: "ålder eller anställningstid ligger utanför planens celler"
        case .oneDriver: "ange precis en av volym, tillväxt, andelar och eget index"
        }
    }
}
