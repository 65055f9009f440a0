internal import SwedishText
internal import WorkforceStore

extension BackupFault {
    /// The fault as a sentence with remedy.
    var words: String {
        switch self {
        case .notWritable(let path):
            "\(path) går inte att skriva i. Kontrollera rättigheter och ledigt utrymme, eller välj en annan mapp. Inget halvfärdigt ligger kvar."
        case .notReadable(let path):
            "Filen \(path) går inte att läsa. Kontrollera att den finns och att du får läsa den."
        case .unsound(let path, let problems):
            (["\(path) är inte hel. Inget har ändrats."] + problems.map(\.words)).joined(separator: "\n")
        case .differsFromManifest(let path):
            "\(path) är inte den kopia som filen \(BackupManifest.path(ofCopy: path)) beskriver: kontrollsumman stämmer inte. Välj en annan kopia. Inget har ändrats."
        case .occupied(let path):
            "Det finns redan uppgifter i \(path). Lägg till --replace om de ska ersättas; de läggs då åt sidan i samma mapp."
        case .inUse(let path):
            "\(path) används av Framsyn eller ett annat program. Stoppa det och försök igen. Inget har ändrats."
        }
    }
}

extension StoreProblem {
    /// What is wrong, in a sentence with remedy where there is one.
    var words: String {
        switch self {
        case .unreadable(let reason):
            "Filen går inte att läsa som en databas (\(reason)). Lägg tillbaka en säkerhetskopia med framsyn restore."
        case .notFramsyn: "Filen är en databas, men inte Framsyns."
        case .newerVersion: "Filen är skriven av en nyare version av Framsyn. Uppgradera Framsyn."
        case .structure(let message):
            "Databasens struktur är skadad (\(message)). Lägg tillbaka en säkerhetskopia med framsyn restore."
        case .reference(let table, let row, let other):
            "En rad i \(table)\(row.map { " (nummer \($0))" } ?? "") hänvisar till något i \(other) som inte finns."
        case .log(let fault): "Loggen är bruten. \(fault.words)"
        case .segment(let id, let delivery, let column):
            "Personalregistret i leverans \(delivery) är skadat (del \(id), kolumnen \(column)). Läs in filen igen, eller lägg tillbaka en säkerhetskopia."
        case .report(let id, let title):
            "Den frysta rapporten \(id), ”\(title)”, är inte den som frystes. Lägg tillbaka en säkerhetskopia."
        }
    }

    /// A word for machines.
    var code: String {
        switch self {
        case .unreadable: "unreadable"
        case .notFramsyn: "notFramsyn"
        case .newerVersion: "newerVersion"
        case .structure: "structure"
        case .reference: "reference"
        case .log: "log"
        case .segment: "segment"
        case .report: "report"
        }
    }
}
