/// Kinds of file that are read.
public enum ImportFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case csv
    case xlsx
    case json
    case yaml
}

/// What is wrong in a delivered file.
public enum ImportFaultReason: Sendable, Hashable, Codable {
    // The file as a whole
    /// The file cannot be opened.
    case cannotOpen
    /// There is nothing in the file.
    case emptyFile
    /// There are headings but no rows.
    case noRows
    /// The file is larger than is read.
    case fileTooLarge(limitBytes: Int)
    /// The file is not what its format demands; `detail` is a short technical cause, not for the sentence's core.
    case unreadable(ImportFormat, detail: String)
    /// An old Excel file (.xls) or one with a password.
    case oldOrLockedWorkbook
    /// A packed file that unfolds beyond what is read (a zip bomb).
    case unpacksTooLarge(limitBytes: Int)
    /// XML with a document type or entities, which no spreadsheet writes.
    case documentTypeRefused
    /// The named sheet is not in the workbook.
    case missingSheet(available: [String])
    /// Text in UTF-16, or bytes that are no text.
    case unsupportedEncoding
    /// Only one column was found: the delimiter is another than the one used.
    case wrongDelimiter(looksLike: String?)
    /// More rows than are read.
    case tooManyRows(limit: Int)

    // Headings
    /// The same heading stands on two columns.
    case duplicateHeading
    /// A column that the mapping names is not in the file.
    case missingColumn(available: [String])
    /// Nothing says which column holds this; `name` is the field.
    case unmappedColumn(ImportField)

    // A row's shape
    /// A row with more columns than are read.
    case tooManyColumns(limit: Int)
    /// A row longer than is read.
    case rowTooLong(limitBytes: Int)
    /// A cell longer than is read.
    case cellTooLong(limitBytes: Int)
    /// A quotation mark that is never closed.
    case unclosedQuote
    /// Another number of cells than the headings.
    case cellCount(expected: Int, found: Int)
    /// Bytes that do not fit the encoding of the rest of the file.
    case brokenText

    // A value
    /// A value that must be there is missing.
    case missingValue
    /// Not a number.
    case notANumber
    /// A number with decimals where whole ones are counted.
    case notAWholeNumber
    /// A number outside what is possible.
    case outOfRange(lower: Double, upper: Double)
    /// Not a share between 0 and 1 (0 and 100 when percent).
    case notAShare(isPercent: Bool)
    /// Not a day in the format of the mapping.
    case notADay(DayFormat)
    /// A first day too far back or too far ahead.
    case dayOutOfReach(earliest: Day, latest: Day)
    /// Neither a year of birth nor a date of birth.
    case notABirthYear
    /// A year of birth that gives an impossible age on the first day.
    case impossibleBirthYear(youngest: Int, oldest: Int, from: Day)
    /// A last day before the first.
    case endBeforeStart(from: Day)
    /// Values that are none of the known ones; `known` gives some of those.
    case unknownValue(ImportField, known: [String])
    /// A Swedish personal identity number where a pseudonym must stand. The value is never kept.
    case personalIdentityNumber
    /// Rows of one person that add up to more than full time on the same day.
    case overlappingFullTime(otherRow: Int, sum: Double, on: Day)

    // Rows against each other
    /// The same code or name as on another row.
    case duplicateCode(otherRow: Int)
    /// The same organisation, profession and day as on another row.
    case duplicateRow(otherRow: Int)
    /// A parent that is in neither the file nor the register.
    case unknownParent
    /// Parents that lead back to the row itself; codes in order.
    case parentCycle([String])
    /// A fault in what body a row was merged into.
    case merger(MergerFaultReason)

    // Population figures
    /// A fault that only files of population figures can have.
    case population(PopulationFaultReason)

    /// A stable name for machines: the case's name.
    public var code: String {
        switch self {
        case .cannotOpen: "cannotOpen"
        case .emptyFile: "emptyFile"
        case .noRows: "noRows"
        case .fileTooLarge: "fileTooLarge"
        case .unreadable: "unreadable"
        case .oldOrLockedWorkbook: "oldOrLockedWorkbook"
        case .unpacksTooLarge: "unpacksTooLarge"
        case .documentTypeRefused: "documentTypeRefused"
        case .missingSheet: "missingSheet"
        case .unsupportedEncoding: "unsupportedEncoding"
        case .wrongDelimiter: "wrongDelimiter"
        case .tooManyRows: "tooManyRows"
        case .duplicateHeading: "duplicateHeading"
        case .missingColumn: "missingColumn"
        case .unmappedColumn: "unmappedColumn"
        case .tooManyColumns: "tooManyColumns"
        case .rowTooLong: "rowTooLong"
        case .cellTooLong: "cellTooLong"
        case .unclosedQuote: "unclosedQuote"
        case .cellCount: "cellCount"
        case .brokenText: "brokenText"
        case .missingValue: "missingValue"
        case .notANumber: "notANumber"
        case .notAWholeNumber: "notAWholeNumber"
        case .outOfRange: "outOfRange"
        case .notAShare: "notAShare"
        case .notADay: "notADay"
        case .dayOutOfReach: "dayOutOfReach"
        case .notABirthYear: "notABirthYear"
        case .impossibleBirthYear: "impossibleBirthYear"
        case .endBeforeStart: "endBeforeStart"
        case .unknownValue: "unknownValue"
        case .personalIdentityNumber: "personalIdentityNumber"
        case .overlappingFullTime: "overlappingFullTime"
        case .duplicateCode: "duplicateCode"
        case .duplicateRow: "duplicateRow"
        case .unknownParent: "unknownParent"
        case .parentCycle: "parentCycle"
        case .merger: "merger"
        case .population: "population"
        }
    }
}
