import SwedishText
import Testing
import WorkforceModel

@Suite("Every fault is one clear sentence with place, cause and remedy")
struct ImportFaultSentenceTests {
    /// 2020-01-01.
    private static let day = Day(number: 18_262)
    private static let every: [ImportFaultReason] = [
        .cannotOpen, .emptyFile, .noRows, .fileTooLarge(limitBytes: 4 << 30), .unreadable(.xlsx, detail: "zip"),
        .oldOrLockedWorkbook, .unpacksTooLarge(limitBytes: 1 << 30), .documentTypeRefused,
        .missingSheet(available: ["Blad1", "Blad2"]), .unsupportedEncoding, .wrongDelimiter(looksLike: "|"),
        .wrongDelimiter(looksLike: nil), .tooManyRows(limit: 5_000_000), .duplicateHeading,
        .missingColumn(available: ["Person", "Enhet"]), .unmappedColumn(.birth), .tooManyColumns(limit: 1000),
        .rowTooLong(limitBytes: 1 << 20), .cellTooLong(limitBytes: 1 << 17), .unclosedQuote,
        .cellCount(expected: 11, found: 10), .brokenText, .missingValue, .notANumber, .outOfRange(lower: 0, upper: 2.5),
        .notAShare(isPercent: false), .notAShare(isPercent: true), .notADay(.yearMonthDay),
        .dayOutOfReach(earliest: day, latest: day), .notABirthYear,
        .impossibleBirthYear(youngest: 15, oldest: 80, from: day), .endBeforeStart(from: day),
        .unknownValue(.unit, known: []), .unknownValue(.sex, known: ["K", "M"]), .personalIdentityNumber,
        .overlappingFullTime(otherRow: 3, sum: 1.75, on: day), .duplicateCode(otherRow: 4), .unknownParent,
        .notAWholeNumber, .duplicateRow(otherRow: 4),
        .parentCycle(["A", "B", "A"]), .population(.oneSexOnly), .population(.noYearEnd(months: ["2025M06"])),
        .merger(.unknownBody), .merger(.noLastDay), .merger(.belowItself), .merger(.ring(["A", "B", "A"])),
    ]

    @Test(arguments: every)
    func sentencesNamePlaceAndRemedy(_ reason: ImportFaultReason) {
        let fault = ImportFault(file: "register.csv", row: 14, column: "Grad", value: "1,2", reason: reason)
        let sentence = fault.swedishSentence
        #expect(sentence.hasPrefix("register.csv, rad 14, kolumn Grad: "))
        #expect(sentence.hasSuffix("."))
        #expect(!sentence.contains("går inte att använda"), "the reason has a sentence of its own")
        #expect(
            !sentence.contains("Optional") && !sentence.contains("nil") && !sentence.contains("..")
                && !sentence.contains("  "))
        let rest = sentence.dropFirst("register.csv, rad 14, kolumn Grad: ".count)
        #expect(rest.split(separator: ". ").count >= 2, "cause and remedy")
        let bare = ImportFault(file: "register.csv", reason: reason).swedishSentence
        #expect(bare.hasPrefix("register.csv: "))
    }

    @Test func noTwoReasonsReadTheSame() {
        let sentences = Self.every.map { ImportFault(file: "f", reason: $0).swedishSentence }
        #expect(Set(sentences).count == Self.every.count)
        #expect(
            Set(Self.every.map(\.code)).count == Self.every.count - 7,
            "seven reasons share the code of another in the list")
    }

    @Test func theSentencesOfTheHandbook() {
        let rate = ImportFault(
            file: "register.csv", row: 14, column: "Sysselsättningsgrad", value: "1,2",
            reason: .notAShare(isPercent: false))
        #expect(
            rate.swedishSentence
                == "register.csv, rad 14, kolumn Sysselsättningsgrad: ”1,2” går inte att läsa som en andel mellan 0 och 1 (eller 0–100 %). Rätta värdet i filen och läs in den igen."
        )
        let overlap = ImportFault(
            file: "r.csv", row: 9, column: "Grad", reason: .overlappingFullTime(otherRow: 3, sum: 1.75, on: Self.day))
        #expect(
            overlap.swedishSentence
                == "r.csv, rad 9, kolumn Grad: personens anställningar är tillsammans 1,75 heltid den 2020-01-01, räknat med rad 3. Avsluta den ena anställningen eller rätta sysselsättningsgraden."
        )
        let unit = ImportFault(
            file: "r.csv", row: 2, column: "Enhet", value: "X9", reason: .unknownValue(.unit, known: []))
        #expect(
            unit.swedishSentence
                == "r.csv, rad 2, kolumn Enhet: ”X9” är inte känt som enhet. Välj i kopplingen vad det motsvarar, eller lägg upp det i registret först."
        )
    }

    @Test func theSummaryCountsWhatIsNotShown() {
        var faults = ImportFaults()
        for row in 0..<1234 { faults.add(ImportFault(file: "f", row: row, reason: .missingValue)) }
        #expect(faults.faults.count == 1000)
        #expect(
            faults.swedishSummary
                == "1\u{202F}234 fel hittades (de första 1\u{202F}000 visas). Ingenting har sparats. Rätta felen i filen och läs in den igen."
        )
        #expect(ImportFaults(ImportFault(file: "f", reason: .emptyFile)).swedishSummary.hasPrefix("1 fel hittades. "))
    }
}
