internal import Foundation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// What a failure is called where there is no page to show it on: a Swedish sentence with remedy.
    public static func words(of error: any Error) -> String {
        switch error {
        case let fault as OpeningFault: fault.words
        case let fault as JobFault: fault.words
        case let problem as CaseProblem: problem.words
        case let problem as DemoProblem: problem.words
        case let fault as ImportFault: fault.swedishSentence
        case let fault as RequestFault: fault.words
        case let fault as ProjectionFault: fault.words
        case let fault as StoreFault: fault.words
        case let fault as BackupFault: fault.words
        case is CancellationError: "Avbrutet. Inget har ändrats."
        default: "Något gick fel, och inget har ändrats: \(error)"
        }
    }
}

extension RequestFault {
    /// The fault as the terminal says it.
    fileprivate var words: String {
        switch self {
        case .notAvailable: "Organisationen finns inte. framsyn organisations skriver numren på dem som finns."
        case .notAllowed(let right): right.missingWords
        case .notANumber(let name, let value):
            "”\(value.prefix(40))” är inget tal. Skriv \(name) med siffror."
        case .noOrganisation:
            "Det finns ingen organisation ännu. Läs in en plan med framsyn import case, eller skapa en demonstration med framsyn demo."
        case .missing("arbetsgivare"):
            "Det finns ingen arbetsgivare med det numret. framsyn organisations skriver numren; arbetsgivare är kommuner och regioner."
        case .missing(let what): "Det här saknas: \(what)."
        }
    }
}

extension StoreFault {
    /// The fault as a sentence with remedy.
    var words: String {
        switch self {
        case .newerVersion(let path):
            "\(path) är skriven av en nyare version av Framsyn. Uppgradera Framsyn, eller välj en annan mapp med --data. Filen är orörd."
        case .unusableDirectory(let path, _):
            "Mappen \(path) går inte att skapa eller skriva i. Välj en annan med --data, eller ändra rättigheterna."
        case .busy(let path):
            "\(path) används av ett annat program, och inget har ändrats. Vänta tills det är klart, eller stäng det, och försök igen."
        case .damagedFile(let path):
            "\(path) är skadad eller ingen databas. Lägg tillbaka en säkerhetskopia, eller välj en annan mapp med --data."
        case .notWritable(let path, _):
            "\(path) går inte att skriva i, och inget har ändrats. Kontrollera rättigheter och ledigt utrymme."
        case .conflict:
            "Någon annan har ändrat samma sak under tiden, och inget har sparats. Se hur den ser ut nu och försök igen."
        case .damagedSegment:
            "Ett inläst register är skadat på disken. Läs in det igen, eller lägg tillbaka en säkerhetskopia."
        case .damagedLog(let id):
            "Loggens händelse \(id) är skadad på disken, så inget kan ändras. Kontrollera med framsyn check, och lägg tillbaka en säkerhetskopia."
        case .taken(let what): "”\(what)” används redan. Välj ett annat namn."
        case .notFound(let what, let id): "\(what) \(id) finns inte längre."
        }
    }
}

extension RequiredRight {
    /// What is missing, without telling whether what was asked for exists.
    public var missingWords: String {
        guard level > .none else { return "Du behöver logga in för att se sidan." }
        let place =
            switch self.place {
            case .organisation: " i den organisation som sidan gäller"
            case .installation: " där ändringen skulle göras"
            case .somewhere, .signedIn: ""
            }
        return
            "Det kräver rätt att \(level.swedishVerb) \(object.swedishWords)\(place). Dina behörigheter ger inte det i dag. Den som sköter behörigheter hos er kan ge dig den."
    }
}
