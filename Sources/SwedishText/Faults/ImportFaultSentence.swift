public import WorkforceModel

extension ImportFault {
    /// The fault in plain Swedish: place, what is wrong, and what to do about it.
    public var swedishSentence: String {
        let (problem, remedy) = reason.problemAndRemedy(value: quotedValue)
        return "\(place): \(problem). \(remedy)"
    }

    /// Where the fault stands: `register.csv, rad 14, kolumn Sysselsättningsgrad`.
    public var place: String {
        var place = file
        if let row { place += ", rad \(row)" }
        if let column, !column.isEmpty { place += ", kolumn \(column)" }
        return place
    }

    private var quotedValue: String {
        value.map { $0.isEmpty ? "Den tomma cellen" : "”\($0)”" } ?? "Värdet"
    }
}

extension ImportFaults {
    /// What is said above the list of faults: how many there are, how many are shown, and that nothing was stored.
    public var swedishSummary: String {
        let count = total == 1 ? "1 fel hittades" : "\(Swedish.number(total)) fel hittades"
        let shown = total > faults.count ? " (de första \(Swedish.number(faults.count)) visas)" : ""
        return "\(count)\(shown). Ingenting har sparats. Rätta felen i filen och läs in den igen."
    }
}

extension ImportFaultReason {
    /// What is wrong (without full stop) and what to do (whole sentences).
    fileprivate func problemAndRemedy(value: String) -> (problem: String, remedy: String) {
        if case .population(let reason) = self { return reason.problemAndRemedy }
        if case .merger(let reason) = self { return reason.problemAndRemedy(value: value) }
        return fileProblem ?? headingProblem(value) ?? rowProblem ?? valueProblem(value) ?? relationProblem(value)
            ?? ("\(value) går inte att använda", Self.correct)
    }

    private static var correct: String { "Rätta värdet i filen och läs in den igen." }
    private static var divide: String { "Dela upp filen i mindre delar och läs in dem var för sig." }
    private static var saveAgain: String { "Spara filen på nytt från kalkylprogrammet och läs in den igen." }

    private var fileProblem: (String, String)? {
        switch self {
        case .cannotOpen:
            ("filen går inte att öppna", "Kontrollera att filen finns och att du får läsa den.")
        case .emptyFile:
            ("filen är tom", "Ta ut filen på nytt ur källsystemet och läs in den igen.")
        case .noRows:
            ("filen har rubriker men inga rader", "Kontrollera urvalet i källsystemet och ta ut filen på nytt.")
        case .fileTooLarge(let limit):
            ("filen är större än \(FaultWords.bytes(limit)), som är det mesta som läses", Self.divide)
        case .unreadable(let format, _):
            (
                "filen går inte att läsa som \(format.rawValue.uppercased()); den är skadad eller av annat slag",
                Self.saveAgain
            )
        case .oldOrLockedWorkbook:
            (
                "filen är en äldre Excelfil (.xls) eller skyddad med lösenord",
                "Spara den som .xlsx utan lösenord, eller som CSV, och läs in den igen."
            )
        case .unpacksTooLarge(let limit):
            (
                "filen blir större än \(FaultWords.bytes(limit)) när den packas upp, och läses därför inte",
                "Spara tabellen som CSV och läs in den i stället."
            )
        case .documentTypeRefused:
            ("filen innehåller en dokumenttyp eller entiteter, som inte hör hemma i en tabell", Self.saveAgain)
        case .missingSheet(let available):
            (
                "bladet finns inte i arbetsboken",
                available.isEmpty
                    ? "Arbetsboken har inga synliga blad." : "Välj något av bladen \(FaultWords.list(available))."
            )
        case .unsupportedEncoding:
            (
                "filen är inte text i UTF-8 eller Windows-1252",
                "Spara den som ”CSV UTF-8” eller som .xlsx och läs in den igen."
            )
        case .wrongDelimiter(let other):
            (
                "bara en kolumn hittades, så skiljetecknet är troligen ett annat än det som används",
                other.map { "Filen verkar använda \(FaultWords.delimiter($0)): välj det som skiljetecken." }
                    ?? "Spara filen med semikolon, komma eller tabb mellan kolumnerna."
            )
        case .tooManyRows(let limit):
            ("filen har fler än \(Swedish.number(limit)) rader", Self.divide)
        default: nil
        }
    }

    private func headingProblem(_ value: String) -> (String, String)? {
        switch self {
        case .duplicateHeading:
            ("rubriken står på mer än en kolumn", "Ge kolumnerna olika rubriker och läs in filen igen.")
        case .missingColumn(let available):
            (
                "kolumnen finns inte i filen",
                available.isEmpty
                    ? "Lägg till kolumnen eller välj en annan i kopplingen."
                    : "Filen har kolumnerna \(FaultWords.list(available)). Välj en av dem i kopplingen eller lägg till den som saknas."
            )
        case .unmappedColumn(let field):
            (
                "ingen kolumn är vald för \(field.swedishName)",
                "Välj i kopplingen vilken av filens kolumner som gäller, eller lägg till den i filen."
            )
        default: nil
        }
    }

