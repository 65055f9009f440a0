extension PageCatalogue {
    /// Pages of scenarios.
    static let scenarioPages: [PageEntry] = []

    /// Forms of scenarios.
    static let scenarioForms: [FormEntry] = []
}
