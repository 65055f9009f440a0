/// A form that works without script.
public struct Form: Sendable, Equatable, Codable {
    /// How it is sent.
    public enum Method: String, Sendable, Codable {
        /// A query: the answer is a page that can be linked to.
        case get
        /// A change.
        case post
        /// A change with files.
        case upload
    }

    /// Name within the page; ASCII.
    public var id: String
    /// Path it is sent to.
    public var action: String
    /// How it is sent.
    public var method: Method
    /// Groups of fields in order.
    public var groups: [FieldGroup]
    /// Words on the main button.
    public var submit: String
    /// Further buttons that send the same fields; the one used sends its value under ``otherName``.
    public var otherSubmits: [Choice]
    /// Whether script may answer changes at once by fetching the page's content (sliders).
    public var answersAtOnce: Bool

    /// The name that the further buttons send.
    public static let otherName = "gor"

    /// A form from its parts.
    public init(
        id: String, action: String, method: Method = .post, groups: [FieldGroup], submit: String,
        otherSubmits: [Choice] = [], answersAtOnce: Bool = false
    ) {
        self.id = id
        self.action = action
        self.method = method
        self.groups = groups
        self.submit = submit
        self.otherSubmits = otherSubmits
        self.answersAtOnce = answersAtOnce
    }
}

/// Fields that belong together.
public enum FieldGroup: Sendable, Equatable, Codable {
    /// Fields under each other with an optional legend.
    case fields(legend: String?, [Field])
    /// A grid: a row of fields per line, one column heading per field.
    case grid(legend: String, columns: [String], rows: [GridRow])
}

/// One line of a grid of fields.
public struct GridRow: Sendable, Equatable, Codable {
    /// Heading of the line, read out with every field.
    public var heading: String
    /// Fields, one a column.
    public var fields: [Field]

    /// A line from its parts.
    public init(_ heading: String, _ fields: [Field]) {
        self.heading = heading
        self.fields = fields
    }
}

/// A choice in a drop-down.
public struct Choice: Sendable, Equatable, Codable {
    /// Value sent.
    public var value: String
    /// Words shown.
    public var label: String

    /// A choice from its parts.
    public init(_ value: String, _ label: String) {
        self.value = value
        self.label = label
    }
}

/// One field.
public struct Field: Sendable, Equatable, Codable {
    /// What the field takes.
    public enum Kind: Sendable, Equatable, Codable {
        /// A line of words.
        case text
        /// A sign-in name.
        case account
        /// A password; a new one is offered to be kept by the browser.
        case password(isNew: Bool)
        /// A code of some digits, used once.
        case oneTimeCode
        /// A number written the Swedish way.
        case number
        /// A day.
        case day
        /// Several lines of words.
        case lines(rows: Int)
        /// One of some choices.
        case choice([Choice])
        /// Yes or no.
        case check
        /// A number by slider; the value is shown beside it with the unit's words.
        case slider(min: Double, max: Double, step: Double, unit: String)
        /// A file; `accept` as in HTML.
        case file(accept: String)
        /// Not shown.
        case hidden
    }

    /// Name sent.
    public var name: String
    /// Label shown.
    public var label: String
    /// What it takes.
    public var kind: Kind
    /// Present value as it stands in the field.
    public var value: String
    /// Help under the label.
    public var hint: String?
    /// What is wrong with the value, with remedy; nil when nothing is.
    public var fault: String?
    /// Whether it must be filled in.
    public var isRequired: Bool

    /// A field from its parts.
    public init(
        _ name: String, label: String, kind: Kind = .text, value: String = "", hint: String? = nil,
        fault: String? = nil, isRequired: Bool = false
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.hint = hint
        self.fault = fault
        self.isRequired = isRequired
    }
}

extension Form {
    /// Every field in order, also those of grids.
    public var fields: [Field] {
        groups.flatMap { group in
            switch group {
            case .fields(_, let fields): fields
            case .grid(_, _, let rows): rows.flatMap(\.fields)
            }
        }
    }
}
