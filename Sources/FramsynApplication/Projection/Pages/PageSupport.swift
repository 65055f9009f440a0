internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Links and small parts that the pages of Behov share.
enum NeedLinks {
    /// - Parameter since: for money, the year since which the increase counts, when the page has another than the plan's.
    static func why(
        _ organisation: Int64, _ part: String, profession: String? = nil, year: Int? = nil, since: Int? = nil
    ) -> String {
        // Put together without interpolation: a page has hundreds of these.
        var path = "/behov/varfor?org=" + String(organisation) + "&del=" + part
        if let profession { path += "&yrke=" + encode(profession) }
        if let year { path += "&ar=" + String(year) }
        if let since { path += "&basar=" + String(since) }
        return path
    }

    static func page(_ name: String, _ organisation: Int64) -> String { "/behov/\(name)?org=\(organisation)" }

    /// CSV, XLSX and print of the page itself.
    static func files(_ path: String, organisation: Int64, table: String, query: String = "") -> [Action] {
        let common = "\(path)?org=\(organisation)\(query)"
        return [
            Action("CSV", href: "\(common)&format=csv&tabell=\(table)"),
            Action("XLSX", href: "\(common)&format=xlsx"),
        ]
    }

    /// Percent-encoding of a value in a query.
    static func encode(_ text: String) -> String {
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
            default: false
            }
        }
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
        guard !text.utf8.allSatisfy(isPlain) else { return text }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(3 * text.utf8.count)
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.append(byte)
            } else {
                encoded += [37, digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

/// The year that changes are counted from, when the address names one that the projection does not have.
enum BaseYear {
    static func notice(asked: Int?, used: Int, _ context: ProjectionContext) -> [Notice] {
        guard let asked, asked != used else { return [] }
        return [
            Notice(
                .warning,
                Prose(
                    "Förändringar kan inte räknas från \(asked), eftersom framskrivningen gäller \(Swedish.years(context.baseYear, context.lastYear)). De räknas från \(used)."
                ))
        ]
    }
}

/// The page of Behov when there is nothing to project yet.
enum EmptyNeed {
    static func page(_ title: String) -> PageContent {
        PageContent(
            title: title,
            lead: "Här finns inget att räkna på ännu. Välj det underlag ni har; det går att byta senare.",
            blocks: [
                .card(
                    Card(
                        "Egen tabell",
                        blocks: [
                            .paragraphs([
                                "Har ni en tabell med antal medarbetare per yrke? Skriv in den, så står behovet på skärmen inom tio minuter. Inget register behövs."
                            ]),
                            .actions([Action("Fyll i tabellen", href: "/behov/fyll-i?ny=1", isPrimary: true)]),
                        ])),
                .card(
                    Card(
                        "Personalregister",
                        blocks: [
                            .paragraphs([
                                "Har ni ett uttag ur personalsystemet? Läs in det, så räknar Framsyn fram avgångar, pensioner och rekrytering per yrke med osäkerhet."
                            ]),
                            .actions([Action("Läs in en fil", href: "/register/import")]),
                        ])),
            ])
    }
}

/// One sentence about a change: "134 fler än 2019", "12 färre än 2019", "lika många som 2019".
func changeWords(_ change: Double, since year: Int) -> String {
    let whole = change.rounded(.toNearestOrAwayFromZero)
    if whole == 0 { return "lika många som \(year)" }
    return "\(Swedish.number(abs(whole))) \(whole > 0 ? "fler" : "färre") än \(year)"
}
