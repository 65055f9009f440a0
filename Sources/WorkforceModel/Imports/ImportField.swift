/// A kind of column in a table that is imported: which file columns may hold it and whether it must be there.
public protocol ImportColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {
    /// Whether a table without the column is refused.
    var isRequired: Bool { get }
    /// The column as a field of any table, for faults and labels.
    var field: ImportField { get }
}

/// Columns of a register of employments.
public enum RegisterColumn: String, ImportColumn, CodingKeyRepresentable {
    /// Pseudonym of the person; never a personal identity number.
    case person
    /// Year of birth or date of birth.
    case birth
    /// Legal sex.
    case sex
    /// Code or name of the unit.
    case unit
    /// Title of the profession or AID code.
    case profession
    /// Monthly or hourly pay; monthly when the column is not there.
    case form
    /// Employment rate.
    case rate
    /// First day.
    case from
    /// Last day.
    case to
    /// Reason for the end.
    case exitReason
    /// Share of paid time absent.
    case absence

    /// Whether a table without the column is refused.
    public var isRequired: Bool {
        switch self {
        case .person, .birth, .sex, .unit, .profession, .rate, .from: true
        case .form, .to, .exitReason, .absence: false
        }
    }

    /// The column as a field of any table.
    public var field: ImportField {
        switch self {
        case .person: .person
        case .birth: .birth
        case .sex: .sex
        case .unit: .unit
        case .profession: .profession
        case .form: .form
        case .rate: .rate
        case .from: .from
        case .to: .to
        case .exitReason: .exitReason
        case .absence: .absence
        }
    }
}

/// Columns of a table of organisations.
public enum OrganisationColumn: String, ImportColumn, CodingKeyRepresentable {
    /// Code, unique in the table.
    case code
    /// Name as shown.
    case name
    /// Kind of body.
    case kind
    /// Code of the body above; empty for a root.
    case parent
    /// First day the body exists.
    case from
    /// Last day the body exists.
    case to
    /// Code of the body it was merged into after its last day.
    case mergedInto

    /// Whether a table without the column is refused.
    public var isRequired: Bool { self == .code || self == .name || self == .kind }

    /// The column as a field of any table.
    public var field: ImportField {
        switch self {
        case .code: .code
        case .name: .name
        case .kind: .kind
        case .parent: .parent
        case .from: .from
        case .to: .to
        case .mergedInto: .mergedInto
        }
    }
}

/// Columns of a table of professions.
public enum ProfessionColumn: String, ImportColumn, CodingKeyRepresentable {
    /// Name, unique in the table.
    case name
    /// Field of work.
    case sector
    /// The larger group.
    case group
    /// AID codes, separated by space, comma or slash.
    case aid
    /// SSYK 2012 code.
    case ssyk
    /// Whether a licence is needed.
    case licensed

    /// Whether a table without the column is refused.
    public var isRequired: Bool { self == .name }

    /// The column as a field of any table.
    public var field: ImportField {
        switch self {
        case .name: .name
        case .sector: .sector
        case .group: .group
        case .aid: .aid
        case .ssyk: .ssyk
        case .licensed: .licensed
        }
    }
}

/// A field of any imported table.
public enum ImportField: String, Sendable, Hashable, Codable, CaseIterable {
    case person, birth, sex, unit, profession, form, rate, from, to, exitReason, absence
    case code, name, kind, parent, mergedInto
    case sector, group, aid, ssyk, licensed
    case year, age, area, value
    case organisation, day, vacancies, withoutRequiredTraining
}

/// How days are written in a file.
public enum DayFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// 2026-11-21, 2026/11/21, 20261121, with or without a time behind.
    case yearMonthDay
    /// 21/11/2026, 21.11.2026, 21-11-2026.
    case dayMonthYear
    /// 11/21/2026.
    case monthDayYear
}

/// How shares are written in a column.
public enum ShareFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// 0 to 1.
    case fraction
    /// 0 to 100.
    case percent
}
