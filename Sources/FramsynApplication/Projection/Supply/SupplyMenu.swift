extension PageCatalogue {
    /// Pages of supply, unit analysis and shortage professions.
    static let supplyPages: [PageEntry] = []

    /// Forms of supply, unit analysis and shortage professions.
    static let supplyForms: [FormEntry] = []
}
