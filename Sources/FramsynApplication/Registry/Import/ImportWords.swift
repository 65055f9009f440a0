internal import Presentation
internal import SwedishText
internal import WorkforceModel

extension ImportKind {
    /// The kind as it stands in drop-downs.
    var swedishName: String {
        switch self {
        case .register: "Personalregister"
        case .organisations: "Organisation"
        case .professions: "Yrken"
        case .population: "Befolkning"
        case .observations: "Vakanser och utbildning"
        }
    }
}

extension Sex {
    var swedishName: String { self == .woman ? "kvinna" : "man" }
}

extension EmploymentForm {
    var swedishName: String { self == .monthly ? "månadslön" : "timlön" }
}

extension ExitReason {
    var swedishName: String {
        switch self {
        case .retirement: "pension"
        case .ownRequest: "egen begäran"
        case .fixedTermEnd: "tidsbegränsad anställning upphör"
        case .internalMove: "intern rörlighet"
        case .death: "dödsfall"
        case .disability: "sjukersättning"
        case .redundancy: "arbetsbrist"
        case .other: "övrigt"
        }
    }
}

extension RegisterColumn {
    /// Legend over the values of the column that must be given a meaning.
    var valueLegend: String {
        switch self {
        case .unit: "Arbetsgivare och enheter i filen"
        case .profession: "Yrken i filen"
        case .sex: "Kön i filen"
        case .form: "Löneformer i filen"
        default: "Avgångsorsaker i filen"
        }
    }
}

/// The list of faults as a table that can be taken out as a file.
enum FaultTable {
    static let id = "fel"

    static func table(_ faults: ImportFaults, fileName: String) -> Table {
        Table(
            id: id, caption: "Fel i \(fileName). \(faults.swedishSummary)",
            columns: [
                Column("Fil", explanation: "Filens namn", isText: true),
                Column("Rad", explanation: "Raden så som ett kalkylprogram räknar; rubrikerna är rad 1"),
                Column("Kolumn", explanation: "Kolumnens rubrik", isText: true),
                Column(
                    "Värde", explanation: "Det som står i cellen; visas inte när det kan vara ett personnummer",
                    isText: true),
                Column("Vad som är fel och vad som väntades", explanation: "Felet och hur det rättas", isText: true),
            ],
            rows: faults.faults.map { fault in
                Row([
                    .text(fault.file),
                    fault.row.map { .quantity(Quantity(Double($0), .number)) } ?? .empty,
                    fault.column.map { .text($0) } ?? .empty,
                    fault.value.map { .text($0) } ?? .empty,
                    .text(words(fault)),
                ])
            })
    }

    /// The sentence without the place, which stands in columns of its own.
    static func words(_ fault: ImportFault) -> String {
        let sentence = fault.swedishSentence
        let start = fault.place + ": "
        let rest = sentence.hasPrefix(start) ? String(sentence.dropFirst(start.count)) : sentence
        return rest.prefix(1).uppercased() + rest.dropFirst()
    }
}
