import WorkforceModel

/// A sheet as the workbook lists it.
struct SheetEntry {
    var name: String
    var relationship: String
    var isHidden: Bool
}

/// Reads `workbook.xml`: the sheets and the date system.
final class WorkbookHandler: XMLHandler {
    private(set) var sheets: [SheetEntry] = []
    private(set) var startsIn1904 = false

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "workbookPr":
            let flag = attributes.text("date1904")
            startsIn1904 = flag == "1" || flag == "true"
        case "sheet":
            guard let name = attributes.text("name"), let relationship = attributes.text("id") else { return }
            let state = attributes.text("state") ?? "visible"
            sheets.append(SheetEntry(name: name, relationship: relationship, isHidden: state != "visible"))
        default: break
        }
    }
}

/// Reads a relationships part: identity → path, and type → path.
final class RelationshipsHandler: XMLHandler {
    private(set) var targets: [String: String] = [:]
    private(set) var types: [String: String] = [:]

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        guard case "Relationship" = element, let target = attributes.text("Target") else { return }
        if let id = attributes.text("Id") { targets[id] = target }
        if let type = attributes.text("Type")?.split(separator: "/").last { types[String(type)] = target }
    }
}

/// Reads `styles.xml`: which cell styles show a date.
final class StylesHandler: XMLHandler {
    /// Whether each cell style shows a date.
    private(set) var isDate: [Bool] = []
    private var customDates: [Int: Bool] = [:]
    private var isInCellStyles = false

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "numFmt":
            guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") else { return }
            customDates[id] = StylesHandler.showsDate(code)
        case "cellXfs": isInCellStyles = true
        case "xf" where isInCellStyles:
            let id = attributes.number("numFmtId") ?? 0
            isDate.append(customDates[id] ?? StylesHandler.builtInDates.contains(id))
        default: break
        }
    }

    override func end(_ element: XMLName) {
        if case "cellXfs" = element { isInCellStyles = false }
    }

    /// Built-in number formats that show a date. Source: ECMA-376 part 1, 18.8.30.
    private static let builtInDates: Set<Int> = Set(Array(14...17) + [22] + Array(27...31) + [36] + Array(50...58))

    /// Whether a format code shows a day: a `y` or a `d` outside quotes, brackets and escapes.
    static func showsDate(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": isEscaped = true
                case "y", "d": return true
                default: break
                }
            }
        }
        return false
    }
}

/// Reads `sharedStrings.xml` into one run of bytes.
final class SharedStringsHandler: XMLHandler {
    /// UTF-8 of all strings behind each other.
    private(set) var bytes: [UInt8] = []
    /// End of each string.
    private(set) var ends: [Int] = []
    private let limit: Int
    private var isInText = false
    private var isInPhonetic = false

    init(limit: Int) {
        self.limit = limit
    }

    /// The string with `index`; nil when there is none.
    func string(_ index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "t": isInText = !isInPhonetic
        case "rPh": isInPhonetic = true
        default: break
        }
    }

    override func end(_ element: XMLName) {
        switch element {
        case "t": isInText = false
        case "rPh": isInPhonetic = false
        case "si": ends.append(bytes.count)
        default: break
        }
    }

    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard isInText else { return }
        guard bytes.count + text.count <= limit else {
            fault = .unpacksTooLarge(limitBytes: limit)
            return
        }
        bytes.append(contentsOf: text)
    }
}
