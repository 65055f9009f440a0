internal import WorkforceModel

/// A value that a page takes after the question mark in its address.
///
/// Declared beside what reads it. A page is given only what it declares (``PageEntry/useCase(_:)``), so that the list, which
/// programs read as a description of the page, holds everything the page can be asked.
public struct PageParameter: Sendable, Equatable {
    /// What it takes.
    public enum Kind: Sendable, Equatable {
        /// The number of something stored: an organisation, a report, a job.
        case identity
        /// A whole number within a range, none of it below zero.
        case whole(ClosedRange<Int>)
        /// A number as Swedes or programs write it, with comma or point.
        case decimal
        /// A day, `YYYY-MM-DD`.
        case day
        /// Words, at most ``PageParameter/longestText`` characters.
        case text
        /// One of some words.
        case choice([String])
        /// There or not: the value is `1`.
        case flag
        /// Any number of ticks: the name followed by the number of something stored, with the value `ja`.
        case ticks
    }

    /// Name in the address; of ticks, what stands before the number.
    public let name: String
    /// What it takes.
    public let kind: Kind
    /// What it does, in Swedish.
    public let words: String
    /// Whether the page says nothing without it.
    public let isRequired: Bool

    /// Most Unicode scalars of a text.
    public static let longestText = 200
    /// The largest number of something stored that every program can read exactly.
    public static let largestIdentity: Int64 = (1 << 53) - 1
    /// Years that can be asked for.
    static let years = 1900...2200

    init(_ name: String, _ kind: Kind, _ words: String, isRequired: Bool = false) {
        self.name = name
        self.kind = kind
        self.words = words
        self.isRequired = isRequired
    }

    /// Whether a name in an address is this parameter's.
    public func isNamed(_ name: String) -> Bool {
        guard kind == .ticks else { return name == self.name }
        return name.hasPrefix(self.name) && Self.isIdentity(name.dropFirst(self.name.count))
    }

    /// Whether it takes a value. Pages themselves are more patient: a reader's slip is answered with words on the page.
    public func takes(_ value: String) -> Bool {
        switch kind {
        case .identity: Self.isIdentity(value)
        case .whole(let range): Self.isDigits(value) && Int(value).map(range.contains) == true
        case .decimal: Self.isDecimal(value)
        case .day: value.utf8.count == 10 && Day(value) != nil
        case .text: value.unicodeScalars.count <= Self.longestText
        case .choice(let values): values.contains(value)
        case .flag: value == "1"
        case .ticks: value == "ja"
        }
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func isIdentity(_ text: some StringProtocol) -> Bool {
        isDigits(text) && Int64(text).map { (1...largestIdentity).contains($0) } == true
    }

    private static func isDecimal(_ text: String) -> Bool {
        let parts = (text.first == "-" ? text.dropFirst() : text[...]).split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
        return (1...2).contains(parts.count) && parts.allSatisfy { isDigits($0) && $0.utf8.count <= 9 }
    }
}

extension PageParameter {
    /// The organisation that a page is about.
    static let organisation = PageParameter(
        "org", .identity, "Organisationens nummer. Utan det gäller svaret den organisation som visas när ingen är vald."
    )
    /// The part of the plan's professions that a page of Behov is narrowed to.
    static let sector = PageParameter(
        SectorLinks.name, .text, "Område eller sida (myndighetssidan, utförarsidan) som svaret begränsas till.")
    /// The year that changes are counted from.
    static let since = PageParameter("basar", .whole(years), "År som förändringen räknas från.")
    /// The part of the organisation that a list is about.
    static let under = PageParameter(
        "under", .identity, "Nummer på en organisation; svaret gäller den och allt under den.")
    /// Whether everything is listed.
    static let all = PageParameter("alla", .flag, "Allt, inte bara det första eller det som gäller i dag.")
    /// The settings of a scenario, each name after `prefix`.
    static func levers(prefix: String = "") -> [PageParameter] {
        ScenarioSlider.all.map { slider in
            PageParameter(prefix + slider.name, .decimal, "\(slider.hint) Anges i \(slider.unit).")
        }
            + ScenarioSettings.choiceParameters.map { PageParameter(prefix + $0.name, $0.kind, $0.words) }
    }

    static func profession(_ words: String) -> PageParameter { PageParameter("yrke", .text, words) }
    static func search(_ words: String) -> PageParameter { PageParameter("sok", .text, words) }
}