    private var rowProblem: (String, String)? {
        switch self {
        case .tooManyColumns(let limit):
            (
                "raden har fler än \(Swedish.number(limit)) kolumner",
                "Kontrollera skiljetecknet och ta bort kolumner som inte behövs."
            )
        case .rowTooLong(let limit):
            (
                "raden är längre än \(FaultWords.bytes(limit))",
                "Kontrollera att filen har radslut och rätt skiljetecken."
            )
        case .cellTooLong(let limit):
            (
                "en cell är längre än \(FaultWords.bytes(limit))",
                "Kontrollera att filen har radslut och rätt skiljetecken, eller korta texten."
            )
        case .unclosedQuote:
            (
                "ett citattecken öppnas men stängs aldrig",
                "Sätt ut det avslutande citattecknet eller ta bort det första."
            )
        case .cellCount(let expected, let found):
            (
                "raden har \(found) celler men rubrikerna är \(expected)",
                "Kontrollera om ett skiljetecken saknas eller står för mycket; text med skiljetecken ska stå inom citattecken."
            )
        case .brokenText:
            (
                "raden har tecken i en annan teckenkodning än resten av filen",
                "Spara hela filen som ”CSV UTF-8” och läs in den igen."
            )
        default: nil
        }
    }

    private func valueProblem(_ value: String) -> (String, String)? {
        switch self {
        case .missingValue:
            ("ett värde saknas", "Fyll i cellen i filen och läs in den igen.")
        case .notANumber:
            ("\(value) går inte att läsa som ett tal", Self.correct)
        case .notAWholeNumber:
            ("\(value) är inget helt antal", "Skriv ett heltal, eller lämna cellen tom när uppgiften inte finns.")
        case .outOfRange(let lower, let upper):
            (
                "\(value) ligger utanför \(Swedish.shortNumber(lower, decimals: 2))–\(Swedish.shortNumber(upper, decimals: 2))",
                Self.correct
            )
        case .notAShare(let isPercent):
            (
                "\(value) går inte att läsa som en andel mellan "
                    + (isPercent ? "0 och 100 %" : "0 och 1 (eller 0–100 %)"), Self.correct
            )
        case .notADay(let format):
            (
                "\(value) går inte att läsa som en dag",
                "Skriv dagen som \(format.swedishExample), eller välj ett annat datumformat i kopplingen."
            )
        case .dayOutOfReach(let earliest, let latest):
            ("\(value) ligger inte mellan \(earliest) och \(latest)", Self.correct)
        case .notABirthYear:
            (
                "\(value) går inte att läsa som ett födelseår eller en födelsedag",
                "Skriv året med fyra siffror, till exempel 1980."
            )
        case .impossibleBirthYear(let youngest, let oldest, let from):
            (
                "\(value) ger en ålder utanför \(youngest)–\(oldest) år den \(from)",
                "Rätta födelseåret eller första dagen i filen och läs in den igen."
            )
        case .endBeforeStart(let from):
            ("\(value) är före första dagen \(from)", "Rätta någon av dagarna i filen och läs in den igen.")
        case .unknownValue(let field, let known):
            (
                "\(value) är inte känt som \(field.swedishName)",
                known.isEmpty
                    ? "Välj i kopplingen vad det motsvarar, eller lägg upp det i registret först."
                    : "Kända värden är till exempel \(FaultWords.list(known)). Rätta värdet, eller välj i kopplingen vad det motsvarar."
            )
        case .personalIdentityNumber:
            (
                "kolumnen ser ut att innehålla personnummer, som inte får läsas in",
                "Byt dem mot en pseudonym, till exempel ett löpnummer som är samma för samma person i varje leverans."
            )
        default: nil
        }
    }

    private func relationProblem(_ value: String) -> (String, String)? {
        switch self {
        case .overlappingFullTime(let otherRow, let sum, let day):
            (
                "personens anställningar är tillsammans \(Swedish.shortNumber(sum, decimals: 2)) heltid den \(day), räknat med rad \(otherRow)",
                "Avsluta den ena anställningen eller rätta sysselsättningsgraden."
            )
        case .duplicateCode(let otherRow):
            ("\(value) står redan på rad \(otherRow)", "Ta bort den ena raden eller ge den en egen beteckning.")
        case .duplicateRow(let otherRow):
            ("samma enhet, yrke och dag står redan på rad \(otherRow)", "Ta bort den ena raden.")
        case .unknownParent:
            (
                "den överordnade koden \(value) finns varken i filen eller i registret",
                "Rätta koden eller lägg till en rad för den överordnade."
            )
        case .parentCycle(let codes):
            (
                "organisationen är underordnad sig själv (\(codes.joined(separator: " → ")))",
                "Rätta någon av de överordnade koderna så att kedjan slutar i en rot."
            )
        default: nil
        }
    }
}
